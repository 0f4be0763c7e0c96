import Attendance
import Benchmark
import Foundation
import Records

/// Each of ours has a peer that does the same in the plain way, measured in the same run: what counts is their ratio.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], warmupIterations: 1, maxDuration: .seconds(10), maxIterations: 20)

  for (name, filter, word) in [
    ("word", "补录", "补录"), ("digits", "4699", "4699"), ("no match", "nobody", "nobody"),
  ] {
    Benchmark("filter by \(name)") { benchmark in
      let arrangement = Company.arrangement
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        blackHole(await Company.arranged(arrangement, filter, .newestFirst))
      }
    }
    Benchmark("filter by \(name), peer") { benchmark in
      let texts = Company.texts
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        blackHole(texts.indices.filter { texts[$0].contains(word) })
      }
    }
  }

  Benchmark("filter by seven terms") { benchmark in
    let arrangement = Company.arrangement
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(
        await Company.arranged(
          arrangement, "source:imported place:仓库 -comment:0 >=2026-10-01 <18:00 e1 dup:",
          .newestFirst))
    }
  }

  for column in [RecordOrder.Column.place, .comment, .employee] {
    Benchmark("sort by \(column)") { benchmark in
      let arrangement = Company.arrangement
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        blackHole(
          await Company.arranged(arrangement, "", RecordOrder(column: column, isAscending: true)))
      }
    }
    Benchmark("sort by \(column), peer") { benchmark in
      let keys = Company.keys(column)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        blackHole(keys.indices.sorted { keys[$0] < keys[$1] })
      }
    }
  }

  Benchmark("make a store") { benchmark in
    let records = Company.records
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(RecordStore.collecting(records)) }
  }

  Benchmark("leave ten out, and look at ten selected again") { benchmark in
    let store = Company.store
    let ten = store.rows.prefix(10).map { store[$0] }
    let others = store.rows.dropFirst(500_000).prefix(10).map { store[$0] }
    var selection = Selection()
    for record in others { _ = selection.insert(record) }
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      let rest = store.removing(Set(ten.compactMap(\.recordID)))
      blackHole(selection.refresh(from: rest))
    }
  }

  Benchmark("read an answer of 2 MB") { benchmark in
    let answer = Answer.bytes
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(try JSONReader.read(answer)) }
  }
  Benchmark("read an answer of 2 MB, peer") { benchmark in
    let answer = Data(Answer.bytes)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(try JSONSerialization.jsonObject(with: answer))
    }
  }
}

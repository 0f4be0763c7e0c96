import Foundation
import Subprocess
import Synchronization

/// The program under test, as a script would run it.
enum Unpunch {
  /// How a run without a terminal ended.
  struct Ended: Sendable {
    /// The exit code; nil where a signal ended it.
    let status: Int32?
    let output: String
    let error: String
  }

  /// There is no binary to test.
  struct Missing: Error {
    let path: String
  }

  /// The binary: `UNPUNCH_BINARY`, else the one that was built beside these tests.
  static var path: String {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      let path =
        ProcessInfo.processInfo.environment["UNPUNCH_BINARY"]
        ?? URL(filePath: tests).deletingLastPathComponent().appending(path: "unpunch").path
      guard FileManager.default.isExecutableFile(atPath: path) else { throw Missing(path: path) }
      return path
    }
  }

  /// Runs the program without a terminal until it ends; the home has its files and its environment.
  static func run(
    _ arguments: [String], in home: Home, printingTo file: String? = nil
  ) async throws -> Ended {
    let shell = file.map { ["sh", "-c", "exec \"$0\" \"$@\" >\($0)"] } ?? []
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments(home.env + shell + [try path] + arguments),
      output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
    return Ended(
      status: result.terminationStatus.code,
      output: result.standardOutput, error: result.standardError)
  }

  /// Runs the program without a terminal until it ends, with a text on its standard input.
  static func run(_ arguments: [String], in home: Home, input: String) async throws -> Ended {
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments(home.env + [try path] + arguments),
      input: .string(input), output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
    return Ended(
      status: result.terminationStatus.code,
      output: result.standardOutput, error: result.standardError)
  }

  /// A program that runs.
  struct Running {
    /// Sends it a signal.
    let send: (Signal) throws -> Void
    fileprivate let said: Said

    /// Waits until it has said something on standard error.
    func wait(for sentence: String) async throws {
      _ = try await eventually(sentence) {
        let text = said.text
        return (text.contains(sentence) ? true : nil, found: text)
      }
    }
  }

  /// What a program has said so far.
  fileprivate final class Said: Sendable {
    private let kept = Mutex("")

    var text: String { kept.withLock { $0 } }

    func append(_ text: String) { kept.withLock { $0 += text } }
  }

  /// Runs the program without a terminal until it ends, while a body may send it signals.
  static func run(
    _ arguments: [String], in home: Home, meanwhile body: (Running) async throws -> Void
  ) async throws -> Ended {
    let said = Said()
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments(home.env + [try path] + arguments), input: .none,
      output: .sequence, error: .sequence
    ) { execution in
      async let output = {
        var text = ""
        for try await part in execution.standardOutput.strings() { text += part + "\n" }
        return text
      }()
      async let error: Void = {
        for try await part in execution.standardError.strings() { said.append(part + "\n") }
      }()
      try await body(Running(send: { try execution.send(signal: $0) }, said: said))
      try await error
      return try await output
    }
    return Ended(
      status: result.terminationStatus.code, output: result.closureResult, error: said.text)
  }

  /// Runs the program in the background while a body works with the first line that it prints.
  static func serving<Value: Sendable>(
    _ arguments: [String], in home: Home, _ body: @escaping (String) async throws -> Value
  ) async throws -> Value {
    try await Background.run(home.env + [try path] + arguments, body)
  }
}

extension TerminationStatus {
  /// The exit code; nil where a signal ended the process.
  var code: Int32? {
    switch self {
    case .exited(let code): code
    case .signaled: nil
    }
  }
}

/// A process that serves for as long as a body runs.
enum Background {
  /// Starts it, hands its first line to the body, and ends it with SIGTERM.
  static func run<Value: Sendable>(
    _ arguments: [String], _ body: @escaping (String) async throws -> Value
  ) async throws -> Value {
    try await Subprocess.run(
      .name("env"), arguments: Arguments(arguments), input: .none, output: .sequence,
      error: .discarded
    ) { execution in
      var lines = execution.standardOutput.strings().makeAsyncIterator()
      let line = try await lines.next() ?? ""
      let result: Result<Value, any Error>
      do {
        result = .success(try await body(line.trimmingCharacters(in: .whitespacesAndNewlines)))
      } catch {
        result = .failure(error)
      }
      try execution.send(signal: .terminate)
      return try result.get()
    }.closureResult
  }
}

/// Places of values in their order, so that rows are sorted by small numbers instead of texts.
struct Ranks: Sendable {
  /// For each value its place; equal values have the same one.
  private let places: [UInt32]
  /// How many different places there are.
  let count: Int

  /// Puts values in order, the smallest first.
  init(of values: some Collection<some Comparable>) {
    let values = Array(values)
    let order = values.indices.sorted { values[$0] < values[$1] }
    var places = [UInt32](repeating: 0, count: values.count)
    var place: UInt32 = 0
    for (index, number) in order.enumerated() {
      if index > 0, values[order[index - 1]] != values[number] { place += 1 }
      places[number] = place
    }
    self.places = places
    count = values.isEmpty ? 0 : Int(place) + 1
  }

  /// The place of a value.
  subscript(number: UInt32) -> Int { Int(places[Int(number)]) }
}

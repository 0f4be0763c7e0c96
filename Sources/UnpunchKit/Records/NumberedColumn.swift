/// A column whose values repeat: each different value is kept once, and each row has its number.
struct NumberedColumn<Value: Hashable & Sendable>: Sendable {
  /// The different values, in the order in which they were met.
  let values: [Value]
  /// For each row the number of its value.
  let numbers: [UInt32]

  /// Takes the values of the rows.
  init(_ rows: some Collection<Value>) {
    var values: [Value] = []
    var numbers: [UInt32] = []
    var known: [Value: UInt32] = [:]
    numbers.reserveCapacity(rows.count)
    for value in rows {
      if let number = known[value] {
        numbers.append(number)
      } else {
        let number = UInt32(values.count)
        known[value] = number
        values.append(value)
        numbers.append(number)
      }
    }
    self.values = values
    self.numbers = numbers
  }

  /// The value of a row.
  subscript(row: Int) -> Value { values[Int(numbers[row])] }
}

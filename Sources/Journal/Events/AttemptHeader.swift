/// What an attempt says beyond its batch.
struct AttemptHeader: Codable {
  /// Which attempt of the batch it is, from 1.
  let number: Int
}

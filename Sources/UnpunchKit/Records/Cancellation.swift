/// Long loops that end soon after their task is cancelled.
enum Cancellation {
  /// How many steps are done between two looks.
  private static let stride = 4096

  /// Goes through numbers in parts, and looks before each whether the task is cancelled.
  ///
  /// - Throws: Where the task is cancelled; some parts are then not done.
  static func checked(
    _ count: Int, _ body: (Range<Int>) throws(CancellationError) -> Void
  ) throws(CancellationError) {
    var start = 0
    while start < count {
      if Task.isCancelled { throw CancellationError() }
      let end = min(count, start + stride)
      try body(start..<end)
      start = end
    }
  }
}

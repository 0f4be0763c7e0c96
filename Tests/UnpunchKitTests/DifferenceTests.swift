import CustomDump
import Testing

@Suite("The tests themselves")
struct DifferenceTests {
  @Test("report a difference between two values")
  func difference() {
    withKnownIssue { expectNoDifference([1, 2], [1, 3]) }
  }
}

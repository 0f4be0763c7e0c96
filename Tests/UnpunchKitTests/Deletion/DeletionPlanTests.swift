import Attendance
import CustomDump
import Testing
import UnpunchKit

@Suite("Freezing what is to be deleted")
struct DeletionPlanTests {
  private static let query = FlowQuery(
    employees: Fixture.users(3), idKind: .employeeNumber, span: Fixture.span(),
    includesFormer: true)

  @Test("keeps the records as they were read, in their order, with the names of their people")
  func freezing() throws {
    let records = [Fixture.record(5, user: 1), Fixture.record(2, user: 0)]
    var selection = Fixture.selection(records)
    let plan = try #require(
      DeletionPlan(selection, from: Self.query, names: Fixture.names))
    selection.removeAll()
    expectNoDifference(plan.items.map(\.record), records)
    expectNoDifference(plan.batch, try RecordBatch([Fixture.id(5), Fixture.id(2)]))
    #expect(plan.idKind == .employeeNumber)
    #expect(plan.includesFormer)
    expectNoDifference(plan.names, [Fixture.user(0): "赵敏", Fixture.user(1): "李强"])
  }

  @Test("takes one to ten records, and nothing is no plan")
  func size() {
    for count in 1...10 {
      let selection = Fixture.selection((0..<count).map { Fixture.record($0) })
      #expect(DeletionPlan(selection, from: Self.query, names: [:])?.batch.ids.count == count)
    }
    #expect(DeletionPlan(Selection(), from: Self.query, names: [:]) == nil)
  }

  @Test("keeps some records of a plan in its own order, and their people's names alone")
  func keeping() throws {
    let records = (0..<4).map { Fixture.record($0, user: $0) }
    let plan = try #require(
      DeletionPlan(Fixture.selection(records), from: Self.query, names: Fixture.names))
    let kept = try #require(plan.keeping([Fixture.id(2), Fixture.id(0), Fixture.id(9)]))
    let expected = DeletionPlan(
      Fixture.selection([records[0], records[2]]), from: Self.query, names: Fixture.names)
    expectNoDifference(kept, try #require(expected))
    #expect(plan.keeping([Fixture.id(9)]) == nil)
    #expect(plan.keeping([]) == nil)
  }
}

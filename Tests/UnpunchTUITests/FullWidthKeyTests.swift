import Attendance
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("The keys of a Chinese input method")
struct FullWidthKeyTests {
  private static let thirty = (0..<30).map { Fixture.record($0) }

  @Test("where no text is typed, a full-width letter or sign is the key that it stands for")
  func keys() {
    for (wide, narrow) in [
      ("／", "/"), ("、", "/"), ("？", "?"), ("ａ", "a"), ("　", " "), ("ｄ", "d"), ("Ｇ", "G"),
      ("ｑ", "q"),
    ] as [(Unicode.Scalar, Unicode.Scalar)] {
      let list = Fixture.list(Self.thirty)
      var (first, second) = (list, list)
      #expect(first.press(.character(wide)) == second.press(.character(narrow)))
      #expect(first == second, "\(wide)")
      #expect(first != list || wide == "ｑ", "\(wide)")
    }
  }

  @Test("the count of a question may be typed in full width")
  func count() {
    var state = Fixture.list(Self.thirty)
    state.press(.character("a"))
    state.openConfirmation()
    state.type("１０")
    #expect(state.confirm?.question.typed == "10")
    #expect(AppState.deletes(state.press(.enter)))
  }

  @Test("a question that y answers takes it in full width")
  func yes() {
    var state = Fixture.list(Self.thirty)
    state.press(.character(" "), .character("ｑ"))
    state.wake()
    #expect(state.press(.character("ｙ")) == [.quit(.asked)])
  }

  @Test("in a text it stays what was typed")
  func text() {
    var state = Fixture.list(Self.thirty)
    state.press(.character("/"))
    state.type("／？１、ａ")
    #expect(state.records?.filterField.text == "／？１、ａ")
    state.press(.escape, .character(" "))
    state.openConfirmation()
    state.press(.tab)
    state.type("工单 １？")
    #expect(state.confirm?.question.reason.text == "工单 １？")
  }

  @Test("between ids 、 parts them, and full-width digits in them are digits")
  func ids() {
    let list = EmployeeList("e１０43、e1044，e1051")
    #expect(list.ids.map(\.rawValue) == ["e1043", "e1044", "e1051"])
  }

  @Test("the first start takes them too, where nothing is typed")
  func setup() {
    var state = SetupState(
      Fixture.context(), paths: SetupPaths(settings: "/c", secret: "/s"), size: Fixture.standard)
    _ = state.apply(.keyPressed(.character("？")))
    #expect(state.help != nil)
    _ = state.apply(.keyPressed(.escape))
    _ = state.apply(.keyPressed(.enter))
    _ = state.apply(.keyPressed(.character("？")))
    #expect(state.help == nil && state.appID.text == "？")
  }
}

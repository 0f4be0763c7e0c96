/// The form of the people's ids in a request and its answer: `employee_type`.
enum IDForm: String {
  case employeeID = "employee_id"
  case employeeNumber = "employee_no"

  /// Reads the form of a request.
  init(_ request: SandboxRequest) throws(Refusal) {
    guard let text = request.parameter("employee_type"), !text.isEmpty else {
      throw .fields([("employee_type", "employee_type is required")])
    }
    guard let form = IDForm(rawValue: text) else { throw .invalid("employee_type invalid") }
    self = form
  }

  func id(of person: Person) -> String {
    switch self {
    case .employeeID: person.employeeID
    case .employeeNumber: person.employeeNumber
    }
  }
}

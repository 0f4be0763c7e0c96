import Attendance
import Terminal

/// A diagnosis as `doctor` prints it; keys are added over time and never renamed.
struct DiagnosisOutput: Encodable {
  private enum CodingKeys: String, CodingKey {
    case part, state, text, cure
  }

  let diagnosis: Diagnosis

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(diagnosis.part.rawValue, forKey: .part)
    try container.encode(diagnosis.state.rawValue, forKey: .state)
    try container.encode(diagnosis.text, forKey: .text)
    try container.encode(diagnosis.cure, forKey: .cure)
  }

  /// The diagnoses as a person reads them, made safe: a line each, what to do below it, and how many there are.
  static func table(
    _ diagnoses: [Diagnosis], in language: Language, columns: Int? = StandardOutput.columns
  ) -> String {
    let titles = Diagnosis.Part.allCases.map { SafeText(DoctorText.part($0).words(in: language)) }
    let width = titles.reduce(0) { max($0, $1.columns) }
    var lines: [String] = []
    for diagnosis in diagnoses {
      let title = SafeText(DoctorText.part(diagnosis.part).words(in: language)).padded(to: width)
      let margin = width + 4
      func wrapped(_ text: some StringProtocol, indent: Int = 0) -> [String] {
        SafeText(String(text)).wrapped(to: (columns ?? .max) - margin - indent, keepsWords: true)
          .map(\.plain)
      }
      let texts = diagnosis.text.utf8.split(separator: UInt8(ascii: "\n")).flatMap {
        wrapped(String(decoding: $0, as: UTF8.self))
      }
      let indent = String(repeating: " ", count: margin)
      lines.append("\(diagnosis.state.mark) \(title.plain)  \(texts.first ?? "")")
      lines += texts.dropFirst().map { indent + $0 }
      let cure = diagnosis.cure.map { wrapped($0, indent: 2) } ?? []
      lines += cure.enumerated().map { indent + ($0 == 0 ? "→ " : "  ") + $1 }
    }
    let problems = diagnoses.count { $0.state == .problem }
    let advice = diagnoses.count { $0.state == .advice }
    let sum: DoctorText =
      problems + advice == 0 ? .allIsWell : .counts(problems: problems, advice: advice)
    return (lines + ["", sum.words(in: language)]).map { $0 + "\n" }.joined()
  }
}

extension Diagnosis.State {
  /// The mark before a line.
  fileprivate var mark: String {
    switch self {
    case .good: "✓"
    case .advice: "!"
    case .problem: "✗"
    case .notChecked: "–"
    }
  }
}

import Attendance
import Yams

/// What one settings file sets.
struct SettingsFile: Equatable {
  /// The settings, each with its line.
  var entries: [SettingsKey: SettingsEntry] = [:]
  /// The keys that nobody else may set; only the system's file has any.
  var locked: Set<SettingsKey> = []

  /// Reads a file's text; pure.
  ///
  /// - Parameters:
  ///   - text: The YAML text.
  ///   - path: The path, for errors.
  ///   - maySetLocks: Whether the key `locked` is allowed.
  ///   - language: The language of errors.
  /// - Throws: ``CommandFailure`` with 78 that names file, line and cure.
  init(
    _ text: String, path: String, maySetLocks: Bool, language: Language
  ) throws(CommandFailure) {
    func failure(_ text: CommandText) -> CommandFailure {
      CommandFailure(.settings, text.words(in: language))
    }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw failure(.notYAML(file: path, Self.words(of: error)))
    }
    guard let root, root.null == nil else { return }
    guard case .mapping(let mapping) = root else {
      throw failure(.notYAML(file: path, "key: value"))
    }
    for (keyNode, node) in mapping {
      let name = keyNode.string ?? ""
      let line = keyNode.mark?.line ?? 0
      if name == "locked", maySetLocks, case .sequence(let names) = node {
        for name in names {
          guard let key = name.string.flatMap(SettingsKey.init(rawValue:)) else {
            throw failure(.unknownKey(file: path, line: line, name.string ?? "?"))
          }
          locked.insert(key)
        }
      } else if name == "retention", case .mapping(let parts) = node {
        for (part, value) in parts {
          let partLine = part.mark?.line ?? line
          try take("retention." + (part.string ?? ""), value, path, partLine, failure)
        }
      } else {
        try take(name, node, path, line, failure)
      }
    }
  }

  private mutating func take(
    _ name: String, _ node: Node, _ path: String, _ line: Int,
    _ failure: (CommandText) -> CommandFailure
  ) throws(CommandFailure) {
    if name == "app_secret" { throw failure(.secretInFile(file: path, line: line)) }
    guard let key = SettingsKey(rawValue: name) else {
      throw failure(.unknownKey(file: path, line: line, name))
    }
    guard case .scalar(let scalar) = node else {
      throw failure(.notAText(file: path, line: line, name))
    }
    guard entries[key] == nil else {
      throw failure(.keyTwice(file: path, line: line, name))
    }
    entries[key] = SettingsEntry(value: scalar.string, place: "\(path):\(line)")
  }

  private static func words(of error: any Error) -> String {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "\(mark.line): \(problem)"
    case .duplicatedKeysInMapping(let keys, let context):
      "\(context.mark.line): \(keys.map { "\($0)" }.joined(separator: ", ")) ×2"
    default: "?"
    }
  }
}

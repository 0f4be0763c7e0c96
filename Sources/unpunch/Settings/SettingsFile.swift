import Yams

/// What one settings file sets.
struct SettingsFile: Equatable {
  /// The settings, each with its line.
  var entries: [SettingsKey: SettingsEntry] = [:]
  /// The keys that nobody else may set; only the system's file has any.
  var locked: Set<SettingsKey> = []

  /// A file that sets nothing.
  init() {}

  /// Reads a file's text; pure.
  ///
  /// - Throws: What names file, line and cure.
  init(_ text: String, path: String, maySetLocks: Bool) throws(SettingsMistake) {
    // Editors of Windows put a byte order mark in front.
    let text = String(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
    let lines = SettingsLines(text)
    if let (line, code) = lines.control {
      throw .control(file: path, line: line, code: code)
    }
    if let (line, key) = lines.fullWidthColon {
      throw .line(file: path, line: line, .fullWidthColon(key: key))
    }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .default, .default, .utf8)
    } catch {
      if let (line, mistake) = lines.mistake {
        throw .line(file: path, line: line, mistake)
      }
      throw .notYAML(file: path, Self.words(of: error, lines))
    }
    guard let root, !Self.isNothing(root) else { return }
    guard case .mapping(let mapping) = root else {
      if let (line, mistake) = lines.mistake {
        throw .line(file: path, line: line, mistake)
      }
      throw .notYAML(file: path, "key: value")
    }
    var keyLines: Set<Int> = []
    for (keyNode, node) in mapping {
      let name = keyNode.string ?? ""
      let line = keyNode.mark?.line ?? 0
      keyLines.insert(line)
      if name == "locked", maySetLocks {
        guard case .sequence(let names) = node else {
          throw .lockedIsNoList(file: path, line: line)
        }
        for name in names {
          guard case .scalar = name else { throw .lockedIsNoList(file: path, line: line) }
          guard let key = name.string.flatMap(SettingsKey.init(rawValue:)) else {
            throw .unknownKey(file: path, line: name.mark?.line ?? line, name.string ?? "?")
          }
          locked.insert(key)
        }
      } else if name == "retention" {
        guard case .mapping(let parts) = node else {
          throw .retentionIsNoGroup(file: path, line: line)
        }
        for (part, value) in parts {
          let partLine = part.mark?.line ?? line
          keyLines.insert(partLine)
          try take("retention." + (part.string ?? ""), value, path, partLine)
        }
      } else {
        try take(name, node, path, line)
      }
    }
    if let (line, key) = lines.setting(outside: keyLines) {
      throw .line(file: path, line: line, .insideValue(key: key))
    }
  }

  /// Whether a whole file says nothing: for YAML, nothing between quotes is a text, and a tag makes nothing of what is
  /// something.
  private static func isNothing(_ root: Node) -> Bool {
    guard case .scalar(let scalar) = root, scalar.style == .any || scalar.style == .plain else {
      return false
    }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  private mutating func take(
    _ name: String, _ node: Node, _ path: String, _ line: Int
  ) throws(SettingsMistake) {
    if name == "app_secret" { throw .secretInFile(file: path, line: line) }
    guard let key = SettingsKey(rawValue: name) else {
      throw .unknownKey(file: path, line: line, name)
    }
    guard case .scalar(let scalar) = node else {
      throw .notAText(file: path, line: line, name)
    }
    guard entries[key] == nil else {
      throw .keyTwice(file: path, line: line, name)
    }
    // `~`, `null` and nothing at all are YAML's ways to say nothing; between quotes they are texts.
    guard node.null == nil, let value = SettingsEntry.text(scalar.string) else {
      throw .empty(place: "\(path):\(line)", key: name)
    }
    entries[key] = SettingsEntry(value: value, place: "\(path):\(line)")
  }

  private static func words(of error: any Error, _ lines: SettingsLines) -> String {
    switch error as? YamlError {
    // Where a quote or a bracket is never closed, the end of the file is named: it was opened somewhere else.
    case .scanner(let context?, let problem, _, _): "\(context.mark.line): \(problem)"
    case .scanner(nil, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "\(mark.line): \(problem)"
    case .duplicatedKeysInMapping(let keys, let context):
      Self.words(twice: keys, lines, else: context.mark.line)
    default: "?"
    }
  }

  private static func words(
    twice keys: [String], _ lines: SettingsLines, else line: Int
  ) -> String {
    let numbers = keys.flatMap { lines.setting($0) }.map(String.init)
    let place = numbers.isEmpty ? String(line) : numbers.joined(separator: ", ")
    return "\(place): \(keys.joined(separator: ", ")) ×2"
  }
}

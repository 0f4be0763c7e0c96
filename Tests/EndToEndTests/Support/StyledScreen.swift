/// What is on a screen, and how it looks, read from what tmux captures with its escape sequences.
struct StyledScreen: Sendable {
  /// A colour as the program asked for it, by number: one of the terminal's own, or one of the 256 that
  /// the theme `auto` uses for it.
  enum Color: Sendable, Equatable {
    case red, green, yellow, other(Int)

    init(_ number: Int) {
      switch number {
      case 1, 196: self = .red
      case 2, 64: self = .green
      case 3, 166: self = .yellow
      default: self = .other(number)
      }
    }
  }

  /// How a character looks.
  struct Look: Sendable, Equatable {
    /// The colour of the letter; nil: the terminal's own.
    var letter: Color?
    /// The colour of the ground; nil: the terminal's own.
    var ground: Color?
    /// Whether letter and ground are changed over.
    var isReversed = false
  }

  /// The lines, each character with its look.
  private let lines: [[(character: Character, look: Look)]]

  /// Reads what `capture-pane -e` gives.
  init(_ captured: String) {
    var look = Look()
    lines = captured.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var rest = line
      var cells: [(Character, Look)] = []
      while let character = rest.popFirst() {
        guard character == "\u{1B}" else {
          cells.append((character, look))
          continue
        }
        let sequence = rest.prefix { $0 != "m" }
        rest = rest.dropFirst(sequence.count + 1)
        look.apply(sequence.dropFirst().split(whereSeparator: { $0 == ";" || $0 == ":" }))
      }
      return cells
    }
  }

  /// Whether anything has a colour.
  var hasColor: Bool {
    lines.joined().contains { $0.look.letter != nil || $0.look.ground != nil }
  }

  /// The look of the first character of a text where it stands first; nil where it is not there.
  func look(of text: String) -> Look? {
    for line in lines {
      let plain = String(line.map(\.character))
      guard let range = plain.firstRange(of: text) else { continue }
      return line[plain.distance(from: plain.startIndex, to: range.lowerBound)].look
    }
    return nil
  }
}

extension StyledScreen.Look {
  fileprivate mutating func apply(_ parameters: [Substring]) {
    var numbers = parameters.compactMap { Int($0) }[...]
    if numbers.isEmpty { self = Self() }
    while let number = numbers.popFirst() {
      switch number {
      case 0: self = Self()
      case 7: isReversed = true
      case 27: isReversed = false
      case 30...37: letter = .init(number - 30)
      case 39: letter = nil
      case 40...47: ground = .init(number - 40)
      case 49: ground = nil
      case 38, 48:
        let color = numbers.dropFirst().first.map(StyledScreen.Color.init)
        numbers = numbers.dropFirst(2)
        if number == 38 { letter = color } else { ground = color }
      default: break
      }
    }
  }
}

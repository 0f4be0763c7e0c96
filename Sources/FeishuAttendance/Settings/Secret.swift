/// A text that must never be shown: it prints as three dots, wherever it is printed.
///
/// It is neither `Codable` nor `Hashable`, so that it cannot be written into a file or used as a key by accident.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The secret itself, for the request that needs it, for the file that keeps it and for taking it out of texts.
  package let text: String

  /// Takes a secret.
  ///
  /// - Parameter text: The secret, exactly as it is sent.
  public init(_ text: String) {
    self.text = text
  }

  /// Three dots.
  public var description: String { "•••" }

  /// Three dots.
  public var debugDescription: String { "•••" }

  /// A mirror without children, so that reflection shows nothing either.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

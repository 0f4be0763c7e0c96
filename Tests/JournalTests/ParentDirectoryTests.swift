import Foundation
import Testing

@testable import Journal

@Suite("The directory that something lies in")
struct ParentDirectoryTests {
  @Test(
    "is found by bytes, as the system takes a path apart",
    arguments: [
      ("/a/b", "/a"), ("/a/b/", "/a"), ("/a", "/"), ("/", "/"), ("//", "/"), ("/a//b", "/a"),
      ("a/b/c", "a/b"), ("a", "."), ("a/", "."), (" ", "."), ("", "."), (".", "."), ("..", "."),
      ("/a/\u{301}b", "/a"), ("/\u{301}a", "/"), ("a/\u{301}", "a"),
    ])
  func parent(path: String, directory: String) {
    #expect(StateDirectory.parent(of: path).utf8.elementsEqual(directory.utf8))
  }
}

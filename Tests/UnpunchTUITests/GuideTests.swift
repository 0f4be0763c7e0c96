import Attendance
import Foundation
import Testing
import UnpunchKit
import Wording

@testable import UnpunchTUI

@Suite("The user's guide")
struct GuideTests {
  private static let docs = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs")

  /// The keys of each screen, in the order of the guide's tables.
  private static let tables: [Set<String>] = [
    ["Ctrl-L", "Ctrl-C", "Ctrl-Z"], labels(RecordsCommand.bindings), labels(FindCommand.bindings),
    labels(ConfirmDialog.bindings), labels(DifferenceCommand.bindings),
    labels(OutcomeCommand.bindings), labels(HistoryCommand.bindings),
    labels(UndoDialog.bindings), labels(UndoOutcomeCommand.bindings),
    labels(MarkCommand.deletionBindings).union(labels(MarkCommand.importBindings)),
  ]

  private static func labels<Command>(_ bindings: [KeyBinding<Command>]) -> Set<String> {
    Set(bindings.flatMap(\.keys).map(\.label))
  }

  private static func lines(_ language: Language) throws -> [String] {
    let name = language == .english ? "guide.md" : "guide.zh-Hans.md"
    return try String(contentsOf: docs.appending(path: name), encoding: .utf8)
      .components(separatedBy: "\n")
  }

  /// What stands in the first cells of tables, in code.
  private static func codes(_ lines: some Sequence<String>) -> [String] {
    lines.filter { $0.hasPrefix("| `") }.flatMap { line in
      line.dropFirst(2).components(separatedBy: " |")[0].matches(of: #/`([^`]+)`/#).map {
        String($0.output.1)
      }
    }
  }

  private static func sections(_ lines: [String], level: String) -> [[String]] {
    lines.reduce(into: [[String]]()) { sections, line in
      if line.hasPrefix(level + " ") { sections.append([]) }
      if !sections.isEmpty { sections[sections.count - 1].append(line) }
    }
  }

  @Test("names every key of every screen, and no other", arguments: Language.allCases)
  func keys(language: Language) throws {
    let last = try #require(Self.sections(Self.lines(language), level: "##").last)
    let sections = Self.sections(last, level: "###")
    #expect(sections.count == Self.tables.count)
    for (section, bound) in zip(sections, Self.tables) {
      let named = Set(Self.codes(section))
      let wrong = named.symmetricDifference(bound)
      #expect(wrong.isEmpty, "\(section.first ?? "")")
    }
  }

  @Test(
    "shows every field of the filter, and only what the filter understands",
    arguments: Language.allCases)
  func filter(language: Language) throws {
    // The filter is the only section with a table of terms.
    let section = try #require(
      Self.sections(Self.lines(language), level: "##").first {
        Self.codes($0).contains("2026-11-20")
      })
    let examples = Self.codes(section)
    for example in examples {
      let filter = RecordFilter(example)
      #expect(filter.mistakes.isEmpty && !filter.isEmpty, "\(example)")
    }
    for field in RecordFilter.Field.allCases {
      let name = field.name(in: language) + ":"
      #expect(examples.contains { $0.hasPrefix(name) }, "\(name)")
    }
  }

  @Test(
    "explains every message of the platform that the screens explain", arguments: Language.allCases)
  func messages(language: Language) throws {
    let named = try Set(Self.codes(Self.lines(language)))
    for message in PlatformMessage.allCases { #expect(named.contains(message.rawValue)) }
  }

  @Test("has the same parts in both languages, in the same order")
  func parts() throws {
    func shape(_ lines: [String]) -> [String] {
      lines.compactMap { line in
        if line.hasPrefix("#") { return String(line.prefix { $0 == "#" }) }
        if line.hasPrefix("|") { return "|" }
        if line.hasPrefix("![") { return "!" }
        return line.hasPrefix("```") || line.hasPrefix("- ") ? String(line.prefix(2)) : nil
      }
    }
    #expect(try shape(Self.lines(.english)) == shape(Self.lines(.simplifiedChinese)))
  }

  @Test("links to files that are there", arguments: Language.allCases)
  func links(language: Language) throws {
    for line in try Self.lines(language) {
      for link in line.matches(of: #/\]\(([^)#]+)[^)]*\)/#) {
        let path = Self.docs.appending(path: String(link.output.1)).path
        #expect(FileManager.default.fileExists(atPath: path), "\(link.output.1)")
      }
    }
  }
}

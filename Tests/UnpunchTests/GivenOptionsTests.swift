import ArgumentParser
import Foundation
import Testing

@testable import unpunch

@Suite("Options as they were given")
struct GivenOptionsTests {
  /// The commands, with what each needs to be understood.
  private static let commands: [(type: any ParsableCommand.Type, arguments: [String])] = [
    (DemoCommand.self, ["demo"]), (QueryCommand.self, ["query"]),
    (DeleteCommand.self, ["delete", "1"]), (HistoryCommand.self, ["history"]),
    (UndoCommand.self, ["undo", "1"]), (SettleCommand.self, ["settle"]),
    (VerifyCommand.self, ["verify"]), (PurgeCommand.self, ["purge"]),
    (DoctorCommand.self, ["doctor"]), (InitCommand.self, ["init"]),
    (SandboxCommand.self, ["sandbox"]),
  ]
  private static let values = [
    "--id-kind": "employee_no", "--source": "results", "--lang": "en", "--theme": "dark",
  ]

  /// What the parser knows of a command's options: the name of each, and whether it takes a value.
  private struct Known: Decodable {
    struct Command: Decodable {
      let arguments: [Argument]?
    }
    struct Argument: Decodable {
      struct Name: Decodable {
        let kind, name: String
      }
      let kind: String
      let names: [Name]?
    }
    let command: Command

    static func options(of command: any ParsableCommand.Type) throws -> [String: Bool] {
      let known = try JSONDecoder().decode(Self.self, from: Data(command._dumpHelp().utf8))
      return (known.command.arguments ?? []).reduce(into: [:]) { options, argument in
        for name in argument.names ?? [] where name.kind == "long" {
          options["--" + name.name] = argument.kind == "option"
        }
      }
    }
  }

  /// Why arguments are refused; nil where they are taken.
  private static func failure(_ arguments: [String]) -> CommandFailure? {
    do {
      _ = try Unpunch.parsed(arguments)
      return nil
    } catch let failure as CommandFailure {
      return failure
    } catch {
      return CommandFailure(.unavailable, "The parser: \(error)")
    }
  }

  @Test("that a command does not have are refused, before its name and behind it")
  func foreign() throws {
    #expect(Self.commands.count == Unpunch.configuration.subcommands.count)
    let ofProgram = try Known.options(of: Unpunch.self).filter {
      !["--help", "--version"].contains($0.key)
    }
    #expect(ofProgram.count == 15)
    for (type, arguments) in Self.commands {
      let own = try Known.options(of: type)
      for (name, takesValue) in ofProgram {
        let option = takesValue ? [name, Self.values[name] ?? "x"] : [name]
        for given in [arguments + option, option + arguments] {
          let failure = Self.failure(given)
          if own[name] != nil {
            #expect(failure == nil, "\(given)")
          } else {
            #expect(failure?.status == .usage, "\(given)")
            #expect(
              failure?.sentence.contains("“unpunch \(arguments[0])” has no option \(name)") == true)
          }
        }
      }
    }
  }

  @Test("are known as those that take a value, and those that take none")
  func flags() throws {
    let all = try ([Unpunch.self] + Self.commands.map(\.type)).map(Known.options)
    for (name, takesValue) in all.joined() where name != "--tells-created-ids" {
      #expect(GivenOptions.flags.contains(name) != takesValue, "\(name)")
    }
  }

  @Test("that are given twice with different values are refused, wherever they stand")
  func twice() throws {
    for (type, arguments) in Self.commands {
      for (name, takesValue) in try Known.options(of: type) where takesValue {
        let pair: (String, String) =
          switch name {
          case "--id-kind": ("employee_id", "employee_no")
          case "--source": ("flows", "results")
          case "--lang": ("en", "zh-Hans")
          case "--theme": ("dark", "light")
          case "--format": type == SandboxCommand.self ? ("text", "json") : ("table", "json")
          case "--today": ("2026-11-20", "2026-11-21")
          default: ("1", "2")
          }
        let given = arguments + [name, pair.0, "\(name)=\(pair.1)"]
        let failure = Self.failure(given)
        #expect(failure?.status == .usage, "\(given)")
        #expect(failure?.sentence.hasPrefix("\(name) is given more than once") == true)
        #expect(Self.failure(arguments + [name, pair.0, name, pair.0]) == nil)
      }
    }
    #expect(Self.failure(["--employees", "a", "query", "--employees", "b"])?.status == .usage)
    #expect(Self.failure(["history", "--employees=a"])?.status == .usage)
    #expect(Self.failure(["delete", "--yes", "1", "--yes", "2"]) == nil)
    #expect(Self.failure(["delete", "--", "--employees", "--from"]) == nil)
  }
}

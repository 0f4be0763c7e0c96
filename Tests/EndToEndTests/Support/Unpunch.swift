import Foundation
import Subprocess

/// The program under test, as a script would run it.
enum Unpunch {
  /// How a run without a terminal ended.
  struct Ended: Sendable {
    /// The exit code; nil where a signal ended it.
    let status: Int32?
    let output: String
    let error: String
  }

  /// There is no binary to test.
  struct Missing: Error {
    let path: String
  }

  /// The binary: `UNPUNCH_BINARY`, else the one that was built beside these tests.
  static var path: String {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      let path =
        ProcessInfo.processInfo.environment["UNPUNCH_BINARY"]
        ?? URL(filePath: tests).deletingLastPathComponent().appending(path: "unpunch").path
      guard FileManager.default.isExecutableFile(atPath: path) else { throw Missing(path: path) }
      return path
    }
  }

  /// Runs the program without a terminal until it ends; the home has its files and its environment.
  static func run(_ arguments: [String], in home: Home) async throws -> Ended {
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments(home.env + [try path] + arguments),
      output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
    return Ended(
      status: result.terminationStatus.code,
      output: result.standardOutput, error: result.standardError)
  }

  /// Runs the program without a terminal until it ends, with a text on its standard input.
  static func run(_ arguments: [String], in home: Home, input: String) async throws -> Ended {
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments(home.env + [try path] + arguments),
      input: .string(input), output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
    return Ended(
      status: result.terminationStatus.code,
      output: result.standardOutput, error: result.standardError)
  }

  /// Runs the program without a terminal until it ends, while a body may send it signals.
  static func run(
    _ arguments: [String], in home: Home,
    meanwhile body: (_ send: (Signal) throws -> Void) async throws -> Void
  ) async throws -> Ended {
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments(home.env + [try path] + arguments), input: .none,
      output: .sequence, error: .sequence
    ) { execution in
      async let output = text(execution.standardOutput)
      async let error = text(execution.standardError)
      try await body { try execution.send(signal: $0) }
      return (try await output, try await error)
    }
    return Ended(
      status: result.terminationStatus.code, output: result.closureResult.0,
      error: result.closureResult.1)
  }

  private static func text(_ sequence: SubprocessOutputSequence) async throws -> String {
    var text = ""
    for try await part in sequence.strings() { text += part }
    return text
  }

  /// Runs the program in the background while a body works with the first line that it prints.
  static func serving<Value: Sendable>(
    _ arguments: [String], in home: Home, _ body: @escaping (String) async throws -> Value
  ) async throws -> Value {
    try await Background.run(home.env + [try path] + arguments, body)
  }
}

extension TerminationStatus {
  /// The exit code; nil where a signal ended the process.
  var code: Int32? {
    switch self {
    case .exited(let code): code
    case .signaled: nil
    }
  }
}

/// A process that serves for as long as a body runs.
enum Background {
  /// Starts it, hands its first line to the body, and ends it with SIGTERM.
  static func run<Value: Sendable>(
    _ arguments: [String], _ body: @escaping (String) async throws -> Value
  ) async throws -> Value {
    try await Subprocess.run(
      .name("env"), arguments: Arguments(arguments), input: .none, output: .sequence,
      error: .discarded
    ) { execution in
      var lines = execution.standardOutput.strings().makeAsyncIterator()
      let line = try await lines.next() ?? ""
      let result: Result<Value, any Error>
      do {
        result = .success(try await body(line.trimmingCharacters(in: .whitespacesAndNewlines)))
      } catch {
        result = .failure(error)
      }
      try execution.send(signal: .terminate)
      return try result.get()
    }.closureResult
  }
}

import Foundation
import Subprocess
import Testing

@Suite("A crash")
struct CrashTests {
  /// The signals by which a program ends that has gone wrong.
  static let fatal: [Int32] = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT, SIGSYS]

  /// How `unpunch sandbox` ends by a signal, under an environment that names a program for crashes.
  static func end(by signal: Int32, in home: Home) async throws -> (TerminationStatus, String) {
    let witness = home.path + "/witness"
    try home.write("#!/bin/sh\necho \"$*\" >\(home.path)/started\n", to: "witness")
    chmod(witness, 0o755)
    let asked = home.with([
      "SWIFT_BACKTRACE": "enable=yes,color=no,swift-backtrace=\(witness),output-to=\(home.path)"
    ])
    let arguments = asked.env + [try Unpunch.path, "sandbox", "--port", "0", "--format", "json"]
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments(arguments), input: .none, output: .sequence,
      error: .sequence
    ) { execution in
      async let said = {
        var text = ""
        for try await part in execution.standardError.strings() { text += part + "\n" }
        return text
      }()
      var lines = execution.standardOutput.strings().makeAsyncIterator()
      _ = try await lines.next()
      let process = execution.processIdentifier.value
      let limits = try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
      try execution.send(signal: .init(rawValue: signal))
      return (limits, try await said)
    }
    let (limits, said) = result.closureResult
    let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file") }
    #expect(core?.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
    return (result.terminationStatus, said)
  }

  @Test("starts no other program, prints nothing and leaves no memory behind", arguments: fatal)
  func alone(signal: Int32) async throws {
    try await Home.temporary { home in
      let (status, error) = try await Self.end(by: signal, in: home)
      #expect(status == .signaled(signal))
      #expect(error.isEmpty)
      #expect(home.read("started") == nil)
      #expect(try home.names(in: "").sorted() == [".config", "tmp", "witness"])
    }
  }
}

import Foundation
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A sandbox that listens on a socket: a thin adapter around ``SandboxState``.
///
/// It logs nothing, takes no signals, and reads no environment.
public final class SandboxServer: Sendable {
  private let shared: Mutex<SandboxState>
  private let start = ContinuousClock.now

  /// Makes a server that does not listen yet.
  public init(_ state: SandboxState) {
    shared = Mutex(state)
  }

  /// The state as it is now.
  public var state: SandboxState {
    shared.withLock { $0 }
  }

  /// Changes the state between two requests, which wait meanwhile, such as its variants or its script.
  public func update(_ change: (inout SandboxState) -> Void) {
    shared.withLock { change(&$0) }
  }

  /// Listens while a body runs, and stops when it returns, throws, or is cancelled.
  ///
  /// - Parameters:
  ///   - host: The address to listen on.
  ///   - port: The port; 0 for one that the system chooses.
  ///   - body: What runs while the sandbox listens, in the caller's own task.
  /// - Returns: What the body returns.
  /// - Throws: ``SandboxServerError`` if the port cannot be listened on, and what the body
  ///   throws. A call that is cancelled before it listens throws `CancellationError`.
  public func listening<Result>(
    host: String = "127.0.0.1", port: Int = 0,
    while body: (SandboxAddress) async throws -> Result
  ) async throws -> Result {
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      responder: SandboxResponder(server: self),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { channel in
        continuation.yield(channel.localAddress?.port ?? port)
      },
      logger: Logger(label: "sandbox", factory: { _ in SwiftLogNoOpLogHandler() }))
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { continuation.finish() }
        try await application.run()
      }
      defer { group.cancelAll() }
      for await port in ports {
        return try await body(SandboxAddress(host: host, port: port))
      }
      try Task.checkCancellation()
      throw await failure(of: &group, host: host, port: port)
    }
  }

  /// Tells why the server ended before it listened.
  private func failure(
    of group: inout ThrowingTaskGroup<Void, any Error>, host: String, port: Int
  ) async -> SandboxServerError {
    do {
      try await group.waitForAll()
      return .cannotListen(host: host, port: port, reason: "it ended at once")
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      return .portInUse(host: host, port: port)
    } catch {
      return .cannotListen(host: host, port: port, reason: "\(error)")
    }
  }

  /// Answers a request at the time of its coming.
  func answer(_ request: SandboxRequest) -> SandboxResponse {
    let now = ContinuousClock.now - start
    return shared.withLock { $0.handle(request, at: now) }
  }
}

/// Where a sandbox listens.
public struct SandboxAddress: Sendable, Equatable {
  /// The host, as it was asked for.
  public let host: String

  /// The port, which the system chose if 0 was asked for.
  public let port: Int

  /// The address for the settings of a client, such as `http://127.0.0.1:8787`.
  public var baseURL: String {
    host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
  }
}

/// Why a sandbox does not listen.
public enum SandboxServerError: Error, Equatable, CustomStringConvertible {
  /// Another program listens on the port.
  case portInUse(host: String, port: Int)
  /// The system does not let the sandbox listen there, with its reason.
  case cannotListen(host: String, port: Int, reason: String)

  /// A sentence that says what to do next.
  public var description: String {
    switch self {
    case .portInUse(let host, let port):
      "Port \(port) of \(host) is in use; choose another port, or 0 for any."
    case .cannotListen(let host, let port, let reason):
      "The sandbox cannot listen on port \(port) of \(host): \(reason)."
    }
  }
}

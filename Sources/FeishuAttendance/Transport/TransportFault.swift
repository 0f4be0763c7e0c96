import AsyncHTTPClient
import Attendance
import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// What an error of the transport means, before the head of an answer came.
enum TransportFault: Sendable, Hashable {
  /// No connection came about, so nothing was sent, whatever else is known.
  case unreached(NeverSent)
  /// What came was no HTTP.
  case notHTTP
  /// The connection ended.
  case lost

  /// Reads an error of AsyncHTTPClient or of the layers under it; what fails on the way to a proxy is the proxy's.
  init(_ error: any Error, isProxied: Bool) {
    self =
      switch error {
      case let error as HTTPClientError: Self(error, isProxied: isProxied)
      case let error as NIOConnectionError:
        .unreached(Self.cause(of: error, isProxied: isProxied))
      case is SocketAddressError.UnknownHost: .unreached(isProxied ? .proxy : .nameNotFound)
      case ChannelError.connectTimeout: .unreached(isProxied ? .proxy : .connectTimeout)
      case let error as IOError: Self(error, isProxied: isProxied)
      case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: .unreached(.tls)
      case is AnswerReader.NotHTTP: .notHTTP
      default: .lost
      }
  }

  private init(_ error: HTTPClientError, isProxied: Bool) {
    switch error {
    case .proxyAuthenticationRequired: self = .unreached(.proxyLogin)
    case .invalidProxyResponse, .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
      self = .unreached(.proxy)
    case .tlsHandshakeTimeout: self = .unreached(.tls)
    case .connectTimeout, .getConnectionFromPoolTimeout:
      self = .unreached(isProxied ? .proxy : .connectTimeout)
    default: self = .lost
    }
  }

  /// An error of the system: those that only a connection that is being made can have, or the end of one.
  private init(_ error: IOError, isProxied: Bool) {
    switch error.errnoCode {
    case ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN, EADDRNOTAVAIL, EACCES, EPERM:
      self = .unreached(isProxied ? .proxy : .refused)
    case ETIMEDOUT: self = .unreached(isProxied ? .proxy : .connectTimeout)
    default: self = .lost
    }
  }

  /// What kept a connection from coming about: TLS before the time, and both before the other side.
  private static func cause(of error: NIOConnectionError, isProxied: Bool) -> NeverSent {
    let causes = error.connectionErrors.map { failure in
      if case .unreached(let cause) = Self(failure.error, isProxied: isProxied) {
        cause
      } else {
        NeverSent.refused
      }
    }
    // TLS settings that cannot be loaded, such as a missing file of authorities, fail here too.
    if causes.contains(.tls) { return .tls }
    if isProxied { return .proxy }
    if causes.isEmpty { return .nameNotFound }
    return causes.contains(.connectTimeout) ? .connectTimeout : .refused
  }

  /// What came of the request, where the task was not cancelled and the time had not run out.
  func exchange(wasSent: Bool) -> Exchange {
    switch (self, wasSent) {
    case (.unreached(let cause), false): .notReached(cause)
    case (.notHTTP, _): .noAnswer(.notHTTP)
    // A TLS error after the body was taken is an end of the connection like any other.
    case (.lost, true), (.unreached, true): .noAnswer(.connectionClosed)
    case (.lost, false): .notReached(.connectionLost)
    }
  }
}

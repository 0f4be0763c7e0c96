import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Carries a request of the socket to the sandbox and its answer back.
struct SandboxResponder: HTTPResponder {
  /// What a request brings with it: the connection, to close it if an answer is to be lost.
  struct Context: InitializableFromSource {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
      channel = source.channel
    }
  }

  /// A connection that the sandbox was told to lose.
  struct LostOnPurpose: Error {}

  let server: SandboxServer

  /// More than any request of this API needs.
  private static let longestBody = 1 << 20

  func respond(to request: Request, context: Context) async throws -> Response {
    let body = try await request.body.collect(upTo: SandboxResponder.longestBody)
    let answer = server.answer(
      SandboxRequest(
        method: request.method.rawValue,
        path: request.uri.path.removingPercentEncoding ?? request.uri.path,
        query: request.uri.queryParameters.map { SandboxField(String($0.key), String($0.value)) },
        headers: request.headers.map { SandboxField($0.name.rawName, $0.value) },
        body: Array(body.readableBytesView)))
    var cut: Int?
    switch answer.fault {
    case .delay(let duration): try await Task.sleep(for: duration)
    case .cutBody(let count): cut = count
    case .hangUp:
      try await context.channel.close()
      throw LostOnPurpose()
    case nil: break
    }
    return Response(
      status: HTTPResponse.Status(code: answer.status), headers: fields(answer.headers),
      body: responseBody(answer.body, cut: cut))
  }

  private func fields(_ headers: [SandboxField]) -> HTTPFields {
    var fields = HTTPFields()
    for header in headers {
      guard let name = HTTPField.Name(header.name) else { continue }
      fields.append(HTTPField(name: name, value: header.value))
    }
    return fields
  }

  private func responseBody(_ bytes: [UInt8], cut: Int?) -> ResponseBody {
    guard let cut else { return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)) }
    // A writer that throws makes the server close the connection.
    return ResponseBody(contentLength: bytes.count) { writer in
      try await writer.write(ByteBuffer(bytes: bytes.prefix(cut)))
      throw LostOnPurpose()
    }
  }
}

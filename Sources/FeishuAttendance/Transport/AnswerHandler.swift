import NIOCore
import NIOHTTP1

/// Reads answers in front of the library's own decoder, and hands what they are on behind it.
///
/// The decoder stays where it is and sees no byte: to take it out of a connection takes time, in which the connection
/// may end, and then the library falls over the one that it did not expect any more.
final class AnswerHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  /// The part of it that stands behind the decoder.
  private final class Outlet: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    private let inlet: AnswerHandler
    private var context: ChannelHandlerContext?

    init(_ inlet: AnswerHandler) {
      self.inlet = inlet
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    /// Hands a part on to whoever made the request.
    func give(_ part: AnswerReader.Part) {
      context?.fireChannelRead(wrapInboundOut(HTTPClientResponsePart(part)))
    }

    /// Nothing can come out of the decoder; if it does, it answers nothing.
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {}

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
      if case .head = unwrapOutboundIn(data) { inlet.reader.expect() }
      // Past the decoder, which would remember every request for the answer that it never sees.
      guard let front = inlet.context else {
        promise?.fail(ChannelError.ioOnClosedChannel)
        return
      }
      front.write(data, promise: promise)
    }
  }

  private var reader = AnswerReader()
  private var context: ChannelHandlerContext?
  private var outlet: Outlet?

  /// Puts one around the decoder of a connection that was just made.
  ///
  /// AsyncHTTPClient 1.37.0 calls it on the connection's own thread, before the first request is given to it.
  static func install(in channel: any Channel) -> EventLoopFuture<Void> {
    do {
      let pipeline = channel.pipeline.syncOperations
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
      let inlet = AnswerHandler()
      let outlet = Outlet(inlet)
      inlet.outlet = outlet
      try pipeline.addHandler(inlet, position: .before(decoder))
      try pipeline.addHandler(outlet, position: .after(decoder))
      return channel.eventLoop.makeSucceededVoidFuture()
    } catch {
      return channel.eventLoop.makeFailedFuture(error)
    }
  }

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    outlet = nil
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = Array(unwrapInboundIn(data).readableBytesView)[...]
    do throws(AnswerReader.NotHTTP) {
      while let part = try reader.next(&bytes) {
        // The end may let the next request begin at once: what stands behind an answer must not answer that.
        let isTooMuch = part == .end && !bytes.isEmpty
        if isTooMuch { reader.refuse() }
        outlet?.give(part)
        if isTooMuch { throw AnswerReader.NotHTTP() }
      }
    } catch {
      context.fireErrorCaught(error)
      context.close(promise: nil)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if let part = reader.close() { outlet?.give(part) }
    context.fireChannelInactive()
  }
}

extension HTTPClientResponsePart {
  fileprivate init(_ part: AnswerReader.Part) {
    self =
      switch part {
      case .head(let head): .head(HTTPResponseHead(head))
      case .body(let bytes): .body(ByteBuffer(bytes: bytes))
      case .end: .end(nil)
      }
  }
}

extension HTTPResponseHead {
  fileprivate init(_ head: AnswerReader.Head) {
    var fields = head.fields.map { field in
      (String(decoding: field.name, as: UTF8.self), String(decoding: field.value, as: UTF8.self))
    }
    if head.endsWithConnection { fields.append(("Connection", "close")) }
    self.init(
      version: head.isModern ? .http1_1 : .http1_0,
      status: HTTPResponseStatus(statusCode: head.status), headers: HTTPHeaders(fields))
  }
}

"""The faults, as a table: what goes wrong, at which moment, and what a client may make of it.

A fault strikes at one of three moments. On the ROAD nothing of a request can have left the client; at the HEAD the
platform has seen which call it is, and has not acted; at the ANSWER the platform has the whole request, and whether
it acted upon it is another question, which is why each of these faults is tried with both truths.
"""

import functools
import json
import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from api import refusal
from wire import Answer, Request, Wire, chunk, json_answer

MEBIBYTE = 1 << 20
BLANKS = b" " * MEBIBYTE
CHUNK_OF_BLANKS = chunk(BLANKS)


class Moment(Enum):
    """When a fault strikes."""

    ROAD = auto()
    HEAD = auto()
    ANSWER = auto()


@dataclass
class Exchange:
    """A request that a fault strikes, the answer that would be right, and what the fault needs to do harm."""

    wire: Wire
    request: Request
    answer: Answer
    elsewhere: str
    over: threading.Event

    def send(self, data: bytes) -> bool:
        """Sends bytes; False where the client no longer takes them, or the cell is over."""
        return not self.over.is_set() and self.wire.send(data)

    def hang(self) -> None:
        """Says nothing until the cell is over."""
        self.over.wait()

    @property
    def echo(self) -> str:
        """What a careless debug page prints: the credentials that came with the request."""
        return f"{self.request.headers.get('authorization', '')} {self.request.body.decode()}"


@dataclass(frozen=True)
class Fault:
    """One way to fail."""

    name: str
    moment: Moment
    strike: Callable[[Exchange], None] | None
    """Does the harm at HEAD or ANSWER, and leaves the connection to be closed; None for ROAD, see roads.py."""
    most_sends: int = 1
    """How many times a deletion may be on the wire: more than once only where it was surely turned away."""
    turns_away: bool = False
    """Whether the answer says, by the platform's own rules, that nothing was done: there is no other truth then."""
    passes: bool = False
    """Whether a reading that meets it once must succeed in the end."""
    is_harmless: bool = False
    """Whether a client must not even notice."""
    blinds: bool = False
    """Whether the readings that are to fail after it fail in the same way; else they are closed."""
    is_subtle: bool = False
    """Whether a list that came seems whole and is not, so that it must be told."""
    hangs: bool = False
    """Whether the client has to give up by itself; such cells take longest, and begin first."""


def nothing(_: Exchange) -> None:
    """The connection is closed in order, with no answer."""


def reset(x: Exchange) -> None:
    x.wire.reset()


def hang(x: Exchange) -> None:
    x.hang()


def status_line_then_silence(x: Exchange) -> None:
    x.send(b"HTTP/1.1 200 OK\r\nContent-Ty")
    x.hang()


def head_then_silence(x: Exchange) -> None:
    x.send(x.answer.head(Content_Length=str(len(x.answer.body))))
    x.hang()


def half_a_head(x: Exchange) -> None:
    head = x.answer.head(Content_Length=str(len(x.answer.body)))
    x.send(head[: len(head) // 2])


def half_a_body(x: Exchange) -> None:
    x.send(x.answer.head(Content_Length=str(len(x.answer.body))) + x.answer.body[: len(x.answer.body) // 2])


def half_a_body_then_reset(x: Exchange) -> None:
    half_a_body(x)
    x.wire.reset()


def half_a_chunked_body(x: Exchange) -> None:
    x.send(x.answer.head(Transfer_Encoding="chunked") + chunk(x.answer.body[: len(x.answer.body) // 2]))


def chunks_without_the_last(x: Exchange) -> None:
    """All of the JSON is there, and yet the body is not whole."""
    x.send(x.answer.head(Transfer_Encoding="chunked") + chunk(x.answer.body))


def a_brace_less(x: Exchange) -> None:
    """Without a length only the JSON itself can tell that it was cut."""
    x.send(x.answer.head() + x.answer.body[:-1])


def drip(x: Exchange) -> None:
    """One byte a second never lets a timeout of silence run out."""
    for byte in x.answer.whole():
        if not x.send(bytes([byte])) or x.over.wait(1):
            return


def blanks_in_chunks(x: Exchange) -> None:
    x.send(x.answer.head(Transfer_Encoding="chunked") + chunk(x.answer.body))
    while x.send(CHUNK_OF_BLANKS):
        pass


def blanks_until_close(x: Exchange) -> None:
    x.send(x.answer.head() + x.answer.body)
    while x.send(BLANKS):
        pass


def forty_mebibytes(x: Exchange) -> None:
    """The right answer, followed by blanks, which JSON allows: only its size is wrong."""
    left = 40 * MEBIBYTE
    x.send(x.answer.head(Content_Length=str(left)) + x.answer.body)
    left -= len(x.answer.body)
    while left and x.send(BLANKS[: min(left, len(BLANKS))]):
        left -= min(left, len(BLANKS))


def fields_without_end(x: Exchange) -> None:
    x.send(b"HTTP/1.1 200 OK\r\n")
    while x.send(b"X-More: " + b"m" * 4_000 + b"\r\n"):
        pass


def continues_without_end(x: Exchange) -> None:
    while x.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 100):
        if x.over.wait(0.01):
            return


def first_line(line: bytes) -> Callable[[Exchange], None]:
    """The right answer behind a first line that no server may send, and closed in order."""
    def strike(x: Exchange) -> None:
        x.send(line + b"\r\n" + x.answer.whole(Connection="close").split(b"\r\n", 1)[1])
    return strike


def framed(*lines: bytes) -> Callable[[Exchange], None]:
    """The right answer with fields that say something else about its length."""
    def strike(x: Exchange) -> None:
        x.send(x.answer.head(Connection="close")[:-2] + b"\r\n".join(lines) + b"\r\n\r\n" + x.answer.body)
    return strike


@functools.cache
def bomb() -> bytes:
    """One gibibyte of blanks as one megabyte of gzip; the same block again and again, so it is made in a moment."""
    block = b" " * MEBIBYTE
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * 1_023


def gzip_bomb(x: Exchange) -> None:
    x.send(x.answer.head(Content_Encoding="gzip", Content_Length=str(len(bomb()))) + bomb())


def says(answer: Answer) -> Callable[[Exchange], None]:
    """Answers something else, whole and in good HTTP; ECHO in it becomes the credentials of the request."""
    def strike(x: Exchange) -> None:
        body = answer.body.replace(b"ECHO", x.echo.replace("\\", "\\\\").replace('"', '\\"').encode())
        x.send(Answer(answer.status, body, answer.headers, answer.kind).whole(Connection="close"))
    return strike


def twins(x: Exchange) -> None:
    """Shows each record of a list twice, under one id and with another comment."""
    body = json.loads(x.answer.body)
    flows = body["data"]["user_flow_results"]
    flows += [{**flow, "comment": flow["comment"] + "!"} for flow in flows]
    x.send(json_answer(200, body).whole(Connection="close"))


def page(status: int, title: str) -> Callable[[Exchange], None]:
    """An HTML page, as gateways and captive portals send it."""
    text = f"<!DOCTYPE html><html><head><title>{title}</title></head><body><pre>ECHO</pre></body></html>"
    return says(Answer(status, text.encode(), kind="text/html; charset=utf-8"))


def redirect(status: int) -> Callable[[Exchange], None]:
    """Sends the client to another host, which counts what comes."""
    def strike(x: Exchange) -> None:
        x.send(Answer(status, b"", {"Location": x.elsewhere + x.request.target}).whole(Connection="close"))
    return strike


def garbage(x: Exchange) -> None:
    x.send(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n" * 4)


ROAD, HEAD, ANSWER = Moment.ROAD, Moment.HEAD, Moment.ANSWER

LIMITED = "request trigger frequency limit"
REFUSED = "Invalid access token for authorization. (ECHO)"

FAULTS = [
    # No connection comes about: roads.py knows how.
    Fault("name-not-found", ROAD, None),
    Fault("name-server-silent", ROAD, None, hangs=True),
    Fault("connect-refused", ROAD, None),
    Fault("connect-black-hole", ROAD, None, hangs=True),
    Fault("ipv6-black-hole", ROAD, None, is_harmless=True),
    Fault("tls-wrong-name", ROAD, None),
    Fault("tls-expired", ROAD, None),
    Fault("tls-self-signed", ROAD, None),
    Fault("tls-1.1", ROAD, None),
    Fault("tls-no-handshake", ROAD, None, hangs=True),
    Fault("proxy-407", ROAD, None),
    Fault("proxy-502", ROAD, None),
    Fault("proxy-099", ROAD, None),
    Fault("proxy-silent", ROAD, None, hangs=True),
    Fault("reset-at-accept", ROAD, None),
    # The platform sees that a request comes, and does not read it to its end.
    Fault("reset-mid-request", HEAD, reset, passes=True),
    Fault("close-mid-request", HEAD, nothing, passes=True),
    Fault("idle-connection-reset", HEAD, reset, passes=True),
    # The platform has the request. No answer.
    Fault("silence", ANSWER, hang, hangs=True),
    Fault("reset-after-request", ANSWER, reset, passes=True),
    Fault("close-after-request", ANSWER, nothing, passes=True),
    # Part of an answer.
    Fault("head-cut", ANSWER, half_a_head, passes=True),
    Fault("head-cut-silence", ANSWER, status_line_then_silence, hangs=True),
    Fault("head-then-silence", ANSWER, head_then_silence, hangs=True),
    Fault("body-cut-length", ANSWER, half_a_body, passes=True),
    Fault("body-cut-reset", ANSWER, half_a_body_then_reset, passes=True),
    Fault("body-cut-chunked", ANSWER, half_a_chunked_body, passes=True),
    Fault("last-chunk-missing", ANSWER, chunks_without_the_last, passes=True),
    Fault("json-cut-by-close", ANSWER, a_brace_less),
    Fault("drip", ANSWER, drip, hangs=True),
    # Too much of an answer.
    Fault("endless-chunked", ANSWER, blanks_in_chunks),
    Fault("endless-until-close", ANSWER, blanks_until_close),
    Fault("oversized-40-mib", ANSWER, forty_mebibytes),
    Fault("endless-head", ANSWER, fields_without_end),
    Fault("endless-100-continue", ANSWER, continues_without_end),
    Fault("gzip-bomb-1-gib", ANSWER, gzip_bomb),
    # Heads that HTTP does not know.
    Fault("status-099", ANSWER, first_line(b"HTTP/1.1 099 Odd")),
    Fault("status-000", ANSWER, first_line(b"HTTP/1.1 000 Odd")),
    Fault("status-101", ANSWER, first_line(b"HTTP/1.1 101 Switching Protocols")),
    Fault("length-negative", ANSWER, framed(b"Content-Length: -1")),
    Fault("length-huge", ANSWER, framed(b"Content-Length: 99999999999999999999")),
    Fault("chunk-huge", ANSWER, framed(b"Transfer-Encoding: chunked", b"", b"FFFFFFFFFFFFFFFF")),
    Fault("nul-in-head", ANSWER, framed(b"X-Odd: \0")),
    # Another answer.
    Fault("not-http", ANSWER, garbage),
    Fault("redirect-301", ANSWER, redirect(301)),
    Fault("redirect-302", ANSWER, redirect(302)),
    Fault("redirect-307", ANSWER, redirect(307)),
    Fault("redirect-308", ANSWER, redirect(308)),
    Fault("200-html", ANSWER, page(200, "Welcome to the hotel network")),
    Fault("200-empty", ANSWER, says(Answer(200, b""))),
    Fault("200-without-data", ANSWER, says(json_answer(200, {"code": 0, "msg": "ok"})), blinds=True),
    Fault("200-null-data", ANSWER, says(json_answer(200, {"code": 0, "msg": "ok", "data": None})), blinds=True),
    Fault("403-html", ANSWER, page(403, "Forbidden")),
    Fault("404-text", ANSWER, says(Answer(404, b"404 page not found", kind="text/plain"))),
    Fault("400-json", ANSWER, says(refusal(400, 1220001, "param is invalid: ECHO"))),
    Fault("429-html", ANSWER, page(429, "Too Many Requests")),
    Fault("500-json", ANSWER, says(refusal(500, 1225000, "system error: ECHO")), passes=True),
    Fault("502-html", ANSWER, page(502, "Bad Gateway"), passes=True),
    Fault("503-empty", ANSWER, says(Answer(503, b"")), passes=True),
    Fault("504-html", ANSWER, page(504, "Gateway Timeout"), passes=True),
    # Turned away unread: these two alone may be sent again, with a wait three times, with a new token once.
    Fault("rate-limit-429", ANSWER, says(refusal(429, 99991400, LIMITED, x_ogw_ratelimit_reset="1")), 4, True, True),
    Fault("rate-limit-400", ANSWER, says(refusal(400, 99991400, LIMITED, x_ogw_ratelimit_reset="1")), 4, True, True),
    Fault("token-refused", ANSWER, says(refusal(400, 99991663, REFUSED)), 2, True, True),
]

TWINS = Fault("records-with-one-id", ANSWER, twins, is_subtle=True)
"""Strikes lists of records only."""

BY_NAME = {fault.name: fault for fault in FAULTS}

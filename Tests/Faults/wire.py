"""HTTP/1.1 as bytes on a socket: nothing here mends, guesses or forgives, so that a fault is exactly what it says."""

import json
import socket
import struct
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

MOST_BYTES = 1 << 20


@dataclass
class Request:
    """A request: its head, and its body as soon as that was read."""

    method: str
    target: str
    headers: dict[str, str]
    size: int
    """In bytes, as far as it was read."""
    body: bytes = b""

    @property
    def path(self) -> str:
        """The target without its query."""
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, list[str]]:
        """The query of the target."""
        return parse_qs(urlsplit(self.target).query)


@dataclass
class Answer:
    """An answer, before it is put into bytes."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "application/json; charset=utf-8"

    def head(self, **more: str) -> bytes:
        """The head, with its end; underscores in the names of further fields are hyphens."""
        named = {name.replace("_", "-"): value for name, value in more.items()}
        fields = {"Content-Type": self.kind, "X-Tt-Logid": "20250303fault0001", **self.headers, **named}
        lines = [f"HTTP/1.1 {self.status} Status", *(f"{name}: {value}" for name, value in fields.items())]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def whole(self, **more: str) -> bytes:
        """Head and body, the body with its length."""
        return self.head(Content_Length=str(len(self.body)), **more) + self.body


def json_answer(status: int, value: object, **headers: str) -> Answer:
    """An answer that holds a JSON value."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer(status, json.dumps(value, ensure_ascii=False).encode(), named)


def chunk(data: bytes) -> bytes:
    """One chunk of a chunked body."""
    return b"%x\r\n%s\r\n" % (len(data), data)


class Wire:
    """One accepted connection, and what of it was read but not yet used."""

    def __init__(self, connection: socket.socket, number: int) -> None:
        self.connection = connection
        self.number = number
        self.requests = 0
        self._buffer = b""

    def read_head(self) -> Request | None:
        """Reads to the end of the next head; None where the other side closed before it."""
        while b"\r\n\r\n" not in self._buffer:
            if not self._read_more():
                return None
        head, self._buffer = self._buffer.split(b"\r\n\r\n", 1)
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        self.requests += 1
        return Request(method, target, headers, len(head) + 4)

    def read_body(self, request: Request) -> bool:
        """Reads the body of a request; False where it was cut."""
        length = int(request.headers.get("content-length", "0"))
        if length > MOST_BYTES or "transfer-encoding" in request.headers:
            raise ValueError("a body that no client of this platform sends")
        while len(self._buffer) < length:
            if not self._read_more():
                return False
        request.body, self._buffer = self._buffer[:length], self._buffer[length:]
        request.size += length
        return True

    def _read_more(self) -> bool:
        try:
            data = self.connection.recv(65_536)
        except OSError:
            return False
        self._buffer += data
        return bool(data)

    def send(self, data: bytes) -> bool:
        """Sends all bytes; False where the other side no longer takes them."""
        try:
            self.connection.sendall(data)
        except OSError:
            return False
        return True

    def reset(self) -> None:
        """Ends the connection with RST."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def close(self) -> None:
        """Ends the connection in order, whatever the other side has still sent."""
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # It is closed already.
        self.connection.close()

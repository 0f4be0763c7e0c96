"""The sockets: a platform that answers by the truth, and fails where and when a plan says so.

One platform serves one cell of the matrix. It counts what it sees: every request with its bytes, every connection
that came to nothing, every byte that arrives where nothing should ever arrive.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from api import Calls, Endpoint
from faults import Exchange, Fault, Moment
from truth import Log
from wire import Answer, Request, Wire


@dataclass
class Plan:
    """Which requests a fault strikes."""

    endpoint: Endpoint
    fault: Fault
    applies: bool = False
    """Whether the platform does what was asked, whatever the client is told."""
    late: float | None = None
    """Does it only so many seconds later."""
    times: int | None = None
    """How many requests are struck; None for all."""
    first: int = 1
    """The first request to the endpoint that is struck."""
    after: "Plan | None" = None
    """Strikes only after that one has struck."""
    seen: int = 0
    struck: int = 0

    def strikes(self, endpoint: Endpoint, is_kept: bool) -> bool:
        """Whether this request is struck, which is counted; idle connections are struck only where one was kept."""
        if endpoint is not self.endpoint or self.after and not self.after.struck:
            return False
        if self.fault.name.startswith("idle-") and not is_kept:
            return False
        self.seen += 1
        if self.seen < self.first or self.times is not None and self.struck >= self.times:
            return False
        self.struck += 1
        return True


@dataclass
class Seen:
    """A request that arrived, whole or in part."""

    endpoint: Endpoint | None
    at: float
    size: int
    body: bytes = b""
    is_answered: bool = False
    """Whether the right answer was sent, whole."""


class Platform:
    """A platform on a loopback port, over plain HTTP or TLS."""

    def __init__(self, calls: Calls, log: Log, elsewhere: str, context: ssl.SSLContext | None = None) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self.listener.getsockname()[1]
        self.context = context
        self.plans: list[Plan] = []
        self.seen: list[Seen] = []
        self.diverted = 0
        self.fruitless = 0
        """Connections that came and brought no request."""
        self.keeps_alive = True
        self.diverts: int | None = None
        """How many connections are diverted once the road is broken; None for all."""
        self.struck = threading.Event()
        self.struck_at = 0.0
        self.over = threading.Event()
        self._calls, self._log, self._elsewhere = calls, log, elsewhere
        self._lock = threading.Lock()
        self._connections: list[socket.socket] = []
        self._break_road: Callable[[], None] | None = None
        self._answers_left = 0
        self._is_deaf = False
        self._meet: Callable[[socket.socket], None] | None = None
        self._acceptor = threading.Thread(target=self._accept, daemon=True)
        self._acceptor.start()

    # What a cell does with it.

    def break_road(self, action: Callable[[], None], answers: int) -> None:
        """Breaks the road to the platform before the answer with this number leaves; 0 breaks it at once."""
        self.keeps_alive = False
        self._break_road, self._answers_left = action, answers
        if answers == 0:
            self._break()

    def requests(self, endpoint: Endpoint) -> list[Seen]:
        """The requests to an endpoint so far."""
        return [each for each in self.seen if each.endpoint is endpoint]

    def divert(self, meet: Callable[[socket.socket], None]) -> None:
        """Lets something else meet the next connections, and keeps HTTP from them."""
        self._meet = meet

    def stop_accepting(self) -> None:
        """Fills the queue of connections and takes none out of it: Linux then drops every further SYN."""
        self._is_deaf = True
        self.listener.listen(0)
        for filler in fill(self.listener, socket.AF_INET):  # The first wakes the acceptor, which ends.
            self.keep(filler)

    def keep(self, connection: socket.socket) -> None:
        """Keeps a socket open until the cell is over."""
        with self._lock:
            self._connections.append(connection)

    def refuse(self) -> None:
        """Closes the port."""
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def close(self) -> None:
        """Ends everything."""
        self.over.set()
        with self._lock:
            for connection in [self.listener, *self._connections]:
                hang_up(connection)

    # The sockets.

    def _accept(self) -> None:
        number = 0
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            if self._is_deaf:
                return
            number += 1
            self.keep(connection)
            if self._meet and (self.diverts is None or self.diverted < self.diverts):
                self.diverted += 1
                self._meet(connection)
            else:
                threading.Thread(target=self._serve, args=(connection, number), daemon=True).start()

    def _serve(self, connection: socket.socket, number: int) -> None:
        if self.context:
            connection.settimeout(20)
            try:
                connection = self.context.wrap_socket(connection, server_side=True)
            except OSError:
                self.fruitless += 1
                connection.close()
                return
            connection.settimeout(None)
        wire = Wire(connection, number)
        try:
            while self._exchange(wire):
                pass
            wire.close()
        except OSError:
            connection.close()
        if not wire.requests:
            self.fruitless += 1

    def _exchange(self, wire: Wire) -> bool:
        """One request and what comes of it; False where the connection is to be closed."""
        request = wire.read_head()
        if request is None:
            return False
        endpoint = Endpoint.of(request)
        seen = Seen(endpoint, time.monotonic(), request.size)
        with self._lock:
            self.seen.append(seen)
            plan = next((plan for plan in self.plans if endpoint and plan.strikes(endpoint, wire.requests > 1)), None)
        if plan and plan.fault.moment is Moment.HEAD:
            self._note(seen, wire, plan)
            self._strike(plan, Exchange(wire, request, Answer(200, b""), self._elsewhere, self.over))
            return False
        is_whole = wire.read_body(request)
        seen.size, seen.body = request.size, request.body
        self._note(seen, wire, plan)
        if not is_whole:
            return False
        if plan:
            answer = self._calls.answer(request, applies=plan.applies and plan.late is None)
            if plan.late is not None:
                threading.Timer(plan.late, self._calls.answer, [request]).start()
            self._strike(plan, Exchange(wire, request, answer, self._elsewhere, self.over))
            return False
        return self._answer(wire, request, seen)

    def _answer(self, wire: Wire, request: Request, seen: Seen) -> bool:
        answer = self._calls.answer(request)
        if self._break_road:
            with self._lock:
                self._answers_left -= 1
                is_last = self._answers_left == 0
            if is_last:
                self._break()
        asked_to_close = request.headers.get("connection", "").lower() == "close"
        keeps = self.keeps_alive and not asked_to_close
        seen.is_answered = wire.send(answer.whole(**({} if keeps else {"Connection": "close"})))
        return keeps and seen.is_answered

    def _strike(self, plan: Plan, exchange: Exchange) -> None:
        self._mark()
        if plan.fault.strike:
            plan.fault.strike(exchange)

    def _break(self) -> None:
        if self._break_road:
            self._break_road()
        self._log.note("road broken")
        self._mark()

    def _mark(self) -> None:
        if not self.struck.is_set():
            self.struck_at = time.monotonic()
            self.struck.set()

    def _note(self, seen: Seen, wire: Wire, plan: Plan | None) -> None:
        self._log.note(
            "request", call=seen.endpoint, connection=wire.number, bytes=seen.size, body=seen.body.decode(),
            fault=plan.fault.name if plan else None)


class Elsewhere:
    """Another host: nobody has any business here, so it only counts who comes."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.2", 0), backlog=64)
        self.url = f"http://127.0.0.2:{self._listener.getsockname()[1]}"
        self.visits = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.visits += 1
            connection.close()

    def close(self) -> None:
        """Gives the port back."""
        hang_up(self._listener)


def fill(listener: socket.socket, family: socket.AddressFamily) -> list[socket.socket]:
    """Makes the connections that a queue of length 0 holds, and one or two that it drops."""
    fillers = []
    for _ in range(3):
        filler = socket.socket(family)
        filler.setblocking(False)
        filler.connect_ex(listener.getsockname())
        fillers.append(filler)
        time.sleep(0.02)
    return fillers


def hang_up(end: socket.socket) -> None:
    """Closes a socket, and wakes the thread that waits at it."""
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass  # It is closed already.
    end.close()

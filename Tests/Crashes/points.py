"""The named points at which the program is killed: those of the design's goal "no outcome is lost on kill -9".

A point is either a call of the system, which the shim strikes, or a moment on the wire, at which the platform kills the
program itself. Which call of a run is which point is learnt from a run in which nothing fails.
"""

import itertools
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from double import Endpoint, Exchange, Fault, Moment, Plan
from shim import Call, Rule
from world import World

SHARED_MEMORY, LOG_FILE = "journal.sqlite-shm", "journal.sqlite-wal"

LATE_SECONDS = 2.0
"""When a platform acts that acts late: after the program is dead, before the last time that it is asked."""


class Map:
    """Where the steps of a deletion are among the calls of a run in which nothing fails."""

    def __init__(self, calls: list[Call]) -> None:
        self.calls = [call for call in calls if call.is_on_file]
        lock = next(place for place, call in enumerate(self.calls) if call.file.endswith(".lock"))
        begins = [place for place, call in enumerate(self.calls) if call.name == "begin" and place > lock]
        self.intent, self.attempt, self.outcome = begins[:3]

    def writes(self, begin: int) -> list[int]:
        """The calls of the transaction that begins with a call: the frames of the log, and their synchronization."""
        rest = enumerate(self.calls[begin + 1:], begin + 1)
        frames = [place for place, _ in itertools.takewhile(lambda pair: pair[1].name == "pwrite64", rest)]
        assert frames and self.calls[frames[-1] + 1].name == "fdatasync"
        return [*frames, frames[-1] + 1]

    def rule(self, place: int, action: str) -> Rule:
        """The rule that strikes one of these calls: the number counts those of the same name and file."""
        call = self.calls[place]
        same = [each for each in self.calls[: place + 1] if (each.name, each.file) == (call.name, call.file)]
        return Rule(call.name, call.file, len(same), action)


@dataclass(frozen=True)
class Point:
    """One named point."""

    name: str
    aim: "Callable[[World, Map, int], Rule | None]"
    """Makes the run with a number end here: by a rule for the shim, or by a plan of the platform."""
    acts: bool = False
    """Whether the platform may have acted, so that each truth is tried: it did, it did not, it does so late."""


def at(begin: str, action: str = "before") -> "Callable[[World, Map, int], Rule]":
    """Kills at the beginning of a transaction."""
    return lambda _, steps, __: steps.rule(getattr(steps, begin), action)


def within(begin: str) -> "Callable[[World, Map, int], Rule]":
    """Kills between the first frame of a transaction and its synchronization: at another call in each run."""
    def aim(_: World, steps: Map, run: int) -> Rule:
        places = steps.writes(getattr(steps, begin))
        place = places[run % len(places)]
        is_cut = run // len(places) % 2 == 1 and steps.calls[place].name == "pwrite64"
        return steps.rule(place, "half" if is_cut else "before")
    return aim


def after(*begins: str) -> "Callable[[World, Map, int], Rule]":
    """Kills when a transaction is on the disk; another one in each run."""
    return lambda _, steps, run: steps.rule(steps.writes(getattr(steps, begins[run % len(begins)]))[-1], "after")


def on_socket(*ways: tuple[str, str]) -> "Callable[[World, Map, int], Rule]":
    """Kills at the writing of a part of the deletion; another part in each run."""
    def aim(_: World, __: Map, run: int) -> Rule:
        part, action = ways[run % len(ways)]
        return Rule("send", part, 1, action)
    return aim


def by_platform(strike: "Callable[[World, Exchange], None]") -> "Callable[[World, Map, int], None]":
    """Lets the platform kill, when it has the whole request."""
    def aim(world: World, _: Map, run: int) -> None:
        fault = Fault("kill", Moment.ANSWER, lambda exchange: strike(world, exchange))
        world.platform.plans = [plan(Endpoint.DELETE, fault, run)]
    return aim


def while_reading_back(world: World, _: Map, run: int) -> None:
    """Closes the connection instead of answering, and kills when the program asks what became of it."""
    closing = plan(Endpoint.DELETE, Fault("close", Moment.ANSWER, lambda _: None), run)
    killing = Fault("kill", Moment.ANSWER, lambda _: world.kill())
    # There is a second round only where the records were still there in the first.
    asked = Plan(Endpoint.FLOWS, killing, times=1, first=2 if run % 6 == 1 else 1, after=closing)
    world.platform.plans = [closing, asked]


def plan(endpoint: Endpoint, fault: Fault, run: int) -> Plan:
    """Strikes the first request; the truth is another one in each run."""
    return Plan(endpoint, fault, applies=run % 3 != 1, times=1, late=LATE_SECONDS if run % 3 == 2 else None)


def in_the_head(world: World, exchange: Exchange) -> None:
    """Kills when the program has read half of the head."""
    head = exchange.answer.head(Content_Length=str(len(exchange.answer.body)))
    send_and_kill(world, exchange, head[: len(head) // 2])


def in_the_body(world: World, exchange: Exchange) -> None:
    """Kills when the program has read the head and half of the body."""
    whole = exchange.answer.whole()
    send_and_kill(world, exchange, whole[: len(whole) - len(exchange.answer.body) // 2])


def send_and_kill(world: World, exchange: Exchange, data: bytes) -> None:
    """Sends a part of an answer, waits until the program has taken it out of its socket, and kills."""
    exchange.send(data)
    end = time.monotonic() + 5
    while unread(exchange.wire.connection) and time.monotonic() < end:
        threading.Event().wait(0.001)
    world.kill()


def unread(connection: socket.socket) -> int:
    """How many bytes of what was sent wait in the other end's socket, on this machine, to be read."""
    port = f":{connection.getpeername()[1]:04X}"
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[1].endswith(port):
            return int(fields[4].split(":")[1], 16)
    return 0


POINTS = [
    Point("before the intent's BEGIN", at("intent")),
    Point("after the intent's INSERT, before its COMMIT", within("intent")),
    Point("after the COMMIT, before connecting", after("intent", "attempt")),
    Point("after connecting, before the first byte", on_socket(("head", "before"))),
    Point("in the middle of the request", on_socket(("body", "half"), ("head", "after"), ("head", "half"))),
    Point("after the request, before the answer", by_platform(lambda world, _: world.kill()), acts=True),
    Point("in the middle of the answer's head", by_platform(in_the_head), acts=True),
    Point("in the middle of the answer's body", by_platform(in_the_body), acts=True),
    Point("after the answer, before the outcome's BEGIN", at("outcome")),
    Point("after the outcome's INSERT, before its COMMIT", within("outcome")),
    Point("after the outcome's COMMIT, before it is shown", after("outcome")),
    Point("while the records are read back", while_reading_back, acts=True),
]

"""The interactive program in a pseudo terminal: while a request hangs, a key must be answered within 100 ms.

No terminal is emulated. What the program writes is stripped of escape sequences, and a key counts as answered when the
words that it has to bring are there.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from dataclasses import dataclass
from pathlib import Path

from api import Endpoint
from cells import Cell
from faults import BY_NAME
from judge import MOST_MEMORY
from program import GATE, GATE_SECONDS, Home, Watch
from stage import FIND as FIND_AS_JSON, Stage

FIND = FIND_AS_JSON[:-2]

MOST_SECONDS = 0.1
PRESSES = 5
ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-B]|[=>78MDEHNOPZc])")
CONTROL_Z = b"\x1a"


@dataclass(frozen=True)
class Question:
    """A place in the program, what gets there, and a pair of keys that must bring words at once, again and again."""

    place: str
    first: int
    """Which request to the call is struck: the first reads the list, the second asks again before the count."""
    way: tuple[tuple[bytes, str], ...]
    """What is typed to get there, each when its words are on the screen."""
    key: bytes
    words: str
    undo: bytes
    """The key that takes the words away again."""


LIST = Question("list", 1, (), b"?", "Keys: records", b"x")
CONFIRMATION = Question(
    "confirmation", 2, ((b"a", "Place"), (b"d", "selected 9")), b"\x1bOP", "Keys: confirmation", b"x")
DELETION = Question(
    "deletion", 1, ((b"a", "Place"), (b"d", "selected 9"), (b"9", "Type 9"), (b"\r", "9")), CONTROL_Z,
    "A deletion is running", b"x")


@dataclass(frozen=True)
class ScreenCell:
    """One place of the program, and the cell of the matrix whose fault hangs there."""

    question: Question
    cell: Cell

    @property
    def words(self) -> list[str]:
        """The columns of the table that say which cell this is."""
        return [*self.cell.words[:3], f"keys: {self.question.place}"]

    @property
    def name(self) -> str:
        """The words in one line."""
        return " · ".join(self.words)

    @property
    def is_flooded(self) -> bool:
        """Whether the fault keeps a processor busy."""
        return bool(self.cell.fault and self.cell.fault.name in FLOODING)


HANGING = ["silence", "head-then-silence", "drip"]
UNREACHED = ["connect-black-hole", "tls-no-handshake", "proxy-silent", "name-server-silent"]
FLOODING = ["endless-chunked", "oversized-40-mib", "gzip-bomb-1-gib", "endless-head"]


def screen_cells() -> list[ScreenCell]:
    """The places where a request may hang: the list, the question, the deletion."""
    lists = [
        (LIST, endpoint, name) for endpoint in (Endpoint.TOKEN, Endpoint.FLOWS)
        for name in HANGING + UNREACHED + FLOODING]
    questions = [(CONFIRMATION, Endpoint.FLOWS, name) for name in HANGING]
    deletions = [(DELETION, Endpoint.DELETE, name) for name in HANGING]
    return [
        ScreenCell(question, Cell(endpoint, BY_NAME[name]))
        for question, endpoint, name in lists + questions + deletions]


def play(question: Question, stage: Stage) -> tuple[float, list[str]]:
    """Goes to where the request hangs, and presses keys; the slowest answer in seconds, and what is wrong."""
    stage.arm(0 if stage.cell.endpoint is Endpoint.TOKEN else 1, question.first)
    screen = Screen(stage.home, FIND)
    wrong: list[str] = []
    slowest = 0.0
    try:
        for key, words in question.way:
            if screen.read(words, 10) is None:
                wrong.append(f"{words!r} did not come")
            time.sleep(1.2)  # The rows of the confirmation have to stand for a second.
            screen.press(key)
        if not stage.platform.struck.wait(10):
            wrong.append("the fault never struck")
        screen.read("\0", 0.5)
        for _ in range(PRESSES if not wrong else 0):
            waited = screen.watch.waited_so_far()
            screen.press(question.key)
            took = screen.read(question.words, 2)
            waited = screen.watch.waited_so_far() - waited
            # Waiting for a processor is the machine's; no answer at all stays no answer.
            slowest = max(slowest, 2 if took is None else max(0, took - waited))
            screen.press(question.undo)
            screen.read("\0", 0.3)
    finally:
        screen.kill()
    if slowest > MOST_SECONDS:
        wrong.append(f"a key was answered after {slowest * 1000:.0f} ms")
    if screen.watch.peak > MOST_MEMORY:
        wrong.append(f"{screen.watch.peak >> 20} MiB of memory")
    if any(canary in screen.written for canary in stage.canaries):
        wrong.append("the secret or the token is on the screen")
    if held := stage.home.search(stage.canaries):
        wrong.append("the secret or the token is in: " + ", ".join(held))
    return slowest, wrong


class Screen:
    """A running program and the other end of its terminal."""

    def __init__(self, home: Home, words: list[str]) -> None:
        with GATE:
            pid, self._terminal = pty.fork()
            if pid == 0:
                os.chdir(home.path)
                command = [*home.prefix, *home.command, *words]
                os.execvpe(command[0], command, home.environment)
            time.sleep(GATE_SECONDS)
        self._pid = pid
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        os.set_blocking(self._terminal, False)
        self._poll = select.poll()
        self._poll.register(self._terminal, select.POLLIN)
        self.watch = Watch(pid)
        self.written = b""

    def read(self, until: str, seconds: float) -> float | None:
        """Reads until words have come since the last reading; how long that took, None where they did not."""
        start, new = time.monotonic(), b""
        while (left := start + seconds - time.monotonic()) > 0:
            if not self._poll.poll(left * 1000):
                break
            data = self._take()
            if not data:
                break
            new += data
            if until in ESCAPES.sub(b"", new).decode(errors="replace"):
                return time.monotonic() - start
        return None

    def press(self, key: bytes) -> None:
        """Presses a key, after what was written before has been taken."""
        while self._take():
            pass
        os.write(self._terminal, key)

    def _take(self) -> bytes:
        try:
            data = os.read(self._terminal, 65_536)
        except (BlockingIOError, OSError):
            return b""
        self.written += data
        return data

    def kill(self) -> None:
        """Ends the program without asking."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

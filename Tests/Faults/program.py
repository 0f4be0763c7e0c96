"""The program under test, as a script runs it: in a home of its own, with its peak of memory."""

import itertools
import os
import select
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

GATE = threading.Semaphore(4)
"""Few begin at the same time: what is to be measured is waiting, not the start of programs on two cores."""
GATE_SECONDS = 0.25

@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    words: list[str]
    status: int
    output: bytes
    error: bytes
    seconds: float
    end: float
    """When, on the monotonic clock."""
    peak: int
    """The most memory that was resident, in bytes."""
    waited: float
    """How long it waited for a processor, in seconds."""

    @property
    def says(self) -> str:
        """The first line on standard error."""
        return self.error.decode(errors="replace").strip().split("\n")[0]


NOT_RUN = Ended([], 0, b"", b"", 0, 0, 0, 0)


@dataclass
class Home:
    """A home directory for one cell, and the environment that belongs to it."""

    command: list[str]
    path: Path
    environment: dict[str, str]
    most_seconds: float
    """Whatever runs longer is killed."""
    prefix: list[str] = field(default_factory=list)
    ended: list[Ended] = field(default_factory=list)

    @staticmethod
    def make(command: list[str], path: Path, most_seconds: float) -> "Home":
        """Makes the directories, private as the program wants them."""
        for part in ["", "tmp", ".config/unpunch"]:
            (path / part).mkdir(mode=0o700, parents=True)
        return Home(command, path, {
            "HOME": str(path), "TMPDIR": str(path / "tmp"), "LANG": "C.UTF-8", "TZ": "Asia/Shanghai",
            "TERM": "xterm-256color", "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "UNPUNCH_AUDIT": "off", "UNPUNCH_LANG": "en", "UNPUNCH_TENANT_NAME": "Faults",
        }, most_seconds)

    @property
    def journal(self) -> Path:
        """Where the program keeps its journal."""
        return self.path / ".local/state/unpunch/journal.sqlite"

    def run(self, *words: str) -> Ended:
        """Runs the program to its end, and remembers how it went."""
        with GATE:
            process = subprocess.Popen(
                [*self.prefix, *self.command, *words], env=self.environment, cwd=self.path,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            started, watch = time.monotonic(), Watch(process.pid)
            time.sleep(GATE_SECONDS)
        killer = threading.Timer(self.most_seconds, process.kill)
        killer.start()
        output, error = process.communicate()
        killer.cancel()
        end = time.monotonic()
        ended = Ended(list(words), process.returncode, output, error, end - started, end, watch.peak, watch.waited)
        self.ended.append(ended)
        return ended

    def search(self, canaries: list[bytes]) -> list[str]:
        """Names what holds one of these byte strings: files of the home, and what the program printed."""
        files = {str(path.relative_to(self.path)): path for path in self.path.rglob("*") if path.is_file()}
        held = [name for name, path in files.items() if any(canary in path.read_bytes() for canary in canaries)]
        printed = [f"output of {' '.join(run.words[:1])}" for run in self.ended
                   if any(canary in run.output + run.error for canary in canaries)]
        return held + printed


class Watch:
    """Looks at a process ten times a second: its peak of memory, and how long it was ready and not let run."""

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._waited: dict[str, int] = {}
        self._folder = Path(f"/proc/{pid}")
        self._handle = os.pidfd_open(pid)
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    @property
    def waited(self) -> float:
        """How long its threads waited for a processor, in seconds: that is the machine's time, not the program's."""
        self._thread.join(1)
        return self._sum()

    def waited_so_far(self) -> float:
        """The same of a process that still runs, as it is now."""
        self._count_waits()
        return self._sum()

    def _sum(self) -> float:
        return sum(list(self._waited.values())) / 1e9  # A copy: the other thread may be adding one.

    def _look(self) -> None:
        poll = select.poll()  # Not select(): with many cells the numbers of the files pass 1023.
        poll.register(self._handle, select.POLLIN)
        for number, seconds in enumerate(itertools.chain([0.02, 0.02, 0.05], itertools.repeat(0.1))):
            if poll.poll(seconds * 1000):
                break
            try:
                self._measure(with_threads=number % 10 == 0)
            except OSError:
                break  # It ended just now.
        os.close(self._handle)

    def _measure(self, with_threads: bool) -> None:
        for line in (self._folder / "status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                self.peak = max(self.peak, int(line.split()[1]) * 1024)
        if with_threads:
            self._count_waits()

    def _count_waits(self) -> None:
        for thread in (self._folder / "task").iterdir():
            try:
                self._waited[thread.name] = int((thread / "schedstat").read_text().split()[1])
            except OSError:
                pass  # The thread ended, or the kernel does not count: what was known of it stays.

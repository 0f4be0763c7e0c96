"""One world for each run: a platform with its truth, a state directory, and the program that is to die in it."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from double import APP_ID, Calls, Endpoint, Log, Platform, Records
from shim import Call, Rule, read_log

SIZE = 44
"""How many records the platform has, where it does not matter."""
MOST_SECONDS = 120
SECRET, TOKEN = "crash-secret-0123456789", "t-crash-token-0123456789"
SHARED_MEMORY = "journal.sqlite-shm"
"""SQLite's index of the log: it is made anew from the log, and never synchronized."""


@dataclass(frozen=True)
class Tools:
    """What all worlds use."""

    program: list[str]
    shim: Path


@dataclass(frozen=True)
class Seed:
    """A state directory that a world may begin with, and the records that were deleted on the way to it."""

    state: Path
    gone: frozenset[str]
    asked: tuple[str, ...] = ()
    """The records of the last batch, where that is what matters."""
    size: int = SIZE
    """How many records the platform had at the beginning."""


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    status: int
    output: str
    error: str
    calls: list[Call]
    """The calls that the shim saw."""
    seconds: float

    @property
    def was_killed(self) -> bool:
        """Whether it died of the signal that cannot be caught."""
        return self.status == -signal.SIGKILL

    @property
    def struck(self) -> list[Call]:
        """The calls that a rule struck."""
        return [call for call in self.calls if call.struck]

    @property
    def batches(self) -> list[dict[str, Any]]:
        """The array that a command printed; empty where it printed something else, or only a part of it."""
        try:
            value = json.loads(self.output)
        except ValueError:
            return []
        return value if isinstance(value, list) else []


class World:
    """A platform, a home, and the runs in it."""

    def __init__(
        self, tools: Tools, folder: Path, seed: Seed | None = None, size: int = SIZE, sealed: int = 0,
        state: Path | None = None,
    ) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.state = state or folder / "state"
        self.synced = folder / "synced"
        self.home = folder / "home"
        for each in (self.home, self.synced):
            each.mkdir(mode=0o700)
        log = Log(folder / "truth.jsonl")
        self.records = Records(log, size, sealed)
        self.platform = Platform(Calls(self.records, SECRET, TOKEN), log, "http://127.0.0.2:1")
        self.process: subprocess.Popen[str] | None = None
        self._tools, self._runs, self._began = tools, 0, 0.0
        if seed:
            shutil.copytree(seed.state, self.state)
            self.records.delete(sorted(seed.gone), applies=True)
        self._keep_as_synced()

    # Running.

    def run(self, *words: str, rules: Sequence[Rule] = (), tracer: Sequence[str] = ()) -> Ended:
        """Runs the program to its end."""
        self.start(*words, rules=rules, tracer=tracer)
        return self.wait()

    def start(self, *words: str, rules: Sequence[Rule] = (), tracer: Sequence[str] = ()) -> None:
        """Starts the program, with the shim before the system; or under a tracer, which is to see it as it is."""
        self._runs += 1
        environment = {
            "HOME": str(self.home), "TMPDIR": str(self.home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8",
            "TZ": "Asia/Shanghai", "TERM": "dumb", "UNPUNCH_LANG": "en", "UNPUNCH_AUDIT": "off",
            "UNPUNCH_BASE_URL": f"http://127.0.0.1:{self.platform.port}", "UNPUNCH_APP_ID": APP_ID,
            "UNPUNCH_APP_SECRET": SECRET, "UNPUNCH_STATE_DIR": str(self.state), "SWIFT_BACKTRACE": "enable=no",
        }
        if not tracer:
            environment |= {
                "LD_PRELOAD": str(self._tools.shim), "SHIM_DIRECTORY": str(self.state),
                "SHIM_LOG": str(self._calls_log), "SHIM_SYNCED": str(self.synced),
                "SHIM_RULES": ";".join(map(str, rules)),
            }
        self._began = time.monotonic()
        self.process = subprocess.Popen(
            [*tracer, *self._tools.program, *words], env=environment, cwd=self.home, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def wait(self) -> Ended:
        """Waits for the end of what was started."""
        assert self.process
        try:
            output, error = self.process.communicate(timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.terminate()
            output, error = self.process.communicate()
        seconds = time.monotonic() - self._began
        return Ended(self.process.returncode, output, error, read_log(self._calls_log), seconds)

    def wait_for_log(self, size: int) -> None:
        """Waits until the log of what runs has so many bytes, or it is over."""
        assert self.process
        while self.process.poll() is None and self.log_size < size:
            time.sleep(0.001)

    @property
    def log_size(self) -> int:
        """How many bytes the log of the last run's calls has."""
        try:
            return self._calls_log.stat().st_size
        except FileNotFoundError:
            return 0  # It has not begun yet.

    def kill(self) -> None:
        """Kills what runs, as a crash or the machine would."""
        assert self.process
        self.process.send_signal(signal.SIGKILL)

    def delete(self, ids: Sequence[str], rules: Sequence[Rule] = ()) -> Ended:
        """Runs `unpunch delete`."""
        return self.run("delete", *ids, "--yes", "--reason", "crash", "--format", "json", rules=rules)

    # What is left.

    def lose_power(self) -> None:
        """Takes everything away that was not synchronized: what a disk may have forgotten, it forgets here."""
        lost = self.as_synced()
        shutil.rmtree(self.state, ignore_errors=True)
        if lost.exists():
            lost.rename(self.state)

    def as_synced(self) -> Path:
        """The state directory as a loss of power would leave it; nothing there where not even that was synchronized."""
        lost, names = self.folder / "lost", self.synced / "names"
        shutil.rmtree(lost, ignore_errors=True)
        if not names.exists():
            return lost
        lost.mkdir(mode=0o700)
        for name in sorted(set(names.read_text().splitlines()) - {".", "..", SHARED_MEMORY}):
            kept, file = self.synced / f"file-{name}", lost / name
            file.touch(mode=0o600)
            if kept.exists():
                file.write_bytes(kept.read_bytes())
        return lost

    @property
    def sent(self) -> list[list[str]]:
        """The ids of each deletion that the platform saw; empty for one that did not arrive whole."""
        requests = self.platform.requests(Endpoint.DELETE)
        return [json.loads(each.body)["record_ids"] if each.body else [] for each in requests]

    @property
    def deletions(self) -> dict[str, int]:
        """How many times each record was deleted, by the platform's log."""
        counts: dict[str, int] = {}
        for line in (self.folder / "truth.jsonl").read_text().splitlines():
            for each in json.loads(line).get("gone", []):
                counts[each] = counts.get(each, 0) + 1
        return counts

    def close(self) -> None:
        """Gives the port back."""
        self.platform.close()

    def remove(self) -> None:
        """Closes it, and removes its files."""
        self.close()
        shutil.rmtree(self.folder)

    @property
    def _calls_log(self) -> Path:
        return self.folder / f"calls-{self._runs}.log"

    def _keep_as_synced(self) -> None:
        """What there is at the beginning is on the disk."""
        if not self.state.exists():
            return
        names = sorted(path.name for path in self.state.iterdir())
        (self.synced / "names").write_text("".join(f"{name}\n" for name in names))
        for name in names:
            shutil.copyfile(self.state / name, self.synced / f"file-{name}")

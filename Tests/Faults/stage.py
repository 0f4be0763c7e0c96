"""One cell on its stage: a platform with its truth, a road to it, a home, and the commands that meet the fault."""

import json
import secrets
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from api import APP_ID, Calls, Endpoint
from cells import Cell, Command, Truth
from faults import BY_NAME, Moment
from program import NOT_RUN, Ended, Home
from roads import Certificates, Road, build_road
from server import Elsewhere, Plan, Platform
from truth import FIRST_DAY, LAST_DAY, PEOPLE, Flow, Log, Truth as Records

FIND = ["--employees", ",".join(PEOPLE), "--from", FIRST_DAY, "--to", LAST_DAY, "--format", "json"]

LATE_SECONDS = 3.0


@dataclass
class Stage:
    """What a cell needs, and what is left of it afterwards."""

    cell: Cell
    records: Records
    platform: Platform
    elsewhere: Elsewhere
    home: Home
    road: Road
    canaries: list[bytes]
    folder: Path
    originals: list[Flow] = field(default_factory=list)
    """The records as they were at the beginning."""
    before: set[str] = field(default_factory=set)
    """The ids that were there when the fault was armed."""
    asked: list[str] = field(default_factory=list)
    """The ids of the records that the commands were to change."""
    history: Ended | None = None
    """What the journal told afterwards of the batch."""
    last: Ended = NOT_RUN
    """The run that met the fault."""

    @staticmethod
    def build(cell: Cell, command: list[str], folder: Path, certificates: Certificates) -> "Stage":
        """Builds everything anew; cells share nothing but the certificates."""
        folder.mkdir()
        secret, token = "fault-secret-" + secrets.token_hex(8), "t-fault-token-" + secrets.token_hex(8)
        log = Log(folder / "truth.jsonl")
        records, elsewhere = Records(log), Elsewhere()
        platform = Platform(Calls(records, secret, token, cell.gives_new_ids), log, elsewhere.url)
        home = Home.make(command, folder / "home", cell.most_seconds + 30)
        road = build_road(cell.fault, platform, folder, certificates)
        home.prefix = road.prefix
        home.environment.update(
            road.environment, UNPUNCH_BASE_URL=road.base_url, UNPUNCH_APP_ID=APP_ID, UNPUNCH_APP_SECRET=secret)
        return Stage(cell, records, platform, elsewhere, home, road, [secret.encode(), token.encode()], folder,
                     records.flows)

    def arm(self, answers: int, first: int = 1) -> None:
        """Makes the fault ready: a road breaks after so many answers, a request is struck from the first one on."""
        cell = self.cell
        self.before = self.records.ids
        if not cell.fault:
            return
        if cell.fault.moment is Moment.ROAD:
            self.platform.diverts = cell.times
            if not cell.fault.is_harmless:
                self.platform.break_road(self.road.break_off, answers)
            return
        plan = Plan(
            cell.endpoint, cell.fault, applies=cell.truth in (Truth.DONE, Truth.LATE), times=cell.times, first=first,
            late=LATE_SECONDS if cell.truth is Truth.LATE else None)
        closed = BY_NAME["close-after-request"]
        blind = [
            Plan(endpoint, cell.fault if cell.fault.blinds else closed, after=plan)
            for endpoint in (Endpoint.FLOWS, Endpoint.RECORD) if cell.reading_fails]
        self.platform.plans = [plan, *blind]

    def play(self, rehearsed: list[Endpoint]) -> None:
        """Runs the command that makes the call, and before it those that it needs; nothing is struck but the last.

        The rehearsal is the order of the calls that the same command makes where nothing fails; empty in the rehearsal.
        """
        ready = answers_before(self.cell.endpoint, rehearsed)
        match self.cell.by:
            case Command.QUERY | Command.RESULTS:
                self.arm(ready)
                self.last = self.home.run(*self.cell.by.value.split(), *FIND)
            case Command.DELETE:
                self.arm(ready)
                self.last = self._delete()
                self._ask_history()
            case Command.UNDO:
                batches = parsed(self._delete())
                batch = str(batches[0].get("batch")) if batches else "1"
                self.platform.seen.clear()
                self.arm(ready)
                self.last = self.home.run("undo", batch, "--yes", "--format", "json")

    def _ask_history(self) -> None:
        """Asks the journal what became of the batch, where there is one; the platform is not needed for that."""
        batches = [str(each["batch"]) for each in parsed(self.last) if each.get("batch")]
        if batches and self.home.journal.exists():
            reached, self.home.environment["UNPUNCH_BASE_URL"] = self.road.base_url, "http://127.0.0.1:9"
            self.history = self.home.run("history", batches[0], "--format", "json")
            self.home.environment["UNPUNCH_BASE_URL"] = reached

    def _delete(self) -> Ended:
        """Deletes three records of three people; one alone where its import fails again and again, and takes long."""
        fault = self.cell.fault
        is_long = self.cell.endpoint is Endpoint.CREATE and self.cell.times is None and fault and fault.strike
        self.asked = sorted(self.records.ids)[0:9:4][: 1 if is_long else 3]
        return self.home.run("delete", *self.asked, "--yes", "--reason", "fault matrix", "--format", "json")

    def end(self) -> None:
        """Ends all that is left of the platform, and gives the ports back."""
        self.platform.close()
        self.elsewhere.close()
        if self.road.proxy:
            self.road.proxy.close()

    def clear(self) -> None:
        """Removes the files."""
        shutil.rmtree(self.folder)


def parsed(ended: Ended) -> list[dict[str, Any]]:
    """The array that a command printed; empty where it printed something else."""
    try:
        value = json.loads(ended.output)
    except ValueError:
        return []
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def answers_before(endpoint: Endpoint, rehearsed: list[Endpoint]) -> int:
    """How many answers arrive before the first request to a call; lists and names are asked for at the same time."""
    together = [Endpoint.FLOWS, Endpoint.TASKS] if endpoint in (Endpoint.FLOWS, Endpoint.TASKS) else [endpoint]
    return min((rehearsed.index(each) for each in together if each in rehearsed), default=0)

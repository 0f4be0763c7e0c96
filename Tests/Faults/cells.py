"""The cells of the matrix: every call of the platform times every fault, and what the platform does meanwhile."""

from dataclasses import dataclass
from enum import Enum

from api import Endpoint
from faults import FAULTS, TWINS, Fault, Moment


class Truth(str, Enum):
    """What the platform does with a request that a fault strikes."""

    NOTHING = "nothing"
    """It never learnt what was asked, or only reads."""
    DONE = "done"
    """It does what was asked, and a fault hides it."""
    NOT_DONE = "not done"
    """It has the whole request, and does not do it; what the client gets of an answer may say otherwise."""
    LATE = "late"
    """It does it three seconds after the connection is gone."""


class Command(str, Enum):
    """The command that makes the call."""

    QUERY = "query"
    RESULTS = "query --source results"
    DELETE = "delete"
    UNDO = "undo"


USUALLY_BY = {
    Endpoint.TOKEN: Command.QUERY, Endpoint.FLOWS: Command.QUERY, Endpoint.TASKS: Command.RESULTS,
    Endpoint.RECORD: Command.DELETE, Endpoint.DELETE: Command.DELETE, Endpoint.CREATE: Command.UNDO,
}


@dataclass(frozen=True)
class Cell:
    """One call, one fault, one truth."""

    endpoint: Endpoint
    fault: Fault | None
    """None for the control: nothing fails, and everything must work."""
    truth: Truth = Truth.NOTHING
    times: int | None = None
    """How many requests are struck; None for all."""
    reading_fails: bool = False
    """Whether nothing can be read any more once the fault has struck, so that a doubt must stay a doubt."""
    gives_new_ids: bool = True
    """Whether the answer to an import holds the new ids; both forms were seen."""
    command: Command | None = None
    """The command, where it is not the usual one for this call."""

    @property
    def by(self) -> Command:
        """The command that makes the call."""
        return self.command or USUALLY_BY[self.endpoint]

    @property
    def words(self) -> list[str]:
        """The columns of the table that say which cell this is."""
        remarks = [
            "once" if self.times == 1 else "",
            "reading fails" if self.reading_fails else "",
            "" if self.gives_new_ids else "no new ids",
            f"by {self.command.value}" if self.command else "",
        ]
        return [
            self.endpoint.value, self.fault.name if self.fault else "no fault", self.truth.value,
            ", ".join(remark for remark in remarks if remark)]

    @property
    def name(self) -> str:
        """The words in one line, for --only and for messages."""
        return " · ".join(word for word in self.words if word)

    @property
    def most_seconds(self) -> float:
        """How long the call may take, from when the fault strikes."""
        match self.endpoint:
            case Endpoint.DELETE: return 50  # 20 for the answer, 30 to read back.
            case Endpoint.CREATE: return 120  # Four times 20 for the answer, the waits between, 30 to look it up.
            case _: return 30

    @property
    def weight(self) -> int:
        """How long it may take, roughly, in seconds: the longest begin first."""
        if not self.fault:
            return 1
        reading_back = 18 if self.endpoint.changes and self.fault.moment is not Moment.ROAD else 0
        waiting = 25 if self.fault.hangs else 3
        attempts = 3 if self.endpoint is Endpoint.CREATE and self.times is None else 1
        return waiting * attempts + reading_back + (12 if self.reading_fails else 0)


READS = [Endpoint.TOKEN, Endpoint.FLOWS, Endpoint.TASKS, Endpoint.RECORD]
WRITES = [Endpoint.DELETE, Endpoint.CREATE]

UNREADABLE = ["silence", "reset-after-request", "body-cut-length", "drip", "200-html", "200-without-data", "redirect-307", "504-html"]
"""After these the deletions are tried with every later reading failing too."""

LATE = ["reset-after-request", "close-after-request", "504-html"]
"""After these the platform may still act, and is tried acting late."""


def controls() -> list[Cell]:
    """Every command without a fault."""
    return [Cell(endpoint, None) for endpoint in (Endpoint.FLOWS, Endpoint.TASKS, Endpoint.DELETE, Endpoint.CREATE)]


def reading_cells() -> list[Cell]:
    """A fault strikes every request to a call that reads; or one alone, where the client must get over it."""
    always = [Cell(endpoint, fault) for endpoint in READS for fault in FAULTS]
    once = [
        Cell(endpoint, fault, times=1) for endpoint in READS for fault in FAULTS
        if fault.passes and (endpoint, fault.name) != (Endpoint.TOKEN, "token-refused")]
    return always + once


def deleting_cells() -> list[Cell]:
    """A fault strikes the deletion, with each truth that there can be."""
    delete = Endpoint.DELETE
    plain = [
        Cell(delete, fault, truth, 1 if fault.name == "reset-at-accept" else None)
        for fault in FAULTS for truth in truths(fault)]
    recovered = [Cell(delete, fault, Truth.NOTHING, 1) for fault in FAULTS if fault.turns_away]
    unreadable = [
        Cell(delete, fault, truth, reading_fails=True)
        for fault in FAULTS if fault.name in UNREADABLE for truth in (Truth.DONE, Truth.NOT_DONE)]
    late = [Cell(delete, fault, Truth.LATE) for fault in FAULTS if fault.name in LATE]
    return plain + recovered + unreadable + late


def importing_cells() -> list[Cell]:
    """A fault strikes one import of an undo, or every one; an answer without new ids is the harder form."""
    create = Endpoint.CREATE
    once = [
        Cell(create, fault, truth, 1, gives_new_ids=number % 2 == 0)
        for number, fault in enumerate(FAULTS) for truth in truths(fault)
        if fault.moment is not Moment.ROAD or fault.name == "reset-at-accept"]
    always = [
        Cell(create, fault, truth, gives_new_ids=number % 2 == 1)
        for number, fault in enumerate(FAULTS) for truth in truths(fault)]
    return once + always


def needing_cells() -> list[Cell]:
    """A fault strikes what a deletion or an undo has to read first: nothing may be sent then."""
    return [
        Cell(endpoint, fault, command=command)
        for command in (Command.DELETE, Command.UNDO) for endpoint in (Endpoint.TOKEN, Endpoint.FLOWS)
        for fault in FAULTS if fault.name in UNREADABLE]


def twin_cells() -> list[Cell]:
    """Records that share an id and differ are told by a list, and not deleted."""
    return [Cell(Endpoint.FLOWS, TWINS), Cell(Endpoint.FLOWS, TWINS, command=Command.DELETE)]


def truths(fault: Fault) -> list[Truth]:
    """What the platform may have done, where this fault hides it."""
    if fault.moment is Moment.ANSWER and not fault.turns_away:
        return [Truth.DONE, Truth.NOT_DONE]
    return [Truth.NOTHING]


def all_cells() -> list[Cell]:
    """The matrix, the longest cells first, so that the short ones fill the gaps."""
    cells = [*reading_cells(), *deleting_cells(), *importing_cells(), *needing_cells(), *twin_cells()]
    return sorted(cells, key=lambda cell: -cell.weight)

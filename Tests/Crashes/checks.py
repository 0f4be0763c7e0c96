"""What must hold after a crash, and after the next start. Each check returns what is wrong; nothing wrong is no line.

Three things are compared: what the platform saw and did, what the journal's files hold, and what the program says.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from journal_file import Event, JournalFile
from shim import Call
from world import Ended, World

LOG_FILE = "journal.sqlite-wal"
FRAME_BYTES = 4096
STATUSES = {0, 1, 2, 69, 73}
"""How a deletion may end where a call of the system failed."""
DOUBTFUL = {2, 73}
"""How it must end where an outcome could not be kept."""

NAMES = {"deleted": "deleted", "notDeleted": "not_deleted", "unknown": "unknown"}


def of_crash(world: World, before: list[Event], ended: Ended) -> list[str]:
    """The files as the process left them, and as a loss of power would leave them, account for all that was sent."""
    wrong = list(out_of_order(ended.calls))
    for state, words in ((world.state, ""), (world.as_synced(), "after a loss of power: ")):
        wrong += [words + each for each in of_files(world, before, ended, state)]
    return wrong


def of_files(world: World, before: list[Event], ended: Ended, state: Path) -> Iterator[str]:
    """What is wrong with the files of a state directory, before the program is started again."""
    journal = JournalFile.read(state)
    yield from journal.wrong
    if journal.events[: len(before)] != before:
        yield "an earlier event is lost or changed"
    yield from without_intent(world.sent, journal)
    kept, acknowledged = len(journal.events) - len(before), commits(ended.calls)
    if before and kept < acknowledged:
        yield f"{acknowledged} events were acknowledged, {kept} are kept"
    yield from falsely_said(ended, journal, emergencies(state))


def without_intent(sent: list[list[str]], journal: JournalFile) -> Iterator[str]:
    """Complains about deletions that the platform saw and the journal does not announce, and about second ones."""
    batches = list(journal.batches.values())
    announced = Counter({key(batch.ids): 0 for batch in batches})
    for batch in batches:
        announced[key(batch.ids)] += batch.attempts
        if batch.attempts > 1:
            yield f"batch {batch.number} was attempted {batch.attempts} times"
    for ids, count in Counter(key(ids) for ids in sent if ids).items():
        if count > announced[ids]:
            yield f"{count} deletions of {ids.count(' ') + 1} records were sent, {announced[ids]} are in the journal"
    if len(sent) > announced.total():
        yield f"{len(sent)} deletions were begun, {announced.total()} are in the journal"


def key(ids: Iterable[str]) -> str:
    """The ids of a batch, in their order, as one word."""
    return " ".join(ids)


def commits(calls: list[Call]) -> int:
    """How many transactions were acknowledged: frames of the log, and then a synchronization that went well."""
    return sum(name == "commit" for name, _ in milestones(calls))


def milestones(calls: list[Call]) -> Iterator[tuple[str, bool]]:
    """The commits and the heads of deletions in their order; with each, whether frames wait to be synchronized."""
    waits = False
    for call in calls:
        went_well = call.result >= 0 and call.struck not in ("before", "lie")
        match call.name, call.file:
            case "begin", _:
                waits = False  # What an earlier transaction has left was rolled back.
            case "pwrite64", name if name == LOG_FILE:
                waits = went_well and (waits or call.result == FRAME_BYTES)
            case "fdatasync", name if name == LOG_FILE:
                if waits and went_well:
                    yield "commit", False
                waits = waits and call.struck == "lie"
            case "send", "head" if went_well:
                yield "head", waits


def out_of_order(calls: list[Call]) -> Iterator[str]:
    """Complains where a deletion left before two events, its intent and its attempt, were on the disk."""
    commits_before = 0
    for name, waits in milestones(calls):
        if name == "commit":
            commits_before += 1
            continue
        if waits or commits_before < 2:
            more = ", and one that was not" if waits else ""
            yield f"a deletion left after {commits_before} synchronized events{more}"
        commits_before = 0


def falsely_said(ended: Ended, journal: JournalFile, files: list[dict[str, Any]]) -> Iterator[str]:
    """Complains about verdicts that were printed and are kept nowhere, where nothing says so."""
    kept: dict[int, dict[str, str]] = {batch.number: dict(batch.verdicts) for batch in journal.batches.values()}
    for finding in files:
        for each in json.loads(finding["header"]).get("verdicts", []):
            kept.setdefault(finding["batch"], {})[each["recordID"]] = next(iter(each["verdict"]))
    for batch in ended.batches:
        known = kept.get(batch["batch"], {})
        lost = [
            each for each in batch["records"]
            if batch["batch"] and NAMES.get(known.get(each["record_id"], "")) != each["verdict"]]
        if lost and not (ended.status in DOUBTFUL and ended.error.strip()):
            yield f"exit {ended.status}, and {len(lost)} verdicts that were printed are kept nowhere"


def emergencies(state: Path) -> list[dict[str, Any]]:
    """The findings in the emergency files that are whole."""
    found = []
    for path in sorted(state.glob("emergency-*.json")):
        try:
            found.append(json.loads(path.read_bytes())["finding"])
        except (ValueError, KeyError):
            pass  # It was cut while it was written: then the journal says what it knows.
    return found


def of_failure(ended: Ended) -> Iterator[str]:
    """Complains where a run that met a failing call ended in another way than a sentence and a number."""
    if ended.status not in STATUSES:
        yield f"exit {ended.status}: {ended.error.strip()[:100]}"
    elif ended.status and not ended.error.strip():
        yield f"exit {ended.status} without a sentence"


def of_start(world: World, before: list[Event], settled: Ended) -> Iterator[str]:
    """After the next start nothing is open, every verdict is true, and nothing of before is lost."""
    if settled.status:
        yield f"settling ends with {settled.status}: {settled.error.strip()[:120]}"
    yield from of_settled(world, before)


def of_settled(world: World, before: list[Event]) -> Iterator[str]:
    """What is wrong with the journal once the program was started again."""
    journal = JournalFile.read(world.state)
    yield from journal.wrong
    if journal.events[: len(before)] != before:
        yield "an earlier event is lost or changed by the next start"
    yield from without_intent(world.sent, journal)
    latest = {each: batch.number for batch in journal.batches.values() for each in batch.ids}
    for batch in journal.batches.values():
        if not batch.has_outcome:
            yield f"batch {batch.number} has no outcome after the next start"
        # What an earlier batch could not delete, a later one may have deleted since.
        verdicts = {each: NAMES[batch.verdicts.get(each, "unknown")] for each in batch.ids}
        last = {each: said for each, said in verdicts.items() if latest[each] == batch.number or said == "unknown"}
        yield from untrue(world, batch.number, last)
    if left := [path.name for path in world.state.glob("emergency-*.json")]:
        yield f"{len(left)} emergency files were not taken in"


def untrue(world: World, number: int, verdicts: dict[str, str]) -> Iterator[str]:
    """Complains about verdicts of a batch that are not what is so."""
    there = world.records.ids
    for record, verdict in verdicts.items():
        match verdict:
            case "deleted" if record in there:
                yield f"batch {number} says deleted of a record that is there"
            case "not_deleted" if record not in there:
                yield f"batch {number} says not deleted of a record that is gone"
            case "unknown":
                yield f"batch {number} says unknown of a record that could be asked about"


def of_history(world: World, shown: Ended) -> Iterator[str]:
    """`history` says of every batch what the journal's file says, and that is true."""
    if shown.status:
        yield f"history ends with {shown.status}: {shown.error.strip()[:120]}"
        return
    batches = JournalFile.read(world.state).batches
    if {each["batch"] for each in shown.batches} != set(batches):
        yield "history shows other batches than the journal holds"
    for each in shown.batches:
        verdicts = {record["record_id"]: record["verdict"] for record in each["records"]}
        kept = {name: NAMES[verdict] for name, verdict in batches[each["batch"]].verdicts.items()}
        if verdicts != kept:
            yield f"history shows other verdicts of batch {each['batch']} than the journal holds"


def of_owners(shown: Ended, asked: list[str]) -> Iterator[str]:
    """Every record that is gone is booked by one batch, though several have asked for it."""
    booked = Counter(
        record["record_id"] for batch in shown.batches for record in batch["records"] if record["verdict"] == "deleted")
    for each in asked:
        if booked[each] != 1:
            yield f"{booked[each]} batches have a record that is gone"


def of_going_on(world: World, asked: list[str], again: Ended) -> Iterator[str]:
    """The same command again finishes the work: every record that may go is gone, and went once."""
    sealed = world.records.sealed & set(asked)
    if again.status != (1 if sealed else 0):
        yield f"deleting again ends with {again.status}: {again.error.strip()[:120]}"
    if left := set(asked) & world.records.ids - sealed:
        yield f"{len(left)} records are still there after deleting again"
    if twice := [each for each, count in world.deletions.items() if count > 1]:
        yield f"{len(twice)} records were deleted twice"
    journal = JournalFile.read(world.state)
    yield from journal.wrong
    yield from without_intent(world.sent, journal)

"""Judges the judge: journals, traces and runs that were spoiled on purpose must be noticed, each for its reason."""

import contextlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import checks
import order
from double import Endpoint
from journal_file import JournalFile
from shim import ENDLESS, Rule
from stand import Case, Stand
from world import Ended, World

ASKED = 3


@dataclass(frozen=True)
class Doubt:
    """Something that is wrong, and what must be said of it."""

    name: str
    spoil: Callable[[Stand], list[str]]
    complaint: str


def cases(stand: Stand) -> list[Case]:
    """All doubts, each as a case that passes where it is noticed."""
    return [Case("judge", "spoiled on purpose", partial(unnoticed, stand, doubt)) for doubt in DOUBTS]


def unnoticed(stand: Stand, doubt: Doubt) -> list[str]:
    """Complains where nobody complained."""
    said = doubt.spoil(stand)
    if (not said) if not doubt.complaint else any(doubt.complaint in each for each in said):
        return []
    return [f"{doubt.name}: expected {doubt.complaint or 'nothing'!r}, and heard {said}"]


def lying_disk(stand: Stand) -> list[str]:
    """A disk that says that it has synchronized, and has not; a clean end would write all of it a second time."""
    with stand.world() as world:
        lies, dies = Rule("fdatasync", "-wal", 1, "lie", ENDLESS), Rule("pwrite64", "journal.sqlite", 1, "before")
        ended = world.delete(world.records.all[-ASKED:], [lies, dies])
        return checks.of_crash(world, stand.events, ended)


def changed(sql: str) -> Callable[[Stand], list[str]]:
    """A journal that somebody changed after a good run."""
    def spoil(stand: Stand) -> list[str]:
        with stand.world() as world:
            ended = world.delete(world.records.all[-ASKED:])
            with contextlib.closing(sqlite3.connect(world.state / "journal.sqlite", isolation_level=None)) as database:
                names = database.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
                for (name,) in names:
                    database.execute(f"DROP TRIGGER {name}")
                if sql:
                    database.execute(sql)
            return judged(world, stand, ended)
    return spoil


def judged(world: World, stand: Stand, ended: Ended) -> list[str]:
    """What all checks say of a run and its files."""
    found = list(checks.of_files(world, stand.events, ended, world.state))
    return found + list(checks.of_settled(world, JournalFile.read(world.state).events))


def untrue(stand: Stand) -> list[str]:
    """A platform that says deleted, and deletes nothing."""
    with stand.world() as world:
        kept = world.records.flows
        world.delete(world.records.all[-ASKED:])
        world.records._flows = {flow["record_id"]: flow for flow in kept}
        return list(checks.of_settled(world, []))


def sent_twice(stand: Stand) -> list[str]:
    """A deletion that the platform saw twice."""
    with stand.world() as world:
        ended = world.delete(world.records.all[-ASKED:])
        world.platform.seen += world.platform.requests(Endpoint.DELETE)
        return judged(world, stand, ended)


def traced(change: Callable[[str], str]) -> Callable[[Stand], list[str]]:
    """A trace in which something is otherwise."""
    def spoil(stand: Stand) -> list[str]:
        with stand.world() as world:
            return list(order.misordered(change(order.trace(world))))
    return spoil


def without_last_synchronization(trace: str) -> str:
    """Takes away the synchronization before the first deletion."""
    lines = trace.splitlines()
    head = next(place for place, line in enumerate(lines) if order.HEAD in line)
    last = max(place for place, line in enumerate(lines[:head]) if "fdatasync" in line and "-wal>" in line)
    return "\n".join(lines[:last] + lines[last + 1:])


def with_late_synchronization(trace: str) -> str:
    """Lets the synchronization before the first deletion return after it."""
    lines = trace.splitlines()
    head = next(place for place, line in enumerate(lines) if order.HEAD in line)
    last = max(place for place, line in enumerate(lines[:head]) if "fdatasync" in line and "-wal>" in line)
    begin, end = lines[last].split(")", 1)
    lines.insert(head + 1, f"{begin.split()[0]} <... fdatasync resumed>){end}")
    lines[last] = f"{begin} <unfinished ...>"
    return "\n".join(lines)


LAST = "(SELECT max(sequence) FROM event)"
NO_LAST = f"DELETE FROM event WHERE sequence = {LAST}"

DOUBTS = [
    Doubt("nothing at all", changed(""), ""),
    Doubt("a whole trace", traced(lambda trace: trace), ""),
    Doubt("a lying disk, in order", lying_disk, "a deletion left after 0 synchronized events"),
    Doubt("a lying disk, after a loss of power", lying_disk, "loss of power: 1 deletions of 3 records were sent"),
    Doubt("an outcome that is gone", changed(NO_LAST), "3 events were acknowledged"),
    Doubt("verdicts that are gone", changed(NO_LAST), "are kept nowhere"),
    Doubt("a batch that is gone", changed(f"DELETE FROM event WHERE sequence > {LAST} - 3"), "1 deletions of 3"),
    Doubt("an event that is gone", changed("DELETE FROM event WHERE sequence = 2"), "event 3 stands where 2 should"),
    Doubt("another operator", changed("UPDATE event SET operator = 'x' WHERE sequence = 2"), "does not fit the chain"),
    Doubt("another payload", changed("UPDATE event SET payload = x'7b7d' WHERE sequence = 1"), "not fit its digest"),
    Doubt("another verdict", changed(
        f"UPDATE event SET header = replace(header, 'deleted', 'unknown') WHERE sequence = {LAST}"), "says unknown"),
    Doubt("a platform that deletes nothing", untrue, "says deleted of a record that is there"),
    Doubt("a second request", sent_twice, "2 deletions of 3 records were sent, 1 are in the journal"),
    Doubt("no synchronization", traced(without_last_synchronization), "was not synchronized"),
    Doubt("a synchronization that returns late", traced(with_late_synchronization), "was not synchronized"),
]

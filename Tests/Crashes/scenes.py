"""What the program does while its calls are spoiled, what it begins with, and which of its calls are spoiled how."""

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import checks
from double import Endpoint, Fault, Moment, Plan
from points import LOG_FILE, Map
from shim import Call, Rule
from stand import Stand
from world import Ended, Seed, World

ASKED = 3
LARGE = 1_000
SPARE = 20
BATCHES_AT_ONCE = 60
NEARLY_FULL = 980
"""SQLite empties its log into the file when it holds 1,000 frames; a deletion of one batch writes fewer than 20, one of two more."""
HEADER_BYTES, FRAME_BYTES = 32, 24 + 4096


@dataclass(frozen=True)
class Action:
    """What happens to a call."""

    name: str
    rule: str
    """As the shim has it."""
    for_ever: bool = False
    """Whether all later calls are struck too."""
    only: str = ""
    """The only call that it makes sense for."""

    @property
    def kills(self) -> bool:
        """Whether the program dies of it."""
        return self.rule in ("before", "half")


EIO, ENOSPC = Action("EIO", "EIO"), Action("ENOSPC", "ENOSPC")
KILL = Action("SIGKILL", "before")
CUT = Action("SIGKILL half way", "half", only="pwrite64")
EIO_ON, ENOSPC_ON = Action("EIO from there on", "EIO", True), Action("ENOSPC from there on", "ENOSPC", True)
ONCE = [EIO, ENOSPC, KILL]
ALL = [*ONCE, CUT, EIO_ON, ENOSPC_ON]


@dataclass(frozen=True)
class Scene:
    """What the program does while its calls are spoiled."""

    name: str
    actions: Sequence[Action]
    seed: Seed | None
    """What it begins with; None for no journal at all."""
    settles: bool = False
    """Whether it settles; else it deletes."""
    rules: Sequence[Rule] = ()
    """What is spoiled anyway."""
    is_in: Callable[[list[Call]], range] = lambda calls: range(1, len(calls) + 1)
    """The numbers of the calls that are spoiled, by the calls of a run in which they are not."""
    step: int = 1
    """Only every so many of them is spoiled."""
    asked: int = ASKED
    """How many records are deleted."""
    shares: bool = False
    """Whether an earlier batch has asked for the same records, so that whose they are has to be one batch's."""

    def world(self, stand: Stand) -> AbstractContextManager[World]:
        """A world to play in."""
        return stand.world(self.seed, is_new=not self.seed)

    def play(self, world: World, rules: Sequence[Rule] = ()) -> Ended:
        """Runs the program."""
        every = [*self.rules, *rules]
        if self.settles:
            return world.run("settle", "--format", "json", rules=every)
        return world.delete(self.ids(world), every)

    def ids(self, world: World) -> list[str]:
        """The records that are deleted, or were to be."""
        return list(self.seed.asked) if self.seed and self.settles else world.records.all[-self.asked:]


def scenes(stand: Stand, is_deep: bool) -> list[Scene]:
    """All scenes; in the short form the calls that empty the log are sampled."""
    outcome_fails = fails_at_outcome(stand)
    return [
        Scene("a new journal", ONCE, None, is_in=until_lock),
        Scene("a deletion", ALL, stand.seed),
        Scene("an outcome that goes to an emergency file", ALL, stand.seed, rules=[outcome_fails], is_in=after_failure),
        Scene("settling after a crash", ONCE, crashed(stand), settles=True, is_in=from_lock),
        Scene("taking an emergency file in", ALL, in_emergency(stand, outcome_fails), True, is_in=from_emergency),
        Scene("deleting what an earlier batch asked for", [KILL], lost(stand), is_in=from_lock, shares=True,
              step=1 if is_deep else 3),
        Scene("a deletion as the log is emptied", ONCE, nearly_full_log(stand), is_in=all_with_emptying,
              step=1 if is_deep else 6, asked=12),
    ]


def all_with_emptying(calls: list[Call]) -> range:
    """All calls; the log must be emptied by them."""
    if not any((call.name, call.file) == ("pwrite64", "journal.sqlite") for call in calls):
        raise SystemExit("The log was not emptied by the deletion that should have filled it.")
    return range(1, len(calls) + 1)


def until_lock(calls: list[Call]) -> range:
    """The calls before the first batch: what follows is what follows in any journal."""
    return range(1, first(calls, lambda call: call.file.endswith(".lock")))


def from_lock(calls: list[Call]) -> range:
    """The calls from the first batch on: what is before is what is before any deletion."""
    return range(first(calls, lambda call: call.file.endswith(".lock")), len(calls) + 1)


def from_emergency(calls: list[Call]) -> range:
    """The calls from the emergency file on."""
    return range(first(calls, lambda call: call.file.startswith("emergency-")), len(calls) + 1)


def after_failure(calls: list[Call]) -> range:
    """The calls after the one that fails anyway."""
    return range(first(calls, lambda call: bool(call.struck)) + 1, len(calls) + 1)


def first(calls: list[Call], fits: Callable[[Call], bool]) -> int:
    """The number of the first call that fits."""
    return next(number for number, call in enumerate(calls, 1) if fits(call))


def fails_at_outcome(stand: Stand) -> Rule:
    """The rule that makes the disk full as the outcome is written."""
    with stand.world() as world:
        steps = Map(world.delete(world.records.all[-ASKED:]).calls)
    return steps.rule(steps.writes(steps.outcome)[0], "ENOSPC")


def crashed(stand: Stand) -> Seed:
    """A journal whose last batch was sent and done, and not concluded."""
    with stand.world(stays=True) as world:
        asked = world.records.all[-ASKED:]
        world.delete(asked, [Rule("send", "body", 1, "after")])
        return Seed(world.state, stand.seed.gone | set(asked), tuple(asked))


def lost(stand: Stand) -> Seed:
    """A journal whose last batch never arrived: its records were still there, and are asked about once more."""
    with stand.world(stays=True) as world:
        asked = world.records.all[-ASKED:]
        closing = Fault("close", Moment.ANSWER, lambda _: None)
        world.platform.plans = [Plan(Endpoint.DELETE, closing, applies=False, times=1)]
        ended = world.delete(asked)
        world.platform.plans = []
        if [each["not_deleted"] for each in ended.batches] != [ASKED]:
            raise SystemExit(f"A deletion that did not arrive ends with {ended.status}: {ended.error}")
        return Seed(world.state, stand.seed.gone, tuple(asked))


def in_emergency(stand: Stand, outcome_fails: Rule) -> Seed:
    """A journal whose last outcome is in an emergency file."""
    with stand.world(stays=True) as world:
        asked = world.records.all[-ASKED:]
        ended = world.delete(asked, [outcome_fails])
        for state in (world.state, world.as_synced()):
            if not checks.emergencies(state):
                raise SystemExit(f"An outcome that the disk did not take is in no emergency file: {ended.error}")
        return Seed(world.state, stand.seed.gone | set(asked), tuple(asked))


def nearly_full_log(stand: Stand) -> Seed:
    """A journal whose log the next deletion fills, so that it is emptied into the file.

    A clean end would empty it: each run is killed as it begins to, when all that it did is kept.
    """
    killed = Rule("pwrite64", "journal.sqlite", 1, "before")
    with stand.world(stays=True, size=LARGE) as world:
        log, gone = world.state / LOG_FILE, set(stand.seed.gone)
        rest = [flow for flow in world.records.flows if flow["record_id"] not in gone][:-SPARE]
        portion = 10 * BATCHES_AT_ONCE
        while frames(log) < NEARLY_FULL:
            hints = world.home / "hints.ndjson"
            hints.write_text("".join(json.dumps(flow) + "\n" for flow in rest[:portion]))
            ended = world.run("delete", "--from-file", str(hints), "--yes", "--format", "json", rules=[killed])
            if not ended.was_killed or not rest:
                raise SystemExit(f"Filling the log ends with {ended.status}: {ended.error}")
            sent = {flow["record_id"] for flow in rest[:portion]}
            if sent & world.records.ids:
                raise SystemExit("Filling the log was ended in the middle of a deletion, and not at its end.")
            gone |= sent
            rest, portion = rest[portion:], 1
        return Seed(world.state, frozenset(gone), size=LARGE)


def frames(log: Path) -> int:
    """How many frames a log has; none where it is not there, as after a clean end."""
    return (log.stat().st_size - HEADER_BYTES) // FRAME_BYTES if log.exists() else 0

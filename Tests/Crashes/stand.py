"""Where the cases are played: many worlds side by side, each with what it needs, and a table of what came of them."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shim
from journal_file import JournalFile
from world import SIZE, Seed, Tools, World

BEFORE = 4
"""How many records an earlier batch has deleted already."""


@dataclass(frozen=True)
class Case:
    """Something to be played: its part, its row in the table, and a function that returns what is wrong."""

    part: str
    row: str
    play: Callable[[], list[str]]
    call: str = ""
    """The call of the system that is spoiled, for a second table."""


class NotPlayed(Exception):
    """The moment of a case did not come about, though it was tried more than once."""


@dataclass
class Tally:
    """What came of the cases of a row."""

    passed: int = 0
    failed: int = 0
    not_played: int = 0


class Stand:
    """The tools, a seed, and room for worlds."""

    def __init__(self, program: Path, folder: Path, keeps: bool) -> None:
        self.folder = folder
        self.keeps = keeps
        self.tools = Tools([str(program)], shim.build(folder))
        self._numbers = itertools.count(1)
        self.seed = self._make_seed()
        self.events = JournalFile.read(self.seed.state).events
        """The events that every world begins with that begins with the seed."""

    def _make_seed(self) -> Seed:
        """A journal that holds a batch already."""
        world = World(self.tools, self.folder / "seed")
        gone = world.records.all[:BEFORE]
        ended = world.delete(gone)
        world.close()
        if ended.status:
            raise SystemExit(f"Deleting where nothing fails ends with {ended.status}: {ended.error}")
        return Seed(world.state, frozenset(gone))

    def new_folder(self) -> Path:
        """A name for a folder that nobody else has."""
        return self.folder / f"world-{next(self._numbers)}"

    @contextmanager
    def world(
        self, seed: Seed | None = None, is_new: bool = False, stays: bool = False, **more: Any
    ) -> Iterator[World]:
        """A world that begins with a seed, or with nothing where it is to be new; its files may have to stay."""
        folder = self.new_folder()
        begins = None if is_new else seed or self.seed
        world = World(self.tools, folder, begins, **{"size": begins.size if begins else SIZE, **more})
        try:
            yield world
        finally:
            world.close()
            if not self.keeps and not stays:
                shutil.rmtree(folder)


def play(cases: list[Case], side_by_side: int) -> dict[tuple[str, str], Tally]:
    """Plays all cases, prints what fails, and counts."""
    tallies: dict[tuple[str, str], Tally] = {}
    for case in cases:
        tallies.setdefault((case.part, case.row), Tally())
    with ThreadPoolExecutor(side_by_side) as pool:
        played = {pool.submit(outcome, case): case for case in cases}
        for future in as_completed(played):
            case, wrong = played[future], future.result()
            tally = tallies[case.part, case.row]
            if wrong is None:
                tally.not_played += 1
            elif wrong:
                tally.failed += 1
                print(f"FAIL {case.part} · {case.row}: {'; '.join(wrong)}", flush=True)
            else:
                tally.passed += 1
    return tallies


def outcome(case: Case) -> list[str] | None:
    """What is wrong with a case, each thing once; a check that breaks is wrong too. None where it was not played."""
    try:
        return list(dict.fromkeys(case.play()))
    except NotPlayed:
        return None
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and the others are played.
        return [f"the check itself broke: {error!r}"]

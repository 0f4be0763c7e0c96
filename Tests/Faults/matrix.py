#!/usr/bin/env python3
"""Drives the real program through every fault of the platform, and compares what it says with what is so.

    matrix.py PROGRAM [--only REGEX] [--side-by-side N] [--keep FOLDER] [--commands-only] [--list]

Each cell of the matrix is one call of the platform, one fault, and one truth about what the platform did; it has a
platform, a home and a state directory of its own. Cells mostly wait, so that many run side by side. One line is printed
for each, and the totals; the exit code is 1 where a cell failed. The faults are in faults.py and roads.py, the cells in
cells.py, what must hold in judge.py, the interactive program in screen.py.
"""

import argparse
import re
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import screen
from api import Endpoint
from cells import Cell, Command, all_cells, controls
from faults import FAULTS, Fault
from judge import complaints
from roads import Certificates, missing_for
from screen import ScreenCell, screen_cells
from stage import Stage, parsed

Kind = TypeVar("Kind", Cell, ScreenCell)

COLUMNS = [16, 21, 8, 18, 28, 5, 7, 8]
HEADINGS = ["call", "fault", "truth", "how often", "verdict", "exit", "s", "MiB"]


@dataclass(frozen=True)
class Row:
    """A cell and what it came to."""

    words: list[str]
    wrong: list[str]
    waited: float = 0
    made: list[Endpoint] = field(default_factory=list)
    """The calls that were made, in their order."""

    def __str__(self) -> str:
        columns = " ".join(word.ljust(width) for word, width in zip(self.words, COLUMNS))
        return f"{'FAIL' if self.wrong else 'ok  '} {columns}{'  ' + '; '.join(self.wrong) if self.wrong else ''}"


class Matrix:
    """One run of all cells."""

    def __init__(self, command: list[str], folder: Path, keeps: bool) -> None:
        self._command, self._folder, self._keeps = command, folder, keeps
        self._certificates = Certificates(folder)
        self._rehearsed: dict[Command, list[Endpoint]] = {}

    def rows(self, cells: list[Cell], screens: list[ScreenCell], side_by_side: int) -> Iterator[Row]:
        """Plays everything: the controls first, from which the others learn in which order calls are made."""
        needed = [control for control in controls() if any(cell.by is control.by for cell in cells)]
        for control, row in zip(needed, self._side_by_side(2, self._play, needed, in_order=True)):
            self._rehearsed[control.by] = row.made
            yield row
        yield from self._side_by_side(side_by_side, self._play, cells)
        # The interactive program by itself, for milliseconds are measured; where bytes flood in, one alone.
        flooded = [cell for cell in screens if cell.is_flooded]
        yield from self._side_by_side(4, self._play_screen, [cell for cell in screens if not cell.is_flooded])
        yield from self._side_by_side(1, self._play_screen, flooded)

    def _side_by_side(
        self, many: int, play: Callable[[Kind], Row], cells: list[Kind], in_order: bool = False
    ) -> Iterator[Row]:
        def safely(cell: Kind) -> Row:
            try:
                return play(cell)
            except Exception as error:  # A cell that cannot be judged must not be left out of the count.
                return Row(cell.words, [f"the matrix itself failed: {error!r}"])
        with ThreadPoolExecutor(many) as pool:
            if in_order:
                yield from pool.map(safely, cells)
            else:
                yield from (played.result() for played in as_completed([pool.submit(safely, cell) for cell in cells]))

    def _play(self, cell: Cell) -> Row:
        rehearsed = self._rehearsed.get(cell.by, [])
        if cell.fault and cell.endpoint not in rehearsed:
            return Row(cell.words, ["not played: the control did not make this call"])
        with self._stage(cell, cell.name) as stage:
            stage.play(rehearsed if cell.fault else [])
            made = [seen.endpoint for seen in stage.platform.seen if seen.endpoint]
            return self._row(stage, cell.words + summary(stage), complaints(stage), made)

    def _play_screen(self, cell: ScreenCell) -> Row:
        with self._stage(cell.cell, cell.name) as stage:
            slowest, wrong = screen.play(cell.question, stage)
            return self._row(stage, [*cell.words, f"answered in {slowest * 1000:.0f} ms"], wrong)

    @contextmanager
    def _stage(self, cell: Cell, name: str) -> Iterator[Stage]:
        folder = self._folder / re.sub(r"[^a-z0-9]+", "-", name)
        stage = Stage.build(cell, self._command, folder, self._certificates)
        try:
            yield stage
        finally:
            stage.end()

    def _row(self, stage: Stage, words: list[str], wrong: list[str], made: Sequence[Endpoint] = ()) -> Row:
        if not wrong and not self._keeps:
            stage.clear()
        return Row(words, wrong, stage.last.waited, list(made))


def summary(stage: Stage) -> list[str]:
    """What was said, how it ended, how long it took and what it took."""
    ended = stage.last
    said: dict[str, int] = {}
    for each in parsed(ended):
        for record in each.get("records", [{"verdict": "listed"}]):
            words = " ".join(str(record[name]) for name in ("verdict", "how") if record.get(name))
            said[words] = said.get(words, 0) + 1
    verdict = ", ".join(f"{count} {words}" for words, count in said.items()) or ended.says[:28]
    return [verdict, str(ended.status), f"{ended.seconds:.1f}", str(ended.peak >> 20)]


def options_of(words: list[str] | None = None) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("command", nargs="+", help="the program, and words that go before all others")
    parser.add_argument("--only", default="", help="a regular expression; cells whose name it is not in are left out")
    parser.add_argument("--side-by-side", type=int, default=80)
    parser.add_argument("--keep", type=Path, help="a folder for the logs of all cells")
    parser.add_argument("--commands-only", action="store_true", help="leave the interactive program out")
    parser.add_argument("--list", action="store_true", help="print the names of the cells, and play none")
    return parser.parse_args(words)


def allow_many_files() -> None:
    """Raises the limit of open files: every cell has a dozen sockets."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 65_536), most))


def main() -> int:
    """Runs what the command line asks for."""
    options, start, rows = options_of(), time.monotonic(), list[Row]()
    cells = [cell for cell in all_cells() if re.search(options.only, cell.name)]
    screens = [cell for cell in screen_cells() if re.search(options.only, cell.name) and not options.commands_only]
    if options.list:
        print("\n".join([cell.name for cell in cells] + [cell.name for cell in screens]))
        return 0
    allow_many_files()
    left_out: dict[Fault | None, str] = {fault: why for fault in FAULTS if (why := missing_for(fault))}
    folder = options.keep or Path(tempfile.mkdtemp(prefix="unpunch-faults-"))
    folder.mkdir(exist_ok=True)
    command = [str(Path(options.command[0]).resolve()), *options.command[1:]]
    matrix = Matrix(command, folder, keeps=bool(options.keep))
    print("     " + " ".join(word.ljust(width) for word, width in zip(HEADINGS, COLUMNS)))
    for row in matrix.rows(
        [cell for cell in cells if cell.fault not in left_out],
        [cell for cell in screens if cell.cell.fault not in left_out], options.side_by_side
    ):
        rows.append(row)
        print(row, flush=True)
    for lacking, reason in left_out.items():
        many = sum(cell.fault is lacking for cell in cells)
        print(f"left out: {many} cells of {lacking.name if lacking else '-'}: {reason}")
    failed = sum(bool(row.wrong) for row in rows)
    print(f"\n{len(rows) - failed} passed, {failed} failed, in {time.monotonic() - start:.0f} s; "
          f"the program waited {max(row.waited for row in rows):.1f} s for a processor at most")
    if failed:
        print(f"The logs of the failed cells are in {folder}")
    elif not options.keep:
        shutil.rmtree(folder)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

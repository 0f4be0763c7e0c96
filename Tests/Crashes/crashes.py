#!/usr/bin/env python3
"""Kills the real program, spoils its calls of the system, fills its disk; and compares what is left with what is so.

    crashes.py PROGRAM [--deep] [--part PART]… [--only REGEX] [--side-by-side N] [--keep FOLDER]

Each case is a world of its own: a platform that knows the truth (Tests/Faults), a state directory, and the program. One
line is printed for each case that fails, a table of all at the end; the exit code is 1 where one failed. What must hold
is in checks.py, the named points in points.py, the calls of the system in sweep.py, the proof of order in order.py.
"""

import argparse
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import disk
import doubts
import kills
import order
import sweep
from stand import Case, Stand, Tally, play

RUNS, DEEP_RUNS = 6, 200
RANDOM_KILLS, DEEP_RANDOM_KILLS = 20, 5_000
TRACED, DEEP_TRACED = 15, 150

PARTS: dict[str, Callable[[Stand, bool], list[Case]]] = {
    # Those that wait longest come first.
    "kill": lambda stand, is_deep: kills.cases(
        stand, *((DEEP_RUNS, DEEP_RANDOM_KILLS) if is_deep else (RUNS, RANDOM_KILLS))),
    "call": sweep.cases,
    "full disk": lambda stand, _: disk.cases(stand),
    "order": lambda stand, is_deep: order.cases(stand, DEEP_TRACED if is_deep else TRACED),
    "judge": lambda stand, _: doubts.cases(stand),
}


def table(tallies: dict[tuple[str, str], Tally]) -> str:
    """One line for each row."""
    lines = [f"{'':10} {'':60} {'passed':>6} {'failed':>6}"]
    for (part, row), tally in tallies.items():
        remark = f"  {tally.not_played} did not come about" if tally.not_played else ""
        lines.append(f"{part:10} {row:60} {tally.passed:6} {tally.failed:6}{remark}")
    return "\n".join(lines)


def main() -> int:
    """Plays what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--deep", action="store_true", help="thousands of kills; takes about an hour")
    parser.add_argument("--part", action="append", choices=PARTS, help="only this part; may be given more than once")
    parser.add_argument("--only", default="", help="a regular expression; rows that it is not in are left out")
    parser.add_argument("--side-by-side", type=int, default=16)
    parser.add_argument("--keep", type=Path, help="a new folder for the files of all worlds")
    options = parser.parse_args()
    disk.enter_namespace()
    began = time.monotonic()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="unpunch-crashes-"))
    folder.mkdir(exist_ok=True)
    stand = Stand(options.program.resolve(), folder, keeps=bool(options.keep))
    parts = options.part or list(PARTS)
    if not disk.can_mount() and "full disk" in parts:
        parts = [part for part in parts if part != "full disk"]
        print("left out: the full disk, since no file system can be mounted here")
    with ThreadPoolExecutor(len(parts)) as pool:
        found = list(pool.map(lambda part: PARTS[part](stand, options.deep), parts))
    chosen = [case for each in found for case in each if re.search(options.only, f"{case.part} · {case.row}")]
    tallies = play(chosen, options.side_by_side)
    print(table(tallies))
    spoiled = Counter(case.call for case in chosen if case.call)
    print("".join(f"\n{count:6} at {call}" for call, count in spoiled.most_common()))
    failed = sum(tally.failed for tally in tallies.values())
    passed = sum(tally.passed for tally in tallies.values())
    print(f"\n{passed} passed, {failed} failed, in {time.monotonic() - began:.0f} s")
    if not options.keep:
        shutil.rmtree(folder)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

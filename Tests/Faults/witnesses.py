#!/usr/bin/env python3
"""Judges the judge: a client that does all well must pass, and one that does one thing badly must be noticed.

    witnesses.py [MUTATION …]

Each row names a way to be wrong, and the cells that have to notice it: at least one of them fails, and for the reason
given. A matrix in which a wrong client passes proves nothing about a right one.
"""

import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent

MUTATIONS = [
    # What the client does wrong, the cells that are played, what one of them must complain about.
    ("send-again", "batch_del · reset-after-request · (done|not done)$", "2 deletions on the wire"),
    ("believe-200", "batch_del · 200-html · not done$", "said deleted, and it is there"),
    ("believe-silence", "batch_del · (close-after-request|502-html) · done$", "said not deleted, and it is gone"),
    ("delete-anyway", "user_flows/query · 504-html · nothing · by delete", "deletions on the wire, not 0"),
    ("unread-is-gone", "batch_del · 504-html · not done · reading fails", "said deleted, and it is there"),
    ("no-data-is-empty", "batch_del · 200-without-data · not done · reading fails", "said deleted, and it is there"),
    ("first-of-an-id", "user_flows/query · records-with-one-id · nothing$", "as if it were all right"),
    ("follow", "user_flows/query · redirect-30. ", "visits at the redirect's host"),
    ("print-pages", "token · 502-html · nothing$", "the secret or the token is in"),
    ("trust-everyone", "token · tls-(wrong-name|expired|self-signed)", "over a broken road"),
    ("no-cap", "user_flows/query · endless-until-close", "MiB of memory"),
    ("no-deadline", "user_flows/query · drip", "took"),
    ("new-keys", "batch_create · reset-after-request · done · once", "imported twice"),
    ("empty-is-all", "user_flows/query · 403-html", "as if that were all"),
    ("", "· (reset-after-request|200-(html|without-data)|redirect-307|token-refused|proxy-407) · (done|not done|nothing)$", ""),
]


def play(mutation: str, cells: str, complaint: str) -> tuple[str, bool]:
    """Plays the cells against one stand-in; a line for the table, and whether it went as it must."""
    words = [str(HERE / "stand_in.py"), *([mutation] if mutation else [])]
    with tempfile.TemporaryDirectory() as logs:
        run = subprocess.run(
            [sys.executable, str(HERE / "matrix.py"), *words, "--only", cells, "--commands-only", "--keep", logs],
            capture_output=True, text=True)
    rows = [row for row in run.stdout.splitlines() if not re.search(r"^\S+ +\S+ +no fault ", row)]
    failed = [row for row in rows if row.startswith("FAIL")]
    noticed = [row for row in failed if complaint and complaint in row]
    went_well = bool(noticed) if mutation else run.returncode == 0
    seen = noticed[0].split("  ")[-1] if noticed else f"{len(failed)} cells failed"
    return f"{'ok  ' if went_well else 'FAIL'} {mutation or 'does all well':16} {seen}", went_well


def main() -> int:
    """Plays them all."""
    chosen = [row for row in MUTATIONS if len(sys.argv) == 1 or row[0] in sys.argv[1:]]
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda row: play(*row), chosen))
    for line, _ in results:
        print(line)
    failed = sum(not went_well for _, went_well in results)
    print(f"\n{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""How fast `unpunch delete` deletes 1,000 records against the sandbox, as a share of what the platform permits.

    pace.py BINARY

The times are those of the attempts in the journal. What counts is the rate from the tenth attempt on: the first ten
may leave at once. On a busy machine a run may be slow for no fault of the program, so the best of three counts. It ends
with 1 where the share stays under 95 %, or where code 99991400 was met in any.
"""

import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

RECORDS, PERMITTED, LEAST, RUNS = 1000, 10.0, 0.95, 3


def main(binary):
    if not any(share(binary) >= LEAST for _ in range(RUNS)):
        sys.exit(f"under {LEAST:.0%} in {RUNS} runs")


def share(binary):
    """The share in one run, with a sandbox and a journal of its own."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "HOME": home, "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "UNPUNCH_AUDIT": "off",
            "TZ": "Asia/Shanghai"}
        sandbox = subprocess.Popen(
            [binary, "sandbox", "--port", "0", "--format", "json", "--people", "40", "--days", "30",
             "--today", "2026-11-20"],
            stdout=subprocess.PIPE, text=True, env=environment)
        try:
            return measure(binary, home, environment, json.loads(sandbox.stdout.readline()))
        finally:
            sandbox.terminate()
            sandbox.wait()


def measure(binary, home, environment, access):
    environment |= {
        "UNPUNCH_BASE_URL": access["base_url"], "UNPUNCH_APP_ID": access["app_id"],
        "UNPUNCH_APP_SECRET": access["app_secret"]}

    def run(*arguments, given=None):
        return subprocess.run(
            [binary, *arguments], input=given, stdout=subprocess.PIPE, text=True, env=environment)

    found = run(
        "query", "--employees", ",".join(access["employees"]), "--from", "2026-10-22", "--to",
        "2026-11-20", "--format", "ndjson")
    lines = found.stdout.splitlines(keepends=True)[:RECORDS]
    assert len(lines) == RECORDS, f"the sandbox has {len(lines)} records only"
    deletion = run("delete", "--from-file", "-", "--yes", "--format", "json", given="".join(lines))
    # Records that were not imported are refused one by one: that is no matter of pace.
    assert deletion.returncode in (0, 1), deletion.returncode
    batches = json.loads(deletion.stdout)
    assert sum(batch["asked"] for batch in batches) == RECORDS
    assert all(batch["batch"] and batch["unknown"] == 0 for batch in batches)
    journal = sqlite3.connect(pathlib.Path(home, ".local/state/unpunch/journal.sqlite"))

    def times(kind):
        rows = journal.execute(
            "SELECT monotonic_ns FROM event WHERE kind = ? ORDER BY sequence", (kind,))
        return [nanoseconds / 1e9 for (nanoseconds,) in rows]

    attempts, outcomes = times("attempt"), times("outcome")
    steady = (len(attempts) - 10) / (attempts[-1] - attempts[9])
    whole = len(attempts) / (outcomes[-1] - attempts[0])
    share = steady / PERMITTED
    print(f"{RECORDS} records, {len(batches)} batches, {len(attempts)} attempts: "
          f"{steady:.2f} batches/s after the first ten ({share:.1%} of {PERMITTED:g}/s), "
          f"{whole:.2f}/s from the first attempt to the last outcome", flush=True)
    # Code 99991400 is waited for and sent again, so it would be an attempt more.
    if len(attempts) != len(batches) or any(
            record["code"] == 99991400 for batch in batches for record in batch["records"]):
        sys.exit("the rate limit was met")
    return share


main(sys.argv[1])

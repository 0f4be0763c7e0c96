"""The proof of order: no byte of a deletion leaves before its intent and its attempt are on the disk.

No test here cuts the power. What that would do can be told all the same: the kernel's own account of the run, by
strace, shows whether the synchronization had returned when the first byte was written. Nothing sits between the program
and the system here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from stand import Case, Stand
from world import World

BATCHES = 4
CALLS = ["pwrite64", "fdatasync", "write", "writev", "sendto", "sendmsg"]
STRACE = [
    "strace", "-f", "--seccomp-bpf", "-qq", "-y", "-s", "6000", "-e", "signal=none", "-e", "trace=" + ",".join(CALLS)]
HEAD = "POST /open-apis/attendance/v1/user_flows/batch_del"
LINE = re.compile(r"^(\d+) +(?:<\.\.\. )?(\w+)(?: resumed>|\()(.*)$")
RESULT = re.compile(r" = (-?\d+)[^=]*$")
RECORD = re.compile(r"\d{19}")


@dataclass(frozen=True)
class Step:
    """The beginning or the end of a call, in the order in which the kernel told of them."""

    call: str
    text: str
    """What was printed at the beginning: the file and the bytes."""
    result: int | None
    """None at the beginning of a call."""


def cases(stand: Stand, runs: int) -> list[Case]:
    """Traced runs, each of several deletions."""
    return [Case("order", f"{BATCHES} deletions in a traced run", partial(traced, stand)) for _ in range(runs)]


def traced(stand: Stand) -> list[str]:
    """Traces a run, and looks at the order in it."""
    with stand.world() as world:
        text = trace(world)
        sent = len(world.sent)
    wrong = list(misordered(text))
    if sent != BATCHES or len(heads(text)) != BATCHES:
        wrong.append(f"{sent} deletions were sent and {len(heads(text))} were traced, not {BATCHES}")
    return wrong


def trace(world: World) -> str:
    """Traces a run in which several batches are deleted."""
    file = world.folder / "trace"
    asked = world.records.all[-10 * BATCHES:]
    ended = world.run("delete", *asked, "--yes", "--format", "json", tracer=[*STRACE, "-o", str(file)])
    if ended.status:
        raise RuntimeError(f"a traced deletion ends with {ended.status}: {ended.error}")
    return file.read_text(errors="replace")


def misordered(trace: str) -> Iterator[str]:
    """Complains about each deletion whose first byte did not come after two synchronized events with its records."""
    written: set[str] = set()
    waits, commits = False, 0
    for step in steps(trace):
        is_log = "journal.sqlite-wal>" in step.text
        if step.call == "pwrite64" and is_log and step.result is None:
            waits = True
            written |= set(RECORD.findall(step.text))
        elif step.call == "fdatasync" and is_log and step.result == 0:
            commits, waits = commits + waits, False
        elif step.result is None and is_head(step):
            if waits:
                yield "a deletion left while a part of the log was not synchronized"
            if commits < 2:
                yield f"a deletion left after {commits} synchronized events"
            commits = 0
        elif step.result is None and "<socket:" in step.text and "record_ids" in step.text:
            if missing := set(RECORD.findall(step.text)) - written:
                yield f"{len(missing)} records of a deletion are not in the log"
            written = set()


def heads(trace: str) -> list[Step]:
    """The first bytes of each deletion."""
    return [step for step in steps(trace) if step.result is None and is_head(step)]


def is_head(step: Step) -> bool:
    """Whether these are the first bytes of a deletion."""
    return HEAD in step.text and "<socket:" in step.text


def steps(trace: str) -> Iterator[Step]:
    """The beginnings and ends of all calls; a line in one piece is a call that nothing came between."""
    begun: dict[str, str] = {}
    for line in trace.splitlines():
        match = LINE.match(line)
        if not match:
            continue
        thread, call, rest = match.groups()
        if not line.split(maxsplit=1)[1].startswith("<..."):
            begun[thread] = rest
            yield Step(call, rest, None)
        if result := RESULT.search(rest):
            yield Step(call, begun.get(thread, ""), int(result[1]))

"""What a cell must have come to. Each check returns what is wrong; nothing wrong is an empty list.

The checks know the truth and the wire. They do not know how the program works, only what its pages promise:
`docs/safety.md` and the decision table in `docs/architecture.md`.
"""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from typing import Any

from api import Endpoint
from cells import Cell, Command, Truth
from faults import Moment
from stage import Stage, parsed

START_SECONDS = 2
"""What starting and ending a process may take beyond the promised time."""
MOST_MEMORY = 200 << 20
MOST_IMPORTS = 4


def complaints(stage: Stage) -> list[str]:
    """All that is wrong with what happened on a stage, each thing once."""
    match stage.cell.by:
        case Command.QUERY | Command.RESULTS:
            own = reading(stage)
        case Command.DELETE:
            own = deleting(stage)
        case Command.UNDO:
            own = importing(stage)
    return list(dict.fromkeys(common(stage) + within(stage) + own))


def common(stage: Stage) -> list[str]:
    """What holds for every call: the fault struck, nothing leaked, nothing grew, nothing else was touched."""
    cell, platform, ended, wrong = stage.cell, stage.platform, stage.last, []
    if cell.fault and not may_miss(cell) and not platform.struck.is_set():
        wrong.append("the fault never struck")
    came = len(platform.requests(cell.endpoint))
    if cell.fault and cell.fault.moment is Moment.ROAD and not cell.fault.is_harmless and cell.times is None and came:
        wrong.append(f"{came} requests came over a broken road")
    if stage.elsewhere.visits:
        wrong.append(f"{stage.elsewhere.visits} visits at the redirect's host")
    if held := stage.home.search(stage.canaries):
        wrong.append("the secret or the token is in: " + ", ".join(held))
    if stage.road.proxy and any(canary in head for canary in stage.canaries for head in stage.road.proxy.asked):
        wrong.append("the proxy was told a secret")
    if ended.status < 0:
        wrong.append(f"ended by signal {-ended.status}")
    if ended.peak > MOST_MEMORY:
        wrong.append(f"{ended.peak >> 20} MiB of memory")
    if touched := stage.before - stage.records.ids - set(stage.asked):
        wrong.append(f"deleted without being asked: {sorted(touched)}")
    if ended.status and not ended.says and not ended.output.strip():
        wrong.append(f"exit {ended.status} without a word")
    return wrong


def within(stage: Stage) -> list[str]:
    """Complains where the run took too long, from when the fault struck; from its start where none did.

    What it waited for a processor is not its fault, up to half of the time that is promised: on a machine that does
    nothing else it is a fraction of a second.
    """
    promised = stage.cell.most_seconds
    seconds = promised + START_SECONDS + min(stage.last.waited, promised / 2)
    took = stage.last.end - stage.platform.struck_at if stage.platform.struck_at else stage.last.seconds
    return [f"took {took:.1f} s, not {seconds:.0f} s"] if took > seconds else []


def may_miss(cell: Cell) -> bool:
    """Whether the fault need not strike: an idle connection is reset only where one is used again."""
    return not cell.fault or cell.fault.is_harmless or cell.fault.name.startswith("idle-")


def must_succeed(cell: Cell) -> bool:
    """Whether a run has to come to its end as if nothing had been: where it may try again, and would succeed."""
    if not cell.fault or cell.fault.is_harmless:
        return True
    if cell.fault.name.startswith("idle-") and cell.endpoint in (Endpoint.TOKEN, Endpoint.DELETE):
        return True  # The first request of all, and one that has a connection of its own.
    may_try_again = cell.endpoint is not Endpoint.DELETE and cell.fault.moment is not Moment.ROAD
    return cell.times == 1 and (may_try_again or cell.fault.turns_away)


def may_send_nothing(cell: Cell) -> bool:
    """Whether a command that changes records lacks a reading that it needs."""
    return not cell.endpoint.changes and not must_succeed(cell) and not may_miss(cell)


def journalled(stage: Stage, kind: str, sends: int) -> list[str]:
    """Whatever was on the wire has an attempt in the journal: it was written down first."""
    attempts = journal(stage).count(kind)
    return [f"{sends} requests on the wire, {attempts} attempts in the journal"] if attempts < sends else []


def journal(stage: Stage) -> list[str]:
    """The kinds of the events in the journal, in their order; a stand-in has none, and nothing is to be said of it."""
    file = stage.home.journal
    if not file.exists():
        return ["attempt", "undo_attempt"] * 10
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        return [kind for kind, in database.execute("SELECT kind FROM event ORDER BY sequence")]


def remembered(stage: Stage, batches: list[dict[str, Any]]) -> list[str]:
    """The journal tells the same of a batch as the command did."""
    if stage.history is None:
        return []
    told = {each: record.get("verdict") for each, record in by_id(parsed(stage.history)).items()}
    said = {each: record.get("verdict") for each, record in by_id([one for one in batches if one.get("batch")]).items()}
    return [] if told == said else [f"the history tells {told}"]


def reading(stage: Stage) -> list[str]:
    """A list is whole and true, or the failure is said."""
    ended, wrong = stage.last, []
    listed = {each.get("record_id") for each in parsed(ended)}
    if ended.status == 0 and listed != stage.records.ids:
        wrong.append(f"listed {len(listed)} of {len(stage.records.ids)} records as if that were all")
    if ended.status == 0 and stage.cell.fault and stage.cell.fault.is_subtle:
        wrong.append("listed what came as if it were all right")
    if not listed <= stage.records.ids:
        wrong.append("listed records that there are not")
    if ended.status not in (0, 69, 77):
        wrong.append(f"exit {ended.status}, not 0, 69 or 77")
    if ended.status and not ended.says:
        wrong.append("failed without a sentence")
    if ended.status and must_succeed(stage.cell):
        wrong.append(f"exit {ended.status}: {ended.says}")
    return wrong


def deleting(stage: Stage) -> list[str]:
    """Every verdict is true, and no deletion was sent that might have been sent twice."""
    cell, wrong = stage.cell, []
    sent = stage.platform.requests(Endpoint.DELETE)
    is_struck = cell.endpoint is Endpoint.DELETE
    sends = len(sent) + (stage.platform.diverted if is_struck else 0)
    most = 0 if may_send_nothing(cell) else cell.fault.most_sends if cell.fault and is_struck else 1
    if sends > most:
        wrong.append(f"{sends} deletions on the wire, not {most}")
    wrong += journalled(stage, "attempt", sends)
    if any(not set(json.loads(each.body)["record_ids"]) <= set(stage.asked) for each in sent if each.body):
        wrong.append("other ids were sent than were asked for")
    batches = parsed(stage.last)
    records = by_id(batches)
    there, is_answered = stage.records.ids, any(each.is_answered for each in sent)
    for each in stage.asked:
        record = records.get(each, {})
        wrong += false_of_deletion(cell, record, each in there, is_answered, sends > 0)
    wrong += sums(stage, batches, "deleted", "not_deleted") + remembered(stage, batches)
    everything = cell.truth in (Truth.DONE, Truth.LATE) and not cell.reading_fails
    if (must_succeed(cell) or everything) and said(records)["deleted"] != len(stage.asked):
        wrong.append(f"exit {stage.last.status}: {stage.last.says or 'not all are said to be deleted'}")
    return wrong


def false_of_deletion(
    cell: Cell, record: dict[str, Any], is_there: bool, is_answered: bool, is_sent: bool
) -> list[str]:
    """What is false about the verdict on one record."""
    verdict, how = record.get("verdict"), record.get("how")
    match verdict:
        case "deleted" if is_there:
            return ["said deleted, and it is there"]
        case "not_deleted" if not is_there:
            return ["said not deleted, and it is gone"]
        case "deleted" | "not_deleted" if cell.reading_fails:
            return [f"said {verdict}, and nothing could be read"]
        case "deleted" if how == "reply" and not is_answered:
            return ["said deleted by a reply, and no whole reply was sent"]
        case "unknown" if not cell.reading_fails:
            return ["said unknown, and it could have been read"]
        case None if is_sent or not is_there:
            return ["no verdict"]
        case "deleted" | "not_deleted" | "unknown" | None:
            return []
        case _:
            return [f"the verdict {verdict!r}"]


def importing(stage: Stage) -> list[str]:
    """Every verdict is true, and nothing was imported twice: each record has one key, whatever happened."""
    cell, wrong = stage.cell, []
    sent = [json.loads(each.body)["flow_records"] for each in stage.platform.requests(Endpoint.CREATE) if each.body]
    if any(len(flows) != 1 for flows in sent):
        wrong.append("more than one record in a call")
    wrong += journalled(stage, "undo_attempt", len(sent))
    if sent and may_send_nothing(cell):
        wrong.append(f"{len(sent)} imports on the wire, and what they need could not be read")
    batches = parsed(stage.last)
    records = by_id(batches)
    for flow in stage.originals:
        if flow["record_id"] not in stage.asked:
            continue
        copies = [one["record_id"] for one in stage.records.flows if is_same(one, flow)]
        keys = [one.get("idempotent_id") for flows in sent for one in flows if is_same(one, flow)]
        if len(set(keys)) > 1 or None in keys or flow["idempotent_id"] in keys:
            wrong.append(f"keys {keys}")
        if len(keys) > MOST_IMPORTS:
            wrong.append(f"sent {len(keys)} times")
        if len(copies) > 1:
            wrong.append("imported twice")
        wrong += false_of_import(records.get(flow["record_id"], {}), copies, bool(keys))
    wrong += sums(stage, batches, "imported", "not_imported")
    if must_succeed(cell) and said(records)["imported"] != len(stage.asked):
        wrong.append(f"exit {stage.last.status}: {stage.last.says or 'not all are said to be imported'}")
    return wrong


def false_of_import(record: dict[str, Any], copies: list[str], is_sent: bool) -> list[str]:
    """What is false about the verdict on one record."""
    verdict, new = record.get("verdict"), record.get("new_record_id")
    match verdict:
        case "imported" if not copies:
            return ["said imported, and it is not there"]
        case "imported" if new and new not in copies:
            return ["another new id"]
        case "not_imported" if copies:
            return ["said not imported, and it is there"]
        case "unknown" if copies:
            return ["said unknown, and it could have been looked up"]
        case None if is_sent or copies:
            return ["no verdict"]
        case "imported" | "not_imported" | "unknown" | None:
            return []
        case _:
            return [f"the verdict {verdict!r}"]


def is_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two records are one punch of one person."""
    return (one["user_id"], one["check_time"]) == (other["user_id"], other["check_time"])


def by_id(batches: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The records of all batches by their ids."""
    return {each["record_id"]: each for batch in batches for each in batch.get("records", [])}


def said(records: dict[str, dict[str, Any]]) -> Counter[str | None]:
    """How many records have each verdict."""
    return Counter(each.get("verdict") for each in records.values())


def sums(stage: Stage, batches: list[dict[str, Any]], good: str, bad: str) -> list[str]:
    """The counts of a batch are those of its records, and the exit code is theirs: 2 beats 1, and 69 or 77 say why."""
    wrong, records = [], by_id(batches)
    count = said(records)
    if extra := set(records) - set(stage.asked):
        wrong.append(f"verdicts on records that were not asked for: {sorted(extra)}")
    for name in (good, bad, "unknown"):
        if (counted := sum(batch.get(name, 0) for batch in batches)) != count[name]:
            wrong.append(f"counts {counted} {name}, lists {count[name]}")
    if count["unknown"]:
        expected = {2}
    else:
        expected = {0} if count[good] == len(stage.asked) else {1, 69, 77}
    if stage.last.status not in expected:
        wrong.append(f"exit {stage.last.status}, not {sorted(expected)}")
    return wrong

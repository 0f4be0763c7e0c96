"""What a cell must have come to. Each check returns what is wrong; nothing wrong is an empty list.

The checks know the truth and the wire. They do not know how the program works, only what its pages promise:
`docs/safety.md` and the decision table in `docs/architecture.md`.
"""

import json
from collections import Counter

from api import Endpoint
from cells import Cell, Truth
from faults import Moment
from stage import Stage, parsed

START_SECONDS = 2
"""What starting and ending a process may take on a busy machine, beyond the promised time."""
MOST_MEMORY = 200 << 20
MOST_IMPORTS = 3


def complaints(stage: Stage) -> list[str]:
    """All that is wrong with what happened on a stage."""
    cell = stage.cell
    match cell.endpoint:
        case Endpoint.TOKEN | Endpoint.FLOWS | Endpoint.TASKS:
            own = reading(stage)
        case Endpoint.RECORD | Endpoint.DELETE:
            own = deleting(stage)
        case Endpoint.CREATE:
            own = importing(stage)
    return common(stage) + within(stage) + own


def common(stage: Stage) -> list[str]:
    """What holds for every call: the fault struck, nothing leaked, nothing grew, nothing else was touched."""
    cell, platform, wrong = stage.cell, stage.platform, []
    ended = stage.ended
    assert ended
    if cell.fault and not cell.fault.is_harmless and must_strike(cell) and not platform.struck.is_set():
        wrong.append("the fault never struck")
    if cell.fault and cell.fault.moment is Moment.ROAD and not cell.fault.is_harmless:
        if (came := len(platform.requests(cell.endpoint))) and cell.times is None:
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


def must_strike(cell: Cell) -> bool:
    """Whether the fault can miss: an idle connection can be reset only where one is used again."""
    return not (cell.fault and cell.fault.name.startswith("idle-"))


def within(stage: Stage) -> list[str]:
    """Complains where the run took too long, from when the fault struck; from its start where none did."""
    ended, seconds = stage.ended, stage.cell.most_seconds + START_SECONDS
    assert ended
    took = ended.end - stage.platform.struck_at if stage.platform.struck_at else ended.seconds
    return [f"took {took:.1f} s, not {seconds:.0f} s"] if took > seconds else []


def must_succeed(cell: Cell) -> bool:
    """Whether a run has to come to its end as if nothing had been: where it may try again, and would succeed."""
    if not cell.fault or cell.fault.is_harmless or not must_strike(cell):
        return True
    may_try_again = cell.endpoint is not Endpoint.DELETE and cell.fault.moment is not Moment.ROAD
    return cell.times == 1 and (may_try_again or cell.fault.turns_away)


def reading(stage: Stage) -> list[str]:
    """A list is whole and true, or the failure is said."""
    ended = stage.ended
    assert ended
    wrong: list[str] = []
    listed = {each.get("record_id") for each in parsed(ended)}
    if ended.status == 0 and listed != stage.records.ids:
        wrong.append(f"listed {len(listed)} of {len(stage.records.ids)} records as if that were all")
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
    cell, ended, wrong = stage.cell, stage.ended, []
    assert ended
    sent = stage.platform.requests(Endpoint.DELETE)
    sends = len(sent) + (stage.platform.diverted if cell.endpoint is Endpoint.DELETE else 0)
    most = cell.fault.most_sends if cell.fault and cell.endpoint is Endpoint.DELETE else 1
    if sends > most:
        wrong.append(f"{sends} deletions on the wire, not {most}")
    if any(set(json.loads(each.body)["record_ids"]) != set(stage.asked) for each in sent if each.body):
        wrong.append("other ids were sent than were asked for")
    batches = parsed(ended)
    verdicts = {each["record_id"]: each for batch in batches for each in batch.get("records", [])}
    if set(verdicts) - set(stage.asked):
        wrong.append("a verdict for a record that was not asked for")
    there = stage.records.ids
    for each in stage.asked:
        said = verdicts.get(each, {}).get("verdict", "nothing")
        how = verdicts.get(each, {}).get("how")
        match said:
            case "deleted" if each in there:
                wrong.append("said deleted, and it is there")
            case "deleted" if how == "reply" and not any(one.is_answered for one in sent):
                wrong.append("said deleted by a reply, and no whole reply was sent")
            case "not_deleted" if each not in there:
                wrong.append("said not deleted, and it is gone")
            case "unknown" if not cell.reading_fails:
                wrong.append("said unknown, and it could have been read")
            case "nothing" if each not in there or sends:
                wrong.append("no verdict")
            case "deleted" | "not_deleted" | "unknown" | "nothing":
                if cell.reading_fails and said != "unknown":
                    wrong.append(f"said {said}, and nothing could be read")
            case _:
                wrong.append(f"the verdict {said!r}")
    said = Counter(each.get("verdict") for each in verdicts.values())
    wrong += sums(batches, said, ["deleted", "not_deleted", "unknown"])
    wrong += exit_status(stage, said, "deleted", "not_deleted")
    if must_succeed_deleting(cell) and said["deleted"] != len(stage.asked):
        wrong.append(f"exit {ended.status}: {ended.says or 'not all deleted'}")
    return list(dict.fromkeys(wrong))


def must_succeed_deleting(cell: Cell) -> bool:
    """Whether all records have to be gone, and known to be, in the end."""
    if must_succeed(cell):
        return True
    return cell.truth in (Truth.DONE, Truth.LATE) and not cell.reading_fails


def importing(stage: Stage) -> list[str]:
    """Every verdict is true, and nothing was imported twice: each record has one key, whatever happened."""
    cell, ended, wrong = stage.cell, stage.ended, []
    assert ended
    lost = {each["record_id"]: each for each in stage.originals if each["record_id"] in stage.asked}
    batches = parsed(ended)
    verdicts = {each["record_id"]: each for batch in batches for each in batch.get("records", [])}
    sent = [json.loads(each.body)["flow_records"] for each in stage.platform.requests(Endpoint.CREATE) if each.body]
    if any(len(flows) != 1 for flows in sent):
        wrong.append("more than one record in a call")
    for each, flow in lost.items():
        copies = [one for one in stage.records.flows if same(one, flow)]
        keys = [one.get("idempotent_id") for flows in sent for one in flows if same(one, flow)]
        if len(set(keys)) > 1 or None in keys or flow["idempotent_id"] in keys:
            wrong.append(f"keys {keys}")
        if len(keys) > MOST_IMPORTS:
            wrong.append(f"sent {len(keys)} times")
        if len(copies) > 1:
            wrong.append("imported twice")
        said = verdicts.get(each, {}).get("verdict", "nothing")
        new = verdicts.get(each, {}).get("new_record_id")
        match said:
            case "imported" if not copies:
                wrong.append("said imported, and it is not there")
            case "imported" if new and new != copies[0]["record_id"]:
                wrong.append("another new id")
            case "not_imported" if copies:
                wrong.append("said not imported, and it is there")
            case "unknown" if copies:
                wrong.append("said unknown, and it could have been looked up")
            case "nothing" if copies or keys:
                wrong.append("no verdict")
            case "imported" | "not_imported" | "unknown" | "nothing":
                pass
            case _:
                wrong.append(f"the verdict {said!r}")
    said = Counter(each.get("verdict") for each in verdicts.values())
    wrong += sums(batches, said, ["imported", "not_imported", "unknown"])
    wrong += exit_status(stage, said, "imported", "not_imported")
    if must_succeed(cell) and said["imported"] != len(stage.asked):
        wrong.append(f"exit {ended.status}: {ended.says or 'not all imported'}")
    return list(dict.fromkeys(wrong))


def same(one: dict[str, object], other: dict[str, object]) -> bool:
    """Whether two records are one punch of one person."""
    return (one["user_id"], one["check_time"]) == (other["user_id"], other["check_time"])


def sums(batches: list[dict[str, object]], said: Counter[str | None], names: list[str]) -> list[str]:
    """The counts of the batches are those of their records."""
    wrong = []
    for name in names:
        counted = sum(int(str(batch.get(name, 0))) for batch in batches)
        if counted != said[name]:
            wrong.append(f"counts {counted} {name}, lists {said[name]}")
    return wrong


def exit_status(stage: Stage, said: Counter[str | None], good: str, bad: str) -> list[str]:
    """2 beats 1; where nothing was sent, 69 or 77 may say why."""
    ended = stage.ended
    assert ended
    if said["unknown"]:
        expected = {2}
    elif said[bad] or said[good] < len(stage.asked):
        expected = {1, 69, 77}
    else:
        expected = {0}
    return [] if ended.status in expected else [f"exit {ended.status}, not {sorted(expected)}"]

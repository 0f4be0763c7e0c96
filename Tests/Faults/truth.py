"""What is really so: the records of the platform, and a log of what was done to them that no client sees.

A fault may hide from the client what the platform did. It cannot hide it from here, so a verdict of the client can
be compared with what is so. Times are seconds of the machine's monotonic clock, which all cells share.
"""

import json
import threading
import time
from pathlib import Path
from typing import Any

Flow = dict[str, Any]

PEOPLE = {"p001": "赵敏", "p002": "Alice Carter", "p003": "欧阳娜娜"}
FIRST_DAY, LAST_DAY = "2025-03-03", "2025-03-09"
FIRST_PUNCH = 1_740_960_000  # 2025-03-03 08:00 in Shanghai


def first_records() -> dict[str, Flow]:
    """Nine punches of three people, each imported under a key of the importer's own."""
    flows: list[Flow] = [
        {
            "record_id": str(6_709_359_313_699_300_000 + number * 1_111),
            "user_id": sorted(PEOPLE)[number % 3], "creator_id": "p000",
            "check_time": str(FIRST_PUNCH + 2_700 * number), "location_name": "北京总部 A 座",
            "comment": "3 月补录", "is_field": False, "is_wifi": False, "type": 7,
            "external_id": f"gate-{number}", "idempotent_id": f"import-{number}",
        }
        for number in range(9)
    ]
    return {flow["record_id"]: flow for flow in flows}


class Log:
    """A file of JSON objects, one a line, that many threads may write to."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")
        self._lock = threading.Lock()

    def note(self, what: str, **facts: Any) -> None:
        """Adds a line, which is in the file when this returns."""
        with self._lock:
            self._file.write(json.dumps({"at": round(time.monotonic(), 4), "what": what, **facts}) + "\n")
            self._file.flush()


class Truth:
    """The records as they are, and every change to them in a log."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._lock = threading.Lock()
        self._flows = first_records()
        self._keys = {flow["idempotent_id"]: flow["record_id"] for flow in self._flows.values()}
        self._next = 6_709_359_313_799_300_000

    @property
    def flows(self) -> list[Flow]:
        """All records as they are now."""
        with self._lock:
            return [dict(flow) for flow in self._flows.values()]

    @property
    def ids(self) -> set[str]:
        """The ids of all records as they are now."""
        with self._lock:
            return set(self._flows)

    def holder(self, key: str) -> str | None:
        """The id that was given to the record that came with this idempotency key; None where none did."""
        with self._lock:
            return self._keys.get(key)

    def delete(self, ids: list[str], applies: bool) -> tuple[list[str], dict[str, str]]:
        """Deletes records, or tells what that would give: the ids that go, and a reason for each that stays."""
        with self._lock:
            gone = [each for each in dict.fromkeys(ids) if each in self._flows]
            reasons = {each: "rule does not exist" for each in ids if each not in self._flows}
            if applies:
                for each in gone:
                    del self._flows[each]
                self._log.note("batch_del", asked=ids, gone=gone)
            return gone, reasons

    def create(self, flows: list[Flow], applies: bool) -> list[Flow] | None:
        """Imports records, or tells what that would give: the new records, None where a key was used before."""
        with self._lock:
            keys = [flow["idempotent_id"] for flow in flows if flow.get("idempotent_id")]
            if len(set(keys)) < len(keys) or any(key in self._keys for key in keys):
                self._log.note("batch_create", keys=keys, ids=[], refused="the object already exists")
                return None
            new: list[Flow] = []
            for number, flow in enumerate(flows, 1):
                kept = {name: value for name, value in flow.items() if name not in ("device_id", "photo_urls")}
                new.append({**kept, "record_id": str(self._next + number * 1_111)})
            if applies:
                self._next += len(flows) * 1_111
                for flow in new:
                    self._flows[flow["record_id"]] = flow
                    if flow.get("idempotent_id"):
                        self._keys[flow["idempotent_id"]] = flow["record_id"]
                self._log.note("batch_create", keys=keys, ids=[flow["record_id"] for flow in new])
            return [dict(flow) for flow in new]

"""The journal read with nothing of the program: Python's own SQLite, and the hashes computed a second time.

What the hashes are made of is taken from the comment in `Sources/Journal/Events/Event.swift`, not from its code.
"""

import hashlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HASHED = ["kind", "batch", "utc_ms", "monotonic_ns", "operator", "uid", "ssh_client", "host", "version", "header"]
NULL = b"\xff" * 8


@dataclass(frozen=True)
class Event:
    """One event, as far as the checks need it."""

    sequence: int
    kind: str
    batch: int
    header: dict[str, Any]
    entry: bytes


@dataclass
class Batch:
    """What the events of one batch come to."""

    number: int
    ids: list[str]
    attempts: int = 0
    has_outcome: bool = False
    verdicts: dict[str, str] = field(default_factory=dict)
    """deleted, notDeleted or unknown, for each record of which something is said."""


@dataclass(frozen=True)
class JournalFile:
    """All that the files of a state directory hold."""

    events: list[Event]
    wrong: list[str]
    """What is wrong with the file itself: damage, gaps, hashes that do not fit."""

    @staticmethod
    def read(state: Path) -> "JournalFile":
        """Reads copies of the files, so that nothing is repaired, checkpointed or locked; no file is no event."""
        with tempfile.TemporaryDirectory() as scratch:
            for name in ("journal.sqlite", "journal.sqlite-wal", "journal.sqlite-journal"):
                if (state / name).exists():
                    shutil.copyfile(state / name, Path(scratch) / name)
            database = Path(scratch) / "journal.sqlite"
            if not database.exists():
                return JournalFile([], [])
            try:
                return JournalFile._of(database)
            except (sqlite3.Error, ValueError, TypeError) as error:
                return JournalFile([], [f"the journal cannot be read: {error}"])

    @staticmethod
    def _of(database: Path) -> "JournalFile":
        connection = sqlite3.connect(database)
        connection.row_factory = sqlite3.Row
        try:
            (health,) = connection.execute("PRAGMA integrity_check").fetchone()
            wrong = [] if health == "ok" else [f"the journal is damaged: {health}"]
            if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'event'").fetchone():
                return JournalFile([], wrong)
            rows = connection.execute("SELECT * FROM event ORDER BY sequence").fetchall()
        finally:
            connection.close()
        events = [
            Event(row["sequence"], row["kind"], row["batch"], json.loads(row["header"]), row["entry"]) for row in rows]
        return JournalFile(events, wrong + list(broken_links(rows)))

    @property
    def batches(self) -> dict[int, Batch]:
        """The batches by their numbers."""
        batches: dict[int, Batch] = {}
        for event in self.events:
            match event.kind:
                case "intent":
                    batches[event.batch] = Batch(event.batch, event.header["ids"])
                case "attempt":
                    batches[event.batch].attempts += 1
                case "outcome" | "resolution":
                    batch = batches[event.batch]
                    batch.has_outcome = True
                    for each in event.header["verdicts"]:
                        (batch.verdicts[each["recordID"]],) = each["verdict"]
        return batches


def broken_links(rows: list[sqlite3.Row]) -> Iterator[str]:
    """What is wrong with the sequence and with the chain of hashes."""
    previous = b"\x00" * 32
    for expected, row in enumerate(rows, 1):
        if row["sequence"] != expected:
            yield f"event {row['sequence']} stands where {expected} should"
            return
        if row["payload"] is not None and sha256(row["nonce"] + row["payload"]) != row["payload_digest"]:
            yield f"the payload of event {expected} does not fit its digest"
        if row["kind"] in ("intent",) and row["payload"] is None:
            yield f"the payload of event {expected} is gone"
        text = previous + number(expected) + b"".join(framed(row[name]) for name in HASHED) + row["payload_digest"]
        if sha256(text) != row["entry"]:
            yield f"the entry of event {expected} does not fit the chain"
        previous = row["entry"]


def framed(value: object) -> bytes:
    """A field with its length before it."""
    if value is None:
        return NULL
    text = str(value).encode()
    return number(len(text)) + text


def number(value: int) -> bytes:
    """Eight bytes, the most significant first."""
    return value.to_bytes(8, "big")


def sha256(data: bytes) -> bytes:
    """The digest of some bytes."""
    return hashlib.sha256(data).digest()

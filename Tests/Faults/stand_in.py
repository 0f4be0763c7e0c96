#!/usr/bin/env python3
"""A small client that stands in for the program, so that the judge can be judged: by itself it does all well.

With a mutation it does one thing badly, as clients are seen to do; `witnesses.py` expects the matrix to notice each.

    stand_in.py [MUTATION] query|delete|undo …        the words, the environment and the output of unpunch
"""

import json
import os
import socket
import ssl
import sys
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

MUTATION = ""
CAP = 1 << 20
ATTENDANCE = "/open-apis/attendance/v1/"
Flow = dict[str, Any]


class NotSent(Exception):
    """No byte of the body left."""


class Doubt(Exception):
    """The request left, and what came is not an answer that can be relied on."""


class Refused(Exception):
    """The platform said no, in whole JSON."""

    def __init__(self, status: int, body: Flow) -> None:
        super().__init__(f"{body.get('code')}")
        self.status, self.code, self.body = status, body.get("code"), body


def connect() -> socket.socket:
    """Connects, through the proxy where there is one, and encrypts where the address says so."""
    url = urlsplit(os.environ["UNPUNCH_BASE_URL"])
    proxy = os.environ.get("UNPUNCH_PROXY")
    way = urlsplit(proxy) if proxy else url
    try:
        connection = socket.create_connection((way.hostname, way.port), timeout=5)
        if proxy:
            connection.sendall(f"CONNECT {url.hostname}:{url.port} HTTP/1.1\r\n\r\n".encode())
            if b" 200 " not in connection.recv(4_096):
                raise NotSent("the proxy refused")
        if url.scheme == "https":
            context = ssl.create_default_context(cafile=os.environ.get("UNPUNCH_CA_FILE"))
            if MUTATION == "trust-everyone":
                context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            connection = context.wrap_socket(connection, server_hostname=url.hostname)
    except OSError as error:
        raise NotSent(str(error)) from error
    return connection


def once(
    method: str, path: str, body: Flow | None, token: str | None, seconds: float
) -> tuple[int, dict[str, str], bytes]:
    """One request, one answer, on a connection of its own."""
    data = json.dumps(body).encode() if body is not None else b""
    lines = [f"{method} {path} HTTP/1.1", "Host: x", "Connection: close", f"Content-Length: {len(data)}"]
    lines += [f"Authorization: Bearer {token}"] if token else []
    connection = connect()
    end = time.monotonic() + seconds
    received = bytearray()
    try:
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode() + data)
        while True:
            left = seconds if MUTATION == "no-deadline" else end - time.monotonic()
            if left <= 0:
                raise Doubt("no answer in time")
            connection.settimeout(left)
            part = connection.recv(65_536)
            if not part:
                break
            received += part
            if len(received) > (400 * CAP if MUTATION == "no-cap" else CAP):
                raise Doubt("too large")
    except OSError as error:
        raise Doubt(str(error)) from error
    finally:
        connection.close()
    return parse(bytes(received))


def parse(received: bytes) -> tuple[int, dict[str, str], bytes]:
    """Takes an answer apart; one that is cut is none."""
    head, separator, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    if not separator or not first.startswith("HTTP/1.1 ") or first.startswith("HTTP/1.1 100"):
        raise Doubt("no answer")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if "content-length" in headers and len(body) != int(headers["content-length"]) or "content-encoding" in headers:
        raise Doubt("cut")
    if "transfer-encoding" in headers:
        raise Doubt("cut")  # The platform under test sends no whole chunked answer.
    return int(first.split()[1]), headers, body


def call(method: str, path: str, body: Flow | None = None, seconds: float = 25) -> Flow:
    """A call with a token, and what is in its answer's `data`."""
    token = None if "/auth/" in path else tenant_token()
    status, headers, text = once(method, path, body, token, seconds)
    if MUTATION == "follow" and 300 <= status < 400:
        there = urlsplit(headers["location"])
        socket.create_connection((there.hostname or "", there.port or 80)).close()
    try:
        value = json.loads(text)
    except ValueError:
        if MUTATION == "believe-200" and status == 200 and body:
            return {"success_record_ids": body.get("record_ids")}
        raise Doubt(f"no JSON (HTTP {status})" + (text.decode() if MUTATION == "print-pages" else "")) from None
    if value.get("code") != 0 or status != 200:
        raise Refused(status, value)
    data: Flow | None = value if "/auth/" in path else value.get("data")
    if data is None and MUTATION != "no-data-is-empty":
        raise Doubt("success without data")
    return data or {}


def tenant_token() -> str:
    """A new token for each call: no cache can be stale."""
    credentials = {"app_id": os.environ["UNPUNCH_APP_ID"], "app_secret": os.environ["UNPUNCH_APP_SECRET"]}
    answer = call("POST", "/open-apis/auth/v3/tenant_access_token/internal", credentials, 8)
    if "tenant_access_token" not in answer:
        raise Doubt("success without a token")
    return str(answer["tenant_access_token"])


def patiently(method: str, path: str, body: Flow | None = None) -> Flow:
    """A call that changes nothing, tried three times within 28 seconds."""
    end = time.monotonic() + 28
    for attempt in range(3):
        try:
            return call(method, path, body, max(1, end - time.monotonic() - 1))
        except (NotSent, Doubt, Refused):
            if attempt == 2 or time.monotonic() > end - 3:
                raise
            time.sleep(1)
    raise AssertionError("three attempts end above")


def flows(people: list[str], first: int, end: int) -> list[Flow]:
    """The records of some people."""
    body = {"user_ids": people, "check_time_from": str(first), "check_time_to": str(end)}
    found = patiently("POST", f"{ATTENDANCE}user_flows/query?employee_type=employee_id", body)
    shown: list[Flow] = found.get("user_flow_results") or []
    if len({flow["record_id"] for flow in shown}) < len(shown) and MUTATION != "first-of-an-id":
        raise Doubt("records with one id")
    return shown


def record(each: str) -> Flow:
    """One record by its id."""
    return patiently("GET", f"{ATTENDANCE}user_flows/{each}?employee_type=employee_id")


def listed(records: list[Flow]) -> set[str]:
    """The ids that one query over these people and times shows."""
    times = [int(flow["check_time"]) for flow in records]
    people = sorted({flow["user_id"] for flow in records})
    return {flow["record_id"] for flow in flows(people, min(times), max(times) + 1)}


def where_gone(records: list[Flow]) -> dict[str, bool | None]:
    """Looks each record up: gone, or there, or None where that cannot be told."""
    shown = listed(records)
    found: dict[str, bool | None] = {}
    for flow in records:
        try:
            found[flow["record_id"]] = flow["record_id"] not in shown and not record(flow["record_id"])
        except Refused as error:
            found[flow["record_id"]] = error.code == 1220600 or None
    return found


def delete(ids: list[str]) -> int:
    """Reads, deletes, and looks up what is in doubt."""
    records = [record(each) for each in ids]
    try:
        listed(records)
    except (NotSent, Doubt, Refused):
        if MUTATION != "delete-anyway":
            raise
    verdicts = {each: ("unknown", "") for each in ids}
    for attempt in range(4):
        try:
            answer = call("POST", f"{ATTENDANCE}user_flows/batch_del", {"record_ids": ids}, 20)
            verdicts |= {each: ("deleted", "reply") for each in answer.get("success_record_ids") or []}
            verdicts |= {each: ("not_deleted", "reply") for each in answer.get("fail_record_ids", [])}
        except NotSent:
            verdicts = {each: ("not_deleted", "") for each in ids}
        except Refused as error:
            if error.code in (99991400, 99991663):
                verdicts = {each: ("not_deleted", "") for each in ids}
                if attempt < (3 if error.code == 99991400 else 1):
                    time.sleep(1)
                    continue
        except Doubt:
            if MUTATION == "send-again" and attempt == 0:
                continue
            if MUTATION == "believe-silence":
                verdicts = {each: ("not_deleted", "") for each in ids}
        break
    for pause in (1, 4, 8):
        open_ids = [each for each in ids if verdicts[each][0] == "unknown"]
        if not open_ids:
            break
        time.sleep(pause)
        try:
            found = where_gone([flow for flow in records if flow["record_id"] in open_ids])
        except (Doubt, Refused, NotSent):
            found = dict.fromkeys(open_ids, True if MUTATION == "unread-is-gone" else None)
        for each, is_gone in found.items():
            if is_gone:
                verdicts[each] = ("deleted", "absent")
            elif is_gone is False and pause == 8:
                verdicts[each] = ("not_deleted", "absent")
    COPIES.write_text(json.dumps(records))
    said = [verdict for verdict, _ in verdicts.values()]
    show({"batch": 1, **{name: said.count(name) for name in ("deleted", "not_deleted", "unknown")}, "records": [
        {"record_id": each, "verdict": verdict, "how": how} for each, (verdict, how) in verdicts.items()]})
    return 2 if "unknown" in said else 1 if "not_deleted" in said else 0


def undo() -> int:
    """Imports the deleted records again, each under one key of its own."""
    verdicts: dict[str, tuple[str, str | None]] = {}
    copies = json.loads(COPIES.read_text())
    listed(copies)
    for number, flow in enumerate(copies):
        verdict = "unknown"
        for attempt in range(3):
            key = f"undo-{number}" + (f"-{attempt}" if MUTATION == "new-keys" else "")
            try:
                body = {"flow_records": [{**flow, "idempotent_id": key}]}
                call("POST", f"{ATTENDANCE}user_flows/batch_create", body, 20)
                verdict = "imported"
            except NotSent:
                verdict = "not_imported"
            except Refused as error:
                known = {1220600: "imported", 99991400: "not_imported", 99991663: "not_imported"}
                verdict = known.get(error.body["code"], verdict)
            except Doubt:
                pass
            if verdict == "imported":
                break
        found = [one for one in flows([flow["user_id"]], int(flow["check_time"]), int(flow["check_time"]) + 1)
                 if str(one.get("idempotent_id", "")).startswith("undo-")]
        verdict = "imported" if found else "not_imported" if verdict == "unknown" else verdict
        verdicts[flow["record_id"]] = (verdict, found[0]["record_id"] if found else None)
    said = [verdict for verdict, _ in verdicts.values()]
    show({"batch": 1, **{name: said.count(name) for name in ("imported", "not_imported", "unknown")}, "records": [
        {"record_id": each, "verdict": verdict, "new_record_id": new} for each, (verdict, new) in verdicts.items()]})
    return 1 if "not_imported" in said else 0


def query(words: list[str]) -> int:
    """Lists the records of some people, or their results."""
    people = words[words.index("--employees") + 1].split(",")
    first, last = (words[words.index(name) + 1] for name in ("--from", "--to"))
    if "results" in words:
        days = {"check_date_from": int(first.replace("-", "")), "check_date_to": int(last.replace("-", ""))}
        body = {"user_ids": people, **days}
        answer = patiently("POST", f"{ATTENDANCE}user_tasks/query?employee_type=employee_id", body)
        found = [each["check_in_record"] for result in answer["user_task_results"] for each in result["records"]]
    else:
        zone = timezone(timedelta(hours=8))
        start, end = (datetime.fromisoformat(day).replace(tzinfo=zone) for day in (first, last))
        found = flows(people, int(start.timestamp()), int(end.timestamp()) + 86_400)
    print(json.dumps([{"record_id": flow["record_id"]} for flow in found]))
    return 0


COPIES = Path(os.environ["HOME"]) / "copies.json"
"""The records that were deleted."""


def show(batch: Flow) -> None:
    """Prints one batch as an array."""
    print(json.dumps([batch]))


def main(words: list[str]) -> int:
    """Does what the words say."""
    try:
        match words[0]:
            case "query": return query(words)
            case "delete": return delete([word for word in words[1:] if word.isdigit()])
            case _: return undo()
    except (NotSent, Doubt, Refused) as error:
        print(f"Cannot be done: {error}", file=sys.stderr)
        if MUTATION == "empty-is-all":
            print("[]")
            return 0
        return 69


if __name__ == "__main__":
    if sys.argv[1] not in ("query", "delete", "undo"):
        MUTATION = sys.argv.pop(1)
    sys.exit(main(sys.argv[1:]))

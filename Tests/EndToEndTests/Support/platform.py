"""A platform for the end-to-end tests that shares no line with the project's client or sandbox.

It is written from the documentation of Feishu's attendance API, knows two dozen records, answers as
its script says, and writes every request it sees to a file, one JSON object a line: method, path,
query, headers (names in lower case) and body. It prints its address when it listens.

    platform.py LOG SCRIPT        SCRIPT is a JSON object; all members are optional:

    fail            {"2": "reason"}: the third record of a batch_del is not deleted, for this reason
    deletion        "hang-up" | "hang-up-after" | "go-blind" | "slow" | "held" | "server-error" |
                    "rate-limit-once", or one of these by the number of the deletion: {"2": "hang-up"}
    creation        "hang-up-after", for the first batch_create only, or "slow"
    runs            how often each punch was imported (2)
    hold            a path: a "held" deletion is carried out when there is such a file
    blind           a path: as long as there is such a file, no record can be read; "go-blind" makes
                    it, deletes and hangs up
    missing_scope   {"batch_del": "attendance:task"} or {"query": "…"}: calls refused with 99991672
    granted         the scopes that the tenant has granted (both); "unknown" where the call is not known
    clock           by how many seconds the platform's clock is ahead (0)
    held_from       from this query on (the first is 1) none is answered until there is the file of "hold"
    limit           {"query": 3600}: such calls (token, query, …) are turned away by the rate limit, to be made again
                    after so many seconds
    changes_from    from this query on (the first is 1) the comment of the newest record is another
"""

import http.server
import json
import os
import sys
import threading
import time
from urllib.parse import parse_qs, urlsplit

APP_ID, APP_SECRET, TOKEN = "cli_judge0123456789", "a-secret-of-the-judge", "t-judge-token"
ATTENDANCE = "/open-apis/attendance/v1/"
SCOPES = ["attendance:task", "attendance:task:readonly"]
NAMES = {"j001": "赵敏", "j002": "Alice Carter", "j003": "欧阳娜娜"}
FIRST_DAY = 1795046400  # 2026-11-19 00:00:00 UTC, 08:00 in Shanghai


def company(runs):
    """Twelve punches, each of them imported twice, or as often as told."""
    records = []
    for run in range(runs):
        for number in range(12):
            records.append({
                "record_id": str(6709359313699300000 + number * 1111 + run * 50000),
                "user_id": sorted(NAMES)[number % 3], "creator_id": "j000",
                "check_time": str(FIRST_DAY + 2700 * number), "location_name": "北京总部 A 座",
                "comment": "11 月补录", "is_field": False, "is_wifi": False, "type": 7,
                "external_id": f"gate-{number}-{run}",
            })
    return records


class Platform(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, log, script):
        super().__init__(("127.0.0.1", 0), Call)
        self.log, self.script, self.records = open(log, "a", encoding="utf-8"), script, company(script.get("runs", 2))
        self.lock, self.queries, self.deletions, self.creations = threading.Lock(), 0, 0, 0


class Call(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def date_time_string(self, timestamp=None):
        return super().date_time_string(time.time() + self.server.script.get("clock", 0))

    def answer(self, status, body, **headers):
        data = json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("X-Tt-Logid", "20261119judge0001")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def good(self, data):
        self.answer(200, {"code": 0, "msg": "success", "data": data})

    def refuse(self, status, code, msg, **error):
        self.answer(status, {"code": code, "msg": msg, "error": {"log_id": "20261119judge0001", **error}})

    def unknown(self):
        self.send_response(404)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", "18")
        self.end_headers()
        self.wfile.write(b"404 page not found")

    def portal(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "6")
        self.end_headers()
        self.wfile.write(b"log in")

    def hang_up(self):
        self.close_connection = True
        self.connection.shutdown(2)

    def do_GET(self):
        self.handle_call("GET", b"")

    def do_POST(self):
        self.handle_call("POST", self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def handle_call(self, method, body):
        url = urlsplit(self.path)
        with self.server.lock:
            headers = {name.lower(): value for name, value in self.headers.items()}
            line = {"method": method, "path": url.path, "query": url.query, "headers": headers, "body": body.decode()}
            self.server.log.write(json.dumps(line) + "\n")
            self.server.log.flush()
            self.route(method, url.path, parse_qs(url.query), body)

    def route(self, method, path, query, body):
        limit = self.server.script.get("limit", {}).get(path.split("/")[-1].replace("internal", "token"))
        if limit is not None:
            return self.answer(
                429, {"code": 99991400, "msg": "request trigger frequency limit"},
                x_ogw_ratelimit_limit="10", x_ogw_ratelimit_reset=str(limit))
        if (method, path) == ("POST", "/open-apis/auth/v3/tenant_access_token/internal"):
            return self.token(json.loads(body))
        name = path.removeprefix(ATTENDANCE)
        granted = self.server.script.get("granted", SCOPES)
        if name == path and (path != "/open-apis/application/v6/scopes" or granted == "unknown"):
            return self.unknown()
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return self.refuse(400, 99991663, "Invalid access token for authorization.")
        if name == path:
            return self.good({"scopes": [
                {"scope_name": scope, "grant_status": 1 if scope in granted else 2} for scope in SCOPES]})
        call = {"user_flows/query": "query", "user_flows/batch_del": "batch_del"}.get(name)
        scope = self.server.script.get("missing_scope", {}).get(call)
        if scope:
            return self.refuse(
                400, 99991672, f"Access denied. One of the following scopes is required: [{scope}].",
                permission_violations=[{"type": "action_scope_required", "subject": scope}])
        if name != "user_flows/batch_del" and os.path.exists(self.server.script.get("blind", "")):
            return self.portal()
        if method == "POST" and name == "user_flows/batch_create":
            return self.batch_create(json.loads(body))
        if method == "POST" and call == "query":
            return self.query(query, json.loads(body))
        if method == "POST" and call == "batch_del":
            return self.batch_del(json.loads(body))
        if method == "POST" and name == "user_tasks/query":
            return self.tasks(json.loads(body))
        if method == "GET" and name.startswith("user_flows/"):
            return self.flow(name.split("/")[1])
        return self.unknown()

    def token(self, body):
        if body.get("app_id") != APP_ID:
            return self.answer(200, {"code": 10003, "data": {}, "msg": "invalid param"})
        if body.get("app_secret") != APP_SECRET:
            return self.answer(200, {"code": 10014, "msg": "app secret invalid"})
        self.answer(200, {"code": 0, "msg": "ok", "tenant_access_token": TOKEN, "expire": 7200})

    def query(self, query, body):
        if query.get("employee_type") != ["employee_id"] or not 0 < len(body["user_ids"]) <= 50:
            return self.refuse(400, 1220001, "param is invalis")
        first, last = int(body["check_time_from"]), int(body["check_time_to"])
        self.server.queries += 1
        while self.server.queries >= self.server.script.get("held_from", self.server.queries + 1):
            if os.path.exists(self.server.script["hold"]):
                break
            time.sleep(0.02)
        if self.server.queries == self.server.script.get("changes_from"):
            self.server.records[-1]["comment"] = "修改后的备注"
        found = [
            record for record in self.server.records
            if record["user_id"] in body["user_ids"] and first <= int(record["check_time"]) < last]
        self.good({"user_flow_results": found})

    def flow(self, identifier):
        for record in self.server.records:
            if record["record_id"] == identifier:
                return self.good(record)
        self.refuse(400, 1220600, "rule does not exist")

    def tasks(self, body):
        day = body["check_date_to"]
        self.good({"user_task_results": [
            {"result_id": f"9{user}", "user_id": user, "employee_name": NAMES[user], "day": day,
             "group_id": "1", "shift_id": "9", "records": []}
            for user in body["user_ids"] if user in NAMES]})

    def batch_del(self, body):
        script, ids = self.server.script, body["record_ids"]
        self.server.deletions += 1
        mode = script.get("deletion")
        if isinstance(mode, dict):
            mode = mode.get(str(self.server.deletions))
        if mode == "hang-up":
            return self.hang_up()
        if mode == "slow":
            time.sleep(2)
        while mode == "held" and not os.path.exists(script["hold"]):
            time.sleep(0.02)
        if mode == "server-error":
            return self.refuse(500, 1225000, "system error")
        if mode == "rate-limit-once" and self.server.deletions == 1:
            return self.answer(
                429, {"code": 99991400, "msg": "request trigger frequency limit"},
                x_ogw_ratelimit_limit="10", x_ogw_ratelimit_reset="1")
        if not 1 <= len(ids) <= 10 or not all(isinstance(i, str) for i in ids):
            return self.refuse(400, 99992402, "field validation failed")
        present = {record["record_id"] for record in self.server.records}
        reasons = {ids[int(at)]: reason for at, reason in script.get("fail", {}).items() if int(at) < len(ids)}
        reasons.update({i: "rule does not exist" for i in ids if i not in present})
        deleted = [i for i in ids if i not in reasons]
        self.server.records = [r for r in self.server.records if r["record_id"] not in deleted]
        if mode == "go-blind":
            open(script["blind"], "w").close()
        if mode in ("hang-up-after", "go-blind"):
            return self.hang_up()
        self.answer(200, {
            "code": 0, "msg": json.dumps(reasons, ensure_ascii=False) if reasons else "success",
            "data": {"success_record_ids": deleted, "fail_record_ids": list(reasons)}})

    def batch_create(self, body):
        (sent,) = body["flow_records"]
        if any(record.get("idempotent_id") == sent["idempotent_id"] for record in self.server.records):
            return self.refuse(400, 1220600, "the object already exists")
        self.server.creations += 1
        kept = {name: value for name, value in sent.items() if name != "record_id"}
        self.server.records.append(kept | {"record_id": str(6709359313699900000 + self.server.creations)})
        if self.server.script.get("creation") == "slow":
            time.sleep(0.5)
        if self.server.script.get("creation") == "hang-up-after" and self.server.creations == 1:
            return self.hang_up()
        told = ("user_id", "creator_id", "location_name", "check_time", "comment")
        self.answer(200, {"code": 0, "msg": "", "data": {"flow_records": [{name: sent[name] for name in told}]}})


server = Platform(sys.argv[1], json.loads(sys.argv[2]))
print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
server.serve_forever()

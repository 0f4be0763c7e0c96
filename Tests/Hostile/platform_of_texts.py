"""A platform whose every free text is hostile, or a plain text of the same shape; it deletes only where it is told to.

Record `i` has another text in each field, and over all records each text stands in each field once.
"""

import http.server
import json
import threading
import unicodedata
from datetime import datetime, timedelta, timezone

from texts import all_texts, shape

SHANGHAI = timezone(timedelta(hours=8))
FIRST = 1_740_960_000  # 2025-03-03 08:00 in Shanghai
FIELDS = ["user_id", "name", "location_name", "comment", "creator_id", "ssid", "bssid", "external_id",
          "idempotent_id", "reason"]
CHANGING = ["location_name", "comment", "creator_id", "ssid", "external_id"]
STEP = 41
FIND = ["--employees", "e1", "--from", "2025-03-03", "--to", "2025-03-03"]


def record_id(number):
    """The id of a record: digits, which no text can be."""
    return f"67093546990{number:08}"


def bare(text):
    """A text without what a text field does not take of a paste."""
    return "".join(character for character in text if unicodedata.category(character) != "Cc")


class Texts:
    """What stands in which field, hostile or of the same shape."""

    def __init__(self, is_plain, turn=0):
        self.all = all_texts()
        self._say = shape if is_plain else str
        self._turn = turn

    def __call__(self, number, field):
        """The text of a field of a record."""
        text = self.of(self.place(number, field))
        # People are told apart by their id, so each has another.
        return f"{text}{number:03}" if field == "user_id" else text

    def place(self, number, field):
        """The place of the text of a field of a record."""
        return FIELDS.index(field) * STEP + number + self._turn * 97

    def typed(self, number):
        """A text by its place, without what a text field does not take of a paste."""
        return self.say(bare(self.raw(number)))

    def tenant(self, number):
        """The name of a tenant with a text by its place, without what the settings refuse: what drives a terminal, or ends a line."""
        kept = "".join(c for c in self.raw(number) if not (ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029"))
        return self.say("x" + kept)

    def directory(self, number):
        """The name of a directory with a text by its place, without what a home cannot have in its path."""
        return self.tenant(number).replace("/", "")[:40]

    def name(self, number):
        """The name of a file with a text by its place, without what no name can have."""
        return self.say("x" + self.raw(number).replace("\0", "").replace("/", "")[:40])

    def raw(self, number):
        """A text by its place, hostile in any case."""
        return self.all[number % len(self.all)]

    def say(self, text):
        """A text, or one of its shape."""
        return self._say(text)

    def of(self, number):
        """A text by its place."""
        return self.say(self.raw(number))


class Platform:
    """A platform on a loopback port, for one run."""

    def __init__(self, texts):
        self.texts = texts
        self.deletions = []
        self.refusal = None
        """What queries are answered with instead of records: status, code, message, log id."""
        self.details = {}
        """What is told of such a refusal beside that."""
        self.reply = None
        """What a deletion is answered with instead of a reason for each record."""
        self.deletes_with = None
        """The message of a deletion that is carried out."""
        self.token_refusal = None
        """What a token is refused with."""
        self.changed, self.gone = set(), set()
        """The records that are other ones by now, and those that are not there any more."""
        self._flows = [self._flow(number) for number in range(len(texts.all))]
        platform = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1

            def do_GET(self):
                self._do()

            def do_POST(self):
                self._do()

            def _do(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                status, answer, log = platform.answer(self.path, body)
                data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json; charset=utf-8")
                self.send_header("Content-Length", str(len(data)))
                self.send_header("X-Tt-Logid", log)
                if self.headers.get("Connection", "").lower() == "close":
                    self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(data)
                self.wfile.flush()

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def environment(self):
        """What lets the program find it."""
        return {"UNPUNCH_BASE_URL": self.url, "UNPUNCH_APP_ID": "cli_hostile", "UNPUNCH_APP_SECRET": "secret-of-the-hostile-app",
                "UNPUNCH_AUDIT": "off", "UNPUNCH_TIME_ZONE": "Asia/Shanghai"}

    def _flow(self, number):
        texts = {field: self.texts(number, field) for field in FIELDS if field not in ("name", "reason")}
        return {**texts, "record_id": record_id(number), "check_time": str(FIRST + 60 * number),
                "is_field": False, "is_wifi": True, "type": 7}

    def _shown(self):
        """The records as they are now; what changed has another text in a field, and a digit behind it."""
        for number, flow in enumerate(self._flows):
            if number in self.gone:
                continue
            field = CHANGING[number % len(CHANGING)]
            yield {**flow, field: self.texts(number + 1, field) + "7"} if number in self.changed else flow

    def answer(self, path, body):
        """Status, body and log id for a request."""
        log = "2025030300000001"
        path = path.split("?")[0]
        if path.endswith("/internal") and self.token_refusal:
            return 200, {"code": 10014, "msg": self.token_refusal}, log
        if path.endswith("/internal"):
            return 200, {"code": 0, "msg": "ok", "tenant_access_token": "t-of-the-hostile-platform", "expire": 7200}, log
        if self.refusal and path.endswith("/query"):
            status, code, message, log_id = self.refusal
            if isinstance(message, bytes):
                return status, message, log
            return status, {"code": code, "msg": message, "error": {"log_id": log_id, **self.details}}, log
        if path.endswith("user_flows/query"):
            asked = json.loads(body)
            first, end = int(asked["check_time_from"]), int(asked["check_time_to"])
            found = [
                flow for flow in self._shown() if first <= int(flow["check_time"]) < end
                and (asked["user_ids"] == ["e1"] or flow["user_id"] in asked["user_ids"])]
            return 200, {"code": 0, "msg": "ok", "data": {"user_flow_results": found}}, log
        if path.endswith("user_tasks/query"):
            day = int(datetime.fromtimestamp(FIRST, SHANGHAI).strftime("%Y%m%d"))
            results = [
                {"result_id": str(number), "user_id": flow["user_id"], "employee_name": self.texts(number, "name"),
                 "day": day, "group_id": "1", "shift_id": "9", "records": []}
                for number, flow in enumerate(self._flows)]
            return 200, {"code": 0, "msg": "ok", "data": {"user_task_results": results}}, log
        if path.endswith("batch_del"):
            ids = json.loads(body)["record_ids"]
            self.deletions.append(ids)
            if self.deletes_with is not None:
                self.gone |= {int(each[-8:]) for each in ids}
                data = {"success_record_ids": ids, "fail_record_ids": []}
                return 200, {"code": 0, "msg": self.deletes_with, "data": data}, log
            if self.reply:
                return self.reply
            reasons = {each: self.texts(int(each[-8:]), "reason") for each in ids}
            data = {"success_record_ids": [], "fail_record_ids": ids}
            return 200, {"code": 0, "msg": json.dumps(reasons), "data": data}, log
        if path.endswith("batch_create"):
            (record,) = json.loads(body)["flow_records"]
            number = (int(record["check_time"]) - FIRST) // 60
            return 400, {"code": 1220004, "msg": self.texts(number, "reason")}, log
        if "/user_flows/" in path:
            found = next((flow for flow in self._shown() if path.endswith(flow["record_id"])), None)
            return 200, {"code": 0, "msg": "ok", "data": found or {}}, log
        return 404, {"code": 404, "msg": "?"}, log

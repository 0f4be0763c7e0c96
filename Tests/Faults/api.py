"""The calls of the platform, as its pages describe them: from a request and the truth to an answer.

Written from <https://open.feishu.cn/document/attendance-v1/user_task/batch_del> and its neighbours, and from nothing
of this project.
"""

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from enum import Enum
from typing import Any

from truth import PEOPLE, Truth
from wire import Answer, Request, json_answer

APP_ID = "cli_faults0123456789"
ATTENDANCE = "/open-apis/attendance/v1/"
SHANGHAI = timezone(timedelta(hours=8))


class Endpoint(str, Enum):
    """The six calls that a client of this platform makes."""

    TOKEN = "token"
    FLOWS = "user_flows/query"
    RECORD = "user_flows/:id"
    TASKS = "user_tasks/query"
    DELETE = "batch_del"
    CREATE = "batch_create"

    @property
    def changes(self) -> bool:
        """Whether the call changes records."""
        return self in (Endpoint.DELETE, Endpoint.CREATE)

    @staticmethod
    def of(request: Request) -> "Endpoint | None":
        """The call that a request is; None for a path that the platform does not have."""
        name = request.path.removeprefix(ATTENDANCE)
        if (request.method, request.path) == ("POST", "/open-apis/auth/v3/tenant_access_token/internal"):
            return Endpoint.TOKEN
        if request.method == "GET" and name.startswith("user_flows/") and name.count("/") == 1:
            return Endpoint.RECORD
        calls = {
            "user_flows/query": Endpoint.FLOWS, "user_tasks/query": Endpoint.TASKS,
            "user_flows/batch_del": Endpoint.DELETE, "user_flows/batch_create": Endpoint.CREATE,
        }
        return calls.get(name) if request.method == "POST" else None


def good(data: Any, msg: str = "success") -> Answer:
    """Success."""
    return json_answer(200, {"code": 0, "msg": msg, "data": data})


def refusal(status: int, code: int, msg: str, **headers: str) -> Answer:
    """A refusal in the platform's usual form."""
    return json_answer(status, {"code": code, "msg": msg, "error": {"log_id": "20250303fault0001"}}, **headers)


class Calls:
    """The platform's calls over one truth, for one app."""

    def __init__(self, truth: Truth, secret: str, token: str, gives_new_ids: bool = True) -> None:
        self._truth = truth
        self._secret = secret
        self.token = token
        self._gives_new_ids = gives_new_ids
        self._answers: dict[Endpoint, Callable[[Request, bool], Answer]] = {
            Endpoint.TOKEN: self._token, Endpoint.FLOWS: self._flows, Endpoint.RECORD: self._record,
            Endpoint.TASKS: self._tasks, Endpoint.DELETE: self._delete, Endpoint.CREATE: self._create,
        }

    def answer(self, request: Request, applies: bool = True) -> Answer:
        """The right answer to a request; where it is not to be applied, the answer that would be right if it were."""
        endpoint = Endpoint.of(request)
        if endpoint is None:
            return Answer(404, b"404 page not found", kind="text/plain")
        if endpoint is not Endpoint.TOKEN and request.headers.get("authorization") != f"Bearer {self.token}":
            return refusal(400, 99991663, "Invalid access token for authorization.")
        return self._answers[endpoint](request, applies)

    def _token(self, request: Request, _: bool) -> Answer:
        body = json.loads(request.body)
        if body.get("app_id") != APP_ID:
            return json_answer(200, {"code": 10003, "data": {}, "msg": "invalid param"})
        if body.get("app_secret") != self._secret:
            return json_answer(200, {"code": 10014, "msg": "app secret invalid"})
        return json_answer(200, {"code": 0, "msg": "ok", "tenant_access_token": self.token, "expire": 7200})

    def _flows(self, request: Request, _: bool) -> Answer:
        body = json.loads(request.body)
        if request.query.get("employee_type") != ["employee_id"] or not 0 < len(body["user_ids"]) <= 50:
            return refusal(400, 1220001, "param is invalis")
        first, end = int(body["check_time_from"]), int(body["check_time_to"])
        return good({"user_flow_results": [
            flow for flow in self._truth.flows
            if flow["user_id"] in body["user_ids"] and first <= int(flow["check_time"]) < end]})

    def _record(self, request: Request, _: bool) -> Answer:
        name = request.path.rsplit("/", 1)[1]
        found = next((flow for flow in self._truth.flows if flow["record_id"] == name), None)
        return good(found) if found else refusal(400, 1220600, "rule does not exist")

    def _tasks(self, request: Request, _: bool) -> Answer:
        body = json.loads(request.body)
        results = []
        for flow in self._truth.flows:
            day = int(datetime.fromtimestamp(int(flow["check_time"]), SHANGHAI).strftime("%Y%m%d"))
            if flow["user_id"] in body["user_ids"] and body["check_date_from"] <= day <= body["check_date_to"]:
                results.append({
                    "result_id": "9" + flow["record_id"], "user_id": flow["user_id"],
                    "employee_name": PEOPLE[flow["user_id"]], "day": day, "group_id": "1", "shift_id": "9",
                    "records": [{"check_in_record_id": flow["record_id"], "check_in_record": flow}]})
        return good({"user_task_results": results})

    def _delete(self, request: Request, applies: bool) -> Answer:
        ids = json.loads(request.body).get("record_ids")
        if not isinstance(ids, list) or not 1 <= len(ids) <= 10 or not all(isinstance(each, str) for each in ids):
            return refusal(400, 99992402, "field validation failed")
        gone, reasons = self._truth.delete(ids, applies)
        msg = json.dumps(reasons) if reasons else "success"
        return good({"success_record_ids": gone, "fail_record_ids": list(reasons)}, msg)

    def _create(self, request: Request, applies: bool) -> Answer:
        flows = json.loads(request.body).get("flow_records")
        if not isinstance(flows, list) or not flows:
            return refusal(400, 99992402, "field validation failed")
        if len(flows) > 50:
            return refusal(400, 1220600, "operate too much flow")
        new = self._truth.create(flows, applies)
        if new is None:
            return refusal(400, 1220600, "the object already exists")
        if not self._gives_new_ids:
            new = [{name: value for name, value in flow.items() if name != "record_id"} for flow in new]
        return good({"flow_records": new}, "")

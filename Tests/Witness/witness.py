"""Drives a running sandbox with the official Python SDK, lark-oapi 1.7.5.

The sandbox is written from the API's documentation, and so is the client that is tested against
it. This script is the third party: what it sends and how it reads answers was written by the
platform's owner. It takes the line that `unpunch sandbox --format json` prints, as its argument or
on standard input, prints what it checked, and exits with 1 at the first difference. With
`--tells-created-ids`, given to both, an import is to be answered with the whole new record.

    python3 -m venv venv && venv/bin/pip install lark-oapi==1.7.5
    unpunch sandbox --port 8787 --format json > line & sleep 1
    venv/bin/python Tests/Witness/witness.py < line
"""

import json
import sys

import lark_oapi as lark
from lark_oapi.api.attendance.v1 import (
    BatchCreateUserFlowRequest,
    BatchCreateUserFlowRequestBody,
    BatchDelUserFlowRequest,
    BatchDelUserFlowRequestBody,
    GetUserFlowRequest,
    QueryUserFlowRequest,
    QueryUserFlowRequestBody,
    QueryUserTaskRequest,
    QueryUserTaskRequestBody,
    UserFlow,
)

checked = 0

# Every field of a record that the platform's own model knows.
FIELDS = list(UserFlow._types)


def check(what, actual, expected):
    global checked
    if actual != expected:
        print(f"not ok: {what}\n  expected {expected!r}\n  got      {actual!r}")
        sys.exit(1)
    checked += 1
    print(f"ok: {what}")


def values(record):
    return {name: getattr(record, name) for name in FIELDS}


def known(what, names, model):
    """Checks that an object of an answer has no member that the platform's model does not know."""
    check(f"{what}: every member is known to the SDK", sorted(set(names) - set(model._types)), [])


def refused(what, response, status, code, message):
    check(
        f"{what}: HTTP {status}, {code}, {message!r}",
        (response.raw.status_code, response.code, response.msg),
        (status, code, message),
    )


class Witness:
    def __init__(self, sandbox, tells_created_ids):
        self.sandbox = sandbox
        self.tells_created_ids = tells_created_ids
        self.people = sandbox["employees"]
        self.client = self.client_of(sandbox["app_secret"])
        self.flows = self.client.attendance.v1.user_flow

    def client_of(self, secret):
        return (
            lark.Client.builder()
            .app_id(self.sandbox["app_id"])
            .app_secret(secret)
            .domain(self.sandbox["base_url"])
            .timeout(10)
            .build()
        )

    def query(self, people, id_type="employee_id"):
        body = (
            QueryUserFlowRequestBody.builder()
            .user_ids(people)
            .check_time_from(str(self.sandbox["from"]))
            .check_time_to(str(self.sandbox["to"]))
            .build()
        )
        request = QueryUserFlowRequest.builder().employee_type(id_type).request_body(body).build()
        return self.flows.query(request)

    def list(self):
        """All records, by id."""
        records = {}
        for start in range(0, len(self.people), 50):
            response = self.query(self.people[start : start + 50])
            assert response.success(), (response.code, response.msg)
            for record in response.data.user_flow_results:
                records[record.record_id] = values(record)
        return records

    def get(self, record_id):
        request = (
            GetUserFlowRequest.builder().user_flow_id(record_id).employee_type("employee_id").build()
        )
        return self.flows.get(request)

    def delete(self, ids):
        body = BatchDelUserFlowRequestBody.builder().record_ids(ids).build()
        return self.flows.batch_del(BatchDelUserFlowRequest.builder().request_body(body).build())

    def create(self, record):
        body = BatchCreateUserFlowRequestBody.builder().flow_records([record]).build()
        request = (
            BatchCreateUserFlowRequest.builder().employee_type("employee_id").request_body(body).build()
        )
        return self.flows.batch_create(request)

    def results(self, people):
        body = (
            QueryUserTaskRequestBody.builder()
            .user_ids(people)
            .check_date_from(20000101)
            .check_date_to(20991231)
            .need_overtime_result(False)
            .build()
        )
        request = (
            QueryUserTaskRequest.builder()
            .employee_type("employee_id")
            .ignore_invalid_users(True)
            .include_terminated_user(False)
            .request_body(body)
            .build()
        )
        return self.client.attendance.v1.user_task.query(request)


def listing(witness):
    people = witness.people
    response = witness.query(people[:50])
    check("user_flows/query succeeds", (response.code, response.raw.status_code), (0, 200))
    check("an answer has a log id", len(response.get_log_id()), 32)
    raw = json.loads(response.raw.content)["data"]["user_flow_results"]
    known("user_flows/query", {name for record in raw for name in record}, UserFlow)
    records = witness.list()
    times = [int(record["check_time"]) for record in records.values()]
    check("records are listed", len(records) > 100, True)
    check(
        "every record lies in [from, to)",
        all(witness.sandbox["from"] <= time < witness.sandbox["to"] for time in times),
        True,
    )
    check(
        "every record is of one who was asked for",
        {record["user_id"] for record in records.values()} <= set(people),
        True,
    )
    check("every id has 19 digits", {len(record_id) for record_id in records}, {19})

    refused(
        "an unknown person",
        witness.query(["nobody"]),
        400, 1220004, "user_id is not exist or does not have permission",
    )
    refused("a wrong employee_type", witness.query(people[:1], "open_id"),
            400, 1220001, "employee_type invalid")
    empty = witness.query([])
    refused("no people", empty, 400, 99992402, "field validation failed")
    check("the violation names the field", empty.error["field_violations"],
          [{"field": "user_ids", "description": "the min len is 1"}])
    return records


def getting(witness, records):
    record_id = min(records)
    response = witness.get(record_id)
    check("user_flows/:id succeeds", (response.code, response.msg), (0, "success"))
    check("user_flows/:id gives the listed record", values(response.data), records[record_id])
    refused("user_flows/:id of an unknown id", witness.get("1"), 400, 1220600, "rule does not exist")


def deleting(witness, records):
    # The newest two of the first run of a file that was imported twice can be deleted.
    runs = [r for r in records.values() if "-run1-" in (r["idempotent_id"] or "")]
    runs.sort(key=lambda record: (record["check_time"], record["record_id"]))
    chosen = [record["record_id"] for record in runs[-2:]]
    check("two records to delete", len(chosen), 2)
    response = witness.delete(chosen)
    check("batch_del succeeds", (response.code, response.msg), (0, "success"))
    check("batch_del names what it deleted", response.data.success_record_ids, chosen)
    check("batch_del names no failure", response.data.fail_record_ids, [])
    left = {key: value for key, value in records.items() if key not in chosen}
    check("the list has all but these two", witness.list(), left)

    response = witness.delete([chosen[0]])
    check("batch_del of a deleted id has code 0", response.code, 0)
    check("it stands among the failures", response.data.fail_record_ids, [chosen[0]])
    check("its reason is in msg", json.loads(response.msg), {chosen[0]: "rule does not exist"})
    for ids, rule in (([], "the min len is 1"), ([str(i) for i in range(11)], "the max len is 10")):
        response = witness.delete(ids)
        refused(f"batch_del of {len(ids)} ids", response, 400, 99992402, "field validation failed")
        check("the violation names the field", response.error["field_violations"],
              [{"field": "record_ids", "description": rule}])
    check("refused calls deleted nothing", witness.list(), left)
    return left


def reading_results(witness, records):
    person = witness.people[0]
    response = witness.results([person, "nobody"])
    check("user_tasks/query succeeds", (response.code, response.msg), (0, "success"))
    check("it names the invalid ids", response.data.invalid_user_ids, ["nobody"])
    results = response.data.user_task_results
    check("it is about that person", {result.user_id for result in results}, {person})
    check("it says one name", len({result.employee_name for result in results}), 1)
    check("the name is not empty", bool(results[0].employee_name), True)
    raw = json.loads(response.raw.content)["data"]["user_task_results"]
    known("user_tasks/query", {name for result in raw for name in result}, type(results[0]))
    known("user_tasks/query, records",
          {name for result in raw for record in result["records"] for name in record},
          type(results[0].records[0]))
    seen = 0
    for result in results:
        for record in result.records:
            for record_id, flow in (
                (record.check_in_record_id, record.check_in_record),
                (record.check_out_record_id, record.check_out_record),
            ):
                if record_id is None:
                    assert flow is None
                elif record_id in records:
                    assert values(flow) == records[record_id], record_id
                    seen += 1
                else:
                    assert not witness.sandbox["from"] <= int(flow.check_time) < witness.sandbox["to"]
    check("its records are those of the list", seen > 0, True)


def importing(witness, records):
    record = (
        UserFlow.builder()
        .user_id(witness.people[0])
        .creator_id(witness.people[1])
        .location_name("证人 witness")
        .check_time(str(witness.sandbox["to"] - 1))
        .comment("补录")
        .ssid("office")
        .bssid("02:00:5e:10:00:01")
        .type(7)
        .is_field(True)
        .is_wifi(True)
        .external_id("witness-1")
        .idempotent_id("witness-1")
        .build()
    )
    response = witness.create(record)
    check("batch_create succeeds", response.code, 0)
    check("batch_create returns the record", [r.location_name for r in response.data.flow_records],
          ["证人 witness"])
    told = json.loads(response.raw.content)["data"]["flow_records"][0]
    known("batch_create", told, UserFlow)
    after = witness.list()
    new = {key: value for key, value in after.items() if key not in records}
    check("the list has one record more", (len(new), len(after)), (1, len(records) + 1))
    (record_id,) = new
    expected = dict.fromkeys(FIELDS) | {
        "user_id": witness.people[0], "creator_id": witness.people[1], "comment": "补录",
        "location_name": "证人 witness", "check_time": str(witness.sandbox["to"] - 1), "type": 7,
        "ssid": "office", "bssid": "02:00:5e:10:00:01",
        "is_field": True, "is_wifi": True, "external_id": "witness-1",
        "idempotent_id": "witness-1", "record_id": record_id,
    }
    check("it is as it was sent, with an id", new[record_id], expected)
    if witness.tells_created_ids:
        check("the answer had it so, too", values(response.data.flow_records[0]), expected)
    else:
        check("the answer had no id and no words", ("record_id" in told, response.msg), (False, ""))
    check("user_flows/:id gives it", values(witness.get(record_id).data), expected)
    refused("the same key again", witness.create(record), 400, 1220600, "the object already exists")
    stranger = UserFlow.builder().user_id("nobody").creator_id("nobody").location_name("x")
    stranger = stranger.check_time(str(witness.sandbox["to"] - 1)).comment("x").build()
    refused("somebody unknown", witness.create(stranger),
            400, 1220004, "user_id is not exist or does not have permission")
    response = witness.delete([record_id])
    check("it can be deleted", response.data.success_record_ids, [record_id])
    check("and then the list is as before", witness.list(), records)


def token(witness):
    lark.core.token.manager.TokenManager.cache.set(
        f"self_tenant_token:{witness.sandbox['app_id']}", "", 0)
    stranger = witness.client_of("wrong")
    try:
        stranger.attendance.v1.user_flow.get(
            GetUserFlowRequest.builder().user_flow_id("1").employee_type("employee_id").build())
    except lark.core.exception.ObtainAccessTokenException as error:
        check("a wrong secret gets no token", (error.code, error.msg), (10014, "app secret invalid"))
    else:
        check("a wrong secret gets no token", "a token", "none")


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--tells-created-ids"]
    line = arguments[0] if arguments else sys.stdin.readline()
    witness = Witness(json.loads(line), "--tells-created-ids" in sys.argv)
    token(witness)
    records = listing(witness)
    getting(witness, records)
    records = deleting(witness, records)
    reading_results(witness, records)
    importing(witness, records)
    print(f"{checked} checks")


if __name__ == "__main__":
    main()

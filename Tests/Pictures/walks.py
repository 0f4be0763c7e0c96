"""The ways through the program whose screens are kept: each gives the name of a screen when it stands there."""

import http.client
import http.server
import json
import subprocess
import threading
import time
from contextlib import contextmanager

TODAY = "2026-11-20"
DEMO = ["demo", "--today", TODAY, "--seed", "1"]

# What is waited for, in each language.
WORDS = {
    "en": {
        "records": "records", "shown": "shown", "same": "records are unchanged", "asked": "requested 10",
        "details": "Record id", "keys": "Keys: records", "answer": "Times sent",
        "done": "Re-imported", "history": "History ·", "find": "Find check-in",
        "none": "No record matches", "calls": "Many calls", "ten": "Ten are selected", "unlikely": "y select,", "quit": "Quit?",
        "unknown": "Unknown 10", "stopped": "next start", "mark": "What did you find", "file": "Path of",
        "platform": "Which platform", "app": "App ID", "secret": "App Secret", "tenant": "Tenant name",
        "review": "This will be written",
    },
    "zh-Hans": {
        "records": "条记录", "shown": "显示", "same": "记录没有变化", "asked": "提交 10",
        "details": "记录 ID", "keys": "按键：记录", "answer": "发送次数",
        "done": "已重新导入", "history": "历史 ·", "find": "查询打卡流水",
        "none": "没有符合", "calls": "请求数量较多", "ten": "已选满 10 条", "unlikely": "y 仍要选择", "quit": "退出？",
        "unknown": "结果未知 10", "stopped": "下次启动", "mark": "您核实的结果是", "file": "文件路径",
        "platform": "使用哪个平台", "app": "App ID", "secret": "App Secret", "tenant": "企业名称",
        "review": "将写入以下文件",
    },
}


def type_count(tmux, wanted):
    """Types a count; the dialog does not listen in the first half second, so the first key is tried until it stands there."""
    at = tmux.cursor()
    while tmux.cursor() == at:
        tmux.type(wanted[0])
        time.sleep(0.2)
    while tmux.cursor() != (at[0] + 1, at[1]):
        tmux.press("BSpace")
        time.sleep(0.1)
    tmux.type(wanted[1:])
    tmux.wait_for("> " + wanted)
    time.sleep(0.6)  # The rows have to stand for a second.


def main_job(tmux, words):
    """Find what is there twice, delete ten of it, look at what came of it."""
    tmux.wait_for(words["records"], "[ ]")
    yield "list"
    tmux.press("/")
    tmux.type("dup:extra")
    tmux.wait_for("dup:extra")
    yield "filter"
    tmux.press("Enter")
    tmux.wait_for(words["shown"], "dup:extra")
    for _ in range(3):
        tmux.press("Space")
    tmux.wait_for("[x]", " 3  ")
    yield "records"
    tmux.press("a")
    tmux.wait_for("10  ")
    yield "ten"
    tmux.press("d")
    tmux.wait_for(words["same"])
    type_count(tmux, "10")
    yield "confirm"
    tmux.press("Enter")
    tmux.wait_for(words["asked"])
    yield "outcome"


def more(tmux, words):
    """The other screens, from the outcome on."""
    tmux.press("Enter")
    tmux.wait_for(words["answer"])
    yield "outcome-details"
    tmux.press("q")
    tmux.press("u")
    tmux.wait_for("> ")
    yield "undo"
    count = next(line for line in tmux.screen().split("\n") if " > " in line)
    type_count(tmux, "".join(c for c in count.split(" > ")[0] if c.isdigit()))
    tmux.press("Enter")
    tmux.wait_for(words["done"])
    yield "undone"
    tmux.press("h")
    tmux.wait_for(words["history"])
    yield "history"
    tmux.press("q", "q", "q")
    tmux.wait_for("[ ]")
    tmux.press("A")
    tmux.press("?")
    tmux.wait_for(words["keys"])
    yield "help"
    tmux.press("q")
    tmux.press("Enter")
    tmux.wait_for(words["details"])
    yield "details"
    tmux.press("q")
    tmux.press("/")
    tmux.press("C-u")
    tmux.type("source:own")
    tmux.press("Enter")
    tmux.wait_for("source:own")
    tmux.press("Space")
    tmux.wait_for(words["unlikely"])
    yield "unlikely"
    time.sleep(0.7)  # The question does not listen at first.
    tmux.press("y", "a", "End", "Space")
    tmux.wait_for(words["ten"])
    yield "eleventh"
    tmux.press("/")
    tmux.press("C-u")
    tmux.type("nobody-has-this")
    tmux.press("Enter")
    tmux.wait_for(words["none"])
    yield "nothing"
    tmux.press("f")
    tmux.wait_for(words["find"])
    yield "find"
    tmux.press("Tab", "Tab")
    tmux.type("2026-02-31")
    yield "find-mistake"
    # Ten years of 400 people.
    tmux.press("C-u")
    tmux.type("2016-11-20")
    tmux.press("BTab", "BTab", "C-e")
    tmux.type("".join(f",{number}" for number in range(1, 401)))
    tmux.press("Enter")
    tmux.wait_for(words["calls"])
    yield "many-calls"
    tmux.press("Escape")
    tmux.wait(lambda screen: words["calls"] not in screen, "the end of the question")
    tmux.press("F4")
    tmux.wait_for(words["file"])
    yield "file"
    tmux.press("Escape")
    tmux.wait(lambda screen: words["file"] not in screen, "the end of the dialog")
    tmux.press("C-c")
    tmux.wait_for(words["quit"])
    yield "quit"


def doubt(tmux, words):
    """A deletion that is not answered, what is asked then, and the operator's word."""
    tmux.wait_for(words["records"], "[ ]")
    tmux.press("/")
    tmux.type("dup:extra")
    tmux.press("Enter")
    tmux.wait_for(words["shown"], "dup:extra")
    tmux.press("a")
    tmux.wait_for("10  ")
    tmux.press("d")
    tmux.wait_for(words["same"])
    type_count(tmux, "10")
    tmux.press("Enter")
    tmux.wait_for(words["unknown"])
    yield "unknown"
    tmux.press("Escape")
    tmux.wait_for(words["stopped"])
    yield "unknown-stopped"
    tmux.press("m")
    tmux.wait_for(words["mark"])
    yield "mark"


def first_start(tmux, words):
    """A first start without settings, up to where they would be written."""
    tmux.wait_for(words["platform"])
    yield "setup-platform"
    for step, answer in [("app", "cli_a1b2c3d4e5f6c3d4"), ("secret", "secretOfTheApp"), ("tenant", "示例公司")]:
        tmux.press("Enter")
        tmux.wait_for(words[step])
        tmux.type(answer)
        yield f"setup-{step}"
    tmux.press("Enter")
    tmux.wait_for(words["review"])
    yield "setup-review"


@contextmanager
def mute_platform(program):
    """The sandbox, behind a door that falls silent at the first deletion: requests go in, and no answer comes out.

    Gives the arguments that find its records, and the environment of the program.
    """
    sandbox = subprocess.Popen(
        [program, "sandbox", "--port", "0", "--format", "json", *DEMO[1:]], stdout=subprocess.PIPE, text=True)
    known = json.loads(sandbox.stdout.readline())
    silence = threading.Event()

    class Door(http.server.BaseHTTPRequestHandler):
        def pass_on(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.close_connection = True
            if self.path.endswith("/batch_del"):
                silence.set()
            if silence.is_set():
                return
            inside = http.client.HTTPConnection(known["base_url"].split("//")[1])
            inside.request(self.command, self.path, body, dict(self.headers))
            answer = inside.getresponse()
            content = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("content-length", "connection", "transfer-encoding", "date", "server"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = pass_on

        def log_message(self, *_):
            pass

    door = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Door)
    threading.Thread(target=door.serve_forever, daemon=True).start()
    try:
        yield [
            "--employees", ",".join(known["employees"]), "--from", "2026-11-07", "--to", TODAY,
        ], {
            "UNPUNCH_BASE_URL": f"http://127.0.0.1:{door.server_address[1]}", "UNPUNCH_APP_ID": known["app_id"],
            "UNPUNCH_APP_SECRET": known["app_secret"], "UNPUNCH_TENANT_NAME": "示例公司", "UNPUNCH_AUDIT": "off",
        }
    finally:
        door.shutdown()
        sandbox.terminate()
        sandbox.wait()

"""Keys and pastes that come in pieces no person chose: what a stalled or torn line makes of them.

    pieces.py BINARY

`/dup:extra`, Enter, Space, Space in one write select what they select one by one; a filter that hides everything lets nothing be selected; one
that is not understood is not taken. A marked paste that stalls for four seconds confirms nothing, in the screens and at the questions of `delete`
and `undo`; a count and its Enter in one write are asked for once more; what comes before the question listens does not count. It ends
with 1 where that is not so.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

from pseudoterminal import DEMO, ESCAPE, Program, expect, finish

STALL = 4  # seconds, more than the program waits before it says that a paste has stalled
DEAF = 1.3  # seconds, in which a question comes to listen, and its records to count as seen
KEYS = ["/", "dup:extra", "\r", "g", " ", " "]


def copied(binary, writes):
    """The ids that are selected after these writes, and what the screens said."""
    with Program([binary, *DEMO[:-1], "en"]) as program:
        program.until("[ ]")
        for keys in writes:
            program.press(keys, first=2, quiet=0.4)  # Enter at a filter that is not understood changes nothing.
        said = program.output.decode(errors="replace")
        program.press("y", first=2, quiet=0.4)
        ids = program.copied()
        os.write(program.master, b"\x03\x03")
        program.end()
    return ids, said


def filters(binary):
    wanted, _ = copied(binary, KEYS)
    expect(len(wanted) == 1 and wanted[0].count("\n") == 1, f"one by one they select two: {wanted}")
    for writes in (["".join(KEYS)], ["/dup:ex", "tra\rg ", " "], ["/dup:extra", "\rg  "]):
        got, _ = copied(binary, writes)
        expect(got == wanted, f"{writes} select the same: {got}")
    got, said = copied(binary, ["/nowhere\r a "])
    expect(got == [] and "There is no record here" in said, f"where nothing is shown, nothing is selected: {got}")
    for writes in (["/serial:DEVICE\ra "], ["/serial:DEVICE", "\r", "a", " "]):
        got, said = copied(binary, writes)
        expect(got == [] and "No field" in said and "filter: " not in said, f"{writes}: it is not taken, and says which fields there are: {got}")


class Sandbox:
    """The platform of the demo, and a journal."""

    def __init__(self, binary):
        self.binary, self.folder = binary, tempfile.TemporaryDirectory(prefix="unpunch-pieces-")
        self.process = subprocess.Popen(
            [binary, "sandbox", "--port", "0", "--format", "json", "--today", "2026-11-20"], stdout=subprocess.PIPE,
            env={"PATH": os.environ["PATH"], "HOME": self.folder.name})
        access = json.loads(self.process.stdout.readline())
        self.search = ["--employees", ",".join(access["employees"]), "--from", "2026-11-07", "--to", "2026-11-20"]
        self.settings = {
            "UNPUNCH_BASE_URL": access["base_url"], "UNPUNCH_APP_ID": access["app_id"],
            "UNPUNCH_APP_SECRET": access["app_secret"], "UNPUNCH_AUDIT": "off",
            "UNPUNCH_STATE_DIR": self.folder.name + "/state"}
        records = self.run("query", *self.search)
        self.ids = [record["record_id"] for record in records if record["source"] == "imported"]

    def run(self, *words):
        result = subprocess.run(
            [self.binary, *words, "--format", "json", "--lang", "en"], capture_output=True, text=True,
            env={"PATH": os.environ["PATH"], "HOME": self.folder.name, **self.settings})
        return json.loads(result.stdout)

    def program(self, *words):
        return Program([self.binary, *words, "--lang", "en"], **self.settings)

    def batches(self):
        return len(self.run("history"))

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()


def ask(program, sentence):
    """Waits until a question of a command listens."""
    program.until(sentence)
    program.until("> ")


def command(sandbox, label, words, sentence, confirmed):
    """A question of a command: everything that must not be a yes, and what is one."""
    def declined(write, *, before=False):
        with sandbox.program(*words) as program:
            if before:
                program.until(sentence)
            else:
                ask(program, sentence)
            write(program)
            time.sleep(0.3)
            still = program.process.poll() is None
            program.read()
            os.write(program.master, ESCAPE.encode())
            status = program.end()
            return still and status == 1 and program.left_behind() == []

    def stalled(program):
        os.write(program.master, b"\x1b[200~1")
        time.sleep(STALL)
        os.write(program.master, b"\r")

    expect(declined(lambda program: os.write(program.master, b"1\r")), f"{label}: a count and Enter in one write")
    expect(declined(lambda program: os.write(program.master, b"1\r"), before=True), f"{label}: before it listens")
    expect(declined(lambda program: os.write(program.master, b"\x1b[200~1\r\x1b[201~")), f"{label}: a paste")
    expect(declined(stalled), f"{label}: a paste that stalls")
    with sandbox.program(*words) as program:
        ask(program, sentence)
        program.press("1")
        os.write(program.master, b"\r")
        status = program.end()
        expect(status == 0 and confirmed() and program.left_behind() == [], f"{label}: the count, and then Enter: {status}")


def screens(sandbox):
    """The question before a deletion in the screens."""
    with sandbox.program(*sandbox.search) as program:
        program.until("[ ]")
        for keys in ["/", "source:imported", "\r", "g", " "]:
            program.press(keys, quiet=0.3)
        program.press("d")
        program.until("unchanged")
        time.sleep(DEAF)
        os.write(program.master, b"\x1b[200~1")
        program.until("The paste has not ended")
        time.sleep(STALL - 3)
        os.write(program.master, b"\r")
        program.read(quiet=0.5)
        expect(sandbox.batches() == 1, "screens: a paste that stalls deletes nothing")
        os.write(program.master, b"\x1b[201~")
        program.until("Pasted text does not confirm")
        program.press("1\r", quiet=0.5)
        expect(sandbox.batches() == 1, "screens: a count and Enter in one write are asked for once more")
        program.press("\r")
        program.until("Deleted 1")
        expect(sandbox.batches() == 2, "screens: and then they delete")
        os.write(program.master, b"\x03\x03")
        program.end()


def main(binary):
    filters(binary)
    sandbox = Sandbox(binary)
    try:
        command(sandbox, "delete", ["delete", sandbox.ids[0]], "Type 1 ", lambda: sandbox.batches() == 1)
        command(
            sandbox, "undo", ["undo", "1"], "Type 1 ",
            lambda: sandbox.run("history")[0]["undone"] == 1)
        screens(sandbox)
    finally:
        sandbox.close()
    finish()


main(sys.argv[1])

"""The terminal goes, or a signal comes, while a deletion is in flight: its outcome is journalled, and the program is gone.

    hangups.py BINARY

The platform either never answers, so that the answer is waited for until its time is over, or answers a little later.
Each run ends within 25 seconds and computes less than 1 % of that time. It ends with 1 where that is not so.
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time

from pseudoterminal import Program, expect, finish, name_of

PLATFORM = pathlib.Path(__file__).parent.parent / "EndToEndTests" / "Support" / "platform.py"
LONGEST = 25  # seconds


def goes(program):
    program.hang_up()


def send(number):
    return lambda program: os.kill(program.process.pid, number)


class Road:
    """A platform, and the settings by which it is asked."""

    def __init__(self, binary, script):
        self.binary, self.folder = binary, pathlib.Path(tempfile.mkdtemp(prefix="unpunch-hangups-"))
        self.hold, self.log = self.folder / "hold", self.folder / "log"
        script = {"deletion": "held", "hold": str(self.hold), **script}
        self.platform = subprocess.Popen(
            [sys.executable, "-B", PLATFORM, self.log, json.dumps(script)], stdout=subprocess.PIPE, text=True)
        self.settings = {
            "UNPUNCH_BASE_URL": self.platform.stdout.readline().strip(), "UNPUNCH_APP_ID": "cli_judge0123456789",
            "UNPUNCH_APP_SECRET": "a-secret-of-the-judge", "UNPUNCH_STATE_DIR": str(self.folder / "state"),
            "UNPUNCH_AUDIT": "off"}

    def command(self, *words):
        return [self.binary, *words, "--lang", "en"]

    def calls(self, name):
        return self.log.read_text().count(name) if self.log.exists() else 0

    def deletions(self):
        return self.calls("batch_del")

    def batches(self):
        found = subprocess.run(
            self.command("history", "--format", "json"), capture_output=True, text=True,
            env={"PATH": os.environ["PATH"], "HOME": str(self.folder), **self.settings})
        return json.loads(found.stdout)

    def close(self):
        self.platform.kill()
        self.platform.wait()
        subprocess.run(["rm", "-rf", self.folder])


SEARCH = ["--employees", "j001,j002,j003", "--from", "2026-11-19", "--to", "2026-11-20"]


def confirm(program):
    """Selects the first record, and confirms that it is to be deleted."""
    program.until("[ ]")
    program.press(" ")
    program.press("d")
    program.until("Type 1")
    time.sleep(1.2)  # as long as the question does not take the count
    program.press("1")
    os.write(program.master, b"\r")


def run(binary, label, how, is_answered, verdict):
    road = Road(binary, {})
    try:
        with Program(road.command(*SEARCH), **road.settings) as program:
            confirm(program)
            end = time.monotonic() + 60
            while not road.deletions():
                assert time.monotonic() < end, f"{label}: nothing is sent: {program.output[-1000:]!r}"
                program.read(quiet=0.02)
            start, before = time.monotonic(), program.cpu_seconds()
            how(program)
            if is_answered:
                time.sleep(1)  # the platform takes its time
                road.hold.touch()
            used = 0.0
            while program.process.poll() is None and time.monotonic() < start + 2 * LONGEST:
                try:
                    used = program.cpu_seconds() - before
                except (FileNotFoundError, ProcessLookupError):
                    pass
                if program.master is None:
                    time.sleep(0.02)
                else:
                    program.read(quiet=0.02)
            seconds = time.monotonic() - start
            status = program.process.returncode
            expect(
                status == (0 if is_answered else 2) and seconds <= LONGEST,
                f"{label}: ends with {status} after {seconds:.1f} s")
            # Leaving takes some milliseconds, however short the wait was.
            expect(used <= 0.05 + 0.01 * seconds, f"{label}: {used * 1000:.0f} ms of computing")
            if program.master is not None:
                expect(not program.left_behind(), f"{label}: leaves {program.left_behind() or 'nothing behind'}")
        batches = road.batches()
        verdicts = [record["verdict"] for batch in batches for record in batch["records"]]
        expect(
            verdicts == [verdict] and batches[0]["records"][0].get("reason") != "",
            f"{label}: journalled {verdicts}")
        expect(road.deletions() == 1, f"{label}: sent {road.deletions()} time")
    except Exception as error:  # a thread must not end in silence
        expect(False, f"{label}: {error!r}")
    finally:
        road.close()


def run_while_reading(binary, label, how):
    """The records are being read once more after the count: nothing is in flight, so nothing is sent."""
    road = Road(binary, {"held_from": 3})
    try:
        with Program(road.command(*SEARCH), **road.settings) as program:
            confirm(program)
            end = time.monotonic() + 60
            while road.calls("user_flows/query") < 3:
                assert time.monotonic() < end, f"{label}: nothing is read: {program.output[-1000:]!r}"
                program.read(quiet=0.02)
            start = time.monotonic()
            how(program)
            while program.process.poll() is None and time.monotonic() < start + 2 * LONGEST:
                time.sleep(0.02)
            seconds = time.monotonic() - start
            expect(
                program.process.returncode == 130 and seconds <= 2,
                f"{label}: ends with {program.process.returncode} after {seconds:.1f} s")
        expect(road.deletions() == 0 and not road.batches(), f"{label}: nothing is sent")
    except Exception as error:  # a thread must not end in silence
        expect(False, f"{label}: {error!r}")
    finally:
        road.close()


def main(binary):
    for label, how in [("the terminal hangs up", goes), ("SIGTERM", send(signal.SIGTERM))]:
        run_while_reading(binary, f"{label}, while reading", how)
    ways = [("the terminal hangs up", goes)] + [
        (name_of(number), send(number)) for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)]
    for is_answered, verdict, words in [(True, "deleted", "an answer comes"), (False, "unknown", "no answer comes")]:
        threads = [
            threading.Thread(target=run, args=(binary, f"{label}, {words}", how, is_answered, verdict))
            for label, how in ways]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finish()


if __name__ == "__main__":
    main(sys.argv[1])

"""A monkey at the keys: random keys, pastes, reports, answers of a terminal, resizes and signals, against the sandbox.

    monkey.py BINARY [SEED]

Nothing may be deleted or imported but what a script confirmed by the typed count and Enter; nothing is copied but ids of
the list, and not more often than `y` is pressed; the program may end only as it ends for a person, and leaves the terminal
as it was. UNPUNCH_MONKEY_INPUTS sets how many inputs there are.
"""

import concurrent.futures
import fcntl
import json
import os
import random
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Terminals"))
from pseudoterminal import LIMIT, Program

from terminal import Terminal

SEEDS = 8
INPUTS = int(os.environ.get("UNPUNCH_MONKEY_INPUTS", "10000"))
KEYS = list("  aaddAfghjkmrsuwxyGSqe/?~,.") + [
    "\t", "\x7f", "\x1bOA", "\x1bOB", "\x1bOC", "\x1bOD", "\x1b[5~", "\x1b[6~", "\x1bOH", "\x1bOF", "\x1bOP", "\x1bOS",
    "\x1b[15~", "\x1b[Z", "\x1b[3~", "\x1b[2~", "\x1b", "\x03", "\x0c", "\x1a", "\x15", "\x17", "\x01", "赵", "é", "👍"]
DIGITS = list("01234567891010")
ENTER = ["\r"] * 8 + ["\n"]
PASTES = ["10\r", "10", "\r", "10\n\r", "1\r2\r3\r", "e1001,e1002", "y\r", "\x03", "q" * 300, "赵敏\n" * 40, "\x1b[6n", ""]
ANSWERS = ["\x1b[?62;22c", "\x1b[>1;10;0c", "\x1b[10;10R", "\x1b]11;rgb:1010/1010/1010\x07", "\x1b]10;rgb:10/10/10\x1b\\",
           "\x1bP1$r10m\x1b\\", "\x1bP>|xterm(10)\x1b\\", "\x1b[I", "\x1b[O", "\x1b[10;10;10t", "\x1b]l10\x1b\\", "\x1b[0n",
           "\x1b[?2004;1$y", "\x9b10R"]
SIZES = [(1, 1), (2, 1), (10, 3), (40, 10), (60, 16), (79, 23), (80, 24), (120, 40), (200, 60), (300, 100)]
WORDS = {"en": ("unchanged", "Batch "), "zh-Hans": ("没有变化", "批次")}


def resize(program, columns, rows):
    fcntl.ioctl(program.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


class Monkey:
    """One seed: a sandbox, a journal, and one program after another."""

    def __init__(self, binary, seed):
        self.binary, self.seed = binary, seed
        self.random = random.Random(seed)
        self.language = ["en", "zh-Hans"][seed % 2]
        # A count is never typed with Enter: half of the monkeys have no digits, the others no Enter.
        self.keys = KEYS + (ENTER if seed // 2 % 2 == 0 else DIGITS)
        self.confirms = seed >= SEEDS // 2
        self.confirmed = 0
        self.copied = []
        self.copyings = 0
        self.wrong = []

    def input(self, program):
        """One random input: most are bytes to write, some are signals or sizes."""
        pick = self.random.choice
        match self.random.randrange(40):
            case 0: return "\x1b[200~" + pick(PASTES) + "\x1b[201~"
            case 1: return "\x1b[200~" + pick(PASTES) if self.random.randrange(8) == 0 else "\x1b[201~"
            case 2 | 3: return pick(ANSWERS)
            case 4 | 5:
                return f"\x1b[<{pick([0, 0, 0, 1, 2, 35, 64, 65, 128])};{self.random.randrange(1, 301)};" \
                       f"{self.random.randrange(1, 101)}{pick('MMm')}"
            case 6: return self._torn(program, pick(ANSWERS + ["\x1bOA", "\x1b[5~", "\x1b[<0;10;10M", "\x1b[200~10\r\x1b[201~"]))
            case 7:
                resize(program, *(pick(SIZES) if self.random.randrange(3) else
                                  (self.random.randrange(1, 301), self.random.randrange(1, 101))))
                return ""
            case 8:
                os.kill(program.process.pid, pick([signal.SIGCONT, signal.SIGWINCH]))
                return ""
            case _:
                key = pick(self.keys)
                self.copyings += key == "y"
                return key

    def _torn(self, program, text):
        """Writes a sequence in two pieces; never an Escape alone, whose rest may count as typed."""
        cut = self.random.randrange(2, len(text)) if len(text) > 2 else len(text)
        os.write(program.master, text[:cut].encode())
        time.sleep(self.random.choice([0, 0.002, 0.03]))
        return text[cut:]

    def start(self):
        """A program on a new terminal, in the journal of this seed."""
        program = Program(
            [self.binary, "--employees", ",".join(self.access["employees"]), "--from", "2026-11-07", "--to", "2026-11-20",
             "--lang", self.language],
            TMPDIR=self.folder, UNPUNCH_STATE_DIR=self.folder + "/state", **self.environment)
        program.until("[ ]")
        return program

    def confirm(self, program):
        """Deletes ten records as a person does."""
        asked, done = WORDS[self.language]
        terminal = Terminal(120, 40)
        terminal.feed(program.output)
        # The second copy of a file that was imported twice: those may be deleted.
        for keys, wanted in (("/", ""), ("dup:extra", "dup:extra"), ("\r", "dup:extra"), ("a", " 10 "), ("d", asked)):
            self._press(program, terminal, keys, wanted)
        time.sleep(1.1)  # The rows of the confirmation have to stand for a second.
        self._press(program, terminal, "10", "")
        self._press(program, terminal, "\r", done)
        self.confirmed += 1

    def _press(self, program, terminal, keys, wanted):
        terminal.feed(program.press(keys, first=1, quiet=0.2))
        end = time.monotonic() + LIMIT
        while wanted not in terminal.text():
            assert time.monotonic() < end, f"seed {self.seed}: {wanted!r} did not come:\n{terminal.text()}"
            terminal.feed(program.read(first=0.2))

    def play(self, count):
        """Presses so many inputs; what is wrong, as words."""
        with tempfile.TemporaryDirectory(prefix="unpunch-monkey-") as self.folder:
            sandbox = subprocess.Popen(
                [self.binary, "sandbox", "--port", "0", "--format", "json", "--today", "2026-11-20", "--seed", str(self.seed)],
                stdout=subprocess.PIPE, env={"PATH": os.environ["PATH"], "HOME": self.folder})
            try:
                self.access = json.loads(sandbox.stdout.readline())
                self.environment = {
                    "UNPUNCH_BASE_URL": self.access["base_url"], "UNPUNCH_APP_ID": self.access["app_id"],
                    "UNPUNCH_APP_SECRET": self.access["app_secret"], "UNPUNCH_AUDIT": "off"}
                before = self.ids()
                self.press_all(count)
                self.judge(before)
            finally:
                sandbox.terminate()
                sandbox.wait()
        return [f"seed {self.seed}: {each}" for each in self.wrong]

    def press_all(self, count):
        pressed = 0
        while pressed < count:
            with self.start() as program:
                if self.confirms and self.confirmed < 3:
                    self.confirm(program)
                most = pressed + count // 3
                while pressed < min(count, most) and program.process.poll() is None:
                    burst = self.random.randrange(1, 8)
                    for _ in range(burst):
                        data = self.input(program)
                        if data:
                            os.write(program.master, data.encode())
                    pressed += burst
                    program.read(first=self.random.choice([0, 0.005, 0.02]), quiet=0.003)
                self.end(program, pressed)

    def end(self, program, pressed):
        """Ends the program, and looks at how it ended."""
        # The end of a paste that is open, and twice Ctrl-C, which ends it everywhere.
        limit = time.monotonic() + LIMIT
        while program.process.poll() is None and time.monotonic() < limit:
            os.write(program.master, b"\x1b[201~\x03\x03")
            program.read(first=0.3, quiet=0.1)
        if program.process.poll() is None:
            return self.wrong.append(f"does not end after {pressed} inputs")
        program.end()
        self.copied += program.copied()
        # A Ctrl-C that comes when the terminal is given back already is a signal again. A search for an id that nobody
        # has, and nothing found since, is told once more after the screens.
        told = program.output.rpartition(b"\x1b[?1049l")[2]
        is_told = program.process.returncode == 69 and b"1220004" in told
        if program.process.returncode not in (0, 130, -signal.SIGINT) and not is_told:
            self.wrong.append(f"ends with {program.process.returncode} after {pressed} inputs: {program.output[-400:]!r}")
        self.wrong += [f"after {pressed} inputs: {each}" for each in program.left_behind()]
        return None

    def ids(self):
        """The records that the sandbox has."""
        return {each["record_id"] for each in self._run(
            "query", "--employees", ",".join(self.access["employees"]), "--from", "2026-11-01", "--to", "2026-11-21",
            "--format", "json")}

    def _run(self, *words):
        ran = subprocess.run(
            [self.binary, *words], capture_output=True, timeout=LIMIT, check=True,
            env={"PATH": os.environ["PATH"], "HOME": self.folder, "UNPUNCH_STATE_DIR": self.folder + "/state",
                 "TZ": "Asia/Shanghai", **self.environment})
        return json.loads(ran.stdout)

    def judge(self, before):
        """Compares what is gone with what was confirmed."""
        batches = self._run("history", "--format", "json")
        said = {verdict: {each["record_id"] for batch in batches for each in batch["records"] if each["verdict"] == verdict}
                for verdict in ("deleted", "not_deleted", "unknown")}
        deleted = said["deleted"]
        after = self.ids()
        strange = {line for text in self.copied for line in text.split("\n")} - before - after
        if strange or len(self.copied) > self.copyings:
            self.wrong.append(f"copied {len(self.copied)} times, y was pressed {self.copyings} times; no ids: {sorted(strange)}")
        if len(batches) != self.confirmed:
            self.wrong.append(f"{len(batches)} batches, and {self.confirmed} were confirmed")
        if any(batch["asked"] != 10 or batch["undone"] for batch in batches):
            self.wrong.append(f"batches that nobody confirmed: {batches}")
        gone = before - after
        # One record of the sandbox is taken by another administrator at the moment in which it is asked for.
        others = {each["record_id"] for batch in batches for each in batch["records"]
                  if each["reason"] and "rule does not exist" in each["reason"]}
        if not deleted <= gone or not gone <= deleted | said["unknown"] | others or after - before:
            self.wrong.append(f"{len(gone)} records are gone, {len(after - before)} are new, {len(deleted)} were deleted; "
                              f"wrong: {sorted(gone ^ deleted)} in {batches}")
        if self.confirms and (self.confirmed == 0 or not deleted):
            self.wrong.append("nothing was deleted although it was confirmed: the judge sees nothing")


def play(binary, seed):
    return Monkey(binary, seed).play(INPUTS // SEEDS)


def main(binary, *seeds):
    failed = False
    seeds = [int(seed) for seed in seeds] or list(range(SEEDS))
    with concurrent.futures.ProcessPoolExecutor(3) as pool:
        for seed, wrong in zip(seeds, pool.map(play, [binary] * len(seeds), seeds)):
            print(f"{'BAD' if wrong else '   '} seed {seed}: {INPUTS // SEEDS} inputs", flush=True)
            for words in wrong:
                print("      " + words)
            failed = failed or bool(wrong)
    sys.exit(failed)


if __name__ == "__main__":
    main(*sys.argv[1:])

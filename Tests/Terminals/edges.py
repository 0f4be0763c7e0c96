"""What happens at the edges: terminals that take nothing, windows of any size, the background, what stays behind.

    edges.py BINARY

SIGTERM and SIGHUP end the program within 25 seconds whatever it waits for, and the outcome of a deletion is journalled
before. Nothing of the list stays on the shell's screen or above it, whatever sizes the window has had. In the
background nothing is drawn. Nothing but the audit's line goes to the system's log. It ends with 1 where that is not so.
"""

import fcntl
import os
import pathlib
import random
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import threading
import time

from hangups import LONGEST, SEARCH, Road, confirm
from pseudoterminal import DEMO, Program, expect, finish, has_strace, name_of
from seen import Seen
from shell_screen import ShellScreen

ENGLISH = [*DEMO[:-1], "en"]
NAMES = re.compile("[\u4e00-\u9fff]|e10\\d\\d|Alice|Singapore|\\[[ x]\\]")
"""What only the list shows."""
PROMPT = "shell> "


def set_size(program, columns, rows):
    fcntl.ioctl(program.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def ended(program, start):
    """Waits for the end without reading; returns the status and the seconds."""
    while program.process.poll() is None and time.monotonic() < start + 2 * LONGEST:
        time.sleep(0.02)
    return program.process.returncode, time.monotonic() - start


def stop_reading(program):
    """Has the program draw until the terminal takes no more."""
    end = time.monotonic() + 60
    for size in [(200, 60), (199, 60)] * 400:
        set_size(program, *size)
        time.sleep(0.01)
        if time.monotonic() > end or not select.select([], [program.slave], [], 0)[1]:
            break
    time.sleep(0.3)


def takes_nothing(binary, number):
    """The terminal is not read any more, and the program waits in a write."""
    label = f"a terminal that takes nothing, and {name_of(number)}"
    with Program([binary, *ENGLISH]) as program:
        program.until("[ ]")
        stop_reading(program)
        start, before = time.monotonic(), program.cpu_seconds()
        os.kill(program.process.pid, number)
        status, seconds = ended(program, start)
        expect(status == 130 and seconds <= LONGEST, f"{label}: ends with {status} after {seconds:.1f} s")
        modes = termios.tcgetattr(program.slave)
        expect(modes == program.modes_before, f"{label}: the modes are as before")
        expect(program.device_mode() == 0o620, f"{label}: the device has mode {program.device_mode():o}")
        expect(os.stat("/dev/null").st_mode & 0o777 == 0o666, f"{label}: nothing else has another mode")


def does_not_wait(binary):
    """Another program has set the terminal so that nobody waits for it."""
    with Program([binary, *ENGLISH]) as program:
        os.set_blocking(program.slave, False)
        program.until("[ ]")
        stop_reading(program)
        before = program.cpu_seconds()
        time.sleep(2)
        used = program.cpu_seconds() - before
        expect(used < 0.2, f"a terminal that nobody waits for: {used * 1000:.0f} ms of computing in 2 s")
        os.kill(program.process.pid, signal.SIGTERM)
        status, seconds = ended(program, time.monotonic())
        expect(status == 130 and seconds <= LONGEST, f"a terminal that nobody waits for: ends after {seconds:.1f} s")


def name_hangs(binary):
    """The name server does not answer, and the C library waits for it."""
    with Program(["true"]) as folder:
        source = pathlib.Path(folder.home.name, "hang.c")
        source.write_text("#include <unistd.h>\nint getaddrinfo() { for (;;) pause(); }\n")
        library = source.with_suffix(".so")
        if not shutil.which("gcc"):
            return print("    skipped the name that hangs: there is no gcc")
        subprocess.run(["gcc", "-w", "-shared", "-fPIC", "-o", library, source], check=True)
        settings = {
            "LD_PRELOAD": str(library), "UNPUNCH_BASE_URL": "https://nowhere.example", "UNPUNCH_APP_ID": "cli_judge0123456789",
            "UNPUNCH_APP_SECRET": "a-secret-of-the-judge", "UNPUNCH_AUDIT": "off"}
        for number in (signal.SIGTERM, signal.SIGHUP):
            with Program([binary, *SEARCH, "--lang", "en"], **settings) as program:
                program.until("eading")
                start = time.monotonic()
                os.kill(program.process.pid, number)
                status, seconds = ended(program, start)
                expect(
                    status == 130 and seconds <= LONGEST,
                    f"a name that is never found, {name_of(number)}: ends with {status} after {seconds:.1f} s")
                program.read()
                expect(not program.left_behind(), "a name that is never found: leaves nothing behind")


def takes_nothing_while_deleting(binary):
    """The same with a deletion in flight: what came of it is journalled first."""
    label = "a terminal that takes nothing, SIGTERM, and a deletion in flight"
    road = Road(binary, {})
    try:
        with Program(road.command(*SEARCH), **road.settings) as program:
            confirm(program)
            while not road.deletions():
                program.read(quiet=0.02)
            stop_reading(program)
            start = time.monotonic()
            os.kill(program.process.pid, signal.SIGTERM)
            time.sleep(2)
            road.hold.touch()
            status, seconds = ended(program, start)
            expect(status in (0, 2) and seconds <= LONGEST, f"{label}: ends with {status} after {seconds:.1f} s")
        verdicts = [record["verdict"] for batch in road.batches() for record in batch["records"]]
        expect(verdicts == ["deleted"], f"{label}: journalled {verdicts}")
    finally:
        road.close()


def pipe_takes_nothing(binary):
    """Whoever reads what a deletion prints has stopped to."""
    label = "standard output that takes nothing, SIGTERM"
    road = Road(binary, {"deletion": "slow"})
    try:
        ids = [f"67093593136993{number:05}" for number in (0, 1111, 2222)]
        reader, writer = os.pipe()
        os.set_blocking(writer, False)
        try:
            while os.write(writer, b"x" * 4096):
                pass
        except BlockingIOError:
            os.set_blocking(writer, True)
        process = subprocess.Popen(
            road.command("delete", *ids, "--yes", "--format", "json"), stdin=subprocess.DEVNULL, stdout=writer,
            stderr=subprocess.DEVNULL, env={"PATH": os.environ["PATH"], "HOME": str(road.folder), **road.settings})
        end = time.monotonic() + 60
        while not road.deletions() and time.monotonic() < end:
            time.sleep(0.02)
        start = time.monotonic()
        process.send_signal(signal.SIGTERM)
        while process.poll() is None and time.monotonic() < start + 2 * LONGEST:
            time.sleep(0.02)
        seconds = time.monotonic() - start
        expect(
            process.returncode is not None and seconds <= LONGEST,
            f"{label}: ends with {process.returncode} after {seconds:.1f} s")
        process.kill()
        os.close(reader)
        os.close(writer)
        sure = {record["verdict"] for batch in road.batches() for record in batch["records"]} <= {"deleted"}
        expect(sure and road.deletions() == 1, f"{label}: the outcome is journalled, sent {road.deletions()} time")
    finally:
        road.close()


def sizes(binary):
    """Windows of any size, at the start and while it runs, and what the environment says of it."""
    with Program([binary, *ENGLISH], LINES="40000", COLUMNS="40000") as program:
        program.until("[ ]")
        most = 0
        for columns, rows in [
                (10_000, 10_000), (40_000, 40_000), (65_535, 65_535), (65_535, 1), (1, 65_535), (1, 1), (0, 0),
                (0, 24), (80, 24)]:
            set_size(program, columns, rows)
            program.read(first=10, quiet=0.3)
            status = pathlib.Path(f"/proc/{program.process.pid}/status").read_text()
            most = max(most, int(re.search(r"VmRSS:\s+(\d+)", status)[1]))
            expect(program.process.poll() is None, f"{columns} × {rows}: it runs")
        expect(most < 400_000, f"any size: at most {most // 1024} MiB")
        os.write(program.master, b"q")
        expect(program.end() == 0 and not program.left_behind(), "any size: ends as before")
    for columns, rows in [(40_000, 40_000), (0, 0), (1, 1)]:
        with Program([binary, *ENGLISH], columns=columns, rows=rows) as program:
            program.read(first=30, quiet=1)
            os.write(program.master, b"q")
            expect(program.end() == 0, f"started at {columns} × {rows}: ends as it is asked to")


class Shell(Seen):
    """A shell with job control, on a terminal that has two screens."""

    def __init__(self, size=(80, 24), **environment):
        super().__init__(["sh", "-i"], size, ignored=b"\x1b]104\x07", PS1=PROMPT, ENV=None, PS2="", **environment)
        self.terminal = ShellScreen(*size)
        self.until(lambda: PROMPT in self.text(), "the prompt")

    def at_prompt(self):
        """Whether the shell asks on its own screen, and nothing is typed yet."""
        line = "".join(cell for cell in self.terminal.grid[self.terminal.row] if isinstance(cell, str))
        return line.rstrip().endswith(PROMPT.rstrip()) and self.terminal.shell is None

    def set_size(self, columns, rows):
        self.settle(quiet=0.02)
        super().set_size(columns, rows)

    def start(self, binary, rest=""):
        self.send(" ".join([binary, *DEMO]) + rest + "\r")


def job_of(shell):
    """The process that the shell has started."""
    for folder in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = folder.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == shell.program.process.pid:
            return int(folder.parent.name)
    raise AssertionError("there is no job")


def leaves_nothing(binary, seed, how, name="xterm-256color"):
    """Any sizes one after the other, and then an end."""
    chance = random.Random(seed)
    label = f"{name}, sizes {seed}, {how}"
    with Shell(TERM=name) as shell:
        shell.start(binary)
        shell.until(lambda: "[ ]" in shell.text(), "the list")
        sequence = [(100, 30)] if seed == 0 else [
            (chance.randint(60, 200), chance.randint(16, 70)) for _ in range(chance.randint(1, 6))]
        for size in sequence:
            shell.set_size(*size)
            # Sometimes it ends before it has drawn for the last one.
            shell.settle(quiet=chance.choice([0.0, 0.05, 0.3]))
        if how == "q":
            shell.send("q")
        elif how == "Ctrl-Z":
            shell.send("\x1a")
        elif how == "Ctrl-C":
            shell.send("\x03\x03")
        else:
            os.kill(job_of(shell), getattr(signal, how))
        shell.until(shell.at_prompt, "the prompt")
        shell.settle()
        found = NAMES.findall(shell.terminal.everything().replace(binary, ""))
        expect(not found, f"{label}: nothing of the list stays {found[:5] or ''}")
        if found:
            print(shell.terminal.everything())
        if how == "Ctrl-Z":
            os.kill(job_of(shell), signal.SIGKILL)


def comes_forward_in_any_size(binary):
    """Suspended in a window that is far too large, and brought forward."""
    with Shell() as shell:
        shell.start(binary)
        shell.until(lambda: "[ ]" in shell.text(), "the list")
        shell.send("\x1a")
        shell.until(shell.at_prompt, "the prompt")
        set_size(shell.program, 40_000, 40_000)
        begun = shell.program.output.count(b"\x1b[?1049h")
        os.write(shell.program.master, b"fg\r")
        while shell.program.output.count(b"\x1b[?1049h") == begun:
            shell.program.read(first=1, quiet=0.5)
        shell.program.read(first=2, quiet=1)
        os.write(shell.program.master, b"q")
        shell.program.read(first=2, quiet=0.5)
        os.write(shell.program.master, b"echo o''k\r")
        end = time.monotonic() + 20
        while b"\nok" not in shell.program.output and time.monotonic() < end:
            shell.program.read(first=1)
        expect(b"\nok" in shell.program.output, "brought forward in 40,000 × 40,000: ends as it is asked to")


def waits_in_the_background(binary):
    with Shell() as shell:
        shell.start(binary, " &")
        shell.settle(quiet=1.5)
        begun = shell.program.output.count(b"\x1b[?1049h")
        expect(begun == 0, "started in the background: draws nothing")
        os.write(shell.program.master, b"fg\r")
        shell.until(lambda: "[ ]" in shell.text(), "the list")
        expect(True, "brought forward: shows the list")
        shell.send("\x1a")
        shell.until(shell.at_prompt, "the prompt")
        begun = shell.program.output.count(b"\x1b[?1049h")
        shell.send("bg\r")
        shell.settle(quiet=1)
        shell.send("echo o''k\r")
        shell.until(lambda: "\nok" in shell.text(), "the answer of the shell")
        expect(shell.program.output.count(b"\x1b[?1049h") == begun, "suspended and in the background: draws nothing")
        shell.send("fg\r")
        shell.until(lambda: "[ ]" in shell.text(), "the list")
        job = job_of(shell)
        os.kill(job, signal.SIGSTOP)
        shell.until(lambda: "Stopped" in shell.text(), "what the shell says of it")
        # The modes are the program's, and this shell leaves them so.
        shell.send("bg\n")
        shell.settle(quiet=1)
        begun = len(shell.program.output)
        shell.set_size(90, 30)
        shell.settle(quiet=1)
        drawn = shell.program.output[begun:]
        expect(b"[ ]" not in drawn, "stopped by another and in the background: draws nothing")
        begun = shell.program.output.count(b"\x1b[?1049h")
        shell.send("fg\n")
        shell.until(lambda: shell.program.output.count(b"\x1b[?1049h") > begun and "[ ]" in shell.text(), "the list")
        shell.send("q")
        shell.until(shell.at_prompt, "the prompt")


def nobody_can_bring_forward(binary):
    """In the background of a terminal whose shell is gone: says so and ends."""
    code = (
        "import os, sys\n"
        "os.setpgid(0, 0) if os.fork() == 0 else os._exit(0 if __import__('time').sleep(0.5) is None else 0)\n"
        "import time; time.sleep(1)\n"
        "os.execv(sys.argv[1], sys.argv[1:])\n")
    holder = (
        "import subprocess, sys, time, signal\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "subprocess.run([sys.executable, '-c', sys.argv[1], *sys.argv[2:]])\n"
        "time.sleep(30)\n")
    with Program([sys.executable, "-c", holder, code, binary, *ENGLISH]) as program:
        program.until("background")
        expect(b"\x1b[?1049h" not in program.output, "nobody can bring it forward: says so, and draws nothing")


def waits_aloud(binary):
    """A rate limit of an hour, and one of some seconds, of each call that reads."""
    for call in ("token", "query"):
        road = Road(binary, {"limit": {call: 3600}})
        try:
            start = time.monotonic()
            done = subprocess.run(
                road.command("query", *SEARCH), capture_output=True, text=True, timeout=60,
                env={"PATH": os.environ["PATH"], "HOME": str(road.folder), **road.settings})
            expect(
                done.returncode == 69 and "60 minutes" in done.stderr,
                f"an hour for {call}: ends with {done.returncode} after {time.monotonic() - start:.1f} s, and says so")
            with Seen(road.command(*SEARCH), (100, 30), **road.settings) as seen:
                seen.until(lambda: "wait 60 minutes" in " ".join(seen.text().split()), "how long to wait")
                expect(True, f"an hour for {call}: the screen says so")
        finally:
            road.close()
    road = Road(binary, {"limit": {"query": 300}})
    try:
        with Program(road.command(*SEARCH), **road.settings) as program:
            program.until("waiting 5 minutes")
            start = time.monotonic()
            os.write(program.master, b"\x1b")
            program.until("Stopped. Nothing was changed.")
            os.write(program.master, b"\x03\x03")
            program.end()
            expect(time.monotonic() - start < 10, "five minutes for a search: said, and left")
    finally:
        road.close()


def is_silent(binary):
    """Nothing goes to the system's log but the audit, which is off: neither as root nor as anybody else."""
    if not has_strace():
        return print("    skipped the system's log: there is no strace")
    for label, others in [("as it is", []), ("without a right", ["setpriv", "--reuid=65534", "--clear-groups"])]:
        if others and (os.getuid() != 0 or not shutil.which("setpriv")):
            continue
        for how in ("ends", "hangs up"):
            with Program(["true"]) as folder:
                os.chmod(folder.home.name, 0o777)
                trace = pathlib.Path(folder.home.name, "log")
                program = pathlib.Path(folder.home.name, "unpunch")
                shutil.copy(binary, program)
                traced = ["strace", "-f", "-qq", "-o", trace, "-e", "trace=connect", *others, program, *ENGLISH]
                with Program(traced, TMPDIR=folder.home.name, HOME=folder.home.name) as run:
                    run.until("[ ]")
                    if how == "ends":
                        os.write(run.master, b"q")
                        run.end()
                    else:
                        run.hang_up()
                        run.process.wait(30)
                told = [line for line in trace.read_text().splitlines() if "/dev/log" in line]
                expect(not told, f"the system's log, {label}, when it {how}: {told[:2] or 'nothing'}")


def side_by_side(*cells):
    def guarded(cell, *arguments):
        try:
            cell(*arguments)
        except Exception as error:  # a thread must not end in silence
            expect(False, f"{cell.__name__}{arguments[1:]}: {error!r}")
    threads = [threading.Thread(target=guarded, args=cell) for cell in cells]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main(binary):
    side_by_side(
        (takes_nothing, binary, signal.SIGTERM), (takes_nothing, binary, signal.SIGHUP),
        (does_not_wait, binary), (name_hangs, binary), (takes_nothing_while_deleting, binary), (pipe_takes_nothing, binary))
    side_by_side((sizes, binary), (comes_forward_in_any_size, binary), (waits_in_the_background, binary), (nobody_can_bring_forward, binary))
    side_by_side((waits_aloud, binary), (is_silent, binary))
    ways = ["q", "Ctrl-C", "Ctrl-Z", "SIGTERM", "SIGHUP", "SIGSEGV", "SIGABRT"]
    for seed, how in enumerate(ways):
        leaves_nothing(binary, seed, how)
    # Those without a second screen: what a smaller window pushes out of it is the terminal's to keep.
    for name in ("linux", "vt100"):
        leaves_nothing(binary, 0, "q", name)
    finish()


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))

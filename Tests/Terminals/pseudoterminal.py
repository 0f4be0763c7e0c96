"""A program on a pseudo-terminal, for the scripts beside this one; the standard library only.

The terminal side stays open here, so that what the program left behind can be looked at when it has ended.
"""

import base64
import fcntl
import os
import pathlib
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

DEAF = 0.7  # seconds, in which a question comes to listen to y
LIMIT = 60  # seconds for what must happen; a busy machine needs some of them
DEMO = ["demo", "--today", "2026-11-20", "--lang", "zh-Hans"]

UP, DOWN, PAGE_UP, PAGE_DOWN, ESCAPE = "\x1bOA", "\x1bOB", "\x1b[5~", "\x1b[6~", "\x1b"
FAILURES = []


def expect(is_so, words):
    """Says whether something is so; `finish` ends with 1 where something was not."""
    print(("    " if is_so else "BAD ") + words, flush=True)
    if not is_so:
        FAILURES.append(words)


def finish():
    """Ends the script: with 1 where something was not as expected."""
    sys.exit(1 if FAILURES else 0)


class Program:
    """One run. `environment` is added to a small one, where None takes a variable out."""

    def __init__(self, command, columns=120, rows=40, counts_writes=False, controls=True, **environment):
        self.home = tempfile.TemporaryDirectory(prefix="unpunch-terminals-")
        self.output = b""
        self.master, self.slave = os.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        # As sshd and terminals have it: others may write to it by the group `tty`.
        os.fchmod(self.slave, 0o620)
        self.modes_before = termios.tcgetattr(self.slave)
        self.trace = pathlib.Path(self.home.name, "trace")
        command = list(map(str, command))
        if counts_writes:
            command = ["strace", "-f", "-qq", "-o", self.trace, "-e", "trace=write", "-s", "1", *command]
        variables = {
            "HOME": self.home.name, "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "TZ": "Asia/Shanghai", "TMPDIR": self.home.name, **environment}

        def become_leader():
            # A shell's background jobs ignore these, and what they start would too.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            signal.signal(signal.SIGQUIT, signal.SIG_DFL)
            os.setsid()
            if controls:
                fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(
            command, stdin=self.slave, stdout=self.slave, stderr=self.slave, preexec_fn=become_leader,
            env={name: value for name, value in variables.items() if value is not None})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for descriptor in (self.master, self.slave):
            if descriptor is not None:
                os.close(descriptor)
        self.home.cleanup()

    def read(self, first=0.0, quiet=0.1):
        """What comes: `first` seconds are waited for a beginning, and `quiet` seconds of silence end it."""
        parts, patience = [], max(first, quiet)
        while select.select([self.master], [], [], patience)[0]:
            parts.append(os.read(self.master, 1 << 16))
            patience = quiet
        self.output += b"".join(parts)
        return b"".join(parts)

    def press(self, keys, first=LIMIT, quiet=0.1):
        """Presses keys that have an effect, and returns what came of them."""
        os.write(self.master, keys.encode())
        return self.read(first, quiet)

    def until(self, text):
        """Waits until a text has come, and then for silence."""
        wanted, end = text.encode(), time.monotonic() + LIMIT
        while wanted not in self.output:
            assert time.monotonic() < end, f"{text!r} did not come; last came {self.output[-2000:]!r}"
            assert self.process.poll() is None, f"the program has ended: {self.output[-2000:]!r}"
            self.read()
        self.read(quiet=0.5)

    def writes(self):
        """How often the program has written to the terminal so far."""
        return len(re.findall(r" write\(1, ", self.trace.read_text()))

    def end(self):
        """Waits for the end; returns the exit status, or the number of the signal, negative."""
        end = time.monotonic() + LIMIT
        while self.process.poll() is None:
            assert time.monotonic() < end, f"the program does not end; last came {self.output[-2000:]!r}"
            self.read(quiet=0.05)
        self.read()
        return self.process.returncode

    def left_behind(self):
        """What is not as it was before, as words; empty where all is."""
        left = []
        after = termios.tcgetattr(self.slave)
        if after != self.modes_before:
            left.append(f"modes {after} instead of {self.modes_before}")
        if self.device_mode() != 0o620:
            left.append(f"the device has mode {self.device_mode():o}")
        for number, name, isOn in [
            (1049, "alternate screen", False), (25, "cursor", True), (1, "cursor keys", False),
            (2004, "bracketed paste", False), (1000, "mouse", False), (1002, "mouse", False),
            (1003, "mouse", False), (1006, "mouse", False),
        ]:
            changes = re.findall(rb"\x1b\[\?%d([hl])" % number, self.output)
            if changes and (changes[-1] == b"h") != isOn:
                left.append(f"{name} ({number}) is {'off' if isOn else 'on'}")
        keypad = re.findall(rb"\x1b([=>])", self.output)
        if keypad and keypad[-1] == b"=":
            left.append("keypad is on")
        looks = re.findall(rb"\x1b\[([0-9;]*)m", self.output)
        if looks and looks[-1] not in (b"", b"0", b"39;49"):
            left.append(f"attributes {looks[-1]!r} are on")
        return left

    def copied(self):
        """The texts that the terminal's clipboard was asked to take (OSC 52), in order; all else of the kind is refused."""
        requests = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/]+={0,2})\x07", self.output)
        # Looked at ahead, so that a request that follows at once is not swallowed as the rest of this one.
        begun = re.findall(rb"\x1b\](?=([^0-9]?52.{0,40}))", self.output, re.DOTALL)
        assert len(begun) == len(requests), f"not every request to the clipboard has its form: {begun}"
        return [base64.b64decode(request, validate=True).decode() for request in requests]

    def device_mode(self):
        return os.fstat(self.slave).st_mode & 0o777

    def hang_up(self):
        """The terminal goes: nothing is read and written any more."""
        os.close(self.slave)
        os.close(self.master)
        self.master = self.slave = None

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def has_strace():
    return shutil.which("strace") is not None


def name_of(number):
    return signal.Signals(number).name

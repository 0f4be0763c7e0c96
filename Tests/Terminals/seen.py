"""A program on a pseudo-terminal, and what a person at that terminal sees."""

import fcntl
import os
import pathlib
import struct
import sys
import termios
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Hostile"))
from pseudoterminal import LIMIT, Program
from terminal import Terminal


class Seen:
    """One run on a terminal of a size; what is `ignored` in the output is none of the program's doing."""

    def __init__(self, command, size, ignored=b"", **environment):
        self.terminal = Terminal(*size)
        self.program = Program(command, *size, **environment)
        self._ignored, self._fed = ignored, 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.program.__exit__()

    def text(self):
        return self.terminal.text()

    def feed(self):
        """Shows what has been read."""
        new = self.program.output[self._fed:]
        self._fed = len(self.program.output)
        self.terminal.feed(new.replace(self._ignored, b"") if self._ignored else new)

    def until(self, is_so, what):
        """Waits until something is so of the terminal."""
        end = time.monotonic() + LIMIT
        while True:
            self.feed()
            if is_so():
                return
            assert time.monotonic() < end, f"{what} did not come:\n{self.text()}"
            assert self.program.process.poll() is None, f"it ended before {what}: {self.program.output[-500:]!r}"
            self.program.read(first=0.2, quiet=0.02)

    def settle(self, quiet=0.1):
        """Takes what still comes."""
        self.program.read(quiet=quiet)
        self.feed()

    def send(self, keys):
        os.write(self.program.master, keys.encode())

    def set_size(self, columns, rows):
        """Gives the window another size."""
        self.terminal.resize(columns, rows)
        fcntl.ioctl(self.program.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

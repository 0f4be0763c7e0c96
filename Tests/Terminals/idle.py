"""A terminal that is left alone: the selection goes at `idle_timeout`, the program at twice that, each within a second.

    idle.py BINARY

Only keys count: sizes and what the terminal answers do not. It ends with 1 where that is not so.
"""

import fcntl
import os
import struct
import sys
import termios
import time

from pseudoterminal import DEMO, DOWN, Program, expect, finish

TIMEOUT = 3  # seconds
ENGLISH = [*DEMO[:-1], "en"]


def near(seconds, wanted):
    return wanted - 0.1 <= seconds <= wanted + 1


def until(program, text):
    """The time at which a text has come."""
    wanted, end = text.encode(), time.monotonic() + 60
    while wanted not in program.output:
        assert time.monotonic() < end, f"{text!r} did not come; last came {program.output[-2000:]!r}"
        program.read(quiet=0.02)
    return time.monotonic()


def resize(program, rows):
    fcntl.ioctl(program.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 120, 0, 0))


def drops_and_ends(binary, label, keys, meanwhile=None):
    with Program([binary, *ENGLISH], UNPUNCH_IDLE_TIMEOUT=f"{TIMEOUT}s") as program:
        program.until("[ ]")
        for key in keys:
            program.press(key, quiet=0.05)
        program.output = b""
        os.write(program.master, b"\x0c")
        last = time.monotonic()
        program.read(1, quiet=0.05)
        if meanwhile:
            meanwhile(program)
        before = program.cpu_seconds()
        dropped = until(program, "No key for")
        expect(near(dropped - last, TIMEOUT), f"{label}: dropped after {dropped - last:.2f} s")
        program.read(quiet=0.2)
        used = program.cpu_seconds() - before
        status = program.end()
        ended = time.monotonic() - last
        expect(near(ended, 2 * TIMEOUT) and status == 0, f"{label}: ends with {status} after {ended:.2f} s")
        expect(not program.left_behind(), f"{label}: leaves {program.left_behind() or 'nothing behind'}")
        expect(b"idle_timeout" in program.output, f"{label}: says why")
        expect(used < 0.3, f"{label}: {used * 1000:.0f} ms of computing while it waited")


def keys_hold_it(binary):
    with Program([binary, *ENGLISH], UNPUNCH_IDLE_TIMEOUT=f"{TIMEOUT}s") as program:
        program.until("[ ]")
        for _ in range(3 * TIMEOUT):
            program.press(DOWN, quiet=0.7)
        last = time.monotonic()
        expect(b"No key for" not in program.output, "keys: nothing is dropped while they come")
        dropped = until(program, "No key for")
        expect(near(dropped - last, TIMEOUT - 0.7), f"keys: dropped {dropped - last + 0.7:.2f} s after the last")


def answers(program):
    """What comes from the terminal and not from somebody at it."""
    time.sleep(TIMEOUT / 2)  # as much later as would show
    resize(program, 36)
    program.read(1)


def main(binary):
    drops_and_ends(binary, "a selection", [" ", "y"])
    drops_and_ends(binary, "a confirmation", [" ", "y", "d"])
    drops_and_ends(binary, "a change of size", [" ", "y"], answers)
    keys_hold_it(binary)
    finish()


main(sys.argv[1])

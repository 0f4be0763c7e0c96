"""Escape and what looks like it: how long it takes, and that a torn arrow is none.

    keys.py BINARY

Escape acts within its delay (25 ms, 100 over SSH, or ESCDELAY), the time that any key takes, and 5 ms; an arrow that comes in two pieces within the
delay is an arrow, and later than that nothing worse than Escape. It ends with 1 where that is not so.
"""

import os
import select
import sys
import time

from pseudoterminal import DEMO, DOWN, ESCAPE, LIMIT, Program, expect, finish

TRIES = 15


def escape(binary, delay, **environment):
    with Program([binary, *DEMO], **environment) as program:
        program.until("[ ]")
        times = {"?": [], ESCAPE: []}
        for key in ["?", ESCAPE] * TRIES:
            start = time.monotonic()
            os.write(program.master, key.encode())
            assert select.select([program.master], [], [], LIMIT)[0], f"{key!r} does nothing"
            times[key].append((time.monotonic() - start) * 1000)
            program.read()
        # The least: all that is over it is the machine's.
        taken, other = min(times[ESCAPE]), min(times["?"])
        expect(
            delay <= taken <= delay + 5 + other,
            f"Escape acts after {taken:.1f} ms, another key after {other:.1f}; {environment}")

        torn = 0
        for _ in range(5):
            # In the help, Escape would show the list again; an arrow scrolls or does nothing.
            program.press("?")
            os.write(program.master, ESCAPE.encode())
            time.sleep(delay / 4000)
            os.write(program.master, DOWN[1:].encode())
            program.read(quiet=delay / 1000 + 0.2)
            closes = program.press(ESCAPE, first=1)
            torn += bool(closes)
            if not closes:
                program.read()
        expect(torn >= 4, f"an arrow torn by {delay / 4:.0f} ms is no Escape, {torn} times of 5")

        # Torn later than that it is Escape, and what follows types nothing.
        program.press("?")
        os.write(program.master, ESCAPE.encode())
        program.read(first=1)
        before = program.output
        os.write(program.master, b"OB")
        program.read(quiet=0.3)
        expect(program.output == before, "what is left of an arrow types nothing")
        program.press("q")
        program.end()


def main(binary):
    escape(binary, 25)
    escape(binary, 100, SSH_CONNECTION="192.0.2.1 50000 192.0.2.2 22")
    escape(binary, 60, ESCDELAY="60", SSH_CONNECTION="192.0.2.1 50000 192.0.2.2 22")
    finish()


main(sys.argv[1])

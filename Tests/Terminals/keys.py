"""Escape and what looks like it: how long it takes, and that a torn arrow is none; keys in the forms of other terminals; and what is copied, and by
which key.

    keys.py BINARY

Escape acts within its delay (25 ms, 100 over SSH, or ESCDELAY), the time that any key takes, and 5 ms; an arrow that comes in two pieces within the
delay is an arrow, and later than that nothing worse than Escape. The key `y`, and no other, asks the terminal's clipboard to take
ids, each time once. It ends with 1 where that is not so.
"""

import os
import re
import select
import string
import sys
import time

from pseudoterminal import DEAF, DEMO, DOWN, ESCAPE, LIMIT, Program, expect, finish

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


def forms(binary):
    """Keys as terminals send them that are not the one that TERM names: PuTTY says xterm, and has keys of its own."""
    with Program([binary, *DEMO]) as program:
        program.until("[ ]")
        for name, form in [
            ("xterm", "\x1bOP"), ("PuTTY and rxvt", "\x1b[11~"), ("the Linux console and PuTTY as that", "\x1b[[A"),
        ]:
            shown = "按键".encode() in program.press(form, first=1)
            expect(shown, f"F1 as {name} sends it shows the help")
            if shown:
                os.write(program.master, ESCAPE.encode())
                program.read(first=1)
        for name, home, end in [
            ("xterm", "\x1bOH", "\x1bOF"), ("PuTTY", "\x1b[1~", "\x1b[4~"), ("rxvt", "\x1b[7~", "\x1b[8~"),
            ("screen", "\x1b[H", "\x1b[F"),
        ]:
            moves = [program.press(key, first=1) != b"" for key in (end, home)]
            expect(all(moves), f"End and Home as {name} sends them move")
        for when in ("at the start", "after it was suspended"):
            keypad = re.findall(rb"\x1b([=>])", program.output)
            expect(keypad[-1:] == [b">"], f"the numeric keypad types digits, {when}")
            program.press("\x1a", quiet=0.5)
        program.press("qy", first=1)
        program.end()


def copies(binary):
    def shown(program):
        # All that is on the screen comes anew.
        return re.findall(r"(?<!\d)\d{19}(?!\d)", program.press("\x0c").decode())

    with Program([binary, *DEMO]) as program:
        program.until("[ ]")
        for key in sorted(set(string.printable) - set(string.whitespace) - set("yq")):
            for pressed in (key, ESCAPE):
                os.write(program.master, pressed.encode())
                program.read(quiet=0.05)
        program.press("A")
        expect(program.copied() == [], "no key but y asks the clipboard")

        program.press("\r")
        ids = shown(program)
        os.write(program.master, ESCAPE.encode())
        program.read(first=1)
        program.press("y")
        expect(program.copied() in [[each] for each in ids], f"y asks it once, with the id under the cursor: {program.copied()}")
        program.press("yy", quiet=0.3)
        expect(len(program.copied()) == 3, f"y and at once y again ask it twice: {program.copied()}")

        for keys in ("/", "dup:extra", "\r", "g", " ", " ", " "):
            program.press(keys, quiet=0.3)
        ids = shown(program)
        program.press("y")
        copied = program.copied()
        expect(
            len(copied) == 4 and len(ids) == 3 and copied[3] == "\n".join(ids),
            f"y asks it once more, with the ids that are selected, one a line: {copied[3:]}")
        program.press("/")
        program.press("y")
        os.write(program.master, ESCAPE.encode())
        program.read(first=1, quiet=0.3)
        program.press("q")
        time.sleep(DEAF)
        os.write(program.master, b"y")
        expect(program.end() == 0 and program.copied() == copied, "y in a filter is a letter, and in the question to quit it is yes")

    with Program([binary, *DEMO], TERM="linux") as program:
        program.until("[ ]")
        program.press("y")
        program.press("q")
        program.end()
        expect(program.copied() == [], "the Linux console, which has no clipboard, is not asked")


def main(binary):
    escape(binary, 25)
    escape(binary, 100, SSH_CONNECTION="192.0.2.1 50000 192.0.2.2 22")
    escape(binary, 60, ESCDELAY="60", SSH_CONNECTION="192.0.2.1 50000 192.0.2.2 22")
    forms(binary)
    copies(binary)
    finish()


main(sys.argv[1])

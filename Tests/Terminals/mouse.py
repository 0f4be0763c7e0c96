"""The mouse in the real program: what a press, a press twice and the wheel do, and that nothing is deleted by it.

    mouse.py BINARY

The terminal is asked for clicks and the wheel only where it has a mouse and the settings want it. It ends with 1 where something is not as said.
"""

import re
import sys
import time

from pseudoterminal import DEMO, LIMIT, Program, expect, finish

PRESS, RELEASE, WHEEL_DOWN = (0, "M"), (0, "m"), (65, "M")
ASKED = rb"\x1b\[\?%sh"


def report(kind, column, row):
    """A report of the mouse, of a cell counted from zero."""
    return f"\x1b[<{kind[0]};{column + 1};{row + 1}{kind[1]}"


def click(column, row):
    return report(PRESS, column, row) + report(RELEASE, column, row)


def uses(binary):
    with Program([binary, *DEMO]) as program:
        program.until("[ ]")
        expect(all(re.search(ASKED % mode, program.output) for mode in (b"1000", b"1006")), "the mouse is asked for")
        expect(not any(re.search(ASKED % mode, program.output) for mode in (b"1002", b"1003")), "… but not its movements")
        program.press("/补录\r")
        expect(b"[x]" in program.press(click(2, 5)), "a press on a mark selects")
        expect(program.press(report(WHEEL_DOWN, 9, 9)) != b"", "the wheel moves")
        expect("─ 详情".encode() in program.press(click(30, 8) * 2), "a press twice shows the details")
        program.press("\x1b", first=1)
        program.press("d")
        program.until("输入 1")
        program.press("1")
        before = len(program.output)
        for row in range(40):
            program.press("".join(click(column, row) for column in range(0, 120, 3)), first=0.2, quiet=0.05)
        expect("批次".encode() not in program.output[before:], "1,600 presses in and about the question delete nothing")
        # A question that a press has opened drops what was typed ahead of it, this too: so until it is heard.
        end = time.monotonic() + LIMIT
        while program.process.poll() is None and time.monotonic() < end:
            program.press("\x03", first=1)
        program.end()
        expect(program.left_behind() == [], f"the mouse is off again {program.left_behind()}")


def off(binary, words, **environment):
    with Program([binary, *DEMO], **environment) as program:
        program.until("[ ]")
        expect(not any(re.search(ASKED % mode, program.output) for mode in (b"1000", b"1006")), words)
        program.press("qy", first=1)
        program.end()


def main(binary):
    uses(binary)
    off(binary, "UNPUNCH_MOUSE=false: it is not asked for", UNPUNCH_MOUSE="false")
    off(binary, "a terminal without a mouse is not asked", TERM="vt100")
    finish()


main(sys.argv[1])

"""What a key press costs on the line: bytes and writes, at 120×40 with Chinese rows.

    bytes.py BINARY

Half of the key presses send no more than 300 bytes for a step of the cursor, also one that scrolls, and no more than
3,072 for a page; every one is one write, ten that arrive together are one write, and while nothing happens nothing is
written. It ends with 1 where that is not so.
"""

import statistics
import sys
import time

from pseudoterminal import DEMO, DOWN, PAGE_DOWN, Program, expect, finish, has_strace


def measure(program, label, keys, most):
    """Presses keys one by one; half of them may send `most` bytes, and each writes once."""
    sizes, writes = [], []
    for key in keys:
        before = program.writes()
        sizes.append(len(program.press(key, quiet=0.08)))
        writes.append(program.writes() - before)
    expect(
        statistics.median(sizes) <= most,
        f"{label:<10} {statistics.median(sizes):6.0f} bytes (at most {most}); {min(sizes)} to {max(sizes)}")
    expect(max(writes) == 1, f"{label:<10} {max(writes):6} write a frame")


def main(binary):
    if not has_strace():
        sys.exit("strace is needed to count writes: apt-get install strace")
    with Program([binary, *DEMO], counts_writes=True) as program:
        program.until("[ ]")
        start = program.writes()
        measure(program, "step", [DOWN] * 20, 300)
        for _ in range(2):
            program.press(DOWN * 10)
        measure(program, "scroll", [DOWN] * 20, 300)
        measure(program, "page", [PAGE_DOWN] * 11, 3072)

        before = program.writes()
        program.press(DOWN * 10, quiet=0.5)
        expect(program.writes() - before == 1, f"ten keys   {program.writes() - before:6} write")
        # A letter is shown at once, and what it leaves of the list when that is known.
        for keys, label, most in [
            ("/", "a field", 1), ("北", "a letter", 2), ("\r", "its end", 1), ("?", "a dialog", 1), ("q", "its end", 1)
        ]:
            before = program.writes()
            program.press(keys, quiet=0.5)
            expect(1 <= program.writes() - before <= most, f"{label:<10} {program.writes() - before:6} write")

        before = program.writes()
        time.sleep(3)
        expect(program.writes() == before and not program.read(), "idle            0 bytes in 3 s")
        print(f"    the start took writes: {start}")
        program.press("q")
        program.end()
    finish()


main(sys.argv[1])

"""One walk through the screens, twice: with hostile texts, and with plain ones of the same shape. The pictures of both
must have the same frame: what the plain run has as `x` and 字 may be another character of the same width, and nothing
else may differ but digits.
"""

import os
import sys
import time
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Terminals"))
from pseudoterminal import LIMIT, Program

from platform_of_texts import FIND, Platform, Texts, record_id
from terminal import WIDE, Terminal, is_shown, width
from texts import all_texts, shape

ROWS = 50
BATCHES = 5
UNCOMPARED = "only the characters"
"""The name of a picture whose shape may differ: JSON inside a string has its own escapes."""
PASTE = "\x1b[200~{}\x1b[201~"


class Walk:
    """A run of the program that is looked at now and then."""

    patience = 1
    """How many times longer than usual silence must last to count as the end of a frame."""

    def __init__(self, binary, platform, columns, *words, rows=ROWS, **environment):
        self.terminal = Terminal(columns, rows)
        self.pictures = []
        self._program = Program(
            [binary, *words], columns=columns, rows=rows, LANG="C.UTF-8",
            **{**platform.environment(), **environment})

    def press(self, keys, *wanted, quiet=0.03, picture=None):
        """Presses keys, waits until texts are shown, and keeps a picture under a name."""
        quiet *= self.patience
        if keys:
            self._take(self._program.press(keys, first=0.5 if not wanted else 0.01, quiet=quiet))
        end = time.monotonic() + LIMIT
        while not all(text in self.terminal.text() for text in wanted):
            assert time.monotonic() < end, f"{wanted} did not come after {keys[-20:]!r}:\n{self.terminal.text()}"
            assert self._program.process.poll() is None, f"the program has ended after {keys[-20:]!r}"
            self._take(self._program.read(first=0.2, quiet=0.01))
        if picture:
            self.pictures.append((picture, [list(row) for row in self.terminal.grid]))

    def _take(self, data):
        self._program.output = b""  # The pictures are kept; the bytes would fill the memory.
        self.terminal.feed(data)

    def end(self):
        """Ends the program; what it left behind, as words."""
        # Ctrl-C twice ends it from every screen.
        os.write(self._program.master, b"\x03\x03")
        self._program.end()
        self.terminal.feed(self._program.output)
        left = self._program.left_behind()
        self._program.__exit__()
        return left


WIDTHS = [60, 80, 120, 200]


def walk(binary, platform, columns, share):
    """Goes through list, tray, details, confirmation, outcome, history and errors.

    Of the details and the errors a width sees every `share`th, so that the widths together see all.
    """
    texts = platform.texts
    count = len(texts.all)
    mine = range(WIDTHS.index(columns) % share, count, share)
    run = Walk(binary, platform, columns, *FIND, UNPUNCH_TENANT_NAME=texts.tenant(7))
    run.press("", record_id(count - 1)[-8:], picture="list")
    for page in range(count // (ROWS - 8) + 2):
        run.press("\x1b[6~", quiet=0.1, picture=f"list, page {page}")
    run.press("g", record_id(count - 1)[-8:])
    at = count - 1
    for number in reversed(mine):
        run.press(("" if number == mine[-1] else "q") + "j" * (at - number) + "\r", record_id(number), picture=f"details {number}")
        at = number
    run.press("q")
    for batch in range(BATCHES):
        first = (WIDTHS.index(columns) * BATCHES + batch) * 10 % (count - 10)
        run.press("Ag" + "j" * first, record_id(count - 1 - first)[-8:])
        run.press("a", quiet=0.1, picture=f"tray {batch}")
        run.press("d", "unchanged", quiet=0.1)
        time.sleep(1.1)  # The rows of the confirmation have to stand for a second.
        run.press("\t" + PASTE.format(texts.typed(first)) + "\t", quiet=0.1, picture=f"confirmation {batch}")
        run.press("10", quiet=0.05)
        run.press("\r", f"Batch {batch + 1} ", "not deleted 10", quiet=0.1, picture=f"outcome {batch}")
        run.press("\r", "HTTP", quiet=0.1, picture=f"{UNCOMPARED}, batch {batch}")
        run.press("q", quiet=0.05)
        run.press("q", "Time", quiet=0.05)
    run.press("Ah", "Batch", quiet=0.3, picture="history")
    run.press("\r", "Batch ", quiet=0.2, picture="history, one batch")
    run.press("q", quiet=0.1)
    run.press("q", "Time", quiet=0.1)
    for number in mine:
        platform.refusal = (400, 1300000 + number, texts.of(number), texts.of(number + 1))
        run.press("r", str(1300000 + number), picture=f"{'refused' if is_quoted_alike(all_texts()[number]) else UNCOMPARED} {number}")
    return run.pictures, run.terminal.findings, run.end()


def is_quoted_alike(text):
    """Whether a text in a sentence takes the columns of its shape: it is cut to 200 characters before it is made safe,
    and a mark at its beginning stands on the quotation mark."""
    return len(shape(text)) <= 200 and not unicodedata.category(text[0]).startswith("M")


def fits(plain, hostile):
    """Whether a cell of the hostile run may stand where the plain run has this one."""
    if plain is WIDE or hostile is WIDE:
        return plain is hostile
    if plain == "x":
        return width(hostile[0]) == 1 and all(is_shown(character) for character in hostile)
    if plain == "字":
        return width(hostile[0]) == 2 and all(is_shown(character) for character in hostile)
    return plain == hostile or plain.isdigit() and hostile.isdigit()


def compare(plain, hostile):
    """What differs between the pictures of two runs, as words."""
    wrong = []
    if [name for name, _ in plain] != [name for name, _ in hostile]:
        return ["the runs have other pictures"]
    for (name, left), (_, right) in zip(plain, hostile):
        if name.startswith(UNCOMPARED):
            continue
        places = [
            (row, column) for row, cells in enumerate(left) for column, cell in enumerate(cells)
            if not fits(cell, right[row][column])]
        if places:
            row, column = places[0]
            shown = ["".join(cell for cell in grid[row] if cell is not WIDE) for grid in (left, right)]
            wrong.append(f"{name}: {len(places)} cells, the first in row {row}, column {column}\n"
                         f"      plain   {shown[0]}\n      hostile {shown[1]}")
    return wrong


def judge(walk, binary, columns, share):
    """A walk at a width, with both kinds of texts: how many pictures, and what is wrong.

    A busy machine may show half a frame: what differs is looked at a second time, with more patience.
    """
    for Walk.patience in (1, 6):
        found, pictures = [], []
        for is_plain in (True, False):
            platform = Platform(Texts(is_plain))
            try:
                shots, findings, left = walk(binary, platform, columns, share)
            finally:
                platform.close()
            found += findings + [f"left behind: {each}" for each in left]
            pictures.append(shots)
        wrong = compare(*pictures)
        if found or not wrong:
            break
    return len(pictures[1]), found + wrong

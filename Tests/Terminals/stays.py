"""What stays: every screen and dialog through each size, and through Ctrl-Z and fg; the cursor and the selection.

    stays.py BINARY

Each is drawn again as it was, in whatever sizes the window has been meanwhile, also while the program was suspended.
The cursor and the selection stay on their records through filter, sort and reload. It ends with 1 where that is not so.
"""

import re
import sys
import time

from pseudoterminal import DEAF, DEMO, expect, finish
from seen import Seen

SIZE = (100, 30)
OTHER_SIZES = [(1, 1), (59, 15), (10, 60), (200, 15), (101, 31), (240, 70)]
"""Nothing fits, or all that fitted before: in none of them anything has to scroll."""
PROMPT = "suspended> "


class Demo(Seen):
    """The demo in a shell, so that it can be suspended."""

    def __init__(self, binary):
        # What terminfo has for the colours of before is ignored, which curses sends at an end.
        super().__init__(["sh", "-i"], SIZE, ignored=b"\x1b]104\x07", PS1=PROMPT, ENV=None, PS2="")
        self.until(lambda: PROMPT in self.text(), "the prompt")
        self.press(" ".join([binary, *DEMO[:-1], "en"]) + "\r", "[ ]")

    def press(self, keys, *wanted, without=()):
        """Presses keys, and waits until all of these texts are on the screen, and none of the others."""
        self.send(keys)
        self.until(
            lambda: all(each in self.text() for each in wanted) and not any(each in self.text() for each in without),
            f"{wanted} after {keys!r}")
        self.settle()

    def resize(self, columns, rows):
        self.settle()
        self.set_size(columns, rows)
        self.until(lambda: self.text().strip(), f"anything at {columns} × {rows}")

    def stays(self, name):
        """Looks at the screen in every size, and after it was suspended."""
        before = self.terminal.lines()
        for size in OTHER_SIZES:
            self.resize(*size)
        self.resize(*SIZE)
        self.expect_same(before, f"{name}: as before, when every size was seen")
        for size in (SIZE, (120, 40)):
            self.send("\x1a")
            self.until(lambda: PROMPT in self.text(), "the prompt")
            self.settle()
            if size != SIZE:
                self.set_size(*size)
            self.send("fg\r")
            self.until(lambda: PROMPT not in self.text() and self.text().strip(), "the screen")
            meanwhile = ""
            if size != SIZE:
                self.resize(*SIZE)
                meanwhile = ", and resized meanwhile"
            self.expect_same(before, f"{name}: as before, when it was suspended{meanwhile}")

    def expect_same(self, before, words):
        end = time.monotonic() + 10
        while self.terminal.lines() != before and time.monotonic() < end:
            self.program.read(first=0.2, quiet=0.02)
            self.feed()
        is_so = self.terminal.lines() == before
        expect(is_so, words)
        if not is_so:
            print("\n".join(before) + "\n--- is now\n" + self.text())

    def record(self):
        """The record under the cursor."""
        self.press("\r", "Record id")
        found = re.search(r"Record id +(\d+)", self.text())[1]
        self.press("q", without=["Record id"])
        return found

    def selected(self):
        """The records in the tray."""
        return re.findall(r"^ *\d+  2026.* (\d{10,})", self.text(), re.M)


def place(demo):
    """The cursor and the selection, through filter, sort and reload."""
    demo.press("jjjjj  j", "selected 2 of 10")
    record, selection = demo.record(), demo.selected()
    expect(len(selection) == 2 and record not in selection, "two are selected, and the cursor is on another")

    def same(words):
        found = demo.record()
        expect(found == record, f"{words}: the cursor stays on {record} ({found})")
        expect(demo.selected() == selection, f"{words}: the selection stays")
    for turn in range(2):
        demo.press("s")
        same(f"sorted {turn + 1}")
    demo.press("S")
    same("turned around")
    demo.press("/source:imported", "shown")
    demo.press("\r", "shown")
    same("filtered")
    demo.press("\x1b", without=["shown"])
    same("no more filtered")
    demo.send("r")
    demo.settle()
    demo.until(lambda: "eading…" not in demo.text(), "the records")
    demo.settle()
    same("reloaded")


def main(binary):
    demo = Demo(binary)
    try:
        demo.stays("the list")
        place(demo)
        demo.stays("a selection")
        for name, keys, wanted in [
                ("a filter that is typed", "/dup:extra", "dup:extra"), ("help over the list", "\r?", "Keys: records"),
                ("details", "q\r", "Record id")]:
            demo.press(keys, wanted)
            demo.stays(name)
        demo.press("qA/\x15source:own\r", "source:own")
        demo.press(" ", "y select, don't ask again")
        demo.stays("a record that does not look imported")
        demo.press("n/\x15dup:extra\r", "dup:extra")
        demo.press("ga", "selected 10 of 10")
        demo.press("d", "unchanged")
        time.sleep(1.2)  # Its rows have to stand for a second.
        demo.press("1", "> 1")
        demo.stays("the confirmation")
        time.sleep(1.2)  # What covered it begins both of its times anew.
        demo.press("0", "> 10")
        demo.press("\r", "requested 10", "not deleted")
        demo.stays("an outcome")
        demo.press("\r", "Times sent")
        demo.stays("the details of an outcome")
        demo.press("qu", "of batch")
        demo.stays("the question before an undo")
        time.sleep(DEAF)
        demo.press("\x1b", "Nothing was re-imported")
        demo.press("h", "History ·", "Batch")
        demo.stays("the history")
        demo.press("q", "requested 10")
        demo.press("q", "dup:extra")
        demo.press("f", "Find check-in")
        demo.stays("the form")
        demo.press("\x1bOS", "Path of")
        demo.press("/nowhere\r", "cannot be read")
        demo.stays("the question for a file")
        demo.press("\x1b", without=["Path of"])
        demo.press("\x03", "Quit?")
        demo.stays("the question whether to quit")
        time.sleep(DEAF)
        demo.press("y", PROMPT)
        findings = demo.terminal.findings
        expect(not findings, f"nothing was sent that has no business on a terminal {findings or ''}")
        demo.send("exit\r")
        demo.program.end()
    finally:
        demo.program.__exit__()
    finish()


main(sys.argv[1])

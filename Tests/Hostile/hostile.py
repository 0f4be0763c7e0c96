"""Hostile texts in every field that is drawn or printed, in the real program on a real terminal.

    hostile.py BINARY [--all]

The judge is judged first. It ends with 1 where a byte, a sequence or a character reaches the terminal that has no
business there, or where a text moves what stands beside it. With `--all` every width sees every text in the details,
and the widths together see every text in the dialogs.
"""

import concurrent.futures
import sys

import dialogs
import printed
import screens
from terminal import Terminal
from texts import all_texts

BAD = [
    "\x1b[6n", "\x1b]0;t\x07", "\x07", "\x1bP+q\x1b\\", "\x9b2J", "\u202e", "\u200b", "\U000e0041", "\xad", "\u2028",
    "\ue000", "e" + "\u0301" * 9, "\x1b[21t", "\x1b[?1003h", "\x0e", "\x7f", "\x1bc", "\u3000", "\t", "\u3164", b"\xff",
    b"\xc0\x9b", b"\xed\xa0\x80", "\x1b]52;c;aGk=\x07"]
"""What no terminal may be sent: the judge must notice each."""


def judge_is_awake():
    """What of the bad is not noticed, as words."""
    asleep = []
    for bad in BAD:
        terminal = Terminal(20, 3)
        terminal.feed(b"ab" + (bad if isinstance(bad, bytes) else bad.encode()) + b"cdefghijklm" * 4)
        if not terminal.findings:
            asleep.append(repr(bad))
    plain, hostile = Terminal(10, 2), Terminal(10, 2)
    plain.feed("x字 │y".encode())
    for text, fits in (("a中 │y", True), ("a中│ y", False), ("ab  │y", False), ("中a│y", False)):
        hostile = Terminal(10, 2)
        hostile.feed(text.encode())
        if bool(screens.compare([("", plain.grid)], [("", hostile.grid)])) == fits:
            asleep.append(text)
    return asleep


def main(binary, share):
    asleep = judge_is_awake()
    print(f"{'BAD' if asleep else '   '} the judge notices {len(BAD)} bad outputs and 3 moved cells {asleep or ''}")
    print(f"    {len(all_texts())} hostile texts")
    failed = bool(asleep)
    with concurrent.futures.ProcessPoolExecutor(4) as pool:
        runs = [(f"{name}, {columns} columns", pool.submit(screens.judge, walk, binary, columns, share))
                for name, walk in (("dialogs", dialogs.walk), ("screens", screens.walk))
                for columns in reversed(screens.WIDTHS) if name == "screens" or share == 1 or columns < 200]
        runs.append(("commands", pool.submit(printed.judge, binary)))
        for name, run in runs:
            # A walk that stood still tells where, and the others go on.
            count, wrong = run.result() if run.exception() is None else (0, [str(run.exception())])
            failed = failed or bool(wrong)
            print(f"{'BAD' if wrong else '   '} {name}: {count} pictures or runs, {len(wrong)} wrong", flush=True)
            for words in wrong[:10]:
                print("      " + words)
    sys.exit(failed)


if __name__ == "__main__":
    main(sys.argv[1], 1 if "--all" in sys.argv else 4)

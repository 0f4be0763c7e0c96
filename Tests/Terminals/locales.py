"""Whatever the locale and the terminal: no byte that they do not have, and one line that says what to do.

    locales.py BINARY

It makes the locales that it needs with localedef, and says which it cannot make. It ends with 1 where something is not
so.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata

from pseudoterminal import DEAF, DEMO, Program, expect, finish

LINES = set("─│┌┐└┘├┤┬┴┼✓✗▁▂▃▄▅▆▇█↑↓")
CHINESE = re.compile("[\u4e00-\u9fff]{2}")
ENGLISH = [*DEMO[:-1], "en"]


def run(binary, arguments, waits_for, codec, **environment):
    """Opens the list, a dialog and the help, and ends. Returns all that was shown, decoded, and what was told then."""
    with Program([binary, *arguments], **environment) as program:
        program.until(waits_for)
        for key in (" ", "s", "\r", "\x1b", "?", "\x1b", "/", "x", "\r"):
            program.press(key, first=1, quiet=0.15)
        program.press("q", first=1, quiet=0.15)
        if b"\x1b[?1049l" not in program.output:
            time.sleep(DEAF)
            program.press("y", first=1)
        status = program.end()
        expect(status == 0, f"ends with {status}")
        shown = program.output
    try:
        text = shown.decode(codec)
        expect(True, f"every byte is {codec}")
    except UnicodeDecodeError as error:
        expect(False, f"every byte is {codec}: {error}")
        text = shown.decode(codec, "replace")
    expect(not re.search("[\x80-\x9f]", text), "no control character of eight bits")
    screens, _, told = text.rpartition("\x1b[?1049l")
    return screens, re.sub(r"\x1b(\[[0-9;?]*[a-zA-Z]|[=>]|\(.)", "", told).strip()


def make(folder, name, source, charmap):
    """Makes a locale; says so and returns False where this system cannot."""
    if not shutil.which("localedef"):
        print(f"    skipped {name}: there is no localedef")
        return False
    done = subprocess.run(
        ["localedef", "-i", source, "-f", charmap, os.path.join(folder, name)], capture_output=True, text=True)
    # 1 is for warnings only.
    if done.returncode > 1 or not os.path.isdir(os.path.join(folder, name)):
        print(f"    skipped {name}: {done.stderr.strip().splitlines()[-1:]}")
        return False
    return True


def without_utf8(binary, name, codec, arguments, has, **environment):
    print(f"{name}, {arguments[-1]}")
    shown, told = run(binary, arguments, "[ ]", codec, LC_ALL=name, **environment)
    expect(not LINES & set(shown), f"draws in ASCII: {sorted(LINES & set(shown))}")
    # Drawn, or one that is to be repeated.
    expect(re.search("---|-\x1b\\[[0-9]+b", shown), "draws lines")
    expect(re.search(has, shown), f"shows {has}")
    expect(told.count("The locale") == 1 and "LC_ALL=C.UTF-8" in told, f"says: {told}")


def line_widths(binary):
    """Asked for the place of its cursor behind a line, the terminal tells how wide it draws lines, dots and dashes."""
    for width in (1, 2):
        print(f"a terminal that draws lines {'one column' if width == 1 else 'two columns'} wide")
        with Program([binary, *DEMO]) as program:
            program.until("[ ]")
            question = re.findall(rb"\r( *)\xe2\x94\x80\x1b\[6n\r\x1b\[K", program.output)
            expect(len(question) == 1, "is asked once, and nothing of it stays")
            if question:
                os.write(program.master, f"\x1b[1;{len(question[0]) + width + 1}R".encode())
                program.read(first=1, quiet=0.5)
            shown = program.press("\x0c", quiet=0.5).decode() + program.press("?", quiet=0.5).decode()
            narrow = {c for c in shown if ord(c) > 0x7F and unicodedata.east_asian_width(c) not in "WF"}
            expect(CHINESE.search(shown), "shows Chinese")
            if width == 1:
                expect("─" in narrow, "shows lines")
            else:
                expect(not narrow, f"shows nothing whose width is in doubt: {sorted(narrow)}")
                expect(re.search("---|-\x1b\\[[0-9]+b", shown), "draws lines in ASCII")
            os.write(program.master, b"\x1b")
            program.read(first=1)
            program.press("q", first=1)
            program.end()


def main(binary):
    for name in ("C", "POSIX"):
        without_utf8(binary, name, "ascii", ENGLISH, "imported")
        # A screen of question marks would help nobody.
        without_utf8(binary, name, "ascii", DEMO, "imported")
    with tempfile.TemporaryDirectory() as folder:
        if make(folder, "zh_CN.GB18030", "zh_CN", "GB18030"):
            without_utf8(binary, "zh_CN.GB18030", "gb18030", DEMO, "员工", LOCPATH=folder)
        if make(folder, "de_DE.ISO-8859-1", "de_DE", "ISO-8859-1"):
            without_utf8(binary, "de_DE.ISO-8859-1", "latin-1", ENGLISH, "Müller", LOCPATH=folder)
        if make(folder, "zh_CN.UTF-8", "zh_CN", "UTF-8"):
            print("zh_CN.UTF-8")
            shown, told = run(binary, DEMO, "[ ]", "utf-8", LC_ALL="zh_CN.UTF-8", LOCPATH=folder)
            expect("员工" in shown and "─" in shown, "shows lines and Chinese")
            expect(not told, f"says nothing: {told!r}")
    print("a locale that is not here")
    shown, told = run(binary, ENGLISH, "[ ]", "utf-8", LC_ALL="xx_YY.UTF-8")
    expect("─" in shown and CHINESE.search(shown), "shows lines and Chinese")
    expect(told.count("The locale") == 1 and "xx_YY.UTF-8" in told, f"says: {told}")
    print("the Linux console")
    shown, told = run(binary, DEMO, "[ ]", "utf-8", TERM="linux")
    # This one has no alternate screen.
    plain = set(shown + told)
    expect("─" in plain and "imported" in shown + told, "draws lines, in English")
    others = {c for c in plain if ord(c) > 0xFF} - set("─│┌┐└┘├┤┬┴┼▀▄█░▒▓")
    expect(not others, f"uses what its fonts have: {sorted(others)}")
    line_widths(binary)
    finish()


main(sys.argv[1])

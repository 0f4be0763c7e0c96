"""A terminal that knows only what terminfo says of xterm-256color, and what the program owns; all else is a finding.

What is written to it becomes a grid of cells. A byte, a sequence or a character that no program of ours has to send is
noted in `findings` and changes nothing.
"""

import ctypes
import locale
import re
import unicodedata

locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
LIBC = ctypes.CDLL(None)
LIBC.wcwidth.argtypes = [ctypes.c_wchar]

# The modes of `smcup`, `rmcup`, `civis`, `cnorm`, `smkx`, `rmkx`; of the mouse; of pastes; of autowrap.
MODES = {1, 7, 12, 25, 1000, 1006, 1049, 2004, 2026}
SEQUENCE = re.compile(
    r"\x1b(?:\[(?P<private>\??)(?P<numbers>[0-9;]*)(?P<final>[A-Za-z@`])|\((?P<charset>[B0])|(?P<single>[=>78M]))")
LINES = dict(zip("`afgijklmnopqrstuvwxyz{|}~", "◆▒°±␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·"))
WIDE = None
"""What stands in the right half of a wide character."""
SILENT = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
IGNORABLE = (
    {0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0} | set(range(0x180B, 0x1810))
    | set(range(0x200B, 0x2010)) | set(range(0x202A, 0x202F)) | set(range(0x2060, 0x2070))
    | set(range(0xFE00, 0xFE10)) | set(range(0xFFF0, 0xFFF9)))


def width(character):
    """The columns of a character, as the C library counts them."""
    return LIBC.wcwidth(character)


def is_shown(character):
    """Whether a reader sees a character, and sees it where it stands."""
    code = ord(character)
    return not (
        unicodedata.category(character) in SILENT or code in IGNORABLE or 0xE0000 <= code < 0xE1000
        or unicodedata.category(character) == "Zs" and character != " ")


class Terminal:
    """The grid, the cursor, and what was found."""

    def __init__(self, columns, rows):
        self.findings = []
        self.was_asked = False
        self._waiting = b""
        self.resize(columns, rows)

    def resize(self, columns, rows):
        """Another size: blank, for the program draws all anew."""
        self.columns, self.rows = columns, rows
        self.column = self.row = 0
        self.saved = (0, 0)
        self.draws_lines = False
        self.top, self.bottom = 0, rows - 1
        self.is_past_edge = False
        self.last = " "
        self.grid = [[" "] * columns for _ in range(rows)]

    def lines(self):
        """The rows as text, as a reader sees them."""
        return ["".join(cell for cell in row if cell is not WIDE) for row in self.grid]

    def text(self):
        """The whole screen as text."""
        return "\n".join(self.lines())

    def feed(self, data):
        """Takes what the program wrote; what is cut in the middle waits for its rest."""
        data = self._waiting + data
        cut = len(data)
        for back in range(1, min(4, len(data)) + 1):
            byte = data[-back]
            if byte >= 0xC0:
                if back < (2 if byte < 0xE0 else 3 if byte < 0xF0 else 4):
                    cut = len(data) - back
                break
            if byte < 0x80:
                break
        escape = data.rfind(b"\x1b", max(0, cut - 40), cut)
        if escape >= 0 and not SEQUENCE.match(data[escape:cut].decode(errors="replace")):
            if len(data) - escape < 24 and re.fullmatch(rb"\x1b(?:\[\??[0-9;]*|\()?", data[escape:cut]):
                cut = escape
        data, self._waiting = data[:cut], data[cut:]
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            self._note(f"no UTF-8: {data[max(0, error.start - 10):error.end + 10]!r}")
            text = data.decode(errors="replace")
        at = 0
        while at < len(text):
            character = text[at]
            if character == "\x1b":
                match = SEQUENCE.match(text, at)
                if match:
                    self._obey(match)
                    at = match.end()
                    continue
                self._note(f"unknown sequence {text[at:at + 16]!r}")
            elif character == "\r":
                self.column, self.is_past_edge = 0, False
            elif character == "\n":
                self._line_feed()
            elif character == "\b":
                self.column, self.is_past_edge = max(0, self.column - 1), False
            elif not is_shown(character):
                self._note(f"U+{ord(character):04X} in {text[max(0, at - 12):at + 12]!r}")
            else:
                self._put(LINES.get(character, character) if self.draws_lines else character)
            at += 1

    def _note(self, words):
        if len(self.findings) < 40:
            self.findings.append(words)

    def _line_feed(self):
        if self.row == self.bottom:
            del self.grid[self.top]
            self.grid.insert(self.bottom, [" "] * self.columns)
        else:
            self.row = min(self.rows - 1, self.row + 1)

    def _put(self, character):
        size = width(character)
        line = self.grid[self.row]
        if size == 0:
            at = self.column if self.is_past_edge else self.column - 1
            while at >= 0 and line[at] is WIDE:
                at -= 1
            if at < 0:
                return self._note(f"a mark U+{ord(character):04X} on nothing")
            line[at] += character
            if len(line[at]) > 3:
                self._note(f"more than two marks: {line[at]!r}")
            return None
        if size < 0:
            return self._note(f"unprintable U+{ord(character):04X}")
        if self.is_past_edge or self.column + size > self.columns:
            if size == 2 and not self.is_past_edge:
                self._note(f"a wide character {character!r} at the edge of row {self.row}")
            self.column, self.is_past_edge = 0, False
            self._line_feed()
            line = self.grid[self.row]
        self._clear(self.column, self.column + size)
        line[self.column] = character
        if size == 2:
            line[self.column + 1] = WIDE
        self.last = character
        self.column += size
        if self.column == self.columns:
            self.column, self.is_past_edge = self.columns - 1, True
        return None

    def _clear(self, start, end, row=None):
        """Blanks cells, and the other halves of wide characters that are cut by it."""
        line = self.grid[self.row if row is None else row]
        if start > 0 and start < self.columns and line[start] is WIDE:
            line[start - 1] = " "
        if end < self.columns and line[end] is WIDE:
            line[end] = " "
        for column in range(start, min(end, self.columns)):
            line[column] = " "

    def _obey(self, match):
        if match["charset"]:
            self.draws_lines = match["charset"] == "0"
            return None
        if match["single"]:
            return self._single(match["single"])
        numbers = [int(number) if number else 0 for number in match["numbers"].split(";")]
        first, final = numbers[0], match["final"]
        count = max(1, first)
        if match["private"]:
            if final not in "hl" or not set(numbers) <= MODES:
                self._note(f"unknown mode {match[0]!r}")
            elif 1049 in numbers:
                self.resize(self.columns, self.rows)
            return None
        self.is_past_edge = self.is_past_edge and final == "m"
        match final:
            case "m": pass
            case "A": self.row = max(0, self.row - count)
            case "B": self.row = min(self.rows - 1, self.row + count)
            case "C": self.column = min(self.columns - 1, self.column + count)
            case "D": self.column = max(0, self.column - count)
            case "G" | "`": self.column = min(self.columns, count) - 1
            case "d": self.row = min(self.rows, count) - 1
            case "H":
                column = max(1, numbers[1]) if len(numbers) > 1 else 1
                self.row, self.column = min(self.rows, count) - 1, min(self.columns, column) - 1
            case "J":
                if first == 1 or first > 3:
                    self._note(f"unknown sequence {match[0]!r}")
                if first == 0:
                    self._clear(self.column, self.columns)
                for row in range(0 if first else self.row + 1, self.rows):
                    self._clear(0, self.columns, row)
            case "K":
                start, end = {0: (self.column, self.columns), 1: (0, self.column + 1)}.get(first, (0, self.columns))
                self._clear(start, end)
            case "X": self._clear(self.column, self.column + count)
            case "b":
                for _ in range(count):
                    self._put(self.last)
            case "P":
                line = self.grid[self.row]
                self._clear(self.column, self.column)
                self._clear(self.column + count, self.column + count)
                del line[self.column:self.column + count]
                line.extend([" "] * (self.columns - len(line)))
            case "@":
                line = self.grid[self.row]
                line[self.column:self.column] = [" "] * count
                del line[self.columns:]
            case "L" | "M":
                for _ in range(count):
                    if final == "L":
                        del self.grid[self.bottom]
                        self.grid.insert(self.row, [" "] * self.columns)
                    else:
                        del self.grid[self.row]
                        self.grid.insert(self.bottom, [" "] * self.columns)
            case "S" | "T":
                for _ in range(count):
                    del self.grid[self.top if final == "S" else self.bottom]
                    self.grid.insert(self.bottom if final == "S" else self.top, [" "] * self.columns)
            case "r":
                last = numbers[1] if len(numbers) > 1 and numbers[1] else self.rows
                self.top, self.bottom = max(0, first - 1), min(self.rows, last) - 1
                self.row = self.column = 0
            case "l" if numbers == [4]: pass
            # Where the cursor is: only behind the one line of the start, and not answered, as by a terminal that does not know it.
            case "n" if numbers == [6] and not self.was_asked and "".join(self.grid[self.row][:12]) == " " * 10 + "─ ":
                self.was_asked = True
            case "t" if numbers[:1] in ([22], [23]) and numbers[1:] == [0, 0]: pass
            case _: self._note(f"unknown sequence {match[0]!r}")
        return None

    def _single(self, letter):
        match letter:
            case "7": self.saved = (self.column, self.row)
            case "8": self.column, self.row = self.saved
            case "M":
                if self.row == self.top:
                    del self.grid[self.bottom]
                    self.grid.insert(self.top, [" "] * self.columns)
                else:
                    self.row = max(0, self.row - 1)
            case _: pass

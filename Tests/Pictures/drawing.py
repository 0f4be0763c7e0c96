"""A captured screen as a picture in SVG."""

import re
import sys
from html import escape
from typing import NamedTuple
from unicodedata import combining, east_asian_width

# ------------------------------------------------------------------------------------------- cells

PALETTE = [
    "#1d2430", "#f2777a", "#8fcf8a", "#e9b860", "#7aa7e8", "#d3a0e0", "#6fc6cf", "#d5dbe5",
    "#5d6675", "#ff8f91", "#a7e0a2", "#f6cf84", "#9abdf2", "#e2bbec", "#93dbe2", "#ffffff",
]


class Paper(NamedTuple):
    """What the window has where the program paints nothing."""

    ground: str
    letters: str


DARK, LIGHT = Paper("#161b24", "#d5dbe5"), Paper("#ffffff", "#1d2430")


def colour_of(number):
    """One of the 256 colours."""
    if number < 16:
        return PALETTE[number]
    if number < 232:
        number -= 16
        levels = (0, 95, 135, 175, 215, 255)
        parts = levels[number // 36], levels[number // 6 % 6], levels[number % 6]
    else:
        parts = (8 + 10 * (number - 232),) * 3
    return "#{:02x}{:02x}{:02x}".format(*parts)


def blend(colour, other, share):
    mix = (round(int(colour[i:i + 2], 16) * share + int(other[i:i + 2], 16) * (1 - share)) for i in (1, 3, 5))
    return "#{:02x}{:02x}{:02x}".format(*mix)


class Look:
    """How a cell is shown."""

    def __init__(self):
        self.flags, self.fore, self.back = frozenset(), None, None

    def key(self):
        return self.flags, self.fore, self.back

    def after(self, parameters):
        """The look after a sequence `ESC [ … m`."""
        look = Look()
        look.flags, look.fore, look.back = self.key()
        numbers = [int(n or 0) for n in re.split("[;:]", parameters)]
        while numbers:
            n = numbers.pop(0)
            if n == 0:
                look.flags, look.fore, look.back = frozenset(), None, None
            elif n in (1, 2, 4, 7):
                look.flags |= {n}
            elif n in (22, 24, 27):
                look.flags -= {1, 2} if n == 22 else {n - 20}
            elif 30 <= n <= 37 or 90 <= n <= 97:
                look.fore = colour_of(n - 30 if n < 90 else n - 82)
            elif 40 <= n <= 47 or 100 <= n <= 107:
                look.back = colour_of(n - 40 if n < 100 else n - 92)
            elif n in (38, 48):
                if numbers.pop(0) != 5:
                    sys.exit("a direct colour: the program has none")
                colour = colour_of(numbers.pop(0))
                look.fore, look.back = (colour, look.back) if n == 38 else (look.fore, colour)
            elif n in (39, 49):
                look.fore, look.back = (None, look.back) if n == 39 else (look.fore, None)
        return look

    def colours(self, paper):
        """The colours of letter and ground; the ground is nothing where it is the window's."""
        fore, back = self.fore or paper.letters, self.back
        if 7 in self.flags:
            fore, back = back or paper.ground, fore
        if 2 in self.flags:
            fore = blend(fore, back or paper.ground, 0.55)
        return fore, back


def columns_of(character):
    return 0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1


def cells(captured, columns):
    """The lines as lists of (text, width, look), each as wide as the window."""
    lines, look = [], Look()
    for line in captured.split("\n"):
        row, used = [], 0
        for sequence, character in re.findall(r"\x1b\[([0-9;:]*)m|([^\x0e\x0f])", line):
            if not character:
                look = look.after(sequence)
            elif columns_of(character) == 0 and row:
                row[-1] = (row[-1][0] + character, row[-1][1], row[-1][2])
            else:
                row.append((character, columns_of(character), look))
                used += columns_of(character)
        row += [(" ", 1, Look())] * (columns - used)
        lines.append(row)
    return lines


# --------------------------------------------------------------------------------------------- SVG

WIDTH, HEIGHT, SIZE = 8.5, 19, 14  # of a cell, and of the letters
MARGIN, BAR = 14, 30
FONTS = (
    "ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono',"
    "'PingFang SC','Microsoft YaHei','Noto Sans Mono CJK SC','Noto Sans CJK SC',monospace")
# Box lines by the sides that they reach: left, right, up, down. Drawn, so that no font can break them.
BOX = {
    "─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu", "├": "rud", "┤": "lud",
    "┬": "lrd", "┴": "lru", "┼": "lrud",
}
BLOCKS = "▁▂▃▄▅▆▇█"


def number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


def draw_box(text, x, y, colour):
    """The path of a run of box lines."""
    path = ""
    for i, character in enumerate(text):
        cx, cy = x + (i + 0.5) * WIDTH, y + HEIGHT / 2
        ends = {"l": (cx - WIDTH / 2, cy), "r": (cx + WIDTH / 2, cy), "u": (cx, cy - HEIGHT / 2), "d": (cx, cy + HEIGHT / 2)}
        if character == "─" and i and text[i - 1] == "─":
            path = path[:path.rindex("H") + 1] + number(cx + WIDTH / 2)
        elif character == "─":
            path += f"M{number(cx - WIDTH / 2)} {number(cy)}H{number(cx + WIDTH / 2)}"
        else:
            for side in BOX[character]:
                ex, ey = ends[side]
                path += f"M{number(cx)} {number(cy)}L{number(ex)} {number(ey)}"
    return f'<path d="{path}" stroke="{colour}"/>'


def kind_of(cell):
    """What may stand in one run: letters by the font, box lines and blocks as shapes, all else alone."""
    text, width, _ = cell
    if text in BOX:
        return "box"
    if text in BLOCKS:
        return "block"
    return "text" if width == 1 and text.isascii() else "alone"


def runs(row):
    """Neighbours of the same kind and look: (column, text, columns, look, kind)."""
    column, result = 0, []
    for cell in row:
        text, width, look = cell
        kind = kind_of(cell)
        last = result[-1] if result else None
        if last and kind != "alone" and last[4] == kind and last[3].key() == look.key():
            result[-1] = (last[0], last[1] + text, last[2] + width, look, kind)
        else:
            result.append((column, text, width, look, kind))
        column += width
    return result


def draw_run(run, y, paper):
    column, text, width, look, kind = run
    fore, _ = look.colours(paper)
    x, parts = MARGIN + column * WIDTH, []
    if kind == "box":
        parts.append(draw_box(text, x, y, fore))
    elif kind == "block":
        for i, block in enumerate(text):
            high = HEIGHT * (BLOCKS.index(block) + 1) / 8 * 0.8
            parts.append(draw_ground(x + i * WIDTH, y + HEIGHT * 0.9 - high, WIDTH, high, fore))
    else:
        # Every word begins at its own cell and is stretched to its cells.
        bold = ' font-weight="bold"' if 1 in look.flags else ""
        for word in re.finditer(r"\S+", text):
            cells_used = width if kind == "alone" else len(word.group())
            parts.append(
                f'<text x="{number(x + word.start() * WIDTH)}" y="{number(y + HEIGHT * 0.72)}" '
                f'textLength="{number(cells_used * WIDTH)}" lengthAdjust="spacingAndGlyphs" '
                f'fill="{fore}"{bold}>{escape(word.group(), quote=False)}</text>')
    if 4 in look.flags:
        line = y + HEIGHT - 2.5
        parts.append(f'<path d="M{number(x)} {number(line)}h{number(width * WIDTH)}" stroke="{fore}"/>')
    return parts


def draw_ground(x, y, width, height, colour):
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" fill="{colour}"/>')


def draw_grounds(row, y, paper):
    """The grounds of a row that are not the window's, neighbours as one."""
    column, grounds = 0, []
    for _, width, look in row:
        _, back = look.colours(paper)
        if grounds and grounds[-1][2] == back:
            grounds[-1][1] += width
        else:
            grounds.append([column, width, back])
        column += width
    return [
        draw_ground(MARGIN + start * WIDTH, y, width * WIDTH, HEIGHT, back)
        for start, width, back in grounds if back]


def svg(captured, columns, cursor, title, paper=DARK):
    """The picture of a screen as `tmux capture-pane -e` gives it."""
    lines = cells(captured, columns)
    width, height = columns * WIDTH + 2 * MARGIN, len(lines) * HEIGHT + BAR + MARGIN
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}" font-family="{FONTS}" font-size="{SIZE}" '
        f'xml:space="preserve" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="100%" height="100%" rx="9" fill="{paper.ground}"/>',
        *(f'<circle cx="{18 + 18 * i}" cy="15" r="5" fill="{PALETTE[8]}"/>' for i in range(3)),
        '<g fill="none" stroke-width="1.2">',
    ]
    for index, row in enumerate(lines):
        out += draw_grounds(row, BAR + index * HEIGHT, paper)
        for run in runs(row):
            out += draw_run(run, BAR + index * HEIGHT, paper)
    out.append("</g>")
    if cursor:
        column, row = cursor
        out.append(
            f'<rect x="{number(MARGIN + column * WIDTH)}" y="{BAR + row * HEIGHT}" width="{WIDTH}" '
            f'height="{HEIGHT}" fill="{paper.letters}" fill-opacity="0.85"/>')
    return "\n".join([*out, "</svg>"]) + "\n"

"""Hostile texts, made from a table: each kind says what it does, and each member is put into a few surroundings.

`shape` is a second opinion on what may be seen of a text: it is written from the rule (controls as pictures, what is
invisible spelled out, every space one space, two marks a letter), and from nothing of the program.
"""

from terminal import IGNORABLE, SILENT, width
import unicodedata

ESC, BEL, ST, CSI8, OSC8 = "\x1b", "\x07", "\x1b\\", "\x9b", "\x9d"

KINDS = {
    "screen": [ESC + each for each in (
        "[2J", "[3J", "[H", "[1;1H", "[10A", "[99D", "[99C", "[5L", "[5M", "[9P", "[9X", "[K", "[2K", "[S", "[T",
        "[r", "[2;3r", "[s", "[u", "[6n", "[c", "[>c", "[=c", "[5n", "[21t", "[18t", "[8;1;1t", "[?1049l",
        "[?1049h", "[?25l", "[?47h", "[?2004l", "[?1000h", "[?1003h", "[?1006h", "[?7l", "[?5h", "[?6h", "[!p",
        "[20h", "[4h", "[12l", "[0q", "[31m", "[7m", "[8m", "[38;5;1m", "[0m", "c", "D", "E", "H", "M", "N", "O",
        "Z", "7", "8", "=", ">", "(0", "(B", ")0", "#8", "%G", "%@", "n", "o", "|", "}", "~", "GQ", " F", "[", "")],
    "strings": [start + text + end for start, end in ((ESC + "]", BEL), (ESC + "]", ST), (OSC8, "\x9c")) for text in (
        "0;title", "2;title", "52;c;ZWNobyBoaQ==", "8;;https://a.example", "4;1;?", "10;?", "11;#000000", "104",
        "1337;File=inline=1:AAAA", "9;note", "777;notify;a;b", "50;?")]
        + [start + text + ST for start in (ESC + "P", ESC + "_", ESC + "^", ESC + "X", "\x90", "\x9f")
           for text in ("q#0;2;0;0;0", "+q544e", "$qm", "Ga=q")],
    "controls": [chr(code) for code in (*range(0x00, 0x20), 0x7F)],
    "pretence": ["\rDeleted 10", "\b\b\b\bgone", "\r\nBatch 1", "\n 10 deleted", "\t\t", "\x0b\x0c", "ab\x1b[2Dcd",
                 "\x00\x00", "\x1a\x1a", "10\r", "\x1b[A\r", "\x0e`a\x0f", "\x18\x1b", "\x1b\x1b\x1b[2J"],
    "eight-bit": [chr(code) for code in range(0x80, 0xA0)] + [CSI8 + each for each in ("2J", "6n", "31m", "?1049l")],
    "direction": [chr(code) for code in (
        0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x206A, 0x206F)]
        + ["\u202edeleted\u202c", "\u2067\u2066a\u2069b\u2069"],
    "unseen": [chr(code) for code in (
        0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180E, 0x200B, 0x200C, 0x200D, *range(0x2060, 0x2065),
        0x3164, 0xFE00, 0xFE0E, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFA, 0xFFFB, 0x1D173, 0x1D17A, 0xE0001, 0xE0020,
        0xE0041, 0xE007F, 0xE0100, 0xE01EF)]
        + ["👩\u200d👩\u200d👧\u200d👦", "🏴\U000e0067\U000e0062\U000e007f", "❤\ufe0f", "1\ufe0f\u20e3", "a\u200b" * 20],
    "spaces": [chr(code) for code in (
        0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x2028, 0x2029, 0x0085)],
    "nobody's": [chr(code) for code in (0xE000, 0xF8FF, 0xF0000, 0x10FFFD, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFF, 0x10FFFF)],
    "marks": ["\u0301", "e" + "\u0301" * 30, "e" + "\u0301\u0302\u0303", "\u0489" * 8, "字" + "\u0301" * 5,
              "Z̸̡̛͔͚͙̥̈́̈́͝a̵̛̱͑l̷̰̈́g̶͓̈́o̸̰̔", "\u20dd\u20dd", "a\u0338b\u0338", "\u0e33\u0e47\u0e47", "x\u0332" * 40],
    "wide": ["字" * count for count in range(1, 24)] + ["a" * count + "字" * 20 for count in range(1, 8)]
        + ["👍🏽👍🏽", "ＡＢＣ", "한글한글", "🇨🇳🇨🇳", "﷽﷽", "𒐫𒐫", "ｶﾀｶﾅ", "\u1112\u1161\u11ab"],
    "long": ["x" * 300, "字" * 300, "word " * 80, "e\u0301" * 200, "\u202e" * 60, "\x1b[31m" * 60, "<" * 5000, "‮‮" * 900],
    "markup": ["[red]x[-]", "%s%n%d", "\\x1b[2J", "\\u001b[2J", "^[[2J", "$(reboot)", "`id`", "<b>x</b>", "‹U+202E›",
               "null", "{\"code\":0}", "\"", "\\", "--yes", "│ │", "┌──┐", "…", "✓ deleted", "�"],
}


def all_texts():
    """Every member alone, and in the middle of a word that would go on; each once."""
    texts = [member for members in KINDS.values() for member in members]
    texts += [f"甲{member}b" for kind in ("controls", "eight-bit", "direction", "unseen", "spaces", "nobody's")
              for member in KINDS[kind]]
    return list(dict.fromkeys(text for text in texts if text))


def shape(text):
    """A plain text that takes the same columns, and breaks and is cut at the same places: x, 字 and spaces."""
    shown = []
    for character in text:
        code = ord(character)
        category = unicodedata.category(character)
        if code < 0x20 or code == 0x7F:
            shown.append("x")
        elif category == "Zs":
            shown.append(" ")
        elif category in SILENT or code in IGNORABLE or 0xE0000 <= code < 0xE1000 or 0x1D173 <= code <= 0x1D17A:
            shown += "x" * (4 + max(4, len(f"{code:X}")))
        elif (columns := width(character)) > 0:
            shown.append("字" if columns == 2 else "x")
        elif columns == 0 and not shown:
            shown.append("x")
        elif columns < 0:
            shown += "x" * (4 + max(4, len(f"{code:X}")))
    return "".join(shown)

"""What the commands print on a terminal, with hostile texts in what they are given and in what they are answered."""

import os
import re
import select
import subprocess
import tempfile

from platform_of_texts import FIND, Platform, Texts, record_id
import screens
from terminal import Terminal, is_shown
from texts import KINDS

LIMIT = 60
PROGRESS = re.compile(r"\r[^\r\n]*(?=\r)")
"""The line of progress: written from the left edge, and wiped in the same way."""
BYTES = [b"\xff\xfe", b"a\xc0\x9b2J", b"\xed\xa0\x80", b"\x9b2J", b"\x1b[2J\xff"]


def run(binary, words, home, environment):
    """Runs a command on a terminal of its own; its status, and all that it wrote."""
    master, slave = os.openpty()
    variables = {"HOME": home, "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8", **environment}
    process = subprocess.Popen([binary, *words], stdin=slave, stdout=slave, stderr=slave, env=variables)
    os.close(slave)
    output = b""
    while select.select([master], [], [], LIMIT)[0]:
        try:
            data = os.read(master, 1 << 16)
        except OSError:
            break  # The program has ended, and with it the terminal.
        output += data
    os.close(master)
    return process.wait(LIMIT), output


def findings(output):
    """What of the output has no business on a terminal, as words."""
    try:
        text = output.decode()
    except UnicodeDecodeError as error:
        return [f"no UTF-8: {output[max(0, error.start - 20):error.end + 20]!r}"]
    text = PROGRESS.sub("", text.replace("\r\n", "\n")).replace("\r", "")
    return [f"U+{ord(character):04X} in {text[max(0, at - 20):at + 20]!r}"
            for at, character in enumerate(text) if character != "\n" and not is_shown(character)][:3]


def same_shape(plain, hostile):
    """Whether two outputs have the same lines and columns, as words."""
    grids = []
    for output in (plain, hostile):
        terminal = Terminal(1000, output.count(b"\n") + len(output) // 900 + 2)
        terminal.feed(output)
        grids.append(terminal.grid)
    grids = [[row for row in grid if any(cell != " " for cell in row)] for grid in grids]
    if len(grids[0]) != len(grids[1]):
        return [f"{len(grids[1])} lines instead of {len(grids[0])}"]
    return screens.compare([("output", grids[0])], [("output", grids[1])])


def each_way(binary):
    """The commands, each with a name: what they are given, and what the platform says."""
    for number in range(0, 523, 40):
        yield f"dry run {number}", ["delete", *map(record_id, range(number, min(523, number + 20))), "--dry-run"], None
    for number in range(0, 50, 10):
        yield (f"delete {number}", ["delete", *map(record_id, range(number, number + 10)), "--yes", "--reason",
               ("text", 60 + number)], None)
    yield "query", ["query", *FIND], None
    for form in ("json", "ndjson", "csv"):
        yield f"query {form}", ["query", *FIND, "--format", form], None
    for number in range(0, 523, 13):
        yield f"refused {number}", ["query", *FIND], number
    yield "history", ["history"], None
    yield "history csv", ["history", "--format", "csv"], None
    yield "history 1", ["history", "1"], None
    yield "undo 1", ["undo", "1", "--yes"], None
    yield "settle", ["settle"], None
    yield "verify", ["verify"], None


def mistakes():
    """Words that no command understands, each with a hostile text in it."""
    members = [member for kind in KINDS.values() for member in kind[::9]]
    words = [text.replace("\0", "").encode()[:2000] for text in members] + BYTES
    ways = [
        lambda text: [b"query", b"--employees-file", b"/nowhere/" + text], lambda text: [b"delete", b"x" + text, b"--yes"],
        lambda text: [b"--config", b"/nowhere/" + text], lambda text: [b"query", b"--employees", b"e1", b"--from", text],
        lambda text: [b"x" + text], lambda text: [b"delete", b"--from-file", b"/nowhere/" + text, b"--yes"],
        lambda text: [b"query", b"--employees", text + b"\x01", b"--from", b"2025-03-03", b"--id-kind", text],
        lambda text: [b"history", b"x" + text]]
    for number, text in enumerate(words):
        yield f"mistake {number}", ways[number % len(ways)](text), text


def closed_early(binary, platform):
    """Whether a query whose reader has had enough ends without a word, and with 141 as other tools do."""
    reader, writer = os.pipe()
    os.close(reader)
    with tempfile.TemporaryDirectory() as home:
        ran = subprocess.run(
            [binary, "query", *FIND], stdout=writer, stderr=subprocess.PIPE, timeout=LIMIT, check=False,
            env={"HOME": home, "LANG": "C.UTF-8", **platform.environment()})
    os.close(writer)
    return [] if (ran.returncode, ran.stderr) == (141, b"") else [f"query | head: {ran.returncode}, {ran.stderr!r}"]


def judge(binary):
    """All commands: how many runs, and what is wrong."""
    wrong, count = [], 0
    platforms = [Platform(Texts(is_plain)) for is_plain in (True, False)]
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        for name, words, refused in each_way(binary):
            outputs = []
            for platform, home in zip(platforms, (first, second)):
                texts = platform.texts
                if refused is not None:
                    platform.refusal = (400, 1300000 + refused, texts.of(refused), texts.of(refused + 1))
                given = [texts.of(word[1]).replace("\0", "x") if isinstance(word, tuple) else word for word in words]
                status, output = run(binary, given, home, {**platform.environment(), "UNPUNCH_TENANT_NAME": texts.tenant(9)})
                platform.refusal = None
                outputs.append((status, output))
            count += 1
            wrong += [f"{name}: {each}" for each in findings(outputs[1][1])]
            if outputs[0][0] != outputs[1][0]:
                wrong.append(f"{name}: ends with {outputs[1][0]} instead of {outputs[0][0]}: {outputs[1][1][-300:]!r}")
            elif not name.endswith(("json", "csv", "verify")):
                plain, hostile = (PROGRESS.sub("", each.decode(errors="replace").replace("\r\n", "\n")).replace("\r", "")
                                  .replace("\n", "\r\n").encode() for _, each in outputs)
                wrong += [f"{name}: {each}" for each in same_shape(plain, hostile)]
        for name, words, text in mistakes():
            status, output = run(binary, words, second, {})
            count += 1
            wrong += [f"{name}: {each}" for each in findings(output)]
            if status not in (64, 65, 69, 78):
                wrong.append(f"{name}: ends with {status}: {output[-200:]!r}")
            if b"\n" in text and output.count(b"\n") > 3:
                wrong.append(f"{name}: a line break came through: {output[-300:]!r}")
    count += 1
    wrong += closed_early(binary, platforms[1])
    for platform in platforms:
        platform.close()
    return count, wrong

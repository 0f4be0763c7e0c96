"""A second walk: what is asked and told around the screens, with hostile texts in what is typed, named and answered.

The first start, the form and its file, what was left open, records that changed, the unknown, an undo, the history.
"""

import os
import re
import shutil
import tempfile
import time
import unicodedata
from pathlib import Path

from platform_of_texts import CHANGING, FIND, bare, record_id
from screens import PASTE, UNCOMPARED, WIDTHS, Walk, is_quoted_alike
from terminal import IGNORABLE, SILENT
from texts import shape

ROUNDS = 53
"""How many times ten records it takes until each text has been in each field."""
SEPARATORS = re.compile(r"[\s,;，；、\ufeff]+")


def walk(binary, platform, columns, share):
    """Goes through all of it, in so many rounds that the widths together see every text; or one round, by several widths."""
    last = len(platform.texts.all) - 10
    places = [each * 10 % last for each in range(WIDTHS.index(columns), ROUNDS, len(WIDTHS))]
    parts = [first_start, form, deletions, left_open]
    if share > 1:
        places = places[:1]
        parts = {60: [deletions, left_open], 80: [first_start], 120: [form]}.get(columns, [])
    pictures, findings, left = [], [], []
    # The same path for both runs, since its shape is compared.
    home = Path(tempfile.gettempdir(), f"unpunch-hostile-{os.getpid()}-{columns}")
    home.mkdir(mode=0o700)
    try:
        for part in parts:
            run = part(binary, platform, columns, home, places)
            left += [f"{part.__name__}: {each}" for each in run.end()]
            pictures += run.pictures
            findings += run.terminal.findings
    finally:
        shutil.rmtree(home)
    return pictures, findings, left


def named(name, is_alike):
    """The name of a picture: whether its shape may be compared."""
    return name if is_alike else f"{UNCOMPARED}, {name}"


def begins_with_mark(text):
    """Whether a text in a sentence takes a column less than its shape, since its mark stands on what is before it."""
    return unicodedata.category(text[0]).startswith("M")


def edges(text):
    """How much of a text is taken away at its ends where blanks do not count."""
    return len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))


def ids(text):
    """How many ids are read out of a text; nil where a word of it is none, or may lose something at its ends."""
    if any(unicodedata.category(character) in SILENT or ord(character) in IGNORABLE or character in "\ufffd\"'=“”‘’" for character in text):
        return None
    words = set(filter(None, SEPARATORS.split(text)))
    return None if any(len(word) > 64 for word in words) else len(words)


def is_secret(text):
    """Whether a text can be a secret."""
    return re.fullmatch(r" *[!-~]{1,512} *", text) is not None


def tens(places):
    """The places of the texts of so many rounds."""
    return [each + step for each in places for step in range(10)]


def first_start(binary, platform, columns, home, places):
    """Every field of a first start, what the platform says of it, and the paths that would be written."""
    texts = platform.texts
    unset = {"UNPUNCH_APP_ID": None, "UNPUNCH_APP_SECRET": None}
    run = Walk(binary, platform, columns, HOME=str(home / texts.directory(places[0])), **unset)
    run.press("", "Step 1 of 5", picture="first start")
    run.press("\r", "Step 2 of 5")
    for at in tens(places):
        typed = bare(texts.raw(at))
        pasted, is_alike = PASTE.format(texts.say(typed)), edges(typed) == edges(shape(typed))
        run.press(pasted, quiet=0.05, picture=f"app id {at}")
        run.press("\r", quiet=0.05, picture=named(f"wrong app id {at}", is_alike))
        run.press(f"\x15{PASTE.format('cli_hostile0123')}\r", "Step 3 of 5")
        # A secret shows a dot for each character, and its shape has others.
        run.press(pasted, quiet=0.05, picture=named(f"secret {at}", False))
        if not is_secret(typed) and not is_secret(shape(typed)):
            run.press("\r", quiet=0.05, picture=f"wrong secret {at}")
        run.press(f"\x05\x15{PASTE.format('secret-of-the-hostile-app')}\r", "Step 4 of 5")
        run.press(pasted, quiet=0.05, picture=f"tenant {at}")
        run.press("\r", "Step 5 of 5", quiet=0.05, picture=named(f"review {at}", is_alike))
        platform.token_refusal = texts.of(at)
        run.press("\r", "10014", picture=named(f"refused {at}", is_alike and is_quoted_alike(texts.raw(at))))
        run.press("\x1b[Z", "Step 4 of 5")
        run.press("\x05\x15\x1b[Z", "Step 3 of 5")
        run.press("\x05\x15\x1b[Z", "Step 2 of 5")
        run.press("\x05\x15", quiet=0.05)
    platform.token_refusal = None
    return run


def form(binary, platform, columns, home, places):
    """The fields of the form, and a file of employees that is not there, or that has hostile words."""
    texts = platform.texts
    run = Walk(binary, platform, columns, HOME=str(home))
    run.press("", "Employees")
    for at in tens(places):
        typed = bare(texts.raw(at))
        # A word of more than 64 characters is no id, and its shape has others; a shape has no separators but blanks.
        is_alike = ids(typed) is not None and ids(typed) == ids(shape(typed))
        pasted = PASTE.format(texts.say(typed))
        run.press(pasted, quiet=0.05, picture=named(f"employees {at}", is_alike))
        run.press(f"\x05\x15\t\t\x05\x15{pasted}", quiet=0.05, picture=f"from {at}")
        run.press(f"\x05\x15\t{pasted}", quiet=0.05, picture=f"to {at}")
        run.press("\x05\x15\x1b[Z\x1b[Z\x1b[Z", quiet=0.05)
        path = "/nowhere/" + texts.say("x" + typed[:200])
        run.press("\x1bOS" + PASTE.format(path), "Path of a file", quiet=0.05, picture=f"a file {at}")
        run.press("\r", "read:", picture=f"no file {at}")
        run.press("\x1b", quiet=0.1)
    file = home / "employees"
    file.write_text("\n".join(texts.of(places[0] + step) for step in range(10)), "utf-8", newline="")
    run.press(f"\x1bOS{PASTE.format(file)}\r", quiet=0.3, picture=named("employees of a file", False))
    return run


def select(run, listed, first):
    """Selects the ten records from a place on in the list."""
    run.press("Ag" + "j" * first, record_id(listed[first])[-8:])
    run.press("a", quiet=0.1)
    return listed[first:first + 10]


def deletions(binary, platform, columns, home, places):
    """Records that changed, the unknown, an undo, and the history of it."""
    texts = platform.texts
    run = Walk(binary, platform, columns, *FIND, HOME=str(home), UNPUNCH_TENANT_NAME=texts.tenant(places[0]))
    listed = list(range(len(texts.all) - 1, -1, -1))
    run.press("", record_id(listed[0])[-8:])
    batch, lost = 0, set()
    for at in places:
        first = min(at, len(listed) - 10)
        mine = select(run, listed, first)
        platform.changed, gone = set(mine[:8]), platform.gone
        platform.gone = gone | set(mine[8:])
        told = [
            texts.raw(texts.place(each + step, CHANGING[each % len(CHANGING)])) for each in mine[:8] for step in (0, 1)]
        is_alike = not any(map(begins_with_mark, told))
        run.press("d", "Nothing was sent", quiet=0.1, picture=named(f"changed {at}", is_alike))
        time.sleep(0.6)  # The confirmation is deaf for half a second.
        run.press("q", quiet=0.1)
        platform.changed, platform.gone = set(), gone

        for kind, answer in (
                ("words", (500, {"code": 1225000, "msg": texts.of(at)}, texts.of(at + 1))),
                ("key", (200, {"code": 0, "data": {"success_record_ids": [texts.of(at)], "fail_record_ids": []}}, "1"))):
            status, body, log = answer
            platform.reply = (status, {**body, "error": {"log_id": log}}, "2025030300000001")
            batch += 1
            confirm(run)
            run.press("\r", f"Batch {batch} ", "unknown 10")
            run.press("\x1b", "next start", quiet=0.1, picture=f"unknown by {kind} {at}")
            run.press("\r", "HTTP", quiet=0.1, picture=f"an unknown record by {kind} {at}")
            run.press("q", quiet=0.05)
            run.press("m", "What did you find?", quiet=0.1, picture=f"by hand {kind} {at}")
            run.press("q", quiet=0.05)
            run.press("q", "Time", quiet=0.1)
            select(run, listed, first)
        platform.reply = None
        lost |= set(mine)

        platform.deletes_with = texts.of(at + 2)
        batch += 1
        confirm(run)
        run.press("\r", f"Batch {batch} ", "deleted 10", quiet=0.1, picture=f"deleted {at}")
        run.press("\r", "HTTP", quiet=0.1, picture=f"a deleted record {at}")
        run.press("q", quiet=0.05)
        platform.deletes_with = None
        lost -= set(mine)
        listed = [each for each in listed if each not in mine]
        run.press("u", "of batch", quiet=0.1, picture=f"undo {at}")
        time.sleep(1.1)
        run.press("\t" + PASTE.format(texts.typed(at)) + "\t", quiet=0.1, picture=f"undo, with a reason {at}")
        run.press("10", quiet=0.05)
        run.press("\r", "not imported 10", quiet=0.1, picture=f"undone {at}")
        for number in range(10):
            run.press(("qj" if number else "") + "\r", "Not imported", "Details", quiet=0.05, picture=f"an undone record {at} {number}")
        run.press("q", quiet=0.05)
        run.press("q", f"Batch {batch} ", quiet=0.05)
        run.press("\r", "re-import failed", quiet=0.1, picture=f"a record of both {at}")
        run.press("q", quiet=0.05)
        run.press("q", "Time", quiet=0.05)
        run.press("h", "Batch", quiet=0.3, picture=f"history {at}")
        run.press("\r", f"Batch {batch} ", quiet=0.2, picture=f"history, a batch {at}")
        run.press("\r", "HTTP", quiet=0.1, picture=f"history, a record {at}")
        for number in range(1, 10):
            run.press("qj\r", "Details", quiet=0.05, picture=f"history, a record {at} {number}")
        run.press("q", quiet=0.05)
        run.press("q", quiet=0.1)
        run.press("q", "Time", quiet=0.1)
    for number in tens(places):
        is_alike = not any(begins_with_mark(texts.raw(number + step)) for step in (0, 1))
        fields = [{"field": texts.of(number), "description": texts.of(number + 1)}]
        for code, details in (
                (99992402, {"field_violations": fields}), (99991672, {"permission_violations": [{"subject": texts.of(number)}]})):
            platform.refusal, platform.details = (400, code, "", "1"), details
            run.press("r", str(code), quiet=0.05, picture=named(f"refused with {code}, {number}", is_alike))
            run.press("G", quiet=0.05)
    platform.refusal, platform.details = None, {}
    # Gone by now, so that asking about them needs one round.
    platform.gone |= lost
    return run


def confirm(run):
    """Answers the question before a deletion, but for Enter."""
    run.press("d", "unchanged", quiet=0.1)
    time.sleep(1.1)  # Its rows have to stand for a second.
    run.press("10", quiet=0.05)


def left_open(binary, platform, columns, home, places):
    """What an earlier run left: unknown batches, and files beside the journal whose names are hostile."""
    texts = platform.texts
    state = home / ".local/state/unpunch"
    for number in range(10):
        file = state / f"emergency-{number}-{texts.name(places[0] + number)}.json"
        file.touch(mode=0o600)
    run = Walk(binary, platform, columns, *FIND, HOME=str(home))
    run.press("", "Enter: continue", quiet=0.3, picture="left open")
    run.press("G", quiet=0.1, picture="left open, its end")
    run.press("\r", "Time", quiet=0.1)
    for number in tens(places)[::4]:
        # Settings take no path with what cannot be seen in it: it is the home around it that is hostile.
        shared = home / f"state-{number}"
        shared.mkdir()
        shared.chmod(0o755)
        last = Walk(binary, platform, columns, *FIND, HOME=str(home), UNPUNCH_STATE_DIR=str(shared))
        last.press("", "others may read", quiet=0.1, picture=f"a journal of others {number}")
        run.pictures += last.pictures
        run.terminal.findings += last.terminal.findings + last.end()
    return run

"""The first start from end to end, in both languages, against the sandbox: five steps, what is written, and every way out.

    setup.py BINARY

What is written is valid and for its owner alone, and a second start goes straight to the form. Escape and SIGTERM at
every step write nothing and leave the terminal as it was; at every step each size draws, and the first one as before. A
wrong secret is told, and writes nothing. It ends with 1 where that is not so.
"""

import concurrent.futures
import json
import os
import pathlib
import signal
import stat
import subprocess
import sys
import tempfile

from pseudoterminal import ESCAPE, expect, finish
from seen import Seen

SIZE = (80, 24)
OTHER_SIZES = [(200, 60), (60, 16), (59, 16), (10, 3), (1, 1), (120, 40)]
BACK_TAB, EMPTY = "\x1b[Z", "\x05\x15"
STEPS = 5


class Words:
    """What a language says at the places that are looked for."""

    def __init__(self, language, step, form, left):
        self.language, self.step, self.form, self.left = language, step, form, left


LANGUAGES = [
    Words("en", "Step {} of 5", "Find check-in flow records", "Nothing was written."),
    Words("zh-Hans", "第 {}/5 步", "查询打卡流水", "未写入任何内容。")]


class FirstStart(Seen):
    """A run of the program without settings."""

    def __init__(self, binary, access, words, home, *command):
        self.access, self.words, self.home = access, words, pathlib.Path(home)
        super().__init__(
            [binary, *command, "--lang", words.language], SIZE, HOME=home, UNPUNCH_BASE_URL=access["base_url"], UNPUNCH_AUDIT="off")

    def see(self, text):
        self.until(lambda: text in self.text(), repr(text))

    def press(self, keys, text):
        self.send(keys)
        self.see(text)

    def step(self, number):
        return self.words.step.format(number)

    def go_to(self, last, secret=None):
        """Answers the steps before one."""
        self.see(self.step(1))
        for number, answer in enumerate(["", self.access["app_id"], secret or self.access["app_secret"], "示例 \"A\""], 1):
            if number == last:
                return
            self.send(f"\x1b[200~{answer}\x1b[201~" if answer else "")
            self.press("\r", self.step(number + 1))

    def resize(self, columns, rows):
        self.settle(quiet=0.05)
        self.set_size(columns, rows)

    def written(self):
        """What lies in the directory of the settings."""
        return sorted(path.name for path in (self.home / ".config").rglob("*"))


def sizes(binary, access, words, home, number):
    """Every size at a step, and then the first one again."""
    with FirstStart(binary, access, words, home) as run:
        run.go_to(number)
        run.settle(quiet=0.2)
        before = run.terminal.lines()
        for columns, rows in OTHER_SIZES:
            run.resize(columns, rows)
            is_large = columns >= 60 and rows >= 16
            run.until(
                lambda: run.step(number) in run.text() if is_large else run.text().strip(),
                f"step {number} at {columns} × {rows}")
        run.resize(*SIZE)
        run.until(lambda: run.terminal.lines() == before, f"step {number} as it was before")
        findings = run.terminal.findings
        run.program.press(ESCAPE)
        is_so = run.program.end() == 78 and not findings
        return [(is_so, f"{words.language}, step {number}: drawn at every size, and then as before {findings or ''}")]


def leave(binary, access, words, home, number):
    """Escape at a step."""
    with FirstStart(binary, access, words, home) as run:
        run.go_to(number)
        run.send(ESCAPE)
        return ways_out(run, f"{words.language}, Escape at step {number}", 78, words.left)


def terminate(binary, access, words, home, number):
    """SIGTERM at a step."""
    with FirstStart(binary, access, words, home) as run:
        run.go_to(number)
        os.kill(run.program.process.pid, signal.SIGTERM)
        return ways_out(run, f"{words.language}, SIGTERM at step {number}", 130, "")


def ways_out(run, label, status, told):
    found = run.program.end()
    left, written = run.program.left_behind(), run.written()
    said = run.program.output.rpartition(b"\x1b[?1049l")[2].decode()
    return [(found == status and not left and not written and told in said,
             f"{label}: ends with {found}, leaves {', '.join(left) or 'nothing behind'}, writes {written or 'nothing'}")]


def whole_road(binary, access, words, home, _):
    """A wrong secret, then the right one; what is written; and the start after that."""
    results, language = [], words.language
    with FirstStart(binary, access, words, home) as run:
        run.go_to(STEPS, secret="a-wrong-secret")
        run.press("\r", "10014")
        is_so = run.step(STEPS) in run.text() and not run.written()
        results.append((is_so, f"{language}: a wrong secret is told, and nothing is written"))
        results.append(("a-wrong-secret" not in run.program.output.decode(), f"{language}: the secret is never shown"))
        run.press(BACK_TAB, run.step(4))
        run.press(BACK_TAB, run.step(3))
        run.send(f"{EMPTY}\x1b[200~{access['app_secret']}\x1b[201~")
        run.press("\r", run.step(4))
        run.press("\r", run.step(5))
        run.press("\r", words.form)
        run.program.press("\x03\x03")
        run.program.end()
        results.append((not run.program.left_behind(), f"{language}: leaves {run.program.left_behind() or 'nothing behind'}"))
    folder = pathlib.Path(home, ".config/unpunch")
    modes = {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in (folder, *folder.iterdir())}
    results.append((modes == {"unpunch": "0o700", "config.yaml": "0o600", "app_secret": "0o600"}, f"{language}: {modes}"))
    settings = (folder / "config.yaml").read_text()
    results.append((
        settings == f'platform: feishu\napp_id: "{access["app_id"]}"\napp_secret_file: "{folder}/app_secret"\n'
        f'base_url: "{access["base_url"]}"\n'
        'tenant_name: "示例 \\"A\\""\n' and (folder / "app_secret").read_text() == access["app_secret"] + "\n",
        f"{language}: writes what was answered, and the secret beside it"))
    with FirstStart(binary, access, words, home) as run:
        run.see(words.form)
        is_so = "示例" in run.text() and run.step(1).encode() not in run.program.output
        results.append((is_so, f"{language}: the second start goes to the form"))
        run.program.press("\x03\x03")
        run.program.end()
    return results


def asked_for(binary, access, words, home, _):
    """`init`: the same steps, what is said when they are done, and that nothing is written over."""
    with FirstStart(binary, access, words, home, "init") as run:
        run.go_to(STEPS)
        run.send("\r")
        status = run.program.end()
        said = run.program.output.rpartition(b"\x1b[?1049l")[2].decode()
        is_so = status == 0 and f"{home}/.config/unpunch/config.yaml" in said and not run.program.left_behind()
        before = [(path, path.read_bytes()) for path in pathlib.Path(home, ".config").rglob("*") if path.is_file()]
        results = [(is_so and len(before) == 2, f"{words.language}: init writes, says where, and ends with {status}")]
    with FirstStart(binary, access, words, home, "init") as run:
        status = run.program.end()
        after = [(path, path.read_bytes()) for path in pathlib.Path(home, ".config").rglob("*") if path.is_file()]
        is_so = status == 78 and before == after and b"doctor" in run.program.output
        results.append((is_so, f"{words.language}: init writes nothing over, and ends with {status}"))
    return results


def judge(way, *arguments):
    """Goes a way in a home of its own; what was expected of it, and whether it was so."""
    with tempfile.TemporaryDirectory(prefix="unpunch-setup-") as home:
        binary, access, words, number = arguments
        try:
            return way(binary, access, words, home, number)
        except Exception as error:  # a thread must not end in silence
            return [(False, f"{words.language}, {way.__name__} {number}: {error}")]


def main(binary):
    sandbox = subprocess.Popen(
        [binary, "sandbox", "--port", "0", "--format", "json"], stdout=subprocess.PIPE, env={"PATH": os.environ["PATH"]})
    try:
        access = json.loads(sandbox.stdout.readline())
        ways = [(way, words, 0) for way in (whole_road, asked_for) for words in LANGUAGES] + [
            (way, words, number) for way in (sizes, leave, terminate) for words in LANGUAGES for number in range(1, STEPS + 1)]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for results in pool.map(lambda way: judge(way[0], binary, access, *way[1:]), ways):
                for is_so, words in results:
                    expect(is_so, words)
    finally:
        sandbox.terminate()
        sandbox.wait()
    finish()


main(sys.argv[1])

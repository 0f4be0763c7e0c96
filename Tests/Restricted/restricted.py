"""unpunch as the only program of an SSH key: a real sshd on loopback, a hostile client, and a trace of the whole run.

    restricted.py BINARY

The client asks for another command, brings an environment and a description of its terminal, presses Ctrl-Z and F4,
and deletes a record. The same without --restricted must be noticed, else the judge is blind. Last the program is made to
crash. It ends with 1 where anything is not so; it runs as root (in a container) and as anybody else.
"""

import getpass
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "Terminals"))

from judge import complaints, complaints_of_the_judge
from pseudoterminal import Program, expect, finish

EVIL = "EVIL-DESCRIPTION"
# A combining mark: one character with the `=` or the `/` before it, for what does not look at bytes.
MARK = "\u0301"
TRACED = "trace=%file,%process"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Host:
    """A host with a sandbox as its platform, settings of its administrator, and an sshd."""

    def __init__(self, binary, folder, is_restricted):
        self.folder, self.state, self.evil = folder, folder / "state", folder / "evil"
        self.trace, self.port = folder / "trace", free_port()
        for path in (self.state, self.evil, folder / "files"):
            path.mkdir(mode=0o700)
        self.sandbox = subprocess.Popen(
            [binary, "sandbox", "--port", "0", "--format", "json"], stdout=subprocess.PIPE, text=True)
        self.access = json.loads(self.sandbox.stdout.readline())
        (folder / "files" / "people.txt").write_text("\n".join(self.access["employees"]))
        (folder / f"{MARK}people.txt").write_text("\n".join(self.access["employees"][:3]))
        secret = folder / "secret"
        secret.write_text(self.access["app_secret"])
        secret.chmod(0o600)
        config = folder / "config.yaml"
        config.write_text(
            f"base_url: {self.access['base_url']}\napp_id: {self.access['app_id']}\naudit: \"off\"\n"
            f"app_secret_file: {secret}\nstate_dir: {self.state}\nlanguage: en\n")
        command = [binary, "--config", config]
        if is_restricted:
            command += ["--restricted", "--files", folder / "files"]
        self.describe_terminal()
        self.serve(["strace", "-f", "-qq", "-y", "-s", "256", "-o", self.trace, "-e", TRACED, *command])

    def describe_terminal(self):
        source = self.evil / "source"
        source.write_text(f"xterm-256color|evil,\n\tam, cols#80, lines#24, clear={EVIL}\\E[H\\E[2J, cup=\\E[%i%p1%d;%p2%dH,\n")
        subprocess.run(["tic", "-o", self.evil / "terminfo", source], check=True, stderr=subprocess.DEVNULL)

    def serve(self, command):
        for name in ("host", "key"):
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.folder / name], check=True)
        shutil.copy(self.folder / "key.pub", self.folder / "authorized")
        config = self.folder / "sshd_config"
        config.write_text("\n".join([
            f"Port {self.port}", "ListenAddress 127.0.0.1", f"HostKey {self.folder}/host",
            f"PidFile {self.folder}/pid", f"AuthorizedKeysFile {self.folder}/authorized", "StrictModes no",
            "UsePAM no", "PermitRootLogin prohibit-password", "PasswordAuthentication no",
            "KbdInteractiveAuthentication no", "ExposeAuthInfo yes", "DisableForwarding yes", "PermitUserRC no",
            "AcceptEnv UNPUNCH_* XDG_* TERM* LC_* LANG LOCPATH GCONV_PATH NLSPATH LANGUAGE HOME TMPDIR TZ *_proxy SQLITE_*"
            " NCURSES_* SSH_*",
            f"ForceCommand {' '.join(map(str, command))}", ""]))
        if os.getuid() == 0:
            os.makedirs("/run/sshd", exist_ok=True)
        self.daemon = subprocess.Popen(
            ["/usr/sbin/sshd", "-D", "-f", config, "-E", self.folder / "sshd.log"])
        end = time.monotonic() + 20
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            assert time.monotonic() < end and self.daemon.poll() is None, (self.folder / "sshd.log").read_text()
            time.sleep(0.05)

    def log_in(self, mark="", without=()):
        """ssh on a terminal, with all that a client may bring but some; `mark` stands before the values that are paths."""
        sent = {
            "UNPUNCH_STATE_DIR": self.evil / "state", "UNPUNCH_BASE_URL": "http://127.0.0.1:9",
            "UNPUNCH_CA_FILE": self.evil / "ca", "UNPUNCH_IDLE_TIMEOUT": "1s", "UNPUNCH_READ_ONLY": "true",
            "XDG_STATE_HOME": self.evil, "XDG_CONFIG_HOME": self.evil, "HOME": self.evil,
            "TERMINFO": self.evil / "terminfo", "TERMINFO_DIRS": self.evil / "terminfo",
            # A locale that the host does not have is looked for, and a list of directories may begin with nonsense.
            "LOCPATH": f"{mark}:{self.evil}", "GCONV_PATH": f"{mark}:{self.evil}", "NLSPATH": f"{mark}:{self.evil}/%N",
            "LC_TIME": "zz_ZZ.UTF-8", "LANG": "C.UTF-8", "TMPDIR": self.evil, "SQLITE_TMPDIR": self.evil, "TZ": f":{self.evil}/zone",
            "http_proxy": "http://127.0.0.1:9", "SSH_ORIGINAL_COMMAND": "sh"}
        return Program([
            "ssh", "-tt", "-F", "none", "-i", self.folder / "key", "-p", str(self.port), "-e", "none",
            "-o", "StrictHostKeyChecking=no", "-o", f"UserKnownHostsFile={self.folder}/known", "-o", "LogLevel=ERROR",
            "-o", "SetEnv=" + " ".join(f"{name}={value}" for name, value in sent.items() if name not in without),
            f"{getpass.getuser()}@127.0.0.1", f"touch {self.evil}/ran; sh"])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in (self.daemon, self.sandbox):
            process.terminate()
            process.wait()

    def complaints(self):
        return complaints(self.trace.read_text(), str(self.state), ["/.terminfo", str(self.evil)])


def restricted(binary):
    with tempfile.TemporaryDirectory(prefix="unpunch-restricted-") as folder:
        with Host(binary, pathlib.Path(folder), True) as host, host.log_in(MARK) as ssh:
            ssh.until("Find check-in flow records")
            ssh.output = b""
            ssh.press("\x1a")
            ssh.until("this login runs unpunch only")
            expect(ssh.process.poll() is None, "Ctrl-Z: says why it does nothing")
            ssh.press("\x1bOS")
            ssh.output = b""
            ssh.press(f"{host.folder}/config.yaml\r")
            ssh.until("list.csv")  # one word: where the sentence is folded depends on the length of the path
            expect(True, "F4: a file elsewhere is refused")
            ssh.press("\x7f" * 200)
            ssh.output = b""
            ssh.press(f"../{MARK}people.txt\r")
            ssh.until("list.csv")
            expect(True, "F4: a file beside the directory is refused, also where its name begins with a combining mark")
            ssh.press("\x7f" * 200)
            ssh.press("people.txt\r")
            ssh.until(f"{len(host.access['employees'])} ids")
            expect(True, "F4: a file of the given directory is read")
            ssh.press("\r")
            ssh.until("[ ]")
            expect(True, "records are found: the base address of the settings is asked, not the client's")
            ssh.press("/import\r")
            ssh.press(" ")
            ssh.press("d")
            ssh.until("Type 1")
            time.sleep(1.2)  # as long as the question does not take the count
            ssh.press("1")
            time.sleep(0.2)  # A count and its Enter in one read are taken for a paste.
            ssh.press("\r")
            ssh.until("Deleted 1")
            expect(True, "a record is deleted")
            ssh.press("\x1a")
            ssh.press("\x03")
            time.sleep(0.7)  # as long as the question does not listen
            os.write(ssh.master, b"y")
            status = ssh.end()
            expect(status == 0, f"ends with {status}")
            expect(EVIL.encode() not in ssh.output, "the client's description of its terminal is not used")
            expect(not (host.evil / "ran").exists(), "the client's command is not run")
            expect(not (host.evil / "state").exists(), "the client's state directory is not made")
            expect((host.state / "journal.sqlite").exists(), "the journal lies where the settings say")
            found = host.complaints()
            expect(not found, f"{len(host.trace.read_text().splitlines())} traced calls, {len(found)} forbidden")
            for line in found[:20]:
                print("      " + line)


def unrestricted(binary):
    """The same client without --restricted: the judge must see it."""
    with tempfile.TemporaryDirectory(prefix="unpunch-restricted-") as folder:
        with Host(binary, pathlib.Path(folder), False) as host, \
                host.log_in(without=["UNPUNCH_CA_FILE"]) as ssh:  # Settings with a file that is not there begin nothing.
            # Its own idle_timeout, of a second, ends it.
            ssh.end()
            expect(EVIL.encode() in ssh.output, "without --restricted the description is used")
            found = host.complaints()
            expect(any("writes outside" in line for line in found), "… the judge notices the other state directory")
            expect(any("looks where" in line for line in found), "… and the description of the terminal")
            expect(any("zz_ZZ" in line for line in found), "… and the directory of locales")


def closed(binary):
    """Settings that somebody else has closed off: whoever may not read them may not delete either."""
    if os.getuid() != 0:
        return print("  –   closed settings need root to be closed by")
    with tempfile.TemporaryDirectory(prefix="unpunch-closed-") as folder:
        folder = pathlib.Path(folder)
        program = folder / "unpunch"
        shutil.copy(binary, program)
        settings = folder / "settings" / "unpunch"
        settings.mkdir(parents=True)
        (settings / "config.yaml").write_text("read_only: true\n")
        (folder / "state").mkdir(mode=0o700)
        for path in (folder, folder / "settings", program):
            path.chmod(0o755)

        def run(mode, *words):
            settings.chmod(mode)
            return subprocess.run(
                [program, *words], user=65534, group=65534, extra_groups=[], capture_output=True, text=True,
                env={"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "settings"), "LANG": "C.UTF-8",
                     "XDG_STATE_HOME": str(folder / "state"),
                     "UNPUNCH_APP_ID": "cli_x", "UNPUNCH_APP_SECRET": "x", "UNPUNCH_BASE_URL": "http://127.0.0.1:9"})

        shut, opened, history = run(0o700, "delete", "1", "--yes"), run(0o755, "delete", "1", "--yes"), run(0o755, "history")
        expect(shut.returncode == 78 and "chmod 755" in shut.stderr, f"closed settings: {shut.returncode}, {shut.stderr.strip()}")
        expect(opened.returncode == 78 and "read-only" in opened.stderr, f"open ones: {opened.returncode}, {opened.stderr.strip()}")
        expect(history.returncode == 73 and not history.stdout, f"a closed journal: {history.returncode}, {history.stderr.strip()}")


def crashed(binary):
    """A crash under the trace, though the environment names a program for it: no other program begins."""
    with tempfile.TemporaryDirectory(prefix="unpunch-crashed-") as folder:
        for number in (signal.SIGILL, signal.SIGTRAP, signal.SIGABRT, signal.SIGSEGV):
            trace = pathlib.Path(folder) / f"trace-{number}"
            traced = subprocess.Popen(
                ["strace", "-f", "-qq", "-y", "-s", "256", "-o", trace, "-e", TRACED,
                 binary, "sandbox", "--port", "0", "--format", "json"],
                env=os.environ | {"SWIFT_BACKTRACE": "enable=yes,swift-backtrace=/bin/true"},
                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            traced.stdout.readline()
            os.kill(int(trace.read_text().split(" ", 1)[0]), number)
            try:
                said = traced.communicate(timeout=20)[1]
            except subprocess.TimeoutExpired:
                os.kill(int(trace.read_text().split(" ", 1)[0]), signal.SIGKILL)
                said = traced.communicate()[1] + b"it went on"
            found = [line for line in complaints(trace.read_text(), folder, []) if "starts a process" in line]
            ended = traced.returncode in (-number, 128 + number)
            expect(ended and not found and not said, f"{number.name}: ends it, and starts nothing")
            for line in found[:3]:
                print("      " + line)


def main(binary):
    wrong = complaints_of_the_judge()
    expect(not wrong, f"the judge notices what it must{': ' if wrong else ''}{'; '.join(wrong)}")
    restricted(binary)
    unrestricted(binary)
    closed(binary)
    crashed(binary)
    finish()


main(str(pathlib.Path(sys.argv[1]).resolve()))

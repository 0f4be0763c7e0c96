"""Every way to end leaves the terminal as it was: modes, cursor, screen, keypad, mouse, pastes, attributes, messages.

    ends.py BINARY

A terminal that is gone takes the program with it, within a second and without spinning. It ends with 1 where that is
not so.
"""

import os
import signal
import sys
import time

from pseudoterminal import DEAF, DEMO, Program, expect, finish, name_of

FATAL = [
    signal.SIGSEGV, signal.SIGABRT, signal.SIGTRAP, signal.SIGILL, signal.SIGBUS, signal.SIGFPE, signal.SIGQUIT,
    signal.SIGSYS]


def ends(binary, label, how, status, **environment):
    with Program([binary, *DEMO], **environment) as program:
        program.until("[ ]")
        expect(program.device_mode() == 0o600, f"{label}: nobody else may write to the terminal")
        how(program)
        found = program.end()
        expect(found == status, f"{label}: ends with {found}")
        left = program.left_behind()
        expect(not left, f"{label}: leaves {', '.join(left) or 'nothing behind'}")


def press(*keys):
    def how(program):
        for key in keys[:-1]:
            program.press(key)
        if keys[-1] == "y":
            time.sleep(DEAF)
        os.write(program.master, keys[-1].encode())
    return how


def send(number):
    return lambda program: os.kill(program.process.pid, number)


def hang_up(binary, label, controls):
    """The terminal goes while nothing happens."""
    with Program([binary, *DEMO], controls=controls) as program:
        program.until("[ ]")
        before, start = program.cpu_seconds(), time.monotonic()
        program.hang_up()
        used = 0.0
        while program.process.poll() is None and time.monotonic() < start + 20:
            try:
                used = program.cpu_seconds() - before
            except (FileNotFoundError, ProcessLookupError):
                pass
            time.sleep(0.01)
        seconds = time.monotonic() - start
        expect(
            program.process.returncode == 130 and seconds < 1,
            f"{label}: ends with {program.process.returncode} after {seconds * 1000:.0f} ms")
        expect(used < 0.5, f"{label}: {used * 1000:.0f} ms of computing")


def main(binary):
    ends(binary, "q", press("q"), 0)
    ends(binary, "Ctrl-C and y", press("\x03", "y"), 0)
    ends(binary, "Ctrl-C twice", press("\x03", "\x03"), 130)
    ends(binary, "from a text field", press("/", "\x03", "y"), 0)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        ends(binary, name_of(number), send(number), 130)
    for number in FATAL:
        ends(binary, name_of(number), send(number), -number)
    ends(binary, "SIGTERM on a console", send(signal.SIGTERM), 130, TERM="linux")
    ends(binary, "SIGSEGV in tmux", send(signal.SIGSEGV), -signal.SIGSEGV, TERM="tmux-256color")
    hang_up(binary, "a terminal that hangs up", controls=True)
    hang_up(binary, "a terminal that goes without a signal", controls=False)
    finish()


main(sys.argv[1])

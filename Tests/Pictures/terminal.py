"""The program in a window of tmux."""

import os
import subprocess
import sys
import tempfile
import time
import uuid


class Tmux:
    """A private tmux server with one window, and the program in it."""

    def __init__(self, program, arguments, columns, rows, environment=None):
        self.server = ["tmux", "-L", f"unpunch-{uuid.uuid4().hex[:8]}", "-f", "/dev/null"]
        self.home = tempfile.TemporaryDirectory(prefix="unpunch-pictures-")
        environment = {
            "HOME": self.home.name, "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "Asia/Shanghai",
            **(environment or {}),
        }
        command = ["env", "-u", "TMUX", *(f"{k}={v}" for k, v in environment.items()), str(program), *arguments]
        self._tmux(
            "start-server", ";", "set-option", "-g", "default-terminal", "screen-256color", ";",
            "set-option", "-g", "status", "off", ";", "set-option", "-g", "remain-on-exit", "on", ";",
            "new-session", "-d", "-x", str(columns), "-y", str(rows), *command)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # The program is asked to end first, so that its own directory goes with it.
        pid = int(self._tmux("display-message", "-p", "#{pane_pid}"))
        os.kill(pid, 15)
        self.wait(lambda _: self._tmux("display-message", "-p", "#{pane_dead}") == "1", "the end")
        self._tmux("kill-server")
        self.home.cleanup()

    def _tmux(self, *arguments):
        done = subprocess.run(
            [*self.server, *arguments], capture_output=True, text=True, check=True, encoding="utf-8")
        return done.stdout.rstrip("\n")

    def press(self, *keys):
        self._tmux("send-keys", *keys)

    def type(self, text):
        self._tmux("send-keys", "-l", text)

    def resize(self, columns, rows):
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def size(self):
        columns, rows = self._tmux("display-message", "-p", "#{window_width} #{window_height}").split()
        return int(columns), int(rows)

    def screen(self):
        return self._tmux("capture-pane", "-p")

    def colours(self):
        # With the blanks at the ends of rows, which may be reversed.
        return self._tmux("capture-pane", "-p", "-e", "-N")

    def cursor(self):
        """The column and row of the cursor; nothing where it is hidden."""
        shown, column, row = self._tmux(
            "display-message", "-p", "#{cursor_flag} #{cursor_x} #{cursor_y}").split()
        return (int(column), int(row)) if shown == "1" else None

    def wait(self, holds, what):
        deadline = time.monotonic() + 30
        while not holds(self.screen()):
            if time.monotonic() > deadline:
                sys.exit(f"waited in vain for {what}:\n{self.screen()}")
            time.sleep(0.05)

    def settle(self):
        """Waits until the screen has stayed the same for four looks: no picture of half a frame."""
        looks, deadline = [], time.monotonic() + 30
        while len(looks) < 4 or any(look != looks[-1] for look in looks[-4:]):
            if time.monotonic() > deadline:
                sys.exit(f"the screen does not come to rest:\n{self.screen()}")
            time.sleep(0.1)
            looks.append((self.colours(), self.cursor()))

    def wait_for(self, *texts):
        self.wait(lambda screen: all(text in screen for text in texts), " and ".join(texts))

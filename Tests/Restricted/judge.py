"""What a traced run may do: start no program, write into its state directory only, read no description of a terminal
that its user brought. The judge is judged by `complaints_of_the_judge`.
"""

import os
import re

CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")
STRING = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')
STARTS = {"execve", "execveat", "fork", "vfork"}
WRITES = {
    "creat", "mkdir", "mkdirat", "mknod", "mknodat", "rename", "renameat", "renameat2", "link", "linkat", "symlink",
    "symlinkat", "unlink", "unlinkat", "rmdir", "truncate", "chmod", "fchmodat", "chown", "fchownat", "utimensat"}
WRITING = re.compile(r"\bO_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)\b")
DEVICES = re.compile(r"^/dev/(?:tty|null|pts/\d+)$")


def paths(arguments):
    """The paths that a call names, absolute where the trace tells of what they are relative to."""
    return [os.path.normpath(os.path.join(base or "/", path)) for base, path in STRING.findall(arguments)]


def complaints(trace, state, forbidden):
    """What a trace shows that may not be, line by line; `forbidden` are pieces of paths that nothing may name."""
    found, started = [], False
    for line in trace.splitlines():
        match = CALL.match(line)
        if not match:
            continue
        call, arguments = match.groups()
        if call == "execve" and not started:
            started = True
            continue
        named = paths(arguments)
        inside = all(path == state or path.startswith(state + "/") or DEVICES.match(path) for path in named)
        is_process = call in ("clone", "clone3") and "CLONE_THREAD" not in arguments
        is_write = call in WRITES or call in ("open", "openat", "openat2") and WRITING.search(arguments)
        if call in STARTS or is_process:
            found.append(f"starts a process: {line}")
        elif is_write and not inside:
            found.append(f"writes outside: {line}")
        elif started and any(piece in path for piece in forbidden for path in named):
            found.append(f"looks where it may not: {line}")
    if not started:
        found.append("the trace shows no start")
    return found


START = '1 execve("/usr/bin/unpunch", ["unpunch"], 0x7ffc /* 9 vars */) = 0\n'
FORBIDDEN_LINES = [
    '1 execve("/bin/sh", ["sh"], 0x7ffc /* 9 vars */) = 0',
    "1 vfork() = 2",
    "1 clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD, child_tidptr=0x7f) = 2",
    "1 clone3({flags=CLONE_VM|CLONE_VFORK, exit_signal=SIGCHLD}, 88) = 2",
    '1 openat(AT_FDCWD</home/ops>, "notes", O_WRONLY|O_CREAT, 0666) = 3</home/ops/notes>',
    '1 openat(AT_FDCWD</>, "/s/state/../x", O_RDWR) = 3</s/x>',
    '1 openat(AT_FDCWD</>, "/s/state2/x", O_RDWR <unfinished ...>',
    '1 unlink("/etc/passwd") = -1 EACCES (Permission denied)',
    '1 rename("/s/state/a", "/s/b") = 0',
    '1 access("/home/ops/.terminfo", R_OK) = -1 ENOENT (No such file or directory)',
    '1 openat(AT_FDCWD</>, "/evil/x/xterm", O_RDONLY) = 3</evil/x/xterm>',
]
PERMITTED_LINES = [
    "1 clone3({flags=CLONE_VM|CLONE_FS|CLONE_THREAD|CLONE_SIGHAND}, 88) = 2",
    '1 openat(AT_FDCWD</>, "/s/state/journal.sqlite-wal", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 3</s/state/journal.sqlite-wal>',
    '1 openat(AT_FDCWD</>, "/dev/pts/3", O_RDWR) = 3</dev/pts/3>',
    '1 openat(AT_FDCWD</>, "/etc/localtime", O_RDONLY|O_CLOEXEC) = 3</etc/localtime>',
]


def complaints_of_the_judge():
    """What the judge lets pass that it must not, and the other way round."""
    wrong = [f"not noticed: {line}" for line in FORBIDDEN_LINES
             if len(complaints(START + line, "/s/state", ["/.terminfo", "/evil"])) != 1]
    wrong += [f"permitted, and noticed: {line}" for line in PERMITTED_LINES
              if complaints(START + line, "/s/state", ["/.terminfo", "/evil"])]
    return wrong + ([] if complaints("", "/s/state", []) else ["not noticed: no start"])

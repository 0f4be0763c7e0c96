"""A full disk: the journal on a file system without room, then with 4 KiB more, and so on, until all goes well."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from journal_file import JournalFile
from stand import Case, Stand
from sweep import consequences
from world import World

STEP = 4096
DISK_BYTES = 4 << 20
ASKED = 12
"""Two batches, so that there may be room for the first alone."""
IS_INSIDE = "CRASHES_IN_NAMESPACE"
UNSHARE = ["unshare", "-m" if os.getuid() == 0 else "-rm"]


def enter_namespace() -> None:
    """Runs this program anew in a mount namespace of its own, where it may mount and nobody else sees it."""
    if IS_INSIDE not in os.environ and can_mount():
        os.environ[IS_INSIDE] = "1"
        os.execvp(UNSHARE[0], [*UNSHARE, sys.executable, *sys.argv])


def can_mount() -> bool:
    """Whether a file system can be mounted here."""
    if IS_INSIDE in os.environ:
        return True
    try_it = [*UNSHARE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return bool(shutil.which("unshare")) and not subprocess.run(try_it, capture_output=True).returncode


def cases(stand: Stand) -> list[Case]:
    """All sizes, for a new journal and for one that is there."""
    found = []
    for is_new, row in ((True, "a new journal"), (False, "a journal that is there")):
        most = room_needed(stand, is_new)
        for free in range(0, most, STEP):
            found.append(Case("full disk", row, partial(fill, stand, is_new, free)))
        found.append(Case("full disk", row, partial(clean, stand, is_new, most)))
    return found


def fill(stand: Stand, is_new: bool, free: int) -> list[str]:
    """Deletes with so many bytes free, makes room, and looks at what came of it."""
    with world_on_disk(stand, is_new, free) as world:
        before = JournalFile.read(world.state).events
        asked = world.records.all[-ASKED:]
        ended = world.delete(asked)
        (world.state.parent / "ballast").unlink()
        where = f"{free >> 10} KiB free, exit {ended.status}: "
        return [where + each for each in consequences(world, before, ended, asked, is_killed=False)]


def clean(stand: Stand, is_new: bool, free: int) -> list[str]:
    """With that much room everything must go well."""
    with world_on_disk(stand, is_new, free) as world:
        ended = world.delete(world.records.all[-ASKED:])
        return [f"{free >> 10} KiB free, exit {ended.status}"] if ended.status else []


def room_needed(stand: Stand, is_new: bool) -> int:
    """The bytes with which a run goes well: more than it leaves behind, since the journal's log goes into its file at the end."""
    for free in range(0, DISK_BYTES // 2, 2 * STEP):
        with world_on_disk(stand, is_new, free) as world:
            if world.delete(world.records.all[-ASKED:]).status == 0:
                return free
    raise AssertionError("No room is enough for a run.")


def room(path: Path) -> int:
    """The bytes that are free."""
    status = os.statvfs(path)
    return status.f_bavail * status.f_frsize


@contextmanager
def world_on_disk(stand: Stand, is_new: bool, free: int) -> Iterator[World]:
    """A world whose state directory is on a small disk of its own, with a ballast that leaves so many bytes."""
    disk = stand.new_folder()
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES},mode=0700", "tmpfs", disk], check=True)
    try:
        with stand.world(is_new=is_new, state=disk / "state") as world:
            with (disk / "ballast").open("wb") as ballast:
                os.posix_fallocate(ballast.fileno(), 0, room(disk) - free)
            yield world
    finally:
        subprocess.run(["umount", "-l", disk], check=True)
        disk.rmdir()

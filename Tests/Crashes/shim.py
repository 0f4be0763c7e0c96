"""The shim between the program and the system: built once, told a rule, and its log read. See shim.c."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

ENDLESS = 1_000_000_000


@dataclass(frozen=True)
class Rule:
    """Which calls are spoiled, and how: of those that fit, counted from 1, those from the first to the last."""

    call: str
    file: str
    first: int
    action: str
    last: int = 0
    """The last one; 0 where only the first is spoiled."""

    def __str__(self) -> str:
        return f"{self.call} {self.file} {self.first} {self.last or self.first} {self.action}"


@dataclass(frozen=True)
class Call:
    """A call that was made, or spoiled."""

    name: str
    file: str
    result: int
    struck: str = ""
    """The action of the rule that struck it."""

    @property
    def is_on_file(self) -> bool:
        """Whether it concerns a file, not a socket."""
        return self.name != "send"


def build(folder: Path) -> Path:
    """Compiles the shim; without the checks of some systems, which get in the way of a function called open."""
    library = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    options = ["-O2", "-Wall", "-U_FORTIFY_SOURCE", "-shared", "-fPIC"]
    subprocess.run(["cc", *options, "-o", library, source, "-ldl", "-lpthread"], check=True)
    return library


def read_log(path: Path) -> list[Call]:
    """The calls of a run, in the order in which they ended."""
    if not path.exists():
        return []
    lines = (line.split() for line in path.read_text().splitlines())
    return [Call(name, file, int(result), *struck) for name, file, result, *struck in lines]

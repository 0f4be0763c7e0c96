"""A terminal that has a shell's screen besides the one that programs draw on, and keeps what goes out of it above."""

import sys
import pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Hostile"))
from terminal import WIDE, Terminal


class ShellScreen(Terminal):
    """What is on it stays in every size, as far as there is room. Leaving the other screen brings the first one back
    as it was, and leaves below it what a larger window had shown there meanwhile, as some terminals do."""

    def __init__(self, columns, rows):
        self.above, self.shell = [], None
        self.grid = None
        super().__init__(columns, rows)

    def resize(self, columns, rows):
        before = self.grid
        super().resize(columns, rows)
        for row, line in enumerate(before or []):
            if row < rows:
                self.grid[row][:min(columns, len(line))] = line[:columns]
            elif self.shell is None:
                self.above.append(line)

    def everything(self):
        """All that can be seen, also by scrolling back."""
        return "\n".join("".join(cell for cell in row if cell is not WIDE) for row in self.above + self.grid)

    def _line_feed(self):
        if self.row == self.bottom and self.top == 0 and self.shell is None:
            self.above.append(self.grid[0])
        super()._line_feed()

    def _obey(self, match):
        is_screen = match["private"] and "1049" in match["numbers"].split(";")
        if not is_screen or (match["final"] == "h") == (self.shell is not None):
            return None if is_screen else super()._obey(match)
        if match["final"] == "h":
            self.shell = ([row[:] for row in self.grid], self.row, self.column)
            self.grid = [[" "] * self.columns for _ in range(self.rows)]
            return None
        (grid, self.row, self.column), self.shell = self.shell, None
        for row, line in enumerate(grid[:self.rows]):
            self.grid[row] = (line + [" "] * self.columns)[:self.columns]
        self.row, self.column = min(self.row, self.rows - 1), min(self.column, self.columns - 1)
        return None

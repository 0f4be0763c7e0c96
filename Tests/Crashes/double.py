"""The platform of the fault matrix, `Tests/Faults`: it knows the truth, and fails at any byte. Here it also kills."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "Faults"))

from api import APP_ID, Calls, Endpoint  # noqa: E402
from faults import Exchange, Fault, Moment  # noqa: E402
from server import Plan, Platform  # noqa: E402
from truth import Flow, Log, Truth  # noqa: E402

__all__ = ["APP_ID", "Calls", "Endpoint", "Exchange", "Fault", "Flow", "Log", "Moment", "Plan", "Platform", "Records"]

SEALED = "the attendance result has been sealed and can not modify"


class Records(Truth):
    """As many records as a run needs, some of which the platform refuses to delete."""

    def __init__(self, log: Log, size: int, sealed: int = 0) -> None:
        super().__init__(log)
        pattern = list(self._flows.values())
        made = [
            {**pattern[number % len(pattern)], "record_id": str(6_709_359_313_699_300_000 + number * 1_111),
             "check_time": str(int(pattern[0]["check_time"]) + 60 * number),
             "external_id": f"gate-{number}", "idempotent_id": f"import-{number}"}
            for number in range(size)]
        self._flows = {flow["record_id"]: flow for flow in made}
        self._keys = {}
        self.all = list(self._flows)
        """The ids of all records that there were at the beginning."""
        self.sealed = set(self.all[len(self.all) - sealed:])

    def delete(self, ids: list[str], applies: bool) -> tuple[list[str], dict[str, str]]:
        """As the truth of the matrix does it, with a reason for each record that is sealed."""
        refused = {each: SEALED for each in ids if each in self.sealed}
        gone, reasons = super().delete([each for each in ids if each not in refused], applies)
        return gone, refused | reasons

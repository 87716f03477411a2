"""What can be wrong with a score sheet, each fault with the row it stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """One fault: a code with its parameters, so that it can be said in any language."""

    code: str
    row: int | None = None
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        where = "" if self.row is None else f"row {self.row}: "
        said = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{where}{self.code}" + (f" ({said})" if said else "")


class ScoreSheetError(ValueError):
    """The scores cannot be ranked as they stand; `faults` lists every reason."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.row or 0, fault.code)))
        super().__init__("; ".join(str(fault) for fault in self.faults))

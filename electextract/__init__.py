"""Election-result news, English and Bengali, into contest results.

    import electextract
    result = electextract.extract("Asha Rao of the BJP won Sitai by 5,000 votes.")
    electextract.to_frame([result])

spaCy and pandas are imported by the first call that needs them, not by `import electextract`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from electextract.consolidate import consolidate
from electextract.errors import ElectextractError
from electextract.extract import extract, extract_many
from electextract.io.tables import to_frame
from electextract.records import (
    Constituency,
    ContestResult,
    Election,
    Evidence,
    Extraction,
    Mention,
    Party,
    Quantity,
    Rounds,
    SeatTally,
    Standing,
    Warning,  # noqa: A004 - the schema's word
)
from electextract.verify import verify
from electextract.version import __version__

if TYPE_CHECKING:
    from electextract.consolidated import ConsolidatedContest, Verdict
    from electextract.pipeline import load
    from electextract.viz.notebook import show

__all__ = [
    "ConsolidatedContest",
    "Constituency",
    "ContestResult",
    "ElectextractError",
    "Election",
    "Evidence",
    "Extraction",
    "Mention",
    "Party",
    "Quantity",
    "Rounds",
    "SeatTally",
    "Standing",
    "Verdict",
    "Warning",
    "__version__",
    "consolidate",
    "extract",
    "extract_many",
    "load",
    "show",
    "to_frame",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name == "load":
        from electextract.pipeline import load

        return load
    if name == "show":
        from electextract.viz.notebook import show

        return show
    if name in ("ConsolidatedContest", "Verdict"):
        from electextract import consolidated

        return getattr(consolidated, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__

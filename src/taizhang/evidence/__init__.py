"""Tying a plan to its source: emendations applied, sections laid, quotes found, names resolved."""

from taizhang.evidence.model import Evidence
from taizhang.evidence.quotes import cuts_number
from taizhang.evidence.sections import TITLE_ENDS
from taizhang.evidence.tie import tie

__all__ = ["TITLE_ENDS", "Evidence", "cuts_number", "tie"]

"""All that a rule may use, in one import: ``from taizhang.rules import Facts, Finding, Plan``.

A rule is a file in ``validators/`` with a docstring, ``SEVERITY`` and ``check(plan, facts)``; its
``Plan`` holds what was written, tied to its words, and its ``Facts`` what is known besides: the
registers, the account of the numbers, and what the machine read for itself.  Names that are not
listed here may move without notice.
"""

from taizhang.emendation import Change
from taizhang.findings import Finding
from taizhang.numbers import CUT_UP, Number, printed_periods
from taizhang.plan import CLAIMS, Claim, Place, Plan, Section, Share
from taizhang.registers import Entry, Registers
from taizhang.second_reading.dismissals import fitting_reasons
from taizhang.second_reading.facts import Facts
from taizhang.second_reading.headings import SILENT, ordinals_of, style_of
from taizhang.second_reading.signs import CLAUSE, SENTENCE, Sign, Signs, words_of_field
from taizhang.segments import Segment
from taizhang.words.dates import find_dates, find_deadlines
from taizhang.words.names import (
    CLOSING,
    OPENING,
    ROLES,
    Mention,
    has_label,
    read_names,
    resolve,
)
from taizhang.words.places import places_of

__all__ = [
    "CLAIMS",
    "CLAUSE",
    "CLOSING",
    "CUT_UP",
    "OPENING",
    "ROLES",
    "SENTENCE",
    "SILENT",
    "Change",
    "Claim",
    "Entry",
    "Facts",
    "Finding",
    "Mention",
    "Number",
    "Place",
    "Plan",
    "Registers",
    "Section",
    "Segment",
    "Share",
    "Sign",
    "Signs",
    "find_dates",
    "find_deadlines",
    "fitting_reasons",
    "has_label",
    "ordinals_of",
    "places_of",
    "printed_periods",
    "read_names",
    "resolve",
    "style_of",
    "words_of_field",
]

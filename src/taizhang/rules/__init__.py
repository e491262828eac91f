"""All that a rule may use, in one import: ``from taizhang.rules import Facts, Finding, Plan``.

A rule is a file in ``validators/`` with a docstring, ``SEVERITY`` and ``check(plan, facts)``; its
``Plan`` holds what was written, tied to its words, and its ``Facts`` what is known besides: the
registers, the account of the numbers, and what the machine read for itself.  Names that are not
listed here may move without notice.
"""

from taizhang.findings import Finding
from taizhang.numbers import CUT_UP, Miss, Number, period_of_title, printed_periods
from taizhang.plan import CLAIMS, Claim, Place, Plan, Section, Share
from taizhang.registers import Registers
from taizhang.second_reading.bodies import unclaimed_bodies, unlisted_bodies
from taizhang.second_reading.choices import shown_choices
from taizhang.second_reading.dismissals import fitting_reasons
from taizhang.second_reading.emendation_kinds import flawed_emendations
from taizhang.second_reading.entity_names import flawed_names
from taizhang.second_reading.facts import Facts
from taizhang.second_reading.headings import ordinals_of, style_of
from taizhang.second_reading.left_over import belongs_to, dismissed_by, left_over
from taizhang.second_reading.quantities import Disagreement
from taizhang.second_reading.signs import CLAUSE, SENTENCE, words_of_field
from taizhang.segments import Segment
from taizhang.words.dates import find_dates, find_deadlines, find_returning
from taizhang.words.names import CLOSING, OPENING, ROLES, read_names, resolve
from taizhang.words.places import places_of

__all__ = [
    "CLAIMS",
    "CLAUSE",
    "CLOSING",
    "CUT_UP",
    "OPENING",
    "ROLES",
    "SENTENCE",
    "Claim",
    "Disagreement",
    "Facts",
    "Finding",
    "Miss",
    "Number",
    "Place",
    "Plan",
    "Registers",
    "Section",
    "Segment",
    "Share",
    "belongs_to",
    "dismissed_by",
    "find_dates",
    "find_deadlines",
    "find_returning",
    "fitting_reasons",
    "flawed_emendations",
    "flawed_names",
    "left_over",
    "ordinals_of",
    "period_of_title",
    "places_of",
    "printed_periods",
    "read_names",
    "resolve",
    "shown_choices",
    "style_of",
    "unclaimed_bodies",
    "unlisted_bodies",
    "words_of_field",
]

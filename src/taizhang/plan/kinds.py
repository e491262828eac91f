"""The kinds of claim: where each stands in a section, in the schema and in the tables.

A kind that has no columns of its own making needs no more than its line here, its definition in
``plan.schema.json``, its table in ``schemas/tables/`` and its place in the template of a plan.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of claim.

    ``name`` is its key in a section and the name of its table, ``definition`` that of its fields in
    ``plan.schema.json``, ``own_id`` the column of its id where it has one.  ``agreed`` are the fields
    that two readings must have alike to agree (None: such claims are not compared); ``derivable``
    says that its table names columns that nobody wrote; ``on_one_line`` that a draft writes each on a
    line of its own.
    """

    name: str
    definition: str
    own_id: str = ""
    agreed: tuple[str, ...] | None = ()
    derivable: bool = False
    on_one_line: bool = False


TARGET_FIELDS = ("value", "to", "unit", "comparator", "year", "period", "change", "reference")
FUNDING_FIELDS = ("amount", "to", "unit", "bound", "rate", "per", "recurrence", "years")
MEASURE_FIELDS = ("action", "modality", "grain")

KINDS = (
    Kind("given", "given", agreed=None, on_one_line=True),
    Kind("responsibilities", "responsibility"),
    Kind("targets", "target", "target_id", TARGET_FIELDS, derivable=True),
    Kind("funding", "funding", "funding_id", FUNDING_FIELDS),
    Kind("measures", "measure", "measure_id", MEASURE_FIELDS, derivable=True, on_one_line=True),
    Kind("entities", "entity", derivable=True, on_one_line=True),
    Kind("duties", "duty", "duty_id", ("kind", "every", "due")),
    Kind("absences", "absence", agreed=("kind",), on_one_line=True),
    Kind("dismissals", "dismissal", on_one_line=True),
    Kind("asides", "aside", agreed=("reason",), on_one_line=True),
)
"""In the order in which a section holds them."""

REPORTED = ("observations", "standings", "fulfilments", "tallies")
"""Kinds of claim that only reports make."""

CLAIMS = tuple(kind.name for kind in KINDS)
PLAIN = tuple(kind for kind in KINDS if kind.name not in ("given", "responsibilities"))
"""Kinds whose every claim is a row of the table of that name."""

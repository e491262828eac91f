"""The kinds of claim: where each stands in a section, in the schema, in the tables and on pages.

A kind that has no columns of its own making needs no more than its line here, its definition in
``plan.schema.json``, its table in ``schemas/tables/`` and its names in the labels of the site.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of claim.

    ``name`` is its key in a section and the name of its table, ``definition`` that of its fields in
    ``plan.schema.json``, ``own_id`` the column of its id where it has one, ``named_by`` the field
    that says what it is called.  ``agreed`` are the fields that two readings must have alike to agree
    (None: such claims are not compared).  It ``pays`` where its words account for their segment, and
    is ``counted`` where a page tells it among what a plan says.  ``derivable`` says that its table
    names columns that nobody wrote; ``on_one_line`` that a draft writes each on a line of its own.
    """

    name: str
    definition: str
    own_id: str = ""
    named_by: str = ""
    agreed: tuple[str, ...] | None = ()
    pays: bool = False
    counted: bool = False
    derivable: bool = False
    on_one_line: bool = False


TARGET_FIELDS = ("value", "to", "unit", "comparator", "year", "period", "change", "reference")
FUNDING_FIELDS = ("amount", "to", "unit", "bound", "rate", "per", "recurrence", "years")
MEASURE_FIELDS = ("action", "modality", "grain")

KINDS = (
    Kind("given", "given", agreed=None, pays=True, on_one_line=True),
    Kind("responsibilities", "responsibility", pays=True, counted=True),
    Kind(
        "targets",
        "target",
        own_id="target_id",
        agreed=TARGET_FIELDS,
        pays=True,
        counted=True,
        derivable=True,
    ),
    Kind("funding", "funding", own_id="funding_id", agreed=FUNDING_FIELDS, pays=True, counted=True),
    Kind(
        "measures",
        "measure",
        own_id="measure_id",
        agreed=MEASURE_FIELDS,
        pays=True,
        counted=True,
        derivable=True,
        on_one_line=True,
    ),
    Kind("entities", "entity", named_by="name", counted=True, derivable=True, on_one_line=True),
    Kind(
        "duties",
        "duty",
        own_id="duty_id",
        agreed=("kind", "every", "due"),
        pays=True,
        counted=True,
    ),
    Kind(
        "absences",
        "absence",
        named_by="title",
        agreed=("kind",),
        pays=True,
        counted=True,
        on_one_line=True,
    ),
    Kind("dismissals", "dismissal", on_one_line=True),
    Kind("asides", "aside", agreed=("reason",), pays=True, on_one_line=True),
)
"""In the order in which a section holds them."""

CALLED = {kind.name: kind for kind in KINDS}

REPORTED = {
    "observations": "observation",
    "standings": "standing",
    "fulfilments": "fulfilment",
    "tallies": "tally",
}
"""Kinds of claim that only reports make, each with what a segment calls it."""

CLAIMS = tuple(kind.name for kind in KINDS)
PLAIN = tuple(kind for kind in KINDS if kind.name not in ("given", "responsibilities"))
"""Kinds whose every claim is a row of the table of that name."""
PAYING = {kind.name: kind.definition for kind in KINDS if kind.pays} | REPORTED
"""Kinds whose words account for their segment, each with what a segment calls it."""
COUNTED = tuple(kind.name for kind in KINDS if kind.counted)

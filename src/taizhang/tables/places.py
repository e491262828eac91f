"""Where on the site a record of a plan stands: on the page of its plan, or on one of those below it."""

from taizhang.plan import Claim
from taizhang.promises import Promise, Promises

MEASURES, LINES, BODIES, TEXT, RECORDS = "measures", "lines", "bodies", "text", "records"
"""The pages below that of a plan: one for each of its longer parts, the last for all else."""


def part_of(claim: Claim, promises: Promises) -> str:
    """The page below its plan's on which a claim is told; empty for the plan's own.

    What says a promise again stands with the promise.
    """
    if promise := promises.of(claim):
        return part_of_promise(promise)
    other = {"measures": LINES, "responsibilities": BODIES}
    return other.get(claim.kind, RECORDS)


def part_of_promise(promise: Promise) -> str:
    """Measures have a page of their own; targets, money and duties stand on the plan's."""
    return MEASURES if promise.kind == "measure" else ""


def plan_page(plan: str, part: str = "") -> str:
    """The key of the page of a plan, or of one below it."""
    return f"plans/{plan}/{part}".rstrip("/")


def address_on_site(homepage: str, plan: str, part: str, address: str) -> str:
    """Where a record stands on the site; from the site's root on where it has no home page."""
    return f"{homepage.rstrip('/')}/{plan_page(plan, part)}/#r-{address}".lstrip("/")


def address_of_promise(plan: str, promise: Promise) -> str:
    """Where a promise stands, from the site's root on."""
    return address_on_site("", plan, part_of_promise(promise), promise.claim.id)

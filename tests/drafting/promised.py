"""How good a draft is where nothing has a number: its measures and asides beside those of a truth."""

from drafting.counts import Score
from drafting.truth import Promised, Truth

PROMISED = ("measures", "action", "strength", "grain", "asides", "reason")
Pair = tuple[Promised, Promised]


def compare_promised(truth: Truth, draft: Truth) -> dict[str, Score]:
    """The scores of measures and asides, and of what is said of those that are found."""
    if truth.promised is None:
        return {one: Score() for one in PROMISED}
    true, drafted = (_parted(one.promised or []) for one in (truth, draft))
    measures, asides = (_paired(*two) for two in zip(true, drafted, strict=True))
    return {
        "measures": _found(true[0], drafted[0], measures),
        "action": _alike([one.action == two.action for one, two in measures]),
        "strength": _alike([one.modality == two.modality for one, two in measures]),
        "grain": _alike([one.grain == two.grain for one, two in measures]),
        "asides": _found(true[1], drafted[1], asides),
        "reason": _alike([one.reason == two.reason for one, two in asides]),
    }


def _parted(promised: list[Promised]) -> tuple[list[Promised], list[Promised]]:
    """Measures and asides."""
    return [one for one in promised if not one.reason], [one for one in promised if one.reason]


def _paired(true: list[Promised], drafted: list[Promised]) -> list[Pair]:
    """Each true one with the first drafted one whose words overlap its own."""
    left, pairs = list(drafted), []
    for one in true:
        same = [two for two in left if one.start < two.end and two.start < one.end][:1]
        pairs += [(one, two) for two in same]
        left = [two for two in left if two not in same]
    return pairs


def _found(true: list[Promised], drafted: list[Promised], pairs: list[Pair]) -> Score:
    return Score(len(true), len(drafted), len(pairs))


def _alike(same: list[bool]) -> Score:
    return Score(len(same), len(same), sum(same))

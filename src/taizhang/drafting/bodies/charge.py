"""Words that charge bodies with something."""

from typing import NamedTuple


class Charge(NamedTuple):
    """Words at ``text[start:end]`` that charge bodies; ``roles`` where lists must be written.

    ``doubtful`` names the roles in which a person's office is taken for the body.
    """

    start: int
    end: int
    roles: dict[str, list[str]]
    doubtful: tuple[str, ...] = ()

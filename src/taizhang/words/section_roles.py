"""What parts of a plan hold, by their role: the corpus says it (``section_roles`` of the lexicon)."""

from typing import Literal

from taizhang.registers import Registers

Silence = Literal["promises", "bodies", "duties"]


def is_frame(role: str, registers: Registers) -> bool:
    """Whether parts of a role stand around the plan: what they print is nothing that it says."""
    return role in registers.lexicon["section_roles"]["frame"]


def is_silent(role: str, of: Silence, registers: Registers) -> bool:
    """Whether no sentence in parts of a role promises, charges bodies, or says how often."""
    return is_frame(role, registers) or role in registers.lexicon["section_roles"][f"without_{of}"]


def is_segmented(role: str, registers: Registers) -> bool:
    """Whether each segment of parts of a role needs an account."""
    return role in registers.lexicon["section_roles"]["segmented"]

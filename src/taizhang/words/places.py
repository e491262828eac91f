"""Where words stand in a text that may break its lines."""

import re
from collections.abc import Iterator

from taizhang.registers import Registers


def places_of(words: str, text: str, registers: Registers) -> Iterator[tuple[int, int]]:
    """Where words stand in a folded text that may break their lines."""
    signs = re.sub(r"\s", "", registers.fold(words))
    pattern = r"\s*".join(map(re.escape, signs))
    return (match.span() for match in re.finditer(pattern, text)) if signs else iter(())

"""Chinese quantities: read from words, found for a claim, compared with what it states.

``Words`` holds what the registers say words mean; ``read_quantities`` finds every quantity of a
text, and all that only looks like one; ``quantity_for`` finds the one a claim's value refers to;
``compare`` tells where claim and words contradict.
"""

from taizhang.quantity.agreement import Contradiction, compare
from taizhang.quantity.matching import quantity_for, unit_of
from taizhang.quantity.model import Quantity, QuantityPart
from taizhang.quantity.reader import read_quantities
from taizhang.quantity.words import Words, words_of

__all__ = [
    "Contradiction",
    "Quantity",
    "QuantityPart",
    "Words",
    "compare",
    "quantity_for",
    "read_quantities",
    "unit_of",
    "words_of",
]

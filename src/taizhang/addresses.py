"""Keys of records without an id: told by their words, never by where they stand."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from taizhang.registers import Registers

LENGTH = 8


def key_of(words: str, registers: Registers) -> str:
    """The key of words: the same in either script, with or without blanks."""
    plain = re.sub(r"\s", "", registers.simplify(unicodedata.normalize("NFKC", words)))
    return sha256(plain.encode()).hexdigest()[:LENGTH]


def keys_in_order(words: Iterable[str], registers: Registers) -> list[str]:
    """The keys of words of one section, in the order of the text: repeats end in :2, :3 …"""
    counts: Counter[str] = Counter()
    keys = []
    for one in words:
        key = key_of(one, registers)
        counts[key] += 1
        keys.append(key if counts[key] == 1 else f"{key}:{counts[key]}")
    return keys


def is_address(id: str) -> bool:
    """Whether this is an address made of a key, and no id that a person gave."""
    return ":" in id

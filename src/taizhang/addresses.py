"""Keys of records without an id: told by their words, never by where they stand."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from taizhang.registers import simplify


def fingerprint(words: str) -> str:
    """Eight hexadecimal digits of words, the same in either script and whatever blanks they have."""
    text = "".join(simplify(unicodedata.normalize("NFKC", words)).split())
    return sha256(text.encode()).hexdigest()[:8]


def keys_in_order(words: Iterable[str]) -> list[str]:
    """The keys of words of one section, in the order of the text: repeats end in :2, :3 …"""
    counts: Counter[str] = Counter()
    keys = []
    for one in words:
        key = fingerprint(one)
        counts[key] += 1
        keys.append(key if counts[key] == 1 else f"{key}:{counts[key]}")
    return keys


def is_address(id: str) -> bool:
    """Whether this is an address made of a key, and no id that a person gave."""
    return ":" in id

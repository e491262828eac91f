"""Text cut so that any run of Chinese can be found, and put together again.

Dictionaries miss names and cut the same words differently in different places.  So each Chinese
character is indexed together with the one after it (创新链 as 创新, 新链, 链), and a query is
looked for as a phrase of such pairs (``search.js`` cuts it likewise).  Every pair stands for its
first character: with these the text is restored, in the script of its source.
"""

import re
from collections.abc import Callable

HAN = re.compile("[\u3400-\u9fff]+")
PIECE = re.compile(
    r"(?P<han>[\u3400-\u9fff]+)"
    r"|[0-9]+(?:\.[0-9]+)*"  # 2.0
    r"|[^\W\d_\u3400-\u9fff]+(?:&[^\W\d_\u3400-\u9fff]+)*"  # R&D
    r"|(?P<rest>\S)"
)
JOINING = ".&"
"""What may stand inside a piece; Pagefind drops other marks."""


def cut(text: str, simplify: Callable[[str], str]) -> str:
    """The pieces of a text with blanks between them, in simplified characters.

    Marks are left on the piece before them.  ``simplify`` keeps the number of characters.
    """
    pieces: list[str] = []
    for found in PIECE.finditer(text):
        if found["han"]:
            run = simplify(found["han"])
            pieces.extend(run[at : at + 2] for at in range(len(run)))
        elif found["rest"] and pieces:
            pieces[-1] += found["rest"]
        else:
            pieces.append(found[0])
    return " ".join(pieces)


def characters(text: str) -> str:
    """The Chinese characters of a text: one for each pair that `cut` makes of it."""
    return "".join(HAN.findall(text))


def restore(pieces: str, own: str) -> str:
    """Pieces with the character that each pair stands for; blanks between them stay.

    Raises ValueError where the pairs are not those of the text whose characters these are.
    """
    found = HAN.findall(pieces)
    if len(found) != len(own):
        raise ValueError(f"{len(found)} pairs for {len(own)} characters")
    left = iter(own)
    return HAN.sub(lambda _: next(left), pieces)

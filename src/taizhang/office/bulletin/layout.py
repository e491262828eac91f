"""The layout of official documents after GB/T 9704-2012, as far as a bulletin needs it."""

from dataclasses import dataclass

PAGE = (210, 297)
"""A4, in millimetres: width and height."""

TYPE_AREA = (156, 225)
"""版心: what a page holds, in millimetres."""

TOP, LEFT = 37, 28
"""天头、订口: the margins above and at the binding."""

RIGHT, BOTTOM = PAGE[0] - LEFT - TYPE_AREA[0], PAGE[1] - TOP - TYPE_AREA[1]

NUMBER_BELOW = 7
"""So many millimetres below the type area the page number stands."""

LINE = 28.95
"""The height of a line in points: 22 lines to a page."""

CHARACTERS = 28
"""Characters to a line."""

POINTS = 1 / 25.4 * 72
"""Points in a millimetre."""


@dataclass(frozen=True)
class Type:
    """A typeface as the standard calls it, its size in points, and free ones that may stand in."""

    font: str
    size: float
    free: str
    family: str = "roman"


TITLE = Type("方正小标宋简体", 22, "Noto Serif CJK SC")
BODY = Type("仿宋_GB2312", 16, "Noto Serif CJK SC")
FIRST = Type("黑体", 16, "Noto Sans CJK SC", "swiss")
SECOND = Type("楷体_GB2312", 16, "Noto Serif CJK SC")
TABLE = Type("仿宋_GB2312", 12, "Noto Serif CJK SC")
PAGE_NUMBER = Type("宋体", 14, "Noto Serif CJK SC")
TYPES = (TITLE, BODY, FIRST, SECOND, TABLE, PAGE_NUMBER)

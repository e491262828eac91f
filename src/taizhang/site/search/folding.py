"""Simplified for traditional characters, for scripts in the browser."""

from opencc import OpenCC

IDEOGRAPHS = range(0x3400, 0xA000)


def folding_script() -> str:
    """A module whose ``fold`` puts text into simplified characters and lower case.

    So words typed in either script are found.  It holds a pair for each character that OpenCC
    simplifies one for one.
    """
    simple = OpenCC("t2s").convert
    pairs = ((chr(code), simple(chr(code))) for code in IDEOGRAPHS)
    changed = [(old, new) for old, new in pairs if old != new and len(new) == 1]
    traditional, simplified = ("".join(half) for half in zip(*changed, strict=True))
    return (
        "// Generated from the tables of OpenCC (Apache-2.0).\n"
        f'const traditional = "{traditional}"\n'
        f'const simplified = "{simplified}"\n'
        "const simple = new Map([...traditional].map((c, at) => [c, [...simplified][at]]))\n"
        'export const fold = text =>\n  [...text].map(c => simple.get(c) ?? c).join("").toLowerCase()\n'
    )

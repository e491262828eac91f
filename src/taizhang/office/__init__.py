"""The papers of an office, made of promises, reports and reckoning: nothing is written that no record bears.

``matters.py`` tells a promise as every paper needs it; each paper has a room of its own.
"""

from taizhang.office.matters import Matter, matters_of

__all__ = ["Matter", "matters_of"]

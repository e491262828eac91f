"""Every segment of the parts that promise, and what accounts for it.

A segment (小句) is what stands between commas, semicolons and full stops outside brackets, quotation
marks and book title marks, or the end of a line; a row of a table is one.  Headings and brackets of
bodies are taken off first.  It is paid for by a claim that holds its last verb or number, by a date
or modal quoted alone, by a responsibility that names a body in it, or by an aside.
"""

from taizhang.segments.cut import cut
from taizhang.segments.ledger import masked_text, segments_of
from taizhang.segments.model import Segment

__all__ = ["Segment", "cut", "masked_text", "segments_of"]

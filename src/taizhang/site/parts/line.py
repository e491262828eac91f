"""Lines of a list: links, with what is counted behind them."""

from dataclasses import dataclass

from taizhang.site.language.text_run import TextRun


@dataclass(frozen=True)
class ListLine:
    """A link in a list; ``draft`` and ``ended`` tell of the plan to which it leads."""

    name: tuple[TextRun, ...]
    draft: bool = False
    count: int = 0
    ended: bool = False

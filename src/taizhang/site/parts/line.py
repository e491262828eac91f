"""Lines of a list: links, with what is counted behind them."""

from dataclasses import dataclass

from taizhang.site.language.text_run import TextRun


@dataclass(frozen=True)
class ListLine:
    """A link in a list; ``draft`` where it leads to a plan that has not been issued."""

    name: tuple[TextRun, ...]
    draft: bool = False
    count: int = 0

"""The reckonings of a whole corpus: its plans by its reports, on a day."""

from collections.abc import Iterator

from taizhang.corpus import Corpus, CorpusError
from taizhang.plan import Plan
from taizhang.progress.reading.check import CheckedAll, check_all, plans_of
from taizhang.progress.reckon import Reckoning, ended_by, reckon
from taizhang.promises import Promises, read_promises


def promises_of_corpus(corpus: Corpus) -> list[Promises]:
    """What every plan promises.  Raises CorpusError where the corpus has errors."""
    checked = check_all(corpus)
    _refuse_errors(checked)
    return [read_promises(one, corpus.registers) for one in plans_of(checked)]


def reckon_corpus(
    corpus: Corpus,
    as_of: str,
    *,
    plan: str | None = None,
    organisation: str | None = None,
    known_by: str = "",
) -> Iterator[Reckoning]:
    """The reckoning of every plan, or of one; of all promises, or of those of one body.

    Raises CorpusError where the corpus has errors, no such plan can be read, or no such body is
    registered.
    """
    checked = check_all(corpus)
    _refuse_errors(checked)
    plans = plans_of(checked)
    _refuse_unknown(corpus, plans, plan, organisation)
    for one in plans:
        if plan in (None, one.id):
            promises = read_promises(one, corpus.registers)
            ended = ended_by(one, plans)
            found = reckon(promises, checked.read, as_of, known_by=known_by, ended=ended)
            yield found.of_body(organisation) if organisation else found


def _refuse_errors(checked: CheckedAll) -> None:
    """What cannot be read would be reckoned as if nobody had promised or reported it."""
    for one in checked.findings:
        if one.severity == "error":
            place = f"{one.path}:{one.span.start.line}"
            raise CorpusError(
                f"Nothing is reckoned while there are errors; taizhang check tells all of them. "
                f"The first: {place}: {one.message} 有错误时不作推算，全部错误见 taizhang check。"
                f"第一处：{place}：{one.message_zh}"
            )


def _refuse_unknown(
    corpus: Corpus, plans: list[Plan], plan: str | None, organisation: str | None
) -> None:
    known = [one.id for one in plans]
    if plan is not None and plan not in known:
        raise CorpusError(
            f"There is no plan {plan} that can be read. 没有可读的规划 {plan}。 ({', '.join(known)})"
        )
    if organisation is not None and organisation not in corpus.registers.tables["organisations"]:
        near = ", ".join(corpus.registers.nearest_ids("organisations", organisation))
        raise CorpusError(
            f"There is no organisation {organisation}. "
            f"名录中没有机构 {organisation}。 ({near or '—'})"
        )

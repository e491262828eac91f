"""Which pages there are for an office: the evaluation, what plans prescribe, and what they cite."""

from collections.abc import Iterator
from functools import partial

from taizhang.office.evaluation.show import say
from taizhang.site.office.documents import documents
from taizhang.site.office.evaluation import EvaluationPage, plan_traits
from taizhang.site.office.prescribed import Prescribed
from taizhang.site.parts.page import GeneratedPage, view_page
from taizhang.site.records.mentions import Mentions


def office_pages(mentions: Mentions) -> Iterator[GeneratedPage]:
    """The pages of this room in one language."""
    locale, evaluation = mentions.locale, EvaluationPage(mentions)
    title, page = say("title", locale.lang), partial(view_page, template="office.html")
    yield page("office/evaluation", locale, title=title, view=evaluation.view)
    for plan in mentions.plans:
        named = locale.name(plan.data, "title")[0].text
        of_plan = locale.word("title-of-part").format(part=title, title=named)
        view = partial(evaluation.of_plan, plan)
        yield page(plan_traits(plan), locale, title=of_plan, view=view)
    prescribed = Prescribed(mentions)
    yield page("office/dispatch", locale, title=locale.word("prescribed"), view=prescribed.view)
    cited = partial(documents, mentions)
    yield page("office/documents", locale, title=locale.word("documents-title"), view=cited)

"""What pages say of reports: that none was read, or how many and what they tell."""

from progress.town import town
from taizhang.plan import Plan
from taizhang.progress import Report
from taizhang.site.language.locale import Locale
from taizhang.site.promise.view import view_promise
from taizhang.site.records.mentions import Mentions, gather
from taizhang.site.records.strip import strip as strip_of

PLAN = "qinghe-2025-innovation"


def mentions(lang: str, reports: list[Report]) -> tuple[Mentions, Plan]:
    corpus, checked = town()
    told = gather(checked.results, Locale(lang, corpus.registers), "2025-06-30", reports)
    return told, next(plan for plan in told.plans if plan.id == PLAN)


def strip(lang: str, reports: list[Report]) -> list[str]:
    told, plan = mentions(lang, reports)
    return list(strip_of([plan], told))


def test_a_plan_without_reports_says_that_none_was_read() -> None:
    assert "尚未收录进展报告，兑现与否无从说起" in strip("zh", [])
    assert any("no report of progress read yet" in one for one in strip("en", []))


def test_a_plan_with_reports_says_how_many_and_until_when() -> None:
    assert "已收录 3 份进展报告（至 2025-06-30）" in strip("zh", town()[1].read)


def test_the_page_of_a_promise_tells_its_state_and_why() -> None:
    told = [mentions(lang, town()[1].read)[0] for lang in ("zh", "en")]
    plan = next(plan for plan in told[0].plans if plan.id == PLAN)
    (promise,) = (one for one in told[0].promises[PLAN].all if one.claim.id == "scale-firms")
    zh, en = view_promise(plan, promise, told, {"version": "1.0.0", "contributors": []}, "").sides
    assert zh.states[0] == "说法不一" and "督查室" in zh.states[1]
    assert en.states[0] == "Disputed" and en.states[1].startswith("The body that answers")


def test_cards_tell_the_state_and_who_reports_of_itself() -> None:
    told, plan = mentions("zh", town()[1].read)
    cards = told.cards(plan)
    claims = {one.claim.id: one.claim for one in told.promises[PLAN].all}
    said = {id: cards.answers.standing(claim) for id, claim in claims.items()}
    assert said["scale-firms"] == "说法不一"
    assert said["high-tech"] == "未达序时进度"
    assert said["srdi-new"] == "达到序时进度（自报）"
    assert said["scheme"] == "到期未见结果" and cards.answers.is_broken(claims["scheme"])
    assert said["srdi-reward"] == "至 2026 年"
    assert "说法不一" in cards.promise(claims["scale-firms"]).badges
    assert cards.answers.pressing(claims["rd-intensity"]) == ()
    silent, _ = mentions("zh", [])
    assert silent.cards(plan).answers.standing(claims["srdi-new"]) == "未到期"

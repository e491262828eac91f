"""The year of a target is the nearest that governs it, in drafts and in what ``check`` says of them."""

from typing import Any

import pytest

from drafting.members import HEAD, TAIL, claims, drafted, findings, of_goals, of_task

MEMBERS: dict[str, dict[int, int | None]] = {
    # Two paragraphs.
    "到2025年,高新技术企业达到100家,建设创新平台10个。\n到2030年,高新技术企业达到200家,建设创新平台30个。": {
        100: 2025, 10: 2025, 200: 2030, 30: 2030,
    },
    "到2024年底,培育科技型中小企业60家。建成孵化器4家。\n到2027年底,培育科技型中小企业90家。建成孵化器7家。": {
        60: 2024, 4: 2024, 90: 2027, 7: 2027,
    },
    # Several in one line.
    "到2024年,高新技术企业达到80家;到2025年,高新技术企业达到100家;到2026年,高新技术企业达到120家。": {
        80: 2024, 100: 2025, 120: 2026,
    },
    "2024年培育高新技术企业20家、2025年25家、2026年30家以上。": {20: 2024, 25: 2025, 30: 2026},
    "到2025年,高新技术企业达到80家,2027年达到95家,2030年达到160家。": {80: 2025, 95: 2027, 160: 2030},
    # In the near and the far future.
    "近期到2025年,高新技术企业达到80家,创新平台10个;远期到2030年,高新技术企业达到200家,创新平台40个。": {
        80: 2025, 10: 2025, 200: 2030, 40: 2030,
    },
    "近期目标(2025年):高新技术企业达到80家,创新平台10个。\n远期目标(2030年):高新技术企业达到200家,创新平台40个。": {
        80: 2025, 10: 2025, 200: 2030, 40: 2030,
    },
    "(一)近期目标(2025年)\n高新技术企业达到80家。\n(二)远期目标(2030年)\n高新技术企业达到200家。": {
        80: 2025, 200: 2030,
    },
    "(一)近期目标。到2025年,高新技术企业达到80家。\n(二)远期目标。到2030年,高新技术企业达到200家。": {
        80: 2025, 200: 2030,
    },
    # Lists after a colon.
    "到2025年,实现以下目标:\n1.高新技术企业达到80家。\n2.创新平台达到10个。\n到2030年,力争实现:\n"
    "1.高新技术企业达到200家。\n2.创新平台达到40个。": {80: 2025, 10: 2025, 200: 2030, 40: 2030},
    "到2025年,主要指标如下:\n高新技术企业达到80家;\n创新平台达到10个。\n到2030年:\n高新技术企业达到200家;\n创新平台达到40个。": {
        80: 2025, 10: 2025, 200: 2030, 40: 2030,
    },
    "到2026年:\n——高新技术企业达到80家。\n——创新平台达到10个。": {80: 2026, 10: 2026},
    # Handed out.
    "2024年、2025年分别培育高新技术企业20家、25家。": {20: 2024, 25: 2025},
    "到2024年、2025年、2026年,高新技术企业分别达到80家、100家和120家。": {80: 2024, 100: 2025, 120: 2026},
    "2024年和2025年,高新技术企业分别达到80家以上、95家以上,创新平台分别达到4个、6个。": {
        80: 2024, 95: 2025, 4: 2024, 6: 2025,
    },
    "2025年底、2027年底高新技术企业数分别达到80家和130家。": {80: 2025, 130: 2027},
    # Behind the number.
    "高新技术企业达到100家(2025年)、200家(2030年)。": {100: 2025, 200: 2030},
    "高新技术企业达到100家以上(到2026年底),创新平台达到10个(到2027年底)。": {100: 2026, 10: 2027},
    # Only compared with.
    "到2025年,高新技术企业比2022年(65家)净增三十家以上;科技型中小企业达到200家。": {30: 2025, 200: 2025},
    "到2025年,技术合同成交额达到2020年的1.5倍,高新技术企业达到200家。": {200: 2025},
    "到2025年,高新技术企业由2022年的65家增加到100家。": {100: 2025},
    "到2025年,高新技术企业达到100家(2022年为65家),创新平台达到10个。": {100: 2025, 10: 2025},
    "以2020年为基期,到2025年新增创新平台12个。": {12: 2025},
    "到2025年,在2022年65家的基础上新增高新技术企业30家。": {30: 2025},
    # Read as before.
    "到2026年,高新技术企业达到100家。建成创新平台10个。": {100: 2026, 10: 2026},
    "落实《2023年创新工作要点》,到2026年高新技术企业达到100家。": {100: 2026},
    "占比2026年达到30%,高新技术企业达到100家。": {30: 2026, 100: 2026},
}  # fmt: skip


def years(made: Any) -> dict[int, int | None]:
    return {
        int(target["value"]): target.get("year")
        for target in claims(made, "targets")
        if target["unit"] != "times"
    }


@pytest.mark.parametrize("goals", MEMBERS)
def test_a_target_has_the_year_that_governs_it(goals: str) -> None:
    made = of_goals(goals)
    assert years(made) == MEMBERS[goals]
    text = f"{HEAD}一、工作目标\n{goals}{TAIL}"
    assert [(one.rule, one.message) for one in findings(made, text)] == []


SEVERAL = {goals: one for goals, one in MEMBERS.items() if len(set(one.values())) > 1}


@pytest.mark.parametrize("goals", SEVERAL)
def test_check_disagrees_with_a_year_that_another_governs(goals: str) -> None:
    """As if the first year held for all: what a draft that reads no further would write."""
    made = of_goals(goals)
    first = next(iter(MEMBERS[goals].values()))
    moved = [target for target in claims(made, "targets") if target.get("year") != first]
    words = {target["year"]: target["context"]["year"] for target in moved if "context" in target}
    for section in _walk(made.data["sections"]):
        section.pop("given", None)
        for target in section.get("targets", []):
            target["year"] = first
            target.setdefault("context", {}).pop("year", None)
            if str(first) not in target["quote"]:
                target["context"]["year"] = _words(goals, str(first))
            target["context"] or target.pop("context")
            target.pop("timing", None)
    text = f"{HEAD}一、工作目标\n{goals}{TAIL}"
    told = [
        one.record
        for one in findings(made, text)
        if one.rule == "years-agree-with-words" and one.severity in ("error", "warning")
    ]
    wrong = {target["id"] for target in moved}
    assert wrong <= set(told), words


def _walk(sections: list[dict[str, Any]]) -> Any:
    for section in sections:
        yield section
        yield from _walk(section.get("sections", []))


def _words(text: str, year: str) -> str:
    at = text.index(year)
    return text[max(0, at - 1) : at + 5] if text[at - 1 : at] == "到" else text[at : at + 5]


def test_a_year_compared_with_is_the_baseline_with_its_value() -> None:
    (first, second) = claims(
        of_goals("到2025年,高新技术企业比2022年(65家)净增30家;产值较2020年翻一番。"), "targets"
    )
    assert first["baseline"] == {"year": 2022, "value": 65}
    assert first["change"] == {"kind": "increment", "against": "baseline"}
    assert second["baseline"] == {"year": 2020} and second["year"] == 2025


def test_among_tasks_a_year_reaches_to_the_end_of_its_sentence() -> None:
    made = of_task("到2025年,培育高新技术企业20家,建设创新平台3个。新建园区2个。")
    assert years(made) == {20: 2025, 3: 2025, 2: None}


def test_a_year_that_comes_behind_holds_for_what_shall_be_done_by_it() -> None:
    made = of_task("建设创新平台4个,2025年底前建成。")
    assert years(made) == {4: 2025}


def test_a_year_from_which_something_goes_on_is_no_deadline() -> None:
    made = of_task("自2024年起,每年培育高新技术企业20家。")
    assert years(made) == {20: None}


def test_what_two_years_do_not_fit_has_none_and_is_reviewed() -> None:
    made = of_goals("2024年、2025年,高新技术企业达到80家。")
    (target,) = claims(made, "targets")
    assert "year" not in target and "year" in target["review"]


def test_a_year_from_another_sentence_is_reviewed_where_several_are_named() -> None:
    made = of_goals("到2025年,高新技术企业达到100家。建成平台8个。到2030年,建成平台30个。")
    reviewed = {t["value"]: "year" in t.get("review", []) for t in claims(made, "targets")}
    assert reviewed == {100: False, 8: True, 30: False}


def test_a_full_text_keeps_its_years_apart_where_its_digits_are_full_width() -> None:
    made = drafted(
        f"{HEAD}一、工作目标\n到２０２５年，高企达到１００家。\n到２０３０年，高企达到２００家。{TAIL}"
    )
    assert years(made) == {100: 2025, 200: 2030}

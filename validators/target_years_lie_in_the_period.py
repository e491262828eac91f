"""A target is due within the years the plan is for.
目标的年份落在规划期之内。

A three-year plan whose target is due ten years later was probably read wrong: a base year taken for
the year of the target, or a digit mistyped.  Where the text really looks further, say why: waive the
finding with that reason.

三年计划里十年后的目标，多半是读错了：把基年当成目标年，或打错一位数。若原文确实看得更远，请写明理由豁免。

2036 lies outside 2024–2026:

```yaml
period: {start: 2024, end: 2026}
text: |
  一、目标(2024-2026年)
  到2036年,培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 到2036年,培育企业30家
        comparator: eq
        value: 30
        unit: firm
        year: 2036  # <- finding
```

2026 lies within:

```yaml
period: {start: 2024, end: 2026}
text: |
  一、目标(2024-2026年)
  到2026年,培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 企业, quote: "到2026年,培育企业30家", comparator: eq, value: 30, unit: firm, year: 2026}
```

To mend it: read the year again; base years belong under `baseline`.
怎样改：重读年份；基年写在 `baseline`。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    period = plan.data.get("period")
    if not period or facts.account.unfitting:  # The period itself is told.
        return
    for claim in plan.of_kind("given", "targets", "funding"):
        for key, year in _years(claim.data):
            if not period["start"] <= year <= period["end"]:
                yield plan.finding(
                    claim,
                    key,
                    en=f"{year} lies outside the period of the plan, {period['start']}–{period['end']}.",
                    zh=f"{year} 年不在规划期 {period['start']}–{period['end']} 之内。",
                    hint="Read the year again; base years belong under baseline. If the text looks "
                    "further, waive this with that reason (waivers).",
                    hint_zh="请重读年份；基年写在 baseline。若原文确实看得更远，请在 waivers 写明理由豁免。",
                    quote=claim.quote,
                )


def _years(data: dict[str, object]) -> Iterator[tuple[str, int]]:
    if isinstance(data.get("year"), int):
        yield "year", data["year"]  # type: ignore[misc]
    for key in ("period", "years"):
        span = data.get(key)
        if isinstance(span, dict):
            yield f"{key}/start", span["start"]
            yield f"{key}/end", span["end"]

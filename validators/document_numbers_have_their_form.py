"""A document number has its form, and the year of the document.
发文字号合乎格式，年份与文件一致。

A document number is what a reader uses to find the original: agency code, full year in 〔〕 (U+3014,
U+3015), a serial without leading zero, 号 (GB/T 9704-2012; traditional texts print 號).  Round or
square brackets, or the year of another document, lead nowhere.

读者凭发文字号找原文：机关代字、〔〕内的四位年份、不带 0 的顺序号、号（GB/T 9704-2012；繁体作號）。用了圆括号、
方括号，或写了别的年份，就找不到。

The brackets are wrong:

```yaml
document_number: 揭府办[2024]6号  # <- finding
text: |
  一、目标
  努力。
sections:
  - {id: goals, role: goals, heading: 一、目标}
```

The form is right:

```yaml
document_number: 揭府办〔2024〕6号
written: 2024-02-01
text: |
  揭府办〔2024〕6号
  2024年2月1日
sections:
  - {id: cover, role: cover, starts: 揭府办}
```

To mend it: copy the number from the source.  If the source itself prints it otherwise, emend it there.
怎样改：照来源抄写。若来源本身印错，请加校改。
"""

import re
from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"

FORM = re.compile(r"[^\s〔〕()\uff08\uff09\[\]]+〔(\d{4})〕[1-9]\d*[号號]")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    number = plan.data.get("document_number")
    if number is None:
        return
    match = FORM.fullmatch(number)
    if match is None:
        yield plan.finding(
            plan,
            "document_number",
            en=f"“{number}” does not have the form of a document number.",
            zh=f"“{number}”不合发文字号的格式。",
            hint="Write agency code, full year in 〔〕, serial without leading zero and 号, as in 揭府办〔2024〕6号; "
            "if the source misprints it, emend it there, too.",
            hint_zh="请依次写机关代字、〔〕内的四位年份、前面不带 0 的顺序号和“号”，如：揭府办〔2024〕6号；"
            "来源印错的，也请加校改。",
        )
    elif number not in plan.reading.text:
        yield plan.finding(
            plan,
            "document_number",
            en=f"The text does not print the document number “{number}”.",
            zh=f"文本中找不到发文字号“{number}”。",
            hint="Copy it from the source; where the source lacks it, delete this line and write "
            "missing: {document_number: not-in-source}.",
            hint_zh="请照来源抄写；来源没有的，删去此项，写 missing: {document_number: not-in-source}。",
        )
    elif "written" in plan.data and plan.data["written"][:4] != match[1]:
        yield plan.finding(
            plan,
            "written",
            en=f"The document was written in {plan.data['written'][:4]}, but its number says {match[1]}.",
            zh=f"成文日期（written）在 {plan.data['written'][:4]} 年，发文字号里却是 {match[1]} 年。",
            hint="Read both again; if the source prints both so, waive this with that reason (waivers).",
            hint_zh="请重读两处；若来源确实如此，请在 waivers 写明理由豁免。",
        )

"""The workbook's amounts in LibreOffice: sums, counts and pivots give the numbers of the CSV."""

import csv
import shutil
import subprocess
from collections import Counter
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from packages import describe, read_tables
from reading_back import in_words

MACRO = Path(__file__).with_name("compute.bas")
LIBRARY = "http://openoffice.org/2000/library"
PROFILE = {
    "registrymodifications.xcu": """<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse">
<value>true</value></prop></item></oor:items>""",
    "basic/script.xlc": f"""<l:libraries xmlns:l="{LIBRARY}"
xmlns:xlink="http://www.w3.org/1999/xlink"><l:library l:name="Standard" l:link="false"
xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"/></l:libraries>""",
    "basic/Standard/script.xlb": f"""<l:library xmlns:l="{LIBRARY}" l:name="Standard"
l:readonly="false" l:passwordprotected="false"><l:element l:name="Asked"/></l:library>""",
    "basic/Standard/Asked.xba": f"""<s:module xmlns:s="http://openoffice.org/2000/script"
s:name="Asked" s:language="StarBasic">{escape(MACRO.read_text(encoding="utf-8"))}</s:module>""",
}
"""The files of a user who has been there before, with one macro."""


def computed(book: Path, folder: Path, *asked: object) -> list[list[str]]:
    """What LibreOffice makes of sheet, rows, column of keys, column of values and the key counted."""
    for path, text in PROFILE.items():
        place = folder / "office" / "user" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}', encoding="utf-8")
    told = ",".join(f'"{one}"' for one in (book, *asked, folder / "computed.csv"))
    profile = f"-env:UserInstallation=file://{folder}/office"
    command = ["soffice", profile, "--headless", "--norestore"]
    command.append(f"macro:///Standard.Asked.Compute({told})")
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    with (folder / "computed.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize(
    ("table", "key", "value"),
    [("funding", "bound", "amount_cny"), ("ledger", "comparator", "value")],
)
def test_sum_countif_and_a_pivot_give_the_numbers_of_the_csv(
    package: Path, tmp_path: Path, table: str, key: str, value: str
) -> None:
    (book,) = package.glob("*.xlsx")
    resource = next(one for one in describe(package)["resources"] if one["name"] == table)
    names = [field["name"] for field in resource["schema"]["fields"]]
    rows = read_tables(package)[table]
    words = [in_words(resource["schema"], row)[names.index(key)] for row in rows]
    sums: Counter[str] = Counter()
    for word, row in zip(words, rows, strict=True):
        if word and row[value]:
            sums[word] += Decimal(row[value])
    counted = max(sums, key=lambda word: sums[word])
    total = sum(Decimal(row[value]) for row in rows if row[value])
    columns = names.index(key), names.index(value)
    told = computed(book, tmp_path, resource["title_zh"], len(rows), *columns, counted)
    assert [Decimal(row[0]) for row in told[:2]] == [total, words.count(counted)]
    found = {row[0]: Decimal(row[1]) for row in told[6:] if row[0] in words and row[1]}
    assert found == sums, (told, sums)
    assert len(sums) > 1, sums
    assert Decimal(told[-1][1]) == total

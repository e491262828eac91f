"""LibreOffice without a window: fills in a workbook as a person types."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

SOFFICE = shutil.which("soffice")
SECONDS = 180
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">{}</script:module>
"""
MACRO = """
Sub Fill
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
  sheet = book.Sheets.getByIndex(0)
{typed}
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL("{target}", kind())
  book.close(True)
  StarDesktop.terminate()
End Sub
"""


def fill(source: Path, target: Path, typed: Mapping[str, str]) -> None:
    """Type texts into cells of the first sheet, dates as ISO dates, and save it as another file."""
    profile = target.parent / "profile"
    home = profile / "user" / "basic" / "Standard"
    run(profile, "--terminate_after_init")  # A first start writes libraries of its own.
    lines = [
        f'  sheet.getCellRangeByName("{place}").FormulaLocal = "{told}"'
        for place, told in typed.items()
    ]
    macro = MACRO.format(source=source.as_uri(), target=target.as_uri(), typed="\n".join(lines))
    (home / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    (home / "Module1.xba").write_text(MODULE.format(escape(macro)), encoding="utf-8")
    run(profile, "macro:///Standard.Module1.Fill")


def run(profile: Path, *arguments: str) -> None:
    assert SOFFICE
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)

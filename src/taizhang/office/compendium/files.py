"""A compendium as a file: HTML, or PDF by way of Chromium."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from taizhang.corpus import Corpus
from taizhang.files.yaml_reader import read_yaml
from taizhang.office.compendium.gather import CompendiumError

NAMES = ("chromium", "chromium-browser", "google-chrome")
VARIABLE = "TAIZHANG_CHROMIUM"
SECONDS = 180
PRINTING = (
    *("--headless", "--disable-gpu", "--disable-extensions", "--no-first-run"),
    *("--no-pdf-header-footer", "--generate-pdf-document-outline"),
)


def write_compendium(page: str, out: Path) -> None:
    """Write a page as ``.html`` or ``.pdf``.  Raises CompendiumError where that cannot be done."""
    if out.suffix not in (".html", ".pdf"):
        raise CompendiumError(
            f"{out} is neither .html nor .pdf: name the file so. "
            f"{out} 既不是 .html 也不是 .pdf：请写明其一。"
        )
    try:
        out.write_bytes(page.encode() if out.suffix == ".html" else _printed(page))
    except OSError as error:
        raise CompendiumError(f"{out} cannot be written: {error}. 无法写入 {out}。") from error


def homepage_of(corpus: Corpus) -> str:
    """Where the site of a corpus stands; empty where its metadata does not say."""
    path = corpus.root / "datapackage" / "datapackage.yaml"
    document, _ = read_yaml(corpus.read_words(path), corpus.shown(path))
    return str(document.data.get("homepage", "")) if isinstance(document.data, dict) else ""


def find_chromium() -> str:
    """The program that prints: that of the environment, else the first of the usual names.

    Raises CompendiumError where there is none.
    """
    named = os.environ.get(VARIABLE, "")
    found = next(
        (path for name in ((named,) if named else NAMES) if (path := shutil.which(name))), ""
    )
    if not found:
        raise CompendiumError(
            f"A PDF needs Chromium, and there is none{f' at {named}' if named else ''}: install it, name it in "
            f"{VARIABLE}, or write .html and print that from a browser. "
            f"生成 PDF 需要 Chromium，这里没有：请安装，或在 {VARIABLE} 写明其位置，或改写 .html 再用浏览器打印。"
        )
    return found


def _printed(page: str) -> bytes:
    program = find_chromium()
    with tempfile.TemporaryDirectory(prefix="compendium-") as folder:
        source, printed = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, encoding="utf-8")
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        command = [program, *PRINTING, *root, f"--user-data-dir={folder}/profile"]
        try:
            subprocess.run(
                [*command, f"--print-to-pdf={printed}", source.as_uri()],
                check=True,
                capture_output=True,
                timeout=SECONDS,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise CompendiumError(
                f"{program} could not print: {error}. {program} 无法打印。"
            ) from error
        if not printed.exists():
            raise CompendiumError(f"{program} printed nothing. {program} 没有打印出文件。")
        return printed.read_bytes()

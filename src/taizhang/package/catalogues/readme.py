"""``README.md`` and ``README.en.md``: what lies in the package, for who has just unpacked it."""

from collections.abc import Callable, Sequence
from importlib.resources import files as package_files

import yaml

from taizhang.package.model import Catalogue, File, Package


def describe_readme(lang: str) -> Callable[[Package, Sequence[File]], bytes]:
    """The writer of the README in a language, ``zh`` or ``en``."""
    template = package_files("taizhang.package.catalogues").joinpath(f"readme.{lang}.md")

    def describe(package: Package, files: Sequence[File]) -> bytes:
        data, suffix = package.metadata, "" if lang == "zh" else "_en"
        schema = "_zh" if lang == "zh" else ""
        tables = [
            f"| `{table.name}` | {table.schema[f'title{schema}']} | {len(rows)} |"
            for table, rows in package.each_table()
        ]
        told = template.read_text(encoding="utf-8").format(
            title=data[f"title{suffix}"],
            description=data[f"description{suffix}"],
            name=data["name"],
            version=data["version"],
            licences=", ".join(f"[{one['name']}]({one['path']})" for one in data["licenses"]),
            tables="\n".join(tables),
        )
        card = _card(package, files) if lang == "zh" else ""
        return f"{card}{told}".encode()

    return describe


def _card(package: Package, files: Sequence[File]) -> str:
    """What Hugging Face reads before the README: licence, languages, and a table for each config."""
    tables = [file for file in files if file.format == "parquet"]
    if not tables:
        return ""
    card = {
        "license": package.metadata["licenses"][0]["name"].lower(),
        "language": ["zh", "en"],
        "pretty_name": package.metadata["title_en"],
        "configs": [
            {
                "config_name": file.table,
                "data_files": file.path,
                **({"default": True} if not n else {}),
            }
            for n, file in enumerate(tables)
        ],
    }
    return f"---\n{yaml.safe_dump(card, allow_unicode=True, sort_keys=False)}---\n"


README_ZH = Catalogue(
    "README.md", "text/markdown", "Read me first (Chinese)", "使用说明", describe_readme("zh")
)
README_EN = Catalogue(
    "README.en.md", "text/markdown", "Read me first", "使用说明（英文）", describe_readme("en")
)

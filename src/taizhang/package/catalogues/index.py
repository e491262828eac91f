"""``index.json``, by which machines find everything, and ``SHA256SUMS``, by which they check it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from taizhang.package.model import Catalogue, File, Package
from taizhang.package.writers.nested_json import to_json


def describe_index(package: Package, files: Sequence[File]) -> bytes:
    """All plans, all tables and all files, with paths relative to the index."""
    metadata = package.metadata
    counts = {
        table.name: Counter(row["plan_id"] for row in rows)
        for table, rows in package.each_table()
        if "plan_id" in table.columns and table.name != "plans"
    }
    of_plans: dict[str, dict[str, str]] = defaultdict(dict)
    for one in files:
        of_plans[one.plan][one.format] = one.path
    index: dict[str, Any] = {
        **{key: metadata[key] for key in ("name", "version", "as_of") if key in metadata},
        "title": metadata["title_en"],
        "title_zh": metadata["title"],
        "plans": [
            _plan(row, counts, of_plans[row["plan_id"]]) for row in package.rows.get("plans", [])
        ],
        "tables": [
            {
                "name": table.name,
                "title": table.schema["title"],
                "title_zh": table.schema["title_zh"],
                "rows": len(rows),
                "files": {one.format: one.path for one in files if one.table == table.name},
            }
            for table, rows in package.each_table()
        ],
        "files": [_file(one) for one in files],
    }
    return to_json(index)


def _plan(
    plan: dict[str, Any], counts: dict[str, Counter[str]], files: dict[str, str]
) -> dict[str, Any]:
    return {
        **{key: plan[key] for key in ("plan_id", "title")},
        "title_en": plan.get("title_en") or plan["title"],
        "records": {name: belonging[plan["plan_id"]] for name, belonging in counts.items()},
        "files": files,
    }


def _file(file: File) -> dict[str, Any]:
    about = {key: getattr(file, key) for key in ("table", "plan") if getattr(file, key)}
    return {
        "path": file.path,
        "format": file.format,
        "mediatype": file.media_type,
        "title": file.title,
        "title_zh": file.title_zh,
        **about,
        "bytes": file.size,
        "sha256": file.sha256,
    }


def describe_sums(_: Package, files: Sequence[File]) -> bytes:
    """What ``sha256sum --check`` reads."""
    lines = sorted((file.path, file.sha256) for file in files)
    return "".join(f"{told}  {path}\n" for path, told in lines).encode()


INDEX = Catalogue(
    "index.json",
    "application/json",
    "All plans, tables and files, for machines",
    "供程序读取的总目录：全部规划、表和文件",
    describe_index,
)
SHA256SUMS = Catalogue(
    "SHA256SUMS",
    "text/plain",
    "Hashes of all files, for sha256sum --check",
    "全部文件的校验和，可用 sha256sum --check 核对",
    describe_sums,
)

"""What a careful engineer writes first: PyYAML, jsonschema, substring search, csv, Frictionless, mkdocs.

    python tests/bench/plain_stack.py CORPUS [--loader c|python] [--build OUT] [--site OUT]

It holds plans against the schema, looks for their quotes, writes tables that Frictionless reads, and
pages that MkDocs renders.  It is what the toolkit is measured against, and is not tuned.
"""

import argparse
import csv
import json
import subprocess
import sys
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import yaml

KINDS = (
    "targets", "funding", "duties", "measures", "entities", "asides", "relations",
    "dismissals", "responsibilities",
)  # fmt: skip


def loader(base):
    """A loader that leaves dates as text, as the schema wants them."""

    class Loader(base):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, form) for tag, form in forms if not tag.endswith("timestamp")]
        for first, forms in base.yaml_implicit_resolvers.items()
    }
    return Loader


def iter_sections(sections):
    for section in sections:
        yield section
        yield from iter_sections(section.get("sections", []))


def reading(plan, text):
    """The source with its emendations applied."""
    for one in plan.get("emendations", []):
        series = one.get("series", {"find": one.get("find"), "from": 0, "to": 0})
        for number in range(series["from"], series["to"] + 1):
            find = series["find"].replace("{n}", str(number))
            text = text.replace(find, one.get("read", find))
    return text


def iter_records(plan):
    for section in iter_sections(plan["sections"]):
        for kind in KINDS:
            for number, record in enumerate(section.get(kind, []), 1):
                record = record if isinstance(record, dict) else {"quote": record}
                place = f"{section['id']}/{kind}/{number}"
                yield kind, {"plan": plan["id"], "record": record.get("id", place), **record}


def check(folder, validator, load):
    """The plan and its faults."""
    plan = yaml.load((folder / "plan.yaml").read_text(encoding="utf-8"), load)
    faults = [f"{e.json_path}: {e.message}" for e in validator.iter_errors(plan)]
    source = (folder / "source.txt").read_bytes()
    if faults:
        return plan, faults
    if sha256(source).hexdigest() != plan["source"]["sha256"]:
        faults.append("source.txt is another one")
    text = reading(plan, source.decode("utf-8"))
    for section in iter_sections(plan["sections"]):
        if (section.get("heading") or section.get("starts")) not in text:
            faults.append(f"{section['id']}: heading not found")
    seen = set()
    for _, record in iter_records(plan):
        faults += [f"{record['record']}: quote not found"] * (record["quote"] not in text)
        faults += [f"{record['record']}: id used twice"] * (record["record"] in seen)
        seen.add(record["record"])
    return plan, faults


def write_tables(plans, out):
    """A CSV file for each kind of record, and a descriptor; what Frictionless says of them."""
    from frictionless import Package, Resource

    out.mkdir(parents=True)
    tables, resources = defaultdict(list), []
    for plan in plans:
        for kind, record in iter_records(plan):
            tables[kind].append({key: flat(value) for key, value in record.items()})
    for kind, rows in tables.items():
        columns = list(dict.fromkeys(key for row in rows for key in row))
        with (out / f"{kind}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns)
            writer.writeheader()
            writer.writerows(rows)
        (out / f"{kind}.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        fields = [{"name": name, "type": "string"} for name in columns]
        descriptor = {"name": kind, "path": f"{kind}.csv", "schema": {"fields": fields}}
        resources.append(Resource.from_descriptor(descriptor, basepath=str(out)))
    report = Package(resources=resources).validate()
    return [str(error) for error in report.flatten(["message"])]


def flat(value):
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def write_site(plans, out):
    """A Markdown page for each plan, rendered by MkDocs with Material."""
    pages = out / "docs"
    pages.mkdir(parents=True)
    (pages / "index.md").write_text("# Plans\n", encoding="utf-8")
    for plan in plans:
        lines = [f"# {plan['title']}", "", "| kind | id | quote |", "|---|---|---|"]
        for kind, record in iter_records(plan):
            lines.append(f"| {kind} | {record['record']} | {' '.join(record['quote'].split())} |")
        (pages / f"{plan['id']}.md").write_text("\n".join(lines), encoding="utf-8")
    (out / "mkdocs.yml").write_text("site_name: Plans\ntheme: {name: material, language: zh}\n")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=out, check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--loader", choices=("c", "python"), default="c")
    parser.add_argument("--build", type=Path)
    parser.add_argument("--site", type=Path)
    options = parser.parse_args()
    from jsonschema import Draft202012Validator

    schema = (options.corpus / "schemas/plan.schema.json").read_text(encoding="utf-8")
    validator = Draft202012Validator(json.loads(schema))
    load = loader(yaml.CSafeLoader if options.loader == "c" else yaml.SafeLoader)
    folders = (options.corpus / "datapackage/plans").iterdir()
    results = [check(folder, validator, load) for folder in sorted(folders)]
    faults = [fault for _, found in results for fault in found]
    plans = [plan for plan, _ in results]
    faults += write_tables(plans, options.build) if options.build else []
    if options.site:
        write_site(plans, options.site)
    print("\n".join(faults) or f"{len(plans)} plans, no faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""Whether entries of registers that a release has had are still there, and still the same thing."""

from collections.abc import Iterator
from typing import Any

from taizhang.corpus import Corpus
from taizhang.files.yaml_reader import Document
from taizhang.findings import TOP, Finding, finding
from taizhang.registers import unknown_id
from taizhang.released import REPORTS, released_entry

FOLDER = "datapackage/registers"


def check_released_entries(corpus: Corpus) -> Iterator[Finding]:
    """Findings for entries that vanished without a tombstone, that mean another thing, or are buried alive.

    Of a register with findings nothing is said: what it seems to lack may only be unreadable.
    """
    registers = corpus.registers
    buried = {(one["register"], one["was"]) for one in registers.tombstones}
    for (register, id), was in corpus.released_ids.entries.items():
        if register in registers.broken or register not in registers.tables:
            continue
        entry = registers.tables[register].get(id)
        if entry is None and (register, id) not in buried:
            names = "、".join(sorted(was.names))
            yield _about(corpus, register, id, "released-entry-gone", names=names)
        elif entry is not None and was.is_another(released_entry(entry)):
            now = "、".join(sorted(released_entry(entry).names))
            names = "、".join(sorted(was.names))
            facts = {"names": names, "now": now}
            yield _about(corpus, register, id, "released-entry-reused", **facts)
    yield from _check_tombstones(corpus)


def _check_tombstones(corpus: Corpus) -> Iterator[Finding]:
    document = next((one for one in corpus.register_documents if _is(one, "tombstones")), None)
    for index, tombstone in enumerate(corpus.registers.tombstones if document else ()):
        assert document
        if tombstone["register"] == REPORTS:
            continue
        register, known = tombstone["register"], corpus.registers.tables[tombstone["register"]]
        if tombstone["was"] in known:
            place = f"/{index}/was"
            facts: dict[str, Any] = {"id": tombstone["was"], "register": register}
            span = document.span(place)
            yield finding("released-entry-buried", document.path, span, place, **facts)
        now = str(tombstone.get("now", ""))
        if now and now not in known and register not in corpus.registers.broken:
            yield unknown_id(corpus.registers, document, f"/{index}/now", register, now)


def _about(corpus: Corpus, register: str, id: str, rule: str, **facts: Any) -> Finding:
    """A finding at the entry of this id, or at the top of its register."""
    documents = [one for one in corpus.register_documents if _is(one, register)]
    for document in documents:
        for index, entry in enumerate(document.data if isinstance(document.data, list) else ()):
            if isinstance(entry, dict) and entry.get("id") == id:
                place = f"/{index}/id"
                told = {"record": id, "id": id, "register": register, **facts}
                return finding(rule, document.path, document.span(place), place, **told)
    path = documents[0].path if documents else f"{FOLDER}/{register}.yaml"
    return finding(rule, path, TOP, "", record=id, id=id, register=register, **facts)


def _is(document: Document, register: str) -> bool:
    """Whether a file is one of a register's."""
    within = document.path.removeprefix(f"{FOLDER}/")
    return within == f"{register}.yaml" or within.startswith(f"{register}/")

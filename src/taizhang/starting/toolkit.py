"""Whether the schemas and rules that a corpus took over are those of this toolkit."""

from taizhang import __version__
from taizhang.corpus import Corpus
from taizhang.files.text import read_file


def other_toolkit(corpus: Corpus) -> str:
    """The version of the toolkit that a corpus names, where it is another than this; else empty."""
    path = corpus.root / "datapackage" / "datapackage.yaml"
    if not path.is_file():
        return ""
    text, findings = read_file(path, corpus.shown(path))
    if "toolkit" not in text:
        return ""
    from taizhang.files.yaml_reader import read_yaml

    document, _ = read_yaml(text, corpus.shown(path))
    data = document.data if not findings and isinstance(document.data, dict) else {}
    named = str(data.get("toolkit") or __version__)
    return "" if named == __version__ else named


def advice(named: str, lang: str) -> str:
    """What to tell people whose corpus names another version of the toolkit, in one sentence."""
    if lang == "zh":
        return (
            f"这套数据的模式和规则来自工具 {named} 版，现在运行的是 {__version__} 版："
            "请安装那一版，或用 taizhang init 另建一套，取用其中的 schemas/ 和 validators/，"
            f"再把 datapackage.yaml 的 toolkit 改为 {__version__}。"
        )
    return (
        f"The schemas and rules of this corpus come from toolkit {named}, and {__version__} runs: "
        "install that version, or take over schemas/ and validators/ of a new taizhang init and "
        f"write toolkit: {__version__} in datapackage.yaml."
    )

"""``LICENSE.md``: on which terms the package may be used, and whose terms hold for parts of it."""

from collections.abc import Sequence

from taizhang.package.model import Catalogue, File, Package


def describe_licence(package: Package, _: Sequence[File]) -> bytes:
    """The licences by name and address, and what they do not cover."""
    data = package.metadata
    lines = [f"# 许可 Licence: {package.name}", ""]
    for one in data["licenses"]:
        title = f"{one['title']} ({one['name']})" if "title" in one else one["name"]
        lines.append(f"- {title}: <{one['path']}>")
    for key in ("rights", "rights_en"):
        if key in data:
            lines += ["", data[key]]
    return ("\n".join(lines) + "\n").encode()


LICENCE = Catalogue(
    "LICENSE.md",
    "text/markdown",
    "On which terms it may be used",
    "使用条款",
    describe_licence,
)

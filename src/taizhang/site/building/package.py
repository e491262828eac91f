"""The data package of one build of the site, kept apart until it stands beside the pages."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from taizhang.checking.result import Report
from taizhang.corpus import Corpus
from taizhang.files.copying import copy_folder
from taizhang.package.archive import write_zip
from taizhang.package.build import build_package, collect, write_package
from taizhang.site.about.downloads import Downloads
from taizhang.site.about.versions import changes_since, croissant_at, index_of_versions


class SitePackage:
    """The package as folder and zip, and the schemas it follows; ``clear`` takes it away."""

    def __init__(self, corpus: Corpus, report: Report, *, validate: bool) -> None:
        self._folder = TemporaryDirectory(prefix="taizhang-site-")
        self._schemas = corpus.root / "schemas"
        folder = Path(self._folder.name)
        package = collect(corpus, report)
        self.metadata = package.metadata
        if validate:
            build_package(corpus, report, folder)
        else:
            write_package(package, folder / package.name)
            write_zip(folder / package.name, folder / f"{package.name}.zip")
        self.downloads = Downloads(folder)

    def put_beside(self, site: Path, address: str) -> None:
        """Put the package, what tells of all versions, and the schemas for editors into a site.

        ``address`` is that of the site, ended by a slash, or nothing where it is not known.
        """
        for address in (self.downloads.folder, "data/latest"):
            shutil.copytree(self.downloads.package, site / address, dirs_exist_ok=True)
        data = site / "data"
        shutil.copy(self.downloads.archive, data)
        (data / "index.json").write_bytes(index_of_versions(data, address))
        if changes := changes_since(data, self.downloads.package):
            (site / self.downloads.folder / "changes.json").write_bytes(changes)
        if address:
            (data / "croissant.json").write_bytes(croissant_at(self.downloads, address))
        copy_folder(self._schemas, site / "schemas")

    def clear(self) -> None:
        """Take the package away."""
        self._folder.cleanup()

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

    def put_beside(self, site: Path) -> None:
        """Put the package and the schemas for editors into a built site."""
        for address in (self.downloads.folder, "data/latest"):
            shutil.copytree(self.downloads.package, site / address, dirs_exist_ok=True)
        shutil.copy(self.downloads.archive, site / "data")
        copy_folder(self._schemas, site / "schemas")

    def clear(self) -> None:
        """Take the package away."""
        self._folder.cleanup()

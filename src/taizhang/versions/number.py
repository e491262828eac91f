"""Version numbers of the data, and which one changes demand (semver.org, before 1.0, too)."""

import re
from typing import NamedTuple

PATTERN = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


class Version(NamedTuple):
    """A version ``major.minor.patch``."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return ".".join(map(str, self))

    def after(self, level: str) -> "Version":
        """The next version after changes of a level (none, patch, minor, major)."""
        if level == "major":
            return Version(self.major + 1, 0, 0)
        if level == "minor":
            return Version(self.major, self.minor + 1, 0)
        return self._replace(patch=self.patch + (level == "patch"))


FIRST = Version(0, 1, 0)


def read_version(text: str) -> Version | None:
    """The version that a text states, with or without ``v`` before it."""
    match = PATTERN.fullmatch(text.removeprefix("v"))
    return Version(*map(int, match.groups())) if match else None

"""How many records a truth and a draft have, and how many of them are alike."""

from dataclasses import dataclass


@dataclass
class Score:
    """How many of a kind the truth has, the draft has, and both have alike."""

    true: int = 0
    drafted: int = 0
    alike: int = 0

    @property
    def recall(self) -> float:
        return self.alike / self.true if self.true else 1.0

    @property
    def precision(self) -> float:
        return self.alike / self.drafted if self.drafted else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.true + other.true, self.drafted + other.drafted, self.alike + other.alike)

    def __str__(self) -> str:
        if not self.true and not self.drafted:
            return "–"
        return f"{self.recall:.2f} / {self.precision:.2f} ({self.true})"

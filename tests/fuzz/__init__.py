"""Fuzzing: inputs that nobody thought of, grown from seeds by what code they reach."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
TARGET_NAMES = ("yaml", "text", "emendations", "quantities", "drafting", "diff", "package")

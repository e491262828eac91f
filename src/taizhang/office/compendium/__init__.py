"""A printable collection of measures and offers on a theme, with the words they stand in."""

from taizhang.office.compendium.gather import KINDS, Chosen, Compendium, CompendiumError, gather

__all__ = ["KINDS", "Chosen", "Compendium", "CompendiumError", "gather"]

"""Bulletins (通报): what a body tells others of the promises in a dekad, month, quarter, half-year or year."""

from taizhang.office.bulletin.bulletin import Asked, write_bulletin
from taizhang.office.bulletin.periods import KINDS
from taizhang.office.bulletin.template import BulletinError

__all__ = ["KINDS", "Asked", "BulletinError", "write_bulletin"]

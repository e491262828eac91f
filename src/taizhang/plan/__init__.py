"""A plan as read: sections laid over the reading text, claims tied to their words."""

from taizhang.plan.claims import Claim, Place, Responsible, Section, Share
from taizhang.plan.kinds import CLAIMS, REPORTED
from taizhang.plan.plan import Plan

__all__ = ["CLAIMS", "REPORTED", "Claim", "Place", "Plan", "Responsible", "Section", "Share"]

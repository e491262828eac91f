"""A plan as read: sections laid over the reading text, claims tied to their words."""

from taizhang.plan.claims import Claim, Place, Responsible, Section, Share
from taizhang.plan.kinds import CLAIMS
from taizhang.plan.plan import Plan

__all__ = ["CLAIMS", "Claim", "Place", "Plan", "Responsible", "Section", "Share"]

"""The roles in which responsibilities name organisations, in the order in which pages tell them."""

LEADING = ("lead", "responsible")
"""Roles of those who lead a task or answer for it alone."""

ROLES = (*LEADING, "support")
"""The roles that figures and ledgers tell; those in task forces are told on the pages of plans."""

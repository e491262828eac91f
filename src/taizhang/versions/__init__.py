"""Versions of the data: what changed between two, what the next is called, and its release."""

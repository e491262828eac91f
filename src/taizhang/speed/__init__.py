"""Doing much at once: it knows nothing of plans."""

"""Doing much at once: it knows nothing of plans."""


class WorkerLostError(Exception):
    """A worker was ended from outside; the message says so, in both languages."""

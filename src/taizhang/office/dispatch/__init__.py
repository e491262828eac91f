"""Dispatch: on a day, what falls due, what is behind, who has not reported, which meetings are outstanding."""

from taizhang.office.dispatch.dispatch import Dispatch, dispatch

__all__ = ["Dispatch", "dispatch"]

"""What became of the promises: reports as evidence, and what follows from them on a given day.

A report is read as a plan is: emendations, sections, quotes, numbers.  ``reckon`` is a pure function of
a plan, the reports and a day; no clock is asked.  No promise changes because of a report.
"""

from taizhang.progress.model import Fulfilment, Observation, Report, Row, Standing
from taizhang.progress.reckon import Reckoning, reckon

__all__ = ["Fulfilment", "Observation", "Reckoning", "Report", "Row", "Standing", "reckon"]

"""Taizhang: government plans as open data, every value tied to the words it came from.

The flow is one way: source text and ``plan.yaml`` → plan → findings and rows → package → site.
"""

__version__ = "0.1.0.dev0"

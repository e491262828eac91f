"""Planting single mistakes into real plans, and counting how many of them checking finds."""

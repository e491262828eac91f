"""Tests of the papers of an office."""

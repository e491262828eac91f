"""A module for each format: from rows to the bytes of files."""

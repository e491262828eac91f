"""The raw text: its page, parts, tables, damage and what it says of itself."""

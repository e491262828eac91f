"""The support finder: offers of public money as rows that can be filtered."""

"""Plans side by side: which targets can be compared, and what is counted across plans."""

"""And back: from a package alone to the corpus it was made from."""

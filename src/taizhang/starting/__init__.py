"""Beginning a corpus, and whether one that exists goes with this toolkit."""

"""How the site speaks: its words in both languages, runs of text, numbers, names of regions."""

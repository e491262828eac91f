"""What pages are made of: cards, figures, lists, tables as files, and the page itself."""

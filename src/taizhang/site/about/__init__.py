"""Pages about the data: its rules, its columns, its files, its releases, how well it was read."""

"""Pages of register entries: indicators, instruments, themes and regions, and the lists of them."""

"""Chinese words, no plan known: names of bodies, dates, the borders of words, where words stand."""

"""What is promised: targets, money and measures, with unit, bound, year and condition."""

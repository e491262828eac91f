"""How much of the code no test holds: mutants drawn by a seed, each run against its room's tests."""

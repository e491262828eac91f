"""Who is named or charged, in which role."""

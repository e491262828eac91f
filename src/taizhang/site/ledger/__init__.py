"""The ledger: what plans ask of each organisation, on pages, as files and as a calendar."""

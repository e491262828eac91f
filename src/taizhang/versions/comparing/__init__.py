"""What changed between two versions, record by record, and what only follows from that."""

"""From facts to findings: a plan read and judged, a corpus checked, findings explained and fixed."""

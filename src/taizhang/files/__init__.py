"""From bytes to checked YAML with places: text, YAML, schemas, and what a corpus may leave out."""

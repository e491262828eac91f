"""Writing the data package: one pass over the tables feeds every writer."""

"""What a package says of itself: descriptor, index, catalogues, citation, README."""

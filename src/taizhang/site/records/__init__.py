"""Records of plans as every page tells them: their anchors, their cards, where plans mention what."""

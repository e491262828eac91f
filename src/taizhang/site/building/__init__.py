"""Building the site: which pages there are, and how they become HTML with navigation and data."""

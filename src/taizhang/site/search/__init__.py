"""The search of the site: pages in pieces of two characters, indexed by Pagefind."""

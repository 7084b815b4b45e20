"""Pieces of the page: each draws records and returns what the reader chose."""

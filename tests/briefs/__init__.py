"""Briefs: parsing, checking and reading the corpus."""

"""Vectors and tokens: builds, keeps and opens the index of the corpus."""

"""Understands a question and finds the passages that bear on it."""

"""Judges the evidence, puts the answer together and checks every statement of it."""

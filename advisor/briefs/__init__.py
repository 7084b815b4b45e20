"""Reads `corpus/` and turns it into records; the only room that knows the file formats."""

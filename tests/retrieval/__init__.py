"""Retrieval: understanding, splitting, fusing, searching."""

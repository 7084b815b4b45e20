"""A file of questions, whatever its kind, to labelled items: see `reading.py`, the door."""

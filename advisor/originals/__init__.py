"""Originals of the cited sources: fetched on command, kept as dated snapshots, cut into passages, compared."""

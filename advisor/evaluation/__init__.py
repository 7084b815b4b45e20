"""Measures retrieval on public question sets and answers on named cases."""

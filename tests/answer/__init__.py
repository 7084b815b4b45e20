"""Answers: gate, writing, rendering, and what holds for every answer."""

"""Tests. A package, so that helpers can be imported by name and a bare `pytest` finds the product."""

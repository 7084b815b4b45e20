"""Reads files that a user gives and cuts them into passages."""

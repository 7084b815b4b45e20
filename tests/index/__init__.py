"""Index: tokens, models, stores, building and opening."""

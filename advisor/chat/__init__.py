"""Language models that one may configure: which, where they run, and whether they may be asked."""

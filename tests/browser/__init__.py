"""The page in a real browser: three clicks to the proof, at two widths, by keyboard, with no other host."""

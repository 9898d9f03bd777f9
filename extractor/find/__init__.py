"""Stage 3: text -> mentions."""

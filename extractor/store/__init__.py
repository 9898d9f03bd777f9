"""Stage 5: records -> rows in SQLite: the only room that knows SQL."""

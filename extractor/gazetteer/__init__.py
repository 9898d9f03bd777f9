"""Acts and public bodies, as data, with their source and licence in NOTICE."""

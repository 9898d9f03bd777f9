"""Many files: the ledger and the workers."""

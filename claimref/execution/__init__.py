"""How batches run."""

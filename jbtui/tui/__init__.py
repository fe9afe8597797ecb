"""The terminal app: a thin face on the core."""

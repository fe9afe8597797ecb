"""The rooms a reader walks through, one screen each."""

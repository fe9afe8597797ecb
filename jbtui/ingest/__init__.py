"""Ingest: files in, an index out; unchanged files skipped, vanished ones removed."""

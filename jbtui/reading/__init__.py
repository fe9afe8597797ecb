"""Reading: from a file's bytes to numbered, cleaned source lines."""

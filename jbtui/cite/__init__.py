"""Citation: a passage with a reference that holds, in the styles that people must use."""

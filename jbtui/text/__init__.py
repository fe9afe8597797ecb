"""Plain text: what is safe to show (`cleaning`) and what counts as the same (`folding`)."""

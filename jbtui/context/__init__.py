"""Context: when an article speaks, of which districts and campaigns, on which themes, by whom."""

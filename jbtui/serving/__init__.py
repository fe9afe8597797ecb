"""The reading room in a browser: textual-serve at this machine's own address, behind a key that each start makes."""

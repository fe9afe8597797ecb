"""Layout: from source lines to the blocks that the printed page showed, every repair recorded."""

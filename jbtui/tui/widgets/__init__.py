"""The parts that screens are made of; each knows records and messages, never the index."""

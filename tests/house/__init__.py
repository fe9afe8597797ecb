"""Tests of the house as a whole: layers, documents, packaging."""

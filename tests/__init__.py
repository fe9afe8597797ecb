"""Tests of jbtui, a folder for each room."""

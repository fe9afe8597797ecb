"""The README's pictures: `python -m tests.pictures` drives the real app over the bundled articles and saves them."""

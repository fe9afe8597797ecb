"""The store: the index in SQLite. SQL stands here and in db/, nowhere else."""

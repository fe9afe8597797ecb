"""Export: articles, paragraphs and figures as files for other programs."""

"""Pictures of results: HTML for notebooks, a report as one page, plots."""

"""The filter panel and the chips of what is filtered by."""

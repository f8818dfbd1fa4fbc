"""Programs out of tables and files, planned before anything is written."""

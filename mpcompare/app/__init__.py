"""The state, the verbs on it, settings and paths: what window and command line share."""

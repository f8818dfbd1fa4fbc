"""The export dialogs, and charts drawn without a window for exports."""

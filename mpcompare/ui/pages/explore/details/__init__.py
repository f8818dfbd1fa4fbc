"""The panel beside the results: one program's facts, notes and pay."""

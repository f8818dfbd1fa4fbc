"""The charts that stand on each compared program's card; see `mpcompare.charts`."""

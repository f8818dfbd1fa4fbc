"""One file a chart: figures in, a plain Figure out."""

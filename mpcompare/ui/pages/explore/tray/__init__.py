"""The strip of compared programs below the results."""

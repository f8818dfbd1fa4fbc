"""The charts of one program, for its details and the exports; see `mpcompare.charts`.

Each is made from a `CardPay`, and imports the model only.
"""

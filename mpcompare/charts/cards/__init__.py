"""The charts that stand on each compared program's card; see `mpcompare.charts`.

Each is made from a `CardPay`, and imports the model only.
"""

"""What a program, a fact, a source, a wage and a comparison are: values and rules.

It imports the standard library alone. Start with `attribute.py`, `kind.py` and `fact.py`, then
`attributes.py`, where everything that can be compared is declared once.
"""

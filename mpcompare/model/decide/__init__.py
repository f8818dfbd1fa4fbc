"""From facts to a choice: criteria with weights, what each program's facts are worth, and musts.

Imports the model alone. `criteria.py` says what the user asks, `rating.py` what the facts make of
it; the sampling of weights and unknowns is in `app/decide/`.
"""

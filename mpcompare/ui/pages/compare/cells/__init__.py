"""The cells of the cards: their layout, painting, charts and the source card."""

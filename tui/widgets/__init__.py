"""The pieces that screens are made of: they receive values and post facts, and never see the store."""

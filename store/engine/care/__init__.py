"""Care of a store: what is wrong with its bytes, mending it, copies of it. Works on stores that cannot be opened."""

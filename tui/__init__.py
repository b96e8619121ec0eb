"""The screens, the keys and the words; and the commands beside them."""

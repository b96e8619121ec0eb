"""The screens, the keys and the words; and the commands beside them."""

__version__ = "0.1.0"

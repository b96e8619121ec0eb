"""From what people type to the values of an operation's fields, on the command line and on the screens."""


class Misread(ValueError):
    """A text that is not what its field holds; says which field, what is wrong and the remedy, in the reader's
    language."""

"""What mends a fault: an operation, ready but for what only a person can say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct

from store.records import OPERATIONS, Operation
from store.sentence import Sentence

Say = Callable[[Sentence], str]


class Fix(Struct, frozen=True):
    """An operation that is proposed."""

    operation: str
    """Its name: `meeting.plan`."""
    fields: dict[str, Any]
    """A text of ours stands there as a sentence, until somebody's language is known."""
    said: Sentence
    """What it does."""
    asks: str = ""
    """The one field that only a person can fill in; "" where it can be carried out as it is."""

    def build(self, say: Say = Sentence.say, answer: Any = msgspec.UNSET) -> Operation:
        """Return the operation, its texts in the language of `say`, `answer` being what was said to `asks`."""
        fields = {name: say(value) if isinstance(value, Sentence) else value for name, value in self.fields.items()}
        if self.asks and answer is not msgspec.UNSET:
            fields[self.asks] = answer
        return OPERATIONS[self.operation](**fields)

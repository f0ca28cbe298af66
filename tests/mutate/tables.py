"""The lists that are kept: mutations that nothing can notice, with the reason, and chosen ones."""

import json
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
FIELDS = ("path", "line", "becomes")


def key(entry):
    return (*(entry[field] for field in FIELDS), entry.get("nth", 1))


def load(name):
    """The entries of a list, by their mutations' keys."""
    return {key(entry): entry for entry in json.loads((FOLDER / name).read_text())}

"""The letters by which versions and options go on paper: A to Z, then AA, AB and on."""

from string import ascii_letters, ascii_uppercase

_BASE = len(ascii_uppercase)


def letters(place: int) -> str:
    """The letters of a place that is counted from 0, as a spreadsheet's columns have them."""
    found = ""
    place += 1
    while place:
        place, digit = divmod(place - 1, _BASE)
        found = ascii_uppercase[digit] + found
    return found


def place_of(text: str) -> int | None:
    """The place that some letters name, small or capital, or None if they are none of these."""
    place = 0
    for char in text:
        digit = ascii_letters.find(char)
        if digit < 0:
            return None
        place = place * _BASE + digit % _BASE + 1
    return place - 1 if place else None

"""Making much at once, without the garbage collector in between."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """For making objects that stay: the collector would walk them over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def making_what_stays() -> Iterator[None]:
    """The same, for what stays to the end: the collector never looks at it again."""
    with collector_paused():
        yield
        gc.freeze()

"""What each part imports, seen from fresh interpreters: imports point downwards only."""

import json
import os
import pkgutil
import subprocess
import sys
from functools import cache

import pytest

import quiz

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(quiz.__path__, "quiz.")
    if module.name != "quiz.__main__"
)

PROBE = """
import json, os, sys
# Modules are imported in children of this bare process, which has imported nothing of quiz.
assert not {"quiz", "textual", "pydantic", "yaml", "sqlite3"} & set(sys.modules)
for modules in sys.argv[1:]:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        before = set(sys.modules)
        try:
            for module in modules.split(","):
                __import__(module)
            answer = sorted(set(sys.modules) - before)
        except BaseException as error:
            answer = repr(error)
        with os.fdopen(writer, "w") as pipe:
            json.dump([modules, answer], pipe)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        print(pipe.read(), flush=True)
    os.waitpid(child, 0)
"""

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that can fork"),
    # One worker looks, once, at what all these tests ask about.
    pytest.mark.xdist_group("imports"),
]


@cache
def loaded() -> dict[str, list[str]]:
    """Every module of quiz, and what a fresh interpreter loads when it imports that one's part.

    The modules of a part are imported together: what none of them loads then, none loads alone.
    """
    parts: dict[str, list[str]] = {}
    for name in MODULES:
        parts.setdefault(name.split(".")[1], []).append(name)
    groups = map(",".join, parts.values())
    process = subprocess.run(
        [sys.executable, "-c", PROBE, *groups], capture_output=True, text=True, check=True
    )
    answers = dict(map(json.loads, process.stdout.splitlines()))
    failed = {names: error for names, error in answers.items() if isinstance(error, str)}
    assert not failed
    found = {name: answer for names, answer in answers.items() for name in names.split(",")}
    assert set(found) == set(MODULES)
    return found


def packages(module: str) -> set[str]:
    """The top-level packages that a module loads."""
    return {name.split(".")[0] for name in loaded()[module]}


def is_in(module: str, *parts: str) -> bool:
    return any(module == f"quiz.{part}" or module.startswith(f"quiz.{part}.") for part in parts)


def test_every_module_of_every_part_is_looked_at() -> None:
    parts = {name.split(".")[1] for name in MODULES}
    assert parts >= {"questions", "deck", "study", "record", "plain", "app", "cli"}
    assert parts >= {"anki", "paper", "lms"}
    assert "textual" in packages("quiz.app")
    assert "sqlite3" in packages("quiz.record")


@pytest.mark.parametrize("module", [name for name in MODULES if not is_in(name, "app")])
def test_nothing_but_the_app_loads_textual(module: str) -> None:
    assert "textual" not in packages(module)
    assert "quiz.app" not in loaded()[module]


@pytest.mark.parametrize("module", [name for name in MODULES if is_in(name, "questions")])
def test_questions_load_the_standard_library_alone(module: str) -> None:
    assert packages(module) <= sys.stdlib_module_names | {"quiz"}
    own = {name for name in loaded()[module] if name.startswith("quiz.")}
    assert all(is_in(name, "questions") for name in own)


@pytest.mark.parametrize(
    "module", [name for name in MODULES if is_in(name, "questions", "deck", "study", "check")]
)
def test_what_is_pure_loads_no_database_and_no_network(module: str) -> None:
    opening = {"sqlite3", "_sqlite3", "ssl", "asyncio", "socketserver", "http", "ftplib", "smtplib"}
    assert not packages(module) & opening
    above = ("record", "anki", "paper", "lms", "plain", "app", "cli")
    assert not [name for name in loaded()[module] if is_in(name, *above)]


@pytest.mark.parametrize("module", [name for name in MODULES if is_in(name, "study")])
def test_study_loads_nothing_of_a_deck_on_disk(module: str) -> None:
    assert not packages(module) & {"pydantic", "yaml", "socket"}


@pytest.mark.parametrize("module", [name for name in MODULES if is_in(name, "record")])
def test_the_record_loads_neither_exports_nor_screens(module: str) -> None:
    above = ("anki", "paper", "lms", "plain", "app", "cli")
    assert not [name for name in loaded()[module] if is_in(name, *above)]


@pytest.mark.parametrize("module", MODULES)
def test_nothing_loads_anki_itself(module: str) -> None:
    assert not packages(module) & {"anki", "aqt"}

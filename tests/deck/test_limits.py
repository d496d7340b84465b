"""Files made to hurt: what they cost is small, and the interpreter outlives them."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from quiz.deck.files import MAX_BYTES
from quiz.deck.strict_yaml import BadYaml, read_yaml
from tests.deck.building import BANK, findings_in, write_deck

FEW_MEGABYTES = 12

_IN_A_SMALL_ROOM = textwrap.dedent("""\
    import resource
    from quiz.deck.strict_yaml import BadYaml, read_yaml

    raw = {raw}
    try:
        read_yaml(b"a: @")
    except BadYaml:
        pass
    with open("/proc/self/statm") as statm:
        now = int(statm.read().split()[0]) * resource.getpagesize()
    room = now + {megabytes} * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (room, room))
    try:
        read_yaml(raw)
    except BadYaml as error:
        print(error.faults[-1].message)
""")


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on memory is Linux's")
@pytest.mark.parametrize(
    "raw",
    [
        'b"[" * 30_000',
        'b"{" * 30_000',
        'b"- " * 30_000',
        'b"? " * 30_000',
        'b"{a: " * 30_000',
        'b"[{a: " * 30_000',
        'b"".join(b" " * level + b"a:\\n" for level in range(1_000))',
        'b"topic: x\\nquestions: " + b"[" * 30_000 + b"]" * 30_000',
    ],
)
def test_thirty_thousand_levels_are_refused_in_a_few_megabytes(raw: str) -> None:
    child = subprocess.run(
        [sys.executable, "-c", _IN_A_SMALL_ROOM.format(raw=raw, megabytes=FEW_MEGABYTES)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == 0, child.stderr
    assert "nested too deeply" in child.stdout


def test_a_file_of_the_greatest_size_is_read() -> None:
    start = b"topic: "
    raw = start + b"a" * (MAX_BYTES - len(start))
    assert read_yaml(raw).data == {"topic": raw[len(start) :].decode()}


def test_a_file_just_under_the_limit_is_refused_for_what_it_holds() -> None:
    raw = b"a: @b\n" + b"#" * (MAX_BYTES - 100)
    with pytest.raises(BadYaml, match="cannot begin with '@'"):
        read_yaml(raw)


@pytest.mark.parametrize("size", [MAX_BYTES + 1, 20_000_000])
def test_a_bigger_file_is_refused(size: int) -> None:
    with pytest.raises(BadYaml, match="more than 16,777,216 bytes; divide it"):
        read_yaml(b"#" * size)


def test_a_bank_of_twenty_megabytes_is_one_finding_among_the_rest(tmp_path: Path) -> None:
    deck = write_deck(tmp_path, {"banks/a.yaml": BANK + "#" * 20_000_000, "banks/b.yaml": "a: @"})
    assert [(found.file.name, found.line) for found in findings_in(deck)] == [
        ("a.yaml", 1),
        ("b.yaml", 1),
    ]

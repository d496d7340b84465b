"""QTI 2.1 packages, before a strict reader of their form and a player that others wrote.

The player scores every response there is to small questions as `mark` does, or as the report says.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import combinations, permutations, product
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given

from quiz.deck.inline import inline
from quiz.lms.exported import Exported
from quiz.lms.html import readable
from quiz.lms.qti21 import write
from quiz.questions import (
    Cloze,
    Distractor,
    DontKnow,
    Filled,
    Flashcard,
    Matched,
    Matching,
    MultipleResponse,
    Numerical,
    Ordered,
    Ordering,
    Picked,
    Question,
    Response,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quiz.questions.text import key_of
from tests.anki.chromium import Chromium, Failed, Tab, needs_chromium
from tests.lms.decks import MOON, REAL, deck_of
from tests.lms.judges.player import Player, Responses, converted, needs_node
from tests.lms.judges.qti21_form import IMSCP, IMSMD, QTI, Malformed, check
from tests.questions import building as q
from tests.strategies import questions

HOSTILE = (
    "]]> <![CDATA[ &lt;b&gt; &amp;amp; &#0; <script>alert(1)</script> <!-- --> <?x?> \x07\x1b[31m",
    "{{y}} [[x]] $a$ \u202eturned\u202c \ufffe \U0001f1f5\U0001f1f0 שלום عربى",
    "w" * 10_000,
)


def exported(*asked: Question) -> Exported:
    deck = deck_of(asked)
    return write(deck, deck.placed)


def reasons(found: Exported) -> list[str]:
    return [loss.reason for loss in found.simplified]


def files(package: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def item_of(package: bytes, question: str) -> ElementTree.Element:
    return ElementTree.fromstring(files(package)[f"items/q_moon_{question}.xml"])


def zip_of(texts: dict[str, str]) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return whole.getvalue()


def edited(old: str, new: str) -> bytes:
    """The Moon deck's package with a text in it replaced, everywhere."""
    texts = files(write(MOON, MOON.in_use).content)
    assert any(old in text for text in texts.values()), old
    return zip_of({name: text.replace(old, new) for name, text in texts.items()})


def without(name: str) -> bytes:
    texts = files(write(MOON, MOON.in_use).content)
    del texts[name]
    return zip_of(texts)


def seen(text: str) -> list[str]:
    """The words that a reader sees of a text."""
    return readable("".join(run.text for run in inline(text))).split()


SCORE = '<outcomeDeclaration identifier="SCORE"'
MALFORMED: dict[str, Callable[[], bytes]] = {
    "not well-formed": lambda: edited("</itemBody>", ""),
    "no manifest": lambda: without("imsmanifest.xml"),
    "an item that is named and not there": lambda: without("items/q_moon_days.xml"),
    "a choice that is not there": lambda: edited("<value>c_", "<value>d_"),
    "no score": lambda: edited(SCORE, SCORE.replace("SCORE", "POINTS")),
    "a name with a space": lambda: edited('identifier="q_moon_', 'identifier="q moon_'),
    "a dangling dependency": lambda: edited('identifierref="q_moon_', 'identifierref="p_moon_'),
}
ONLY_THE_READER_SEES: dict[str, Callable[[], bytes]] = {
    "another root": lambda: edited("assessmentItem", "item"),
    "another namespace": lambda: edited("imsqti_v2p1", "imsqti_v2p0"),
    "an element of HTML": lambda: edited("<strong>", "<u>x</u><strong>"),
    "a response that nobody declared": lambda: edited(
        'responseIdentifier="RESPONSE"', 'responseIdentifier="ANSWER"'
    ),
    "an outcome that nobody declared": lambda: edited(
        '<setOutcomeValue identifier="RIGHT"', '<setOutcomeValue identifier="WRONG"'
    ),
    "a mapping that is empty": lambda: edited("<mapEntry", "<!-- <mapEntry"),
    "a mapping that maps nothing": lambda: edited("mapEntry", "entry"),
    "a number that is none": lambda: edited("<value>12</value>", "<value>twelve</value>"),
    "a name given twice": lambda: edited("q_moon_days", "q_moon_crew"),
    "text between elements": lambda: edited("<itemBody>", "<itemBody>x"),
    "an attribute that is missing": lambda: edited(' shuffle="true"', ""),
    "a word that is none of its kind": lambda: edited('shuffle="true"', 'shuffle="maybe"'),
}


@pytest.mark.parametrize("name", [*MALFORMED, *ONLY_THE_READER_SEES])
def test_the_strict_reader_refuses_a_malformed_package(name: str) -> None:
    with pytest.raises(Malformed):
        check((MALFORMED | ONLY_THE_READER_SEES)[name]())


@pytest.fixture
def outsider(tmp_path: Path) -> Callable[[bytes], list[str]]:
    integrity = pytest.importorskip(
        "qti_package_maker.common.package_integrity", reason="qti-package-maker is not installed"
    )
    from lxml.etree import XMLSyntaxError

    def checked(package: bytes) -> list[str]:
        path = tmp_path / "package.zip"
        path.write_bytes(package)
        try:
            return [str(each) for each in integrity.check_package(str(path))]
        except XMLSyntaxError as error:
            return [str(error)]

    return checked


@pytest.mark.parametrize("name", MALFORMED)
def test_an_outsiders_check_refuses_a_malformed_package(
    name: str, outsider: Callable[[bytes], list[str]]
) -> None:
    assert outsider(MALFORMED[name]())


def test_an_outsiders_check_finds_nothing(outsider: Callable[[bytes], list[str]]) -> None:
    for deck in (MOON, REAL):
        assert outsider(write(deck, deck.in_use).content) == []


def test_the_packages_have_the_documented_form() -> None:
    for deck in (MOON, REAL):
        check(write(deck, deck.in_use).content)


@given(questions())
def test_whatever_is_asked_has_the_documented_form_and_is_read_back(question: Question) -> None:
    question = replace(question, cite=())
    found = exported(question)
    if isinstance(question, Flashcard):
        assert [loss.question for loss in found.dropped] == [question.id]
        return
    check(found.content)
    item = item_of(found.content, question.id)
    if isinstance(question, SingleChoice):
        choices = {each.attrib["identifier"]: each for each in item.iter(f"{{{QTI}}}simpleChoice")}
        right = choices[item.findtext(f".//{{{QTI}}}value") or ""]
        assert "".join(right.itertext()).split() == seen(question.answer)
        [prompt] = item.iter(f"{{{QTI}}}prompt")
        assert "".join(prompt.itertext()).split() == seen(question.stem)


def test_the_test_has_a_section_a_topic_and_every_question_but_the_flashcards() -> None:
    found = write(MOON, MOON.in_use)
    test = ElementTree.fromstring(files(found.content)["test.xml"])
    sections = list(test.iter(f"{{{QTI}}}assessmentSection"))
    assert [each.attrib["title"] for each in sections] == [
        topic.title for topic in MOON.manifest.topics
    ]
    items = [each.attrib["identifier"] for each in test.iter(f"{{{QTI}}}assessmentItemRef")]
    cards = [each.outline.id for each in MOON.in_use if each.outline.kind == "flashcard"]
    others = [each.outline.id for each in MOON.in_use if each.outline.kind != "flashcard"]
    assert items == [f"q_moon_{id_}" for id_ in others]
    assert [loss.question for loss in found.dropped] == cards


def test_topics_in_turns_are_still_one_section_each() -> None:
    mixed = [MOON.in_use[0], MOON.in_use[-2], MOON.in_use[1]]
    assert mixed[0].topic == mixed[2].topic != mixed[1].topic
    test = ElementTree.fromstring(files(write(MOON, mixed).content)["test.xml"])
    assert [len(each) for each in test.iter(f"{{{QTI}}}assessmentSection")] == [2, 1]


def test_the_manifest_says_what_an_item_can_be_found_by() -> None:
    question = q.single_choice(level="apply", tags=("water",), group="twins")
    manifest = ElementTree.fromstring(files(exported(question).content)["imsmanifest.xml"])
    item = next(
        each for each in manifest.iter(f"{{{IMSCP}}}resource") if "item" in each.attrib["type"]
    )
    keywords = ["".join(each.itertext()) for each in item.iter(f"{{{IMSMD}}}keyword")]
    assert keywords == [
        *("id: city", "topic: A topic", "kind: single_choice", "level: apply"),
        *("group: twins", "water"),
    ]


def test_a_hint_and_a_group_are_told() -> None:
    twins = [q.single_choice(id=f"q{n}", group="twins", hint="Look.") for n in range(2)]
    told = reasons(exported(*twins, q.true_false(group="alone")))
    assert sum("hint" in reason for reason in told) == 2
    assert sum("together" in reason for reason in told) == 2
    assert len(told) == 4


def test_the_same_questions_give_the_same_bytes_and_nothing_of_the_clock() -> None:
    first, second = (write(MOON, MOON.in_use).content for _ in range(2))
    assert first == second
    with ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert archive.namelist() == sorted(archive.namelist())


# What follows is judged by the player.

ROUNDED = 0.0005
"""The player rounds an outcome to three places."""

SMALL: tuple[Question, ...] = (
    q.single_choice(explanation="So *it* is."),
    q.true_false(),
    *(
        q.multiple_response(answers, distractors, id=f"some-{answers}-{distractors}")
        for answers, distractors in ((1, 1), (2, 3), (3, 2), (3, 3), (4, 3))
    ),
    q.short_answer("Ağazade", accept=("A. Ağazade",)),
    *(
        q.numerical(answer, tolerance, id=f"number-{place}", unit="km")
        for place, (answer, tolerance) in enumerate((("12", "0"), ("1", "0.1"), ("-5", "7.5")))
    ),
    q.cloze(),
    q.cloze("[[a]] and [[b|bee]], and [[c]]", id="swap", swap=((1, 2),)),
    q.cloze("[[a|x]], [[b|x]], [[c]]", id="swap-three", swap=((1, 2, 3),)),
    q.ordering("one", "two", id="order-2"),
    q.ordering("one", "two", "three", id="order-3"),
    q.ordering("one", "two", "three", "four", id="order-4"),
    q.ordering("one", "two", "three", "four", "five", id="order-5"),
    q.matching(),
    q.matching(("a", "x"), ("b", "x"), ("c", "y"), ("d", "z"), id="match-4"),
)


def responses(question: Question) -> Iterator[Response]:
    """Every response to a small question; of texts, those that tell something."""
    match question:
        case SingleChoice() | TrueFalse() | MultipleResponse():
            keys = [part.key for part in question.mark(DontKnow()).parts]
            most = len(keys) if isinstance(question, MultipleResponse) else 1
            for number in range(1, most + 1):
                yield from map(Picked, combinations(keys, number))
        case ShortAnswer():
            forms = ("Ağazade", "agazade", "A. Ağazade", "A Agazade", "AĞAZADE", "Aga", "x")
            yield from map(Typed, forms)
        case Numerical():
            numbers = "12 11.9 12.1 1.1 0.9 1.11 0.89 1.10 -12.5 2.5 -12.51 2.51 -5 0 1e1"
            yield from map(Typed, numbers.split())
        case Cloze():
            forms = [form for gap in question.gaps for form in gap.forms] + ["", "no"]
            for texts in product(dict.fromkeys(forms), repeat=len(question.gaps)):
                keys = [gap.key for gap in question.gaps]
                yield Filled(tuple(zip(keys, texts, strict=True)))
        case Ordering():
            keys = [key_of(item) for item in question.items]
            yield from map(Ordered, permutations(keys))
            yield Ordered(tuple(keys[:-1]))
        case Matching():
            rights = [None, *map(key_of, question.rights()[:4])]
            lefts = [key_of(left) for left, _ in question.pairs]
            for chosen in product(rights, repeat=len(lefts)):
                pairs = zip(lefts, chosen, strict=True)
                yield Matched(tuple((left, right) for left, right in pairs if right))
    yield DontKnow()
    yield question.key()


def as_given(response: Response, question: Question) -> Responses:
    """A response as the player takes it."""
    match response:
        case Picked(keys):
            names = [f"c_{key}" for key in keys]
            return {"RESPONSE": names if isinstance(question, MultipleResponse) else names[0]}
        case Typed(text):
            return {"RESPONSE": text}
        case Filled(texts):
            assert isinstance(question, Cloze)
            places = [gap.key for gap in question.gaps]
            return {f"RESPONSE_{places.index(key) + 1}": text for key, text in texts if text}
        case Ordered(keys):
            return {"RESPONSE": [f"c_{key}" for key in keys]}
        case Matched(pairs):
            return {"RESPONSE": [f"l_{left} r_{right}" for left, right in pairs]}
        case _:
            return {}


@pytest.fixture(scope="module")
def player(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Player]:
    browser = Chromium(tmp_path_factory.mktemp("chromium"))
    yield Player(Tab(browser))
    browser.close()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The small questions as QTI 3.0, by their ids."""
    found = exported(*SMALL)
    check(found.content)
    return by_question(converted(found.content, tmp_path_factory.mktemp("small")))


def by_question(texts: dict[str, str]) -> dict[str, str]:
    return {
        Path(name).stem.rpartition("_")[2]: text
        for name, text in texts.items()
        if name.startswith("items/")
    }


played = [needs_node, needs_chromium, pytest.mark.xdist_group("qti-player")]


def player_test(function: Callable[..., None]) -> Callable[..., None]:
    for mark in played:
        function = mark(function)
    return function


@player_test
@pytest.mark.parametrize("question", SMALL, ids=lambda question: question.id)
def test_the_player_scores_every_response_as_it_is_marked_here(
    question: Question, player: Player, small: dict[str, str]
) -> None:
    player.load(small[question.id])
    tried = list(responses(question))
    ours = [question.mark(response).score for response in tried]
    theirs = player.scores([as_given(response, question) for response in tried])
    differing = [
        (response, mine, other)
        for response, mine, other in zip(tried, ours, theirs, strict=True)
        if abs(mine - other) > ROUNDED
    ]
    assert differing == []
    assert (max(ours), min(ours)) == (1, 0)


@player_test
def test_the_real_decks_items_score_full_for_what_is_right_and_nothing_for_nothing(
    player: Player, tmp_path: Path
) -> None:
    items = by_question(converted(write(REAL, REAL.in_use).content, tmp_path))
    assert len(items) == sum(each.outline.kind != "flashcard" for each in REAL.in_use)
    for id_, item in items.items():
        question = REAL.by_id[id_].question
        player.load(item)
        right = as_given(question.key(), question)
        assert player.scores([{}, right, {}]) == [0, 1, 0], id_


@player_test
def test_a_click_and_typing_count_and_bring_what_is_to_be_said(
    player: Player, small: dict[str, str]
) -> None:
    player.load(small["city"])
    player.click("qti-simple-choice", "Quetta")
    assert player.scored() == 0
    assert [" ".join(said.split()) for said in player.feedback()] == [
        "That is in the west.",
        "So it is.",
    ]
    player.load(small["city"])
    player.click("qti-simple-choice", "Lahore")
    assert player.scored() == 1
    assert [" ".join(said.split()) for said in player.feedback()] == ["So it is."]
    player.load(small["roles"])
    player.type(0, "Front line")
    player.type(1, "other")
    assert player.scored() == 0.5


@player_test
def test_numbers_stand_in_ascending_order_and_other_options_are_shuffled(
    player: Player, tmp_path: Path
) -> None:
    wrong = (Distractor("1002"), Distractor("756"))
    found = exported(q.single_choice(answer="858", distractors=wrong), q.single_choice(id="b"))
    items = by_question(converted(found.content, tmp_path))
    player.load(items["city"])
    assert [text.strip() for text in player.read("qti-simple-choice")] == ["756", "858", "1002"]
    assert player.count("qti-choice-interaction[shuffle=false]") == 1
    player.load(items["b"])
    assert player.count("qti-choice-interaction[shuffle=true]") == 1


@player_test
def test_too_many_gaps_that_may_change_places_take_any_text_and_that_is_told(
    player: Player, tmp_path: Path
) -> None:
    question = q.cloze("[[a]] [[b]] [[c]] [[d]] [[e]]", swap=((1, 2, 3, 4, 5),))
    found = exported(question)
    assert any("even the same text twice" in reason for reason in reasons(found))
    player.load(by_question(converted(found.content, tmp_path))["roles"])
    turned = {f"RESPONSE_{place}": text for place, text in enumerate("edcba", 1)}
    same = {f"RESPONSE_{place}": "a" for place in range(1, 6)}
    assert player.scores([turned, same]) == [1, 1]


@player_test
@pytest.mark.parametrize("bad", HOSTILE, ids=["xml", "signs", "long"])
def test_hostile_text_is_data_in_the_player(bad: str, player: Player, tmp_path: Path) -> None:
    wrong = (Distractor(f"{bad} 1", bad), Distractor(f"{bad} 2"))
    found = exported(
        q.single_choice(stem=bad, answer=f"{bad} 0", distractors=wrong, explanation=bad),
        q.short_answer(f"x{bad}"),
        q.cloze(bad.replace("[[", r"\[[") + " [[x]]"),
    )
    check(found.content)
    items = by_question(converted(found.content, tmp_path))
    player.load(items["city"])
    as_seen = readable(bad).split()
    assert player.read("qti-prompt")[0].split() == as_seen
    texts = sorted("".join(text.split()) for text in player.read("qti-simple-choice"))
    whole = "".join(as_seen)
    assert texts == sorted([f"{whole}0", f"{whole}1{whole}", f"{whole}2"])
    assert player.count("script") == 0
    player.load(items["force"])
    assert player.scores([{"RESPONSE": " ".join(readable(f"x{bad}").split())}]) == [1]
    player.load(items["roles"])
    assert player.read("qti-item-body p")[0].split() == as_seen


@player_test
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</qti-item-body>", ""),
        ("qti-assessment-item", "qti-item-of-ours"),
        ("qti-choice-interaction", "qti-choosing-interaction"),
        ('response-identifier="RESPONSE"', 'response-identifier="ANSWER"'),
    ],
)
def test_the_player_refuses_a_malformed_item(
    old: str, new: str, player: Player, small: dict[str, str]
) -> None:
    assert old in small["city"]
    with pytest.raises(Failed):
        player.load(small["city"].replace(old, new))


@player_test
def test_the_player_tells_an_item_with_another_key(player: Player, small: dict[str, str]) -> None:
    right, other = (f"c_{key_of(text)}" for text in ("Lahore", "Quetta"))
    swapped = small["city"].replace(f"<qti-value>{right}<", f"<qti-value>{other}<")
    player.load(swapped)
    assert player.scores([{"RESPONSE": right}, {"RESPONSE": other}]) == [0, 1]

"""What several imports, one after the other, leave behind."""

from pathlib import Path

from quiz.anki import Wish
from quiz.anki.ids import note_guid
from tests.anki.building import Anki
from tests.anki.matrix.author import DAY, LATER, SECOND, Author
from tests.anki.matrix.checks import progress_kept, sound
from tests.anki.matrix.learner import Learner
from tests.anki.matrix.rows import EDITION, NEW_STEM, RETIRED, RETIRED_SEARCH, STEM
from tests.anki.matrix.state import State

README = Path(__file__).parents[3] / "README.md"


def _updated(learner: Anki, author: Author, at: int, *edits: tuple[str, str]) -> list[str]:
    """The questions whose notes an edition updates; there is none that is new or conflicts."""
    log = learner.import_package(author.publish(at, *edits))
    assert not log.new
    assert not log.conflicting
    return [note.fields[0] for note in log.updated]


def test_an_update_can_be_undone_whole(author: Author, learner: Learner) -> None:
    before = State.of(learner.collection)
    assert _updated(learner, author, SECOND, STEM) == ["longest"]
    learner.collection.undo()
    assert State.of(learner.collection) == before


def test_an_older_package_after_a_newer_one_takes_nothing_back(
    author: Author, first: Author, learner: Learner
) -> None:
    assert _updated(learner, author, SECOND, STEM) == ["longest"]
    after = State.of(learner.collection)
    log = learner.import_package(first.package)
    assert not log.updated
    assert State.of(learner.collection) == after


def test_a_change_that_the_author_takes_back_comes_through_too(
    author: Author, learner: Learner
) -> None:
    before = State.of(learner.collection)
    assert _updated(learner, author, SECOND, STEM) == ["longest"]
    assert _updated(learner, author, LATER) == ["longest"]
    after = State.of(learner.collection)
    guid = note_guid("small", "longest")
    assert after.notes[guid].fields == before.notes[guid].fields
    progress_kept(before, after)
    sound(learner)


def test_what_is_edited_after_an_update_stays_through_the_next(
    author: Author, learner: Learner
) -> None:
    assert _updated(learner, author, SECOND, STEM) == ["longest"]
    learner.edit("longest", at=SECOND + DAY, tags="mine", Note="Ask in class.")
    assert _updated(learner, author, LATER, STEM, ("front: peak,", "front: top,")) == ["both-ways"]
    note = learner.note("longest")
    assert (note["Note"], note["Stem"]) == ("Ask in class.", NEW_STEM["Stem"])
    assert "mine" in note.tags


def test_a_package_of_one_topic_makes_the_next_of_all_no_larger(
    author: Author, learner: Learner
) -> None:
    rivers = Wish(topics=frozenset({"rivers"}))
    learner.import_package(author.publish(SECOND, STEM, wish=rivers))
    assert _updated(learner, author, LATER, STEM, ("front: peak,", "front: top,")) == ["both-ways"]


def test_reviews_go_on_after_an_update_as_they_would_have_gone_without(
    author: Author, learner: Learner
) -> None:
    def offered() -> list[str]:
        backend = learner.collection._backend
        card = learner.card("longest")
        return list(backend.describe_next_states(backend.get_scheduling_states(card.id)))

    before = offered()
    assert _updated(learner, author, SECOND, STEM) == ["longest"]
    assert offered() == before
    learner.review("longest", "good")
    assert len(learner.collection.card_stats_data(learner.card("longest").id).revlog) == 3


def test_whoever_begins_later_gets_retired_questions_too_and_finds_them_by_their_tag(
    author: Author, anki: Anki
) -> None:
    anki.import_package(author.publish(SECOND, RETIRED))
    found = anki.collection.find_notes("tag:retired")
    assert [anki.collection.get_note(id_)["Id"] for id_ in found] == ["one-way"]


def test_a_retired_question_that_was_deleted_comes_back_and_one_that_was_suspended_does_not(
    author: Author, learner: Learner
) -> None:
    retired = (RETIRED, ("id: both-ways,", "id: both-ways, retired: {edition: '2', reason: dull},"))
    assert set(_updated(learner, author, SECOND, *retired)) == {"one-way", "both-ways"}
    learner.delete("one-way")
    learner.suspend("both-ways")
    log = learner.import_package(author.publish(LATER, *retired))
    assert [note.fields[0] for note in log.new] == ["one-way"]
    found = learner.collection.find_notes(f"{RETIRED_SEARCH} is:suspended")
    assert found == [learner.note("both-ways").id]


def test_the_search_for_what_is_retired_stands_in_readme() -> None:
    assert RETIRED_SEARCH in README.read_text(encoding="utf-8")


def test_each_note_is_tagged_with_the_edition_of_its_last_change(
    author: Author, learner: Learner, anki: Anki
) -> None:
    package = author.publish(SECOND, EDITION, STEM)
    for each in (learner, anki):
        each.import_package(package)
        found = each.collection.find_notes("tag:edition::2026.12")
        assert [each.collection.get_note(id_)["Id"] for id_ in found] == ["longest"]
        assert len(each.collection.find_notes("tag:edition::2026.11")) == 11


def test_a_question_that_was_retired_before_the_first_export_never_comes(
    author: Author, anki: Anki
) -> None:
    anki.import_package(author.publish(SECOND))
    assert "gone" not in {note["Id"] for note in anki.notes}


def test_a_question_that_is_used_again_loses_the_tag(author: Author, learner: Learner) -> None:
    assert _updated(learner, author, SECOND, RETIRED) == ["one-way"]
    assert _updated(learner, author, LATER) == ["one-way"]
    assert "retired" not in learner.note("one-way").tags

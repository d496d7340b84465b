"""Hypothesis strategies: valid questions of every kind, and responses to them."""

from decimal import Decimal

from hypothesis import strategies as st

from quiz.questions import (
    Cloze,
    Distractor,
    DontKnow,
    Filled,
    Flashcard,
    Level,
    Matched,
    Matching,
    MultipleResponse,
    Numerical,
    Ordered,
    Ordering,
    Picked,
    Question,
    Rating,
    Recalled,
    Response,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quiz.questions.text import collapse, fold, key_of

_TELLING = "aAbeE éğßİıñø 0123456789 .,-+#'’“” −%[]|{}<>*_`\\/:  किनी़् Жйά あ한 ﬁ²½"
_LETTERS = st.one_of(
    st.sampled_from(_TELLING),
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
)
_FORM_LETTERS = st.sampled_from("aAbcdeégE 019.,-'’किनी़्ж#+")


def any_texts() -> st.SearchStrategy[str]:
    """Whatever a learner could type or paste, lone surrogates and control characters too."""
    wild = st.text(st.characters(exclude_categories=()), max_size=30)
    return st.one_of(
        wild, st.text(_LETTERS, max_size=30), st.text("0123456789., '-+−$€%e", max_size=12)
    )


def texts() -> st.SearchStrategy[str]:
    """A text that may stand in a field: not blank, without control characters."""
    return st.text(_LETTERS, min_size=1, max_size=12).filter(str.strip)


def distinct_texts(least: int, most: int) -> st.SearchStrategy[list[str]]:
    """Texts that are not alike, as the options of one question have to be."""
    return st.lists(texts(), min_size=least, max_size=most, unique_by=collapse)


def ids() -> st.SearchStrategy[str]:
    return st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)


def citations() -> st.SearchStrategy[str]:
    return st.builds("{}#{}".format, ids(), st.integers(1, 999))


def common_fields() -> st.SearchStrategy[dict[str, object]]:
    """The fields that every kind has; `id` always, some of the others now and then."""
    lists = st.lists(citations(), max_size=2).map(tuple)
    return st.fixed_dictionaries(
        {"id": ids()},
        optional={
            "level": st.sampled_from(Level),
            "cite": lists,
            "explanation": texts(),
            "note": texts(),
            "hint": texts(),
            "group": ids(),
            "tags": st.lists(ids(), max_size=2).map(tuple),
        },
    )


@st.composite
def single_choices(draw: st.DrawFn) -> SingleChoice:
    answer, *wrong = draw(distinct_texts(2, 6))
    return SingleChoice(
        **draw(common_fields()),
        stem=draw(texts()),
        answer=answer,
        distractors=_distractors(draw, wrong),
    )


@st.composite
def multiple_responses(draw: st.DrawFn) -> MultipleResponse:
    options = draw(distinct_texts(2, 7))
    cut = draw(st.integers(1, len(options) - 1))
    return MultipleResponse(
        **draw(common_fields()),
        stem=draw(texts()),
        answers=tuple(options[:cut]),
        distractors=_distractors(draw, options[cut:]),
    )


@st.composite
def true_falses(draw: st.DrawFn) -> TrueFalse:
    return TrueFalse(
        **draw(common_fields()),
        stem=draw(texts()),
        answer=draw(st.booleans()),
        feedback=draw(st.just("") | texts()),
    )


def typed_answers() -> st.SearchStrategy[str]:
    """A text of which folding leaves something, so that it can be an accepted form."""
    return texts().filter(fold)


@st.composite
def short_answers(draw: st.DrawFn) -> ShortAnswer:
    answer, *accept = draw(st.lists(typed_answers(), min_size=1, max_size=3))
    right = {fold(text) for text in (answer, *accept)}
    reject = draw(st.lists(texts().filter(lambda text: fold(text) not in right), max_size=2))
    return ShortAnswer(
        **draw(common_fields()),
        stem=draw(texts()),
        answer=answer,
        accept=tuple(accept),
        reject=tuple(reject),
    )


def numbers(least: int = -(10**9)) -> st.SearchStrategy[Decimal]:
    return st.builds(
        lambda whole, places: Decimal(whole).scaleb(-places),
        st.integers(least, 10**9),
        st.integers(0, 6),
    )


def _units() -> st.SearchStrategy[str]:
    """A unit begins with a letter: after digits, a digit would go on with the number."""
    return st.builds("{}{}".format, st.sampled_from("kmé°क"), st.text(_LETTERS, max_size=8))


@st.composite
def numericals(draw: st.DrawFn) -> Numerical:
    return Numerical(
        **draw(common_fields()),
        stem=draw(texts()),
        answer=draw(numbers()),
        tolerance=draw(st.just(Decimal(0)) | numbers(least=0)),
        unit=draw(st.none() | st.sampled_from(["%", "million dollars", "€"]) | _units()),
    )


@st.composite
def clozes(draw: st.DrawFn) -> Cloze:
    """Gaps out of few letters, so that equal first forms and near misses of another gap occur."""
    form = st.text(_FORM_LETTERS, min_size=1, max_size=7).filter(fold)
    gaps = draw(st.lists(st.lists(form, min_size=1, max_size=3), min_size=1, max_size=5))
    pieces = st.text("abc नЖé .,*_", max_size=6) | st.sampled_from([r" \[[ ", r" \| ", " ] "])
    written = [f"[[{'|'.join(forms)}]]{draw(pieces)}" for forms in gaps]
    return Cloze(
        **draw(common_fields()),
        text=draw(pieces) + "".join(written),
        swap=draw(_swap_groups(len(gaps))),
    )


@st.composite
def _swap_groups(draw: st.DrawFn, gaps: int) -> tuple[tuple[int, ...], ...]:
    left = draw(st.permutations(range(1, gaps + 1)))
    groups = []
    while len(left) > 1 and draw(st.booleans()):
        size = draw(st.integers(2, len(left)))
        groups.append(tuple(left[:size]))
        left = left[size:]
    return tuple(groups)


@st.composite
def orderings(draw: st.DrawFn) -> Ordering:
    items = tuple(draw(distinct_texts(2, 6)))
    return Ordering(**draw(common_fields()), stem=draw(texts()), items=items)


@st.composite
def matchings(draw: st.DrawFn) -> Matching:
    lefts = draw(distinct_texts(2, 6))
    rights = draw(distinct_texts(len(lefts) + 2, len(lefts) + 4))
    serving = rights[: len(lefts)]
    if len(lefts) >= 4 and draw(st.booleans()):
        serving[-1] = serving[0]
    return Matching(
        **draw(common_fields()),
        stem=draw(texts()),
        pairs=tuple(zip(lefts, serving, strict=True)),
        distractors=tuple(rights[len(lefts) :]),
    )


@st.composite
def flashcards(draw: st.DrawFn) -> Flashcard:
    return Flashcard(
        **draw(common_fields()),
        front=draw(texts()),
        back=draw(texts()),
        reverse=draw(st.booleans()),
    )


def questions() -> st.SearchStrategy[Question]:
    """A valid question of any kind."""
    return st.one_of(
        single_choices(),
        multiple_responses(),
        true_falses(),
        short_answers(),
        numericals(),
        clozes(),
        orderings(),
        matchings(),
        flashcards(),
    )


def responses_to(question: Question) -> st.SearchStrategy[Response]:
    """A response of the question's own kind, or "I don't know": right, half right or absurd."""
    return st.one_of(st.just(question.key()), st.just(DontKnow()), _own_responses(question))


def _own_responses(question: Question) -> st.SearchStrategy[Response]:
    match question:
        case SingleChoice() | TrueFalse() | MultipleResponse():
            return st.lists(_keys(_option_texts(question)), max_size=6).map(tuple).map(Picked)
        case ShortAnswer():
            forms = (question.answer, *question.accept, *question.reject)
            return _typings(forms).map(Typed)
        case Numerical():
            return st.builds("{}{}".format, numbers(), st.just(question.unit or "")).map(
                Typed
            ) | any_texts().map(Typed)
        case Cloze():
            forms = tuple(form for gap in question.gaps for form in gap.forms)
            keys = st.sampled_from([*(gap.key for gap in question.gaps), key_of("no such gap")])
            filled = st.dictionaries(keys, _typings(forms))
            return filled.map(lambda texts: Filled(tuple(texts.items())))
        case Ordering():
            return st.one_of(
                st.permutations(question.key().keys).map(tuple),
                st.lists(_keys(question.items), max_size=7).map(tuple),
            ).map(Ordered)
        case Matching():
            pairs = st.tuples(_keys([left for left, _ in question.pairs]), _keys(question.rights()))
            return (
                st.lists(pairs, max_size=7, unique_by=lambda pair: pair[0]).map(tuple).map(Matched)
            )
        case Flashcard():
            return st.sampled_from(Rating).map(Recalled)


def _option_texts(question: SingleChoice | TrueFalse | MultipleResponse) -> list[str]:
    match question:
        case TrueFalse():
            return ["True", "False"]
        case SingleChoice():
            answers = [question.answer]
        case MultipleResponse():
            answers = list(question.answers)
    return answers + [distractor.text for distractor in question.distractors]


def _keys(options: "list[str] | tuple[str, ...]") -> st.SearchStrategy[str]:
    return st.sampled_from([*map(key_of, options), key_of("no such option")])


@st.composite
def _typings(draw: st.DrawFn, forms: tuple[str, ...]) -> str:
    """One of the forms, with a letter taken out or put in, or any text."""
    text = draw(st.sampled_from(forms) | any_texts())
    place = draw(st.integers(0, len(text)))
    return draw(
        st.sampled_from([text, text[:place] + text[place + 1 :], text[:place] + "x" + text[place:]])
    )


def _distractors(draw: st.DrawFn, wrong: list[str]) -> tuple[Distractor, ...]:
    return tuple(Distractor(text, draw(st.just("") | texts())) for text in wrong)

"""What is drawn: within its width, true to its numbers, and said in words or numbers beside."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from quiz.app.charts.bars import calibration_bars, due_bars, mastery_bars, mastery_legend
from quiz.app.charts.costs import cost_table
from quiz.app.charts.lines import flowing, length, shared_out
from quiz.app.charts.retention import retention_scales
from quiz.app.charts.year import year_calendar
from quiz.study.events import Confidence
from quiz.study.fitting import Workload
from quiz.study.statistics import Calibration, Mastery, Retention
from tests.app.figures import A_YEAR, TODAY

widths = st.integers(33, 76)
names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)


def said(lines: Sequence[Content]) -> str:
    return "\n".join(line.plain for line in lines)


def must_fit(lines: Sequence[Content], width: int) -> None:
    assert all(line.cell_length <= width for line in lines), (width, said(lines))


@st.composite
def masteries(draw: st.DrawFn) -> Mastery:
    new, young, mature = (draw(st.integers(0, 5_000)) for _ in range(3))
    return Mastery(draw(names), new + young + mature, new, young, mature, draw(st.floats(0, 1)))


@st.composite
def retentions(draw: st.DrawFn) -> Retention:
    reviews = draw(st.integers(0, 20_000))
    recalled = draw(st.integers(0, reviews))
    return Retention(reviews, recalled, draw(st.floats(0, 1)) * reviews)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=8), st.integers(0, 80))
def test_cells_are_shared_out_whole_and_what_there_is_is_seen(
    counts: list[int], cells: int
) -> None:
    found = shared_out(counts, cells)
    assert sum(found) == (cells if any(counts) else 0)
    assert all(share == 0 for share, count in zip(found, counts, strict=True) if count == 0)
    if cells >= len(counts):
        assert all(share >= 1 for share, count in zip(found, counts, strict=True) if count)


@given(st.integers(0, 1_000), st.integers(0, 1_000), st.integers(0, 80))
def test_a_bar_is_never_longer_than_its_room_and_never_missing(
    count: int, most: int, cells: int
) -> None:
    found = length(count, most, cells)
    assert 0 <= found <= cells
    assert (found > 0) == (count > 0 and most > 0 and cells > 0)


@given(st.lists(st.text("abc ", min_size=1, max_size=20), min_size=1), widths)
def test_items_that_flow_stay_whole_and_in_order(items: list[str], width: int) -> None:
    lines = flowing([Content(item) for item in items], width)
    must_fit(lines, width)
    assert "".join(said(lines).split()) == "".join("".join(items).split())


@given(
    st.dictionaries(st.integers(0, 500), st.integers(0, 3_000), max_size=90),
    st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    widths,
)
def test_the_calendar_has_a_sign_for_each_day_of_the_weeks_that_fit(
    back: dict[int, int], today: date, width: int
) -> None:
    calendar = {today - timedelta(days=days): count for days, count in back.items()}
    lines = year_calendar(calendar, today, width)
    must_fit(lines, width)
    rows = [line.plain for line in lines[1:8]]
    assert [row[:3] for row in rows] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    signs = [len(row) - 5 for row in rows]
    whole = min(53, width - 5)
    assert signs == [whole - (weekday > today.weekday()) for weekday in range(7)]
    monday = today - timedelta(days=today.weekday())
    for weekday, row in enumerate(rows):
        for place, sign in enumerate(row[5:]):
            day = monday - timedelta(weeks=whole - 1 - place) + timedelta(days=weekday)
            assert (sign == "·") == (calendar.get(day, 0) == 0)


def test_the_calendar_explains_its_signs_and_sums_the_year_up_in_words() -> None:
    told = said(year_calendar({TODAY: 40, TODAY - timedelta(days=1): 3}, TODAY, 76))
    assert "· none   ░ 1 to 2   ▒ 3 to 39   ▓ 40 and more" in told
    assert "In the last year 43 answers on 2 days; the most, 40, on Mon 23 Nov." in told
    assert "Nov" in told.splitlines()[0]


@given(retentions(), retentions(), widths)
def test_a_scale_fits_and_shows_recalled_and_foretold(
    whole: Retention, lately: Retention, width: int
) -> None:
    lines = retention_scales(whole, lately, width)
    must_fit(lines, width)
    scales = [line.plain for line in lines if re.match(r" +\d+% [─━●◇◈]+ 100%$", line.plain)]
    assert len(scales) == (whole.reviews > 0) + (lately.reviews > 0)
    for scale in scales:
        assert ("●" in scale and "◇" in scale) or "◈" in scale
    for each in (whole, lately):
        assert f"{each.reviews} reviews" in " ".join(said(lines).split()) or not each.reviews


def test_both_scales_begin_alike_so_that_they_can_be_compared() -> None:
    lines = retention_scales(Retention(900, 810, 800.0), Retention(20, 12, 18.0), 76)
    scales = [line.plain for line in lines if line.plain.endswith(" 100%")]
    assert [scale.split()[0] for scale in scales] == ["0%", "0%"]
    lines = retention_scales(Retention(900, 810, 800.0), Retention(90, 80, 81.0), 76)
    scales = [line.plain for line in lines if line.plain.endswith(" 100%")]
    assert [scale.split()[0] for scale in scales] == ["50%", "50%"]


@given(st.lists(st.integers(0, 30_000), min_size=14, max_size=14), widths)
def test_what_is_due_stands_in_numbers_beside_its_bars(due: list[int], width: int) -> None:
    lines = due_bars(due, TODAY, width)
    must_fit(lines, width)
    if any(due):
        numbers = [int(line.plain.split()[-1]) for line in lines[:14]]
        assert numbers == due
        bars = [line.plain.count("━") for line in lines[:14]]
        assert sorted(bars) == [bar for _, bar in sorted(zip(due, bars, strict=True))]


def test_a_bar_has_a_cell_for_each_item_while_that_fits() -> None:
    lines = due_bars([3, 0, 12], TODAY, 76)
    assert [line.plain for line in lines[:3]] == [
        "today      ━━━ 3",
        "tomorrow   0",
        "Wed 25     ━━━━━━━━━━━━ 12",
    ]
    assert said(due_bars([0] * 14, TODAY, 76)) == "Nothing is due in the next 14 days."


@given(st.lists(masteries(), min_size=1, max_size=5), widths)
def test_each_topic_has_its_name_its_share_and_its_numbers(
    tallies: list[Mastery], width: int
) -> None:
    lines = mastery_bars(tallies, width)
    must_fit(lines, width)
    told = " ".join(said(lines).split())
    for each in tallies:
        assert f"{each.mature} mature, {each.young} young, {each.new} new" in told
        assert f"{each.recall:.0%}" in told


def test_a_topics_bar_shares_out_mature_young_and_new() -> None:
    (line,) = mastery_bars([Mastery("The Moon", 8, 2, 2, 4, 0.5)], 76)
    assert line.plain == f"The Moon  {'█' * 12}{'▒' * 6}{'·' * 6}  50%  4 mature, 2 young, 2 new"
    assert "█ mature   ▒ young   · new   % expected to be recalled today" in said(
        mastery_legend(76)
    )


@given(
    st.lists(
        st.tuples(st.sampled_from(Confidence), st.integers(1, 99_999), st.floats(0, 1)),
        min_size=1,
        max_size=3,
    ),
    widths,
)
def test_how_often_a_confidence_was_right_stands_in_numbers(
    given_degrees: list[tuple[Confidence, int, float]], width: int
) -> None:
    degrees = [Calibration(degree, n, int(n * share)) for degree, n, share in given_degrees]
    lines = calibration_bars(degrees, width)
    must_fit(lines, width)
    for each, line in zip(degrees, lines, strict=True):
        assert line.plain.startswith(str(each.confidence))
        assert f"{each.right} of {each.answers}" in line.plain


@pytest.mark.parametrize("width", [33, 40, 68, 76])
def test_the_costs_are_a_table_in_which_the_present_retention_is_named(width: int) -> None:
    years = [Workload(share, 12.34, 56.78, 9_876.0) for share in (0.8, 0.904, 0.95)]
    lines = cost_table(years, 0.904, width)
    must_fit(lines, width)
    heading, *rows = [line.plain for line in lines]
    assert heading.split()[0] == ("retention" if width >= 68 else "recall")
    assert ["now" in row for row in rows] == [False, True, False]
    assert rows[1].split()[:4] == ["90%", "12.3", "56.8", "9876"]


def test_without_reviews_the_scales_say_so() -> None:
    none = Retention(0, 0, 0.0)
    assert said(retention_scales(none, none, 76)).count("no reviews on a later day yet") == 2


@pytest.mark.parametrize("width", range(1, 30))
def test_nothing_fails_where_there_is_no_room(width: int) -> None:
    year_calendar(A_YEAR.calendar, TODAY, width)
    retention_scales(A_YEAR.retention, A_YEAR.retention_lately, width)
    due_bars(A_YEAR.forecast, TODAY, width)
    mastery_bars([replace(A_YEAR.topics[0], name="漢字 اردو [/]")], width)
    calibration_bars(A_YEAR.calibration, width)
    cost_table([Workload(0.9, 1.0, 2.0, 3.0)], 0.9, width)

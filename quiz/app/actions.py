"""Every action of the app, once: its name, its keys, and what it does.

Bindings, the line of keys, the palette, the help and README's table are made from here, and the
names are those by which a learner's keymap gives an action other keys.
"""

from quiz.app.action import TYPING, Action, Place

EVERYWHERE = Place(
    "app",
    "Everywhere",
    (
        Action("app.keys", "question_mark,f1", "Show the keys of this screen", "keys", "show_keys"),
        Action(
            "app.palette",
            "ctrl+p",
            "Search decks, topics, questions and actions",
            "everything",
            "command_palette",
        ),
        Action("app.quit", "ctrl+q", "Close the app", "quit", "quit"),
    ),
)

PAGE = Place(
    "page",
    "On every page",
    (
        Action("page.up", "up,k", "Scroll up", act="screen.scroll(-1)"),
        Action("page.down", "down,j", "Scroll down", act="screen.scroll(1)"),
        Action("page.page-up", "pageup", "Scroll a page up", act="screen.scroll_page(-1)"),
        Action(
            "page.page-down", "pagedown,space", "Scroll a page down", act="screen.scroll_page(1)"
        ),
        Action("page.top", "home", "Scroll to the top", act="screen.edge(-1)"),
        Action("page.bottom", "end", "Scroll to the end", act="screen.edge(1)"),
    ),
)

LIST = Place(
    "list",
    "In a list",
    (
        Action("list.up", "up,k", "Go up", act="move(-1)"),
        Action("list.down", "down,j", "Go down", act="move(1)"),
        Action("list.choose", "enter", "Choose", "go"),
    ),
)

HOME = Place(
    "home",
    "On the home screen",
    (
        Action("home.next-deck", "tab", "Go to the next deck", "other decks", "turn_deck(1)"),
        Action("home.previous-deck", "shift+tab", "Go to the deck before", "", "turn_deck(-1)"),
        Action("home.next", "n", "Do what comes next, or go on with what stands open", "next"),
        Action("home.review", "r", "Review what is due", act="begin('review')"),
        Action("home.learn", "l", "Learn what is new", act="begin('learn')"),
        Action("home.five-minutes", "f", "Five minutes of what is due and new", "five minutes"),
        Action("home.exam", "e", "Sit an exam"),
        Action("home.missed", "m", "Practise what was missed", act="begin('missed')"),
        Action("home.cram", "c", "Practise anything, unscheduled", act="begin('cram')"),
        Action("home.guide", "g", "Read the study guide", act="guide"),
        Action("home.browse", "b,slash", "Browse and search the questions", act="browse"),
        Action("home.statistics", "s", "See how learning goes", act="statistics"),
        Action("home.settings", "comma", "Change settings", act="settings"),
        Action("home.undo", "u", "Take back the last answer of the session before", "undo"),
        Action("home.quit", "q", "Close the app", "quit", "app.quit"),
    ),
)

OFFER = Place(
    "offer",
    "When a session stands open",
    (
        Action("offer.go-on", "enter,y", "Go on where you stopped", "go on", "choose(True)"),
        Action(
            "offer.anew",
            "n",
            "Begin anew; what was answered is kept",
            "begin anew",
            "choose(False)",
        ),
        Action("offer.leave", "q,escape", "Go home", "home", "choose(None)"),
    ),
)

QUESTION = Place(
    "question",
    "On a question",
    (
        Action("question.next", "enter", "Go to the next question", "next"),
        Action("question.again", "1", "Rate: again", act="rate(1)"),
        Action("question.hard", "2", "Rate: hard", act="rate(2)"),
        Action("question.good", "3", "Rate: good", act="rate(3)"),
        Action("question.easy", "4", "Rate: easy", act="rate(4)"),
        Action("question.typo", "t", "After a near miss: it was only a typo", "a typo", "confirm"),
        Action(
            "question.dont-know", "0,d", "Say that you do not know", "don't know", typing="ctrl+d"
        ),
        Action(
            "question.hint",
            "h",
            "Get the hint, then a letter or a wrong option struck out",
            "hint",
            typing="ctrl+t",
        ),
        Action(
            "question.undo",
            "u",
            "Take the last answer back, past the end of a session too",
            "undo",
            typing="ctrl+z",
        ),
        Action(
            "question.source",
            "s",
            "After the verdict: what it rests on, with the evidence",
            "source",
            "source",
        ),
        Action("question.leave", "q,escape", "Leave; the session is kept", "leave"),
    ),
)

ANSWER = Place(
    "answer",
    "While answering",
    (
        Action("answer.up", "up,k", "Go up", act="move(-1)"),
        Action("answer.down", "down,j", "Go down", act="move(1)"),
        Action("answer.submit", "enter", "Answer", "answer"),
        Action(
            "answer.strike",
            "x",
            "Strike an option out for yourself, or take that back",
            "strike out",
        ),
        Action("answer.tick", "space", "In multiple response, tick", "tick"),
        Action("answer.hold", "space", "In ordering, take an item up and put it down", "take, put"),
        Action("answer.carry-up", "shift+up,K", "In ordering, carry an item up", act="carry(-1)"),
        Action(
            "answer.carry-down", "shift+down,J", "In ordering, carry an item down", act="carry(1)"
        ),
        Action("answer.clear", "backspace,delete", "In matching, take a match away", "clear"),
        Action("answer.turn", "enter,space", "Turn a flashcard", "turn the card"),
    ),
)

SUMMARY = Place(
    "summary",
    "At the end of a session",
    (
        Action("summary.home", "enter,q,escape", "Go home", "home"),
        Action(
            "summary.undo",
            "u",
            "Take the last answer back",
            "undo the last answer",
            typing="ctrl+z",
        ),
        Action("summary.missed", "m", "Practise what was missed", "practise what was missed"),
    ),
)

SITTING_DOWN = Place(
    "sitting-down",
    "Before an exam begins",
    (
        Action("sitting-down.up", "up,k", "Go up", act="move(-1)"),
        Action("sitting-down.down", "down,j", "Go down", act="move(1)"),
        Action("sitting-down.more", "right,l,space", "Choose the next", "change", "change(1)"),
        Action("sitting-down.less", "left,h", "Choose the one before", act="change(-1)"),
        Action("sitting-down.begin", "enter", "Begin the exam", "begin"),
        Action("sitting-down.leave", "q,escape", "Go home", "home"),
    ),
)

EXAM = Place(
    "exam",
    "In an exam",
    (
        Action(
            "exam.next", "right,n", "Go to the next question", "next", "turn(1)", typing="ctrl+n"
        ),
        Action(
            "exam.previous",
            "left,b",
            "Go to the question before",
            "before",
            "turn(-1)",
            typing="ctrl+b",
        ),
        Action("exam.grid", "g", "Show all questions at a glance", "overview", typing="ctrl+g"),
        Action("exam.flag", "m", "Flag a question to look at again", "flag", typing="ctrl+f"),
        Action("exam.dont-know", "0,d", "Say that you do not know", "don't know", typing="ctrl+d"),
        Action("exam.pause", "p", "Pause, where that is allowed", "pause", typing="ctrl+o"),
        Action("exam.hand-in", "e", "Hand the exam in", "hand in", typing="ctrl+e"),
        Action("exam.leave", "q,escape", "Leave; the time goes on", "leave"),
    ),
)

GRID = Place(
    "grid",
    "In an exam's overview",
    (
        Action("grid.up", "up,k", "Go up", act="move_rows(-1)"),
        Action("grid.down", "down,j", "Go down", act="move_rows(1)"),
        Action("grid.left", "left,h", "Go left", act="move(-1)"),
        Action("grid.right", "right,l", "Go right", act="move(1)"),
        Action("grid.choose", "enter", "Go to that question", "go to it"),
        Action("grid.hand-in", "e", "Hand the exam in", "hand in"),
        Action("grid.leave", "g,q,escape", "Go back", "back"),
    ),
)

PAUSE = Place(
    "pause",
    "While an exam is paused",
    (
        Action("pause.go-on", "enter,p", "Go on", "go on", "choose(True)"),
        Action("pause.leave", "q,escape", "Leave; the exam stays paused", "leave", "choose(False)"),
    ),
)

HANDING_IN = Place(
    "handing-in",
    "Before an exam is handed in",
    (
        Action("handing-in.yes", "y", "Hand in", "hand in", "choose(True)"),
        Action(
            "handing-in.no", "enter,n,q,escape", "Go back to the exam", "go back", "choose(False)"
        ),
    ),
)

REPORT = Place(
    "report",
    "In an exam's report",
    (
        Action("report.missed", "m", "Practise what was missed", "practise what was missed"),
        Action("report.home", "q,escape", "Go home", "home"),
    ),
)

MARKED = Place(
    "marked",
    "On a question of an exam's report",
    (
        Action("marked.next", "enter,right,n", "Go to the next question", "next", "turn(1)"),
        Action("marked.previous", "left,b", "Go to the question before", "before", "turn(-1)"),
        Action("marked.leave", "q,escape", "Go back to the report", "back"),
    ),
)

TOPICS = Place(
    "topics",
    "On the topics of a deck",
    (Action("topics.leave", "q,escape", "Go back", "back"),),
)

GUIDE = Place(
    "guide",
    "In a guide",
    (
        Action("guide.practise", "p", "Practise the questions of this topic", "practise"),
        Action("guide.learn", "l", "Learn what is new in this topic", "learn"),
        Action("guide.next", "right,n", "Go to the next topic", "next topic", "turn(1)"),
        Action("guide.previous", "left,b", "Go to the topic before", "", "turn(-1)"),
        Action("guide.leave", "enter,q,escape", "Go back", "back"),
    ),
)

GUIDE_STOP = Place(
    "guide-stop",
    "In a guide that is read in a session",
    (Action("guide-stop.go-on", "enter,q,escape", "Go on with the questions", "go on"),),
)

SOURCE = Place(
    "source",
    "On the sources of a question",
    (
        Action(
            "source.next",
            "right,n",
            "Go to the next paragraph that is cited, then to the entries",
            "next",
            "turn(1)",
        ),
        Action("source.previous", "left,b", "Go the other way round", "", "turn(-1)"),
        Action("source.leave", "s,enter,q,escape", "Go back", "back"),
    ),
)

BROWSE = Place(
    "browse",
    "While browsing",
    (
        Action("browse.down", "down", "Go down the list", act="move(1)"),
        Action("browse.up", "up", "Go up the list", act="move(-1)"),
        Action("browse.page-down", "pagedown", "Go a page down", act="move_page(1)"),
        Action("browse.page-up", "pageup", "Go a page up", act="move_page(-1)"),
        Action("browse.open", "enter", "Look at a question whole, with its history", "look"),
        Action("browse.practise", "ctrl+r", "Practise the questions listed", "practise"),
        Action("browse.suspend", "ctrl+s", "Suspend a question, or ask it again", "suspend"),
        Action("browse.flag", "ctrl+f", "Flag a question, or take its flag away", "flag"),
        Action("browse.filter", "ctrl+t", "Narrow by topic, kind, level or standing", "filter"),
        Action("browse.leave", "escape", "Go back", "back"),
    ),
)

FILTERS = Place(
    "filters",
    "While narrowing what is listed",
    (
        Action("filters.take", "space", "List those too, or no longer", act="choose"),
        Action("filters.clear", "backspace,delete", "List all questions again", "all"),
        Action("filters.leave", "ctrl+t,escape,q", "Go back to the list", "back"),
    ),
)

LOOKING = Place(
    "looking",
    "On a question looked at whole",
    (
        Action("looking.next", "right,n", "Go to the next question listed", "next", "turn(1)"),
        Action("looking.previous", "left,b", "Go to the question before", "before", "turn(-1)"),
        Action("looking.practise", "p", "Practise this question", "practise"),
        Action("looking.suspend", "z", "Suspend this question, or ask it again", "suspend"),
        Action("looking.flag", "f", "Flag this question, or take its flag away", "flag"),
        Action("looking.leave", "enter,q,escape", "Go back to the list", "back"),
    ),
)

STATISTICS = Place(
    "statistics",
    "On statistics",
    (
        Action(
            "statistics.next",
            "tab,n",
            "Go to the next of the hardest questions",
            "hardest",
            "turn(1)",
        ),
        Action("statistics.previous", "shift+tab,b", "Go to the one before", act="turn(-1)"),
        Action("statistics.open", "enter", "Look at that question in Browse", "browse it"),
        Action(
            "statistics.what-if",
            "w",
            "Work out what a year would cost at other retentions",
            "what if",
        ),
        Action("statistics.leave", "q,escape", "Go back", "back"),
    ),
)

SETTINGS = Place(
    "settings",
    "On settings",
    (
        Action("settings.reset", "backspace,delete", "Put a setting back as it came", "reset"),
        Action("settings.leave", "q,escape", "Go back", "back"),
    ),
)

THEMES = Place(
    "themes",
    "While choosing a theme",
    (Action("themes.leave", "q,escape", "Put the theme back that there was", "put back"),),
)

TYPED_SETTING = Place(
    "typed-setting",
    "While typing a setting",
    (
        Action("typed-setting.keep", "enter", "Keep what is typed", "keep", "submit"),
        Action("typed-setting.leave", "escape", "Leave the setting as it is", "leave it"),
    ),
)

KEYMAP = Place(
    "keymap",
    "On the keys of all actions",
    (
        Action("keymap.add", "plus,a", "Give an action one more key", "one more key"),
        Action("keymap.reset", "backspace,delete", "Put its keys back as they came", "reset"),
        Action("keymap.reset-all", "R", "Put all keys back as they came", "reset all"),
        Action("keymap.page-down", "pagedown", "Go a page down", act="move_page(1)"),
        Action("keymap.page-up", "pageup", "Go a page up", act="move_page(-1)"),
        Action("keymap.leave", "q,escape", "Go back", "back"),
    ),
)

KEYS = Place(
    "keys",
    "On this list of keys",
    (Action("keys.leave", "question_mark,f1,enter,q,escape", "Go back", "back"),),
)

FAULTS = Place(
    "faults",
    "On the errors of a deck that is being written",
    (Action("faults.quit", "q,escape", "Close the app", "quit", "app.quit"),),
)

PLACES = (
    EVERYWHERE,
    HOME,
    OFFER,
    QUESTION,
    ANSWER,
    SUMMARY,
    SITTING_DOWN,
    EXAM,
    GRID,
    PAUSE,
    HANDING_IN,
    REPORT,
    MARKED,
    TOPICS,
    GUIDE,
    GUIDE_STOP,
    SOURCE,
    BROWSE,
    FILTERS,
    LOOKING,
    STATISTICS,
    SETTINGS,
    THEMES,
    TYPED_SETTING,
    KEYMAP,
    KEYS,
    FAULTS,
    PAGE,
    LIST,
)
"""Where there is something to do, in the order in which README lists them."""


def by_name() -> dict[str, Action]:
    """Every action by the names that a keymap may use, those with `.typing` too."""
    found = {}
    for place in PLACES:
        for action in place.actions:
            found[action.name] = action
            if action.typing:
                found[action.name + TYPING] = action
    return found

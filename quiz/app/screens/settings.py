"""What can be set: how the app behaves, in a file, and how questions come back, in the record."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from textual.content import Content
from textual.widget import Widget

from quiz.app.actions import EVERYWHERE, LIST, SETTINGS
from quiz.app.answers.area import muted
from quiz.app.cursor_list import CursorList
from quiz.app.screens.keymap import KeymapScreen
from quiz.app.screens.page import PageScreen
from quiz.app.screens.themes import ThemesScreen
from quiz.app.screens.typed_setting import Asked, TypedSettingScreen
from quiz.app.typeset import CURSOR, CURSOR_STYLE, NEAR_STYLE, Line, hanging
from quiz.deck.inline import visible
from quiz.preferences import (
    DEFAULT,
    KEYMAP_DOES,
    PREFERENCES,
    Changes,
    Preference,
    PreferencesError,
    Value,
    read_preferences,
    write_preferences,
)
from quiz.record.acting import act_now
from quiz.study.events import Configured
from quiz.study.scheduling import SETTINGS as SCHEDULING
from quiz.study.scheduling import Setting
from quiz.study.settings import Settings

TITLE_WIDTH = 18
_ON, _OFF = "on", "off"


class Keymapping:
    """Stands for the keymap among what can be set."""


KEYMAPPING = Keymapping()


@dataclass(frozen=True)
class Row:
    """Something that can be set: what it is called, its value in words, and what it does."""

    of: Preference | Setting | Keymapping
    title: str
    value: str
    does: str


@dataclass(frozen=True)
class Section:
    """Rows that lie in one place; `trouble` is what is wrong with it, if anything."""

    title: str
    place: str
    rows: tuple[Row, ...]
    trouble: str = ""


class SettingsList(CursorList):
    """Everything that can be set, by where it lies."""

    def __init__(self) -> None:
        super().__init__()
        self._sections: Sequence[Section] = ()

    def show(self, sections: Sequence[Section]) -> None:
        """Show these."""
        self._sections = sections
        self.changed()

    @property
    def rows(self) -> list[Row]:
        """All rows, in the order in which they stand."""
        return [row for section in self._sections for row in section.rows]

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def set_lines(self, width: int) -> Sequence[Line]:
        lines: list[Line] = []
        place = 0
        for section in self._sections:
            lines += [Line(Content(""))] if lines else []
            lines += map(Line, hanging(Content("  "), Content.styled(section.title, "bold"), width))
            lines += map(Line, hanging(Content("  "), muted(section.place), width))
            if section.trouble:
                trouble = Content.styled(section.trouble, NEAR_STYLE)
                lines += map(Line, hanging(Content("  "), trouble, width))
            for row in section.rows:
                lines.append(Line(Content("")))
                lines += [
                    Line(text, place) for text in _row_lines(row, width, place == self.cursor)
                ]
                place += 1
        return lines


def _row_lines(row: Row, width: int, here: bool) -> list[Content]:
    sign = Content.styled(f"{CURSOR if here else ' '} ", CURSOR_STYLE)
    title = sign + Content.styled(row.title.ljust(TITLE_WIDTH), "bold" if here else "")
    value = Content.styled(row.value, "$text-accent")
    return hanging(title, value, width) + hanging(Content("  "), muted(row.does), width)


class SettingsScreen(PageScreen[None]):
    """Shows every setting with its value, what it does and where it lies; Enter changes it."""

    BINDINGS = SETTINGS.bindings()
    places = (SETTINGS, LIST)

    def __init__(self) -> None:
        super().__init__()
        self._settings: Settings | None = None
        self._trouble = ""

    def compose_page(self) -> Iterable[Widget]:
        yield SettingsList()

    async def on_mount(self) -> None:
        """Fill the head and the foot, and look up what lies in the record."""
        self.foot.update(
            [
                self.key(LIST["choose"], "change"),
                *self.keys_of(SETTINGS["reset"], SETTINGS["leave"], EVERYWHERE["keys"]),
            ]
        )
        self._list.focus()
        self._show()
        self._trouble = await self.quiz.off_thread(self._find_trouble)
        await self._look_up()

    def _find_trouble(self) -> str:
        try:
            read_preferences(self.quiz.preferences_path)
        except PreferencesError as error:
            return f"{visible(str(error))} Until that is mended, nothing can be changed here."
        return ""

    async def _look_up(self) -> None:
        with self.quiz.told():
            record, profile = self.quiz.record, self.quiz.profile
            self._settings = await self.quiz.off_thread(lambda: record.settings(profile))
        self._show()

    @property
    def _list(self) -> SettingsList:
        return self.query_one(SettingsList)

    def _show(self) -> None:
        profile = visible(self.quiz.profile)
        self.head.update("Settings", profile)
        self._list.show(
            (
                Section(
                    "The app",
                    f"In {visible(str(self.quiz.preferences_path))}",
                    (*self._preference_rows(),),
                    self._trouble,
                ),
                Section(
                    "How questions come back",
                    f"In the record, for {profile} alone",
                    (*self._scheduling_rows(),),
                ),
            )
        )

    def _preference_rows(self) -> Iterable[Row]:
        preferences = self.quiz.preferences
        for preference in PREFERENCES:
            value = _words(preferences.get(preference.name))
            if preference.name == "profile" and self.quiz.profile != preferences.profile:
                value = f"{self.quiz.profile} for now; otherwise {value}"
            yield Row(preference, _title(preference.name), visible(value), preference.does)
        own = len(preferences.keymap)
        value = "as they came" if not own else f"{own} of your own"
        yield Row(KEYMAPPING, "Keys", value, KEYMAP_DOES)

    def _scheduling_rows(self) -> Iterable[Row]:
        for setting in SCHEDULING:
            value = "…" if self._settings is None else setting.words(self._settings)
            yield Row(setting, _title(setting.name), value, setting.does)

    async def on_cursor_list_chosen(self, event: CursorList.Chosen) -> None:
        """Change what was chosen: the next of its values, or one that is typed."""
        event.stop()
        match self._list.rows[event.row].of:
            case Preference(name="theme"):
                self.quiz.push_screen(ThemesScreen(), self._keep_theme)
            case Preference() as preference:
                await self._change(preference)
            case Setting() as setting if self._settings is not None:
                await self._change_scheduling(setting, self._settings)
            case Keymapping():
                self.quiz.push_screen(KeymapScreen(self.write), lambda _: self._show())

    async def _keep_theme(self, theme: str | None) -> None:
        if theme is not None and not await self.write({"theme": theme}):
            self.quiz.prefer(self.quiz.preferences)

    async def _change(self, preference: Preference) -> None:
        now = self.quiz.preferences.get(preference.name)
        if isinstance(now, bool):
            await self.write({preference.name: not now})
        elif preference.choices:
            await self.write({preference.name: _next(preference.choices, now)})
        elif preference.name == "profile":
            with self.quiz.told():
                known = await self.quiz.off_thread(self.quiz.record.profiles)
                beside = f"So far: {', '.join(known)}" if known else ""
                asked = Asked("Profile", preference.does, self.quiz.profile, beside, _profile)
                self.quiz.push_screen(TypedSettingScreen(asked), self._keep_profile)
        else:
            title = _title(preference.name)
            asked = Asked(title, preference.does, now, "Leave it empty for none.", _folder)
            self.quiz.push_screen(TypedSettingScreen(asked), self._keeper(preference.name))

    def _keeper(self, name: str) -> Callable[[str | None], Awaitable[None]]:
        async def keep(typed: str | None) -> None:
            if typed is not None:
                await self.write({name: typed})

        return keep

    async def _keep_profile(self, profile: str | None) -> None:
        if profile is not None and await self.write({"profile": profile}):
            await self._play_as(profile)

    async def _play_as(self, profile: str) -> None:
        self.quiz.wish = replace(self.quiz.wish, profile=profile)
        self._settings = None
        await self._look_up()

    async def _change_scheduling(self, setting: Setting, settings: Settings) -> None:
        now = setting.words(settings)
        if setting.choices:
            await self._configure(setting.read(settings, _next(setting.choices, now)))
            return

        def read(typed: str) -> str:
            return setting.words(setting.read(settings, typed))

        async def keep(typed: str | None) -> None:
            if typed is not None:
                await self._configure(setting.read(settings, typed))

        asked = Asked(_title(setting.name), setting.does, now, "", read)
        self.quiz.push_screen(TypedSettingScreen(asked), keep)

    async def _configure(self, settings: Settings) -> None:
        """Write how questions come back into the record."""
        quiz, profile = self.quiz, self.quiz.profile
        if settings != self._settings:
            with quiz.told():
                await quiz.off_thread(
                    lambda: act_now(quiz.record, Configured(profile, settings), quiz.clock)
                )
                self._settings = settings
        self._show()

    async def write(self, changes: Changes) -> bool:
        """Change the file, and go by what it says from now on; False if that failed, as is told."""
        path = self.quiz.preferences_path
        try:
            preferences = await self.quiz.off_thread(lambda: write_preferences(path, changes))
        except PreferencesError as error:
            self.notify(visible(str(error)), severity="error", markup=False)
            return False
        self._trouble = ""
        self.quiz.prefer(preferences)
        self._show()
        return True

    async def action_reset(self) -> None:
        """Put the setting at the cursor back as it came."""
        match self._list.rows[self._list.cursor].of:
            case Preference(name="profile"):
                if await self.write({"profile": None}):
                    await self._play_as(DEFAULT.profile)
            case Preference(name=name):
                await self.write({name: None})
            case Setting() as setting if self._settings is not None:
                await self._configure(setting.reset(self._settings))
            case Keymapping():
                self.foot.say("Keys are put back in their list.")

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _words(value: Value) -> str:
    if isinstance(value, bool):
        return _ON if value else _OFF
    return value or "none"


def _next(choices: Sequence[str], now: Value) -> str:
    at = choices.index(str(now)) + 1 if now in choices else 0
    return choices[at % len(choices)]


def _profile(typed: str) -> str:
    if not typed.strip():
        raise ValueError("A name is wanted.")
    return typed.strip()


def _folder(typed: str) -> str:
    """A folder as it is kept: what begins at home does so on every machine."""
    bare = typed.strip()
    if not bare:
        return ""
    try:
        folder = Path(bare).expanduser()
    except RuntimeError:
        folder = Path(bare)
    if not folder.is_dir():
        raise ValueError(f"There is no folder {visible(str(folder.absolute()))}.")
    return bare if folder.is_absolute() else str(folder.absolute())

"""A real Chromium without a window, driven through its DevTools protocol over a pipe.

It takes nothing but the browser itself: messages are JSON, each ended by a zero byte, in on file
descriptor 3 and out on 4.
"""

import base64
import json
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import pytest

if sys.platform != "win32":
    import fcntl

_FOUND = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
needs_chromium = pytest.mark.skipif(
    _FOUND is None or sys.platform == "win32",
    reason="a Chromium is wanted here (Debian: apt-get install chromium), and none is installed",
)
_QUIET = ("gpu", "quic", "background-networking", "component-update", "sync", "extensions")
_DESKTOP = (900, 800)


class Failed(Exception):
    """Raised when the browser refuses a command or a script throws; says what it said."""


class Chromium:
    """A running browser; `profile` is an empty folder for it. It ends with `close`."""

    def __init__(self, profile: Path) -> None:
        assert _FOUND is not None
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        # Out of the way of the numbers that they get in the browser.
        high = [fcntl.fcntl(each, fcntl.F_DUPFD, 20) for each in (theirs_in, theirs_out)]
        command = [
            *(_FOUND, "--headless", "--no-sandbox", "--no-first-run", "--hide-scrollbars"),
            *("--remote-debugging-pipe", f"--user-data-dir={profile}"),
            *(f"--disable-{name}" for name in _QUIET),
        ]
        silence = os.open(os.devnull, os.O_WRONLY)
        self._pid = os.posix_spawn(
            _FOUND,
            command,
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, high[0], 3),
                (os.POSIX_SPAWN_DUP2, high[1], 4),
                (os.POSIX_SPAWN_DUP2, silence, 2),
            ],
        )
        for each in (theirs_in, theirs_out, *high, silence):
            os.close(each)
        self._buffer = b""
        self._sent = 0
        self.heard: list[dict[str, object]] = []

    def call(self, method: str, session: str = "", **params: object) -> dict[str, object]:
        """What a command gives back; what the browser tells meanwhile goes into `heard`."""
        self._sent += 1
        message: dict[str, object] = {"id": self._sent, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._sent:
            self.heard.append(answer)
        if "error" in answer:
            raise Failed(f"{method}: {answer['error']}")
        return answer["result"]

    def wait_for(self, method: str, **params: object) -> None:
        """Go on once the browser has told of an event with these parameters."""
        while True:
            for place, told in enumerate(self.heard):
                if told.get("method") == method and params.items() <= told["params"].items():
                    del self.heard[: place + 1]
                    return
            self.heard.append(self._next())

    def close(self) -> None:
        """End the browser, if it has not ended already."""
        with suppress(BrokenPipeError, Failed):
            self.call("Browser.close")
        os.waitpid(self._pid, 0)
        os.close(self._in)
        os.close(self._out)

    def _next(self) -> dict[str, object]:
        while b"\0" not in self._buffer:
            more = os.read(self._in, 1 << 16)
            if not more:
                raise Failed("the browser has ended")
            self._buffer += more
        message, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(message)


class Tab:
    """A page in a context of its own: no other tab's storage is in it."""

    def __init__(self, chromium: Chromium) -> None:
        self._chromium = chromium
        self._context = chromium.call("Target.createBrowserContext")["browserContextId"]
        target = chromium.call(
            "Target.createTarget", url="about:blank", browserContextId=self._context
        )["targetId"]
        attached = chromium.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = str(attached["sessionId"])
        self.call("Page.enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)
        self.resize(*_DESKTOP)

    def call(self, method: str, **params: object) -> dict[str, object]:
        """What a command to this page gives back."""
        return self._chromium.call(method, self._session, **params)

    def open(self, page: Path) -> None:
        """Load a file, and wait until it is there."""
        loader = self.call("Page.navigate", url=page.as_uri())["loaderId"]
        self._chromium.wait_for("Page.lifecycleEvent", loaderId=loader, name="load")

    def run(self, script: str) -> object:
        """The value of an expression in JavaScript, promises awaited; raises Failed."""
        done = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in done:
            raise Failed(json.dumps(done["exceptionDetails"]))
        return done["result"].get("value")

    def before(self, script: str) -> None:
        """Run a script now, and at the beginning of every page to come."""
        self.call("Page.addScriptToEvaluateOnNewDocument", source=script)
        self.run(script)

    def resize(self, width: int, height: int) -> None:
        """Make the window this large."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def switch_scripts_off(self) -> None:
        """From the next page on, no script of a page runs."""
        self.call("Emulation.setScriptExecutionDisabled", value=True)

    def press(self, code: str, *, alt: bool = False) -> None:
        """Press and release a key, named as in `KeyboardEvent.code`."""
        key = code.removeprefix("Digit").removeprefix("Numpad")
        for kind in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, code=code, key=key, modifiers=int(alt))

    def click(self, selector: str) -> None:
        """Press and release the mouse in the middle of the first element that a selector finds."""
        box = self.run(
            f"(function (box) {{ return [box.x + box.width / 2, box.y + box.height / 2]; }})"
            f"(document.querySelector({json.dumps(selector)}).getBoundingClientRect())"
        )
        assert isinstance(box, list)
        for kind in ("mousePressed", "mouseReleased"):
            self.call(
                "Input.dispatchMouseEvent",
                type=kind,
                x=box[0],
                y=box[1],
                button="left",
                clickCount=1,
            )

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self.call("Input.insertText", text=text)

    def picture(self) -> bytes:
        """The whole page as PNG."""
        sizes = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {**sizes, "x": 0, "y": 0, "scale": 2}
        taken = self.call("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)
        return base64.b64decode(str(taken["data"]))

    def close(self) -> None:
        """Close the page and forget its storage."""
        self._chromium.call("Target.disposeBrowserContext", browserContextId=self._context)

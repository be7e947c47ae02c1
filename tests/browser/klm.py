"""The Keystroke-Level Model on a real page: nothing acts without being counted.

Operators and times are those of Card, Moran and Newell: K a key, P pointing, B pressing or
releasing the mouse button (so a click is P + 2B), H moving the hand to the other device, M
deciding. A `Hand` is all a path gets of a page: what it presses or clicks goes to the browser and
into the count in the same step. The browser counts too, and `done` compares.

A decision stands before what it decides: a click or a chord always needs one of its own. H is
counted at each change of device; the hand begins at whatever it uses first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

K, P, B, H, M = 0.28, 1.1, 0.1, 0.4, 1.35

# Counts what a person could have done, as the browser sees it, over every page of the tab.
WITNESS = """
for (const [kind, name] of [["keydown", "klm-keys"], ["mousedown", "klm-clicks"]]) {
  addEventListener(kind, (event) => {
    if (event.isTrusted) sessionStorage[name] = Number(sessionStorage[name] ?? 0) + 1;
  }, true);
}
"""


@dataclass(frozen=True)
class Cost:
    """What one path took."""

    keys: int
    clicks: int
    think: int
    moves: int
    words: int  # keys of the words themselves, typed but left out

    @property
    def seconds(self) -> float:
        pressed = self.keys * K + self.clicks * (P + 2 * B)
        return round(pressed + self.moves * H + self.think * M, 2)

    @property
    def with_words(self) -> float:
        return round(self.seconds + self.words * K, 2)


class NotCounted(AssertionError):
    """Something acted that the model would not allow, or that the count does not hold."""


@dataclass
class Hand:
    """One person's hand on one page."""

    page: Any = field(repr=False)
    keys: int = 0
    clicks: int = 0
    moves: int = 0
    words: int = 0
    decided: list[str] = field(default_factory=list)
    in_one_go: bool = False  # words arrive whole instead of key by key: quicker, the same count
    _words_sent: int = 0
    _at: str = ""
    _fresh: bool = False

    def __post_init__(self) -> None:
        self._page, self.page = self.page, None
        self._page.evaluate("sessionStorage.clear()")

    # --- what a hand can do ---------------------------------------------------------------------

    def decide(self, what: str) -> Hand:
        """M: think before the next step; it has to be told what about."""
        self.decided.append(what)
        self._fresh = True
        return self

    def press(self, key: str) -> Hand:
        """One key, or a chord: "Alt+a" is two keys."""
        pressed = len(key.split("+"))
        self._acts("keys", alone=pressed > 1)
        self._page.keyboard.press(key)
        self.keys += pressed
        return self

    def type(self, text: str) -> Hand:
        """Keys one after the other, each without Shift."""
        if not re.fullmatch(r"[a-z0-9 .,/;'\-=]*", text):
            raise NotCounted(f"{text!r} needs more keys than it has letters")
        self._acts("keys")
        self._page.keyboard.type(text)
        self.keys += len(text)
        return self

    def write(self, words: str) -> Hand:
        """The words themselves: typed, and left out of the count, being the same for everybody."""
        self._acts("keys", decided=False)
        if self.in_one_go:
            self._page.keyboard.insert_text(words)
        else:
            self._page.keyboard.type(words)
            self._words_sent += len(words)
        self.words += len(words)
        return self

    def click(self, role: str, name: str) -> Hand:
        """Point at something that can be seen without scrolling, and press."""
        self._acts("mouse", alone=True)
        words = r"\s*".join(re.escape(part) for part in re.split(r"(:) ?", name))
        target = self._page.get_by_role(role, name=re.compile(words))
        target.first.wait_for()
        box = target.first.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        free = target.first.evaluate(
            "(e, [x, y]) => { const at = document.elementFromPoint(x, y); return e.contains(at) }",
            [x, y],
        )
        if not free:
            raise NotCounted(f"{name!r} is not in sight: it would have to be scrolled to")
        self._page.mouse.move(x, y)
        self._page.mouse.down()
        self._page.mouse.up()
        self.clicks += 1
        return self

    # --- what an eye can do ---------------------------------------------------------------------

    def arrives(self, address: str, *, at: str = "h1") -> Hand:
        """Wait for a page; the model does not count the system's own time."""
        self._page.wait_for_url(re.compile(address))
        self._page.locator(at).first.wait_for()
        self._page.wait_for_load_state("load")
        return self

    def focused(self) -> str:
        return str(self._page.evaluate("document.activeElement.id"))

    def sees(self, text: str) -> Hand:
        self._page.get_by_text(text).first.wait_for()
        return self

    # --- the count ------------------------------------------------------------------------------

    def done(self) -> Cost:
        """The cost so far, if the browser counted the same."""
        seen = self._page.evaluate(
            "['klm-keys', 'klm-clicks'].map((name) => Number(sessionStorage[name] ?? 0))"
        )
        sent = [self.keys + self._words_sent, self.clicks]
        if seen != sent:
            raise NotCounted(f"counted {sent}, the browser {seen}")
        return Cost(self.keys, self.clicks, len(self.decided), self.moves, self.words)

    def _acts(self, device: str, *, alone: bool = False, decided: bool = True) -> None:
        if decided and not self.decided:
            raise NotCounted("a path begins with a decision")
        if alone and not self._fresh:
            raise NotCounted("a click or a chord is a decision of its own")
        if self._at and self._at != device:
            self.moves += 1
        self._at = device
        self._fresh = False

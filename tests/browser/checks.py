"""What is checked of a page: each answers a list of sentences, empty where all is well."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 256}  # a desktop of 1280 by 1024 at 400 %

_AXE = Axe()


def of_page(page: Any) -> list[str]:
    """Everything that can be asked of one page as it stands."""
    problems = title(page) + links(page)
    page.evaluate(_AXE.axe_script)
    for name, size in (("desktop", DESKTOP), ("phone", PHONE)):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light")
        problems += [f"{name}: {told}" for told in axe(page) + targets(page)]
        page.emulate_media(color_scheme="dark")
        problems += [f"{name}, dark: {told}" for told in axe(page, only="color-contrast")]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROW)
    problems += [f"320 px: {told}" for told in wide(page)]
    spaced(page)
    problems += [f"320 px, spaced out: {told}" for told in wide(page) + cut(page)]
    page.set_viewport_size(DESKTOP)
    return problems + [f"spaced out: {told}" for told in wide(page) + cut(page)]


def axe(page: Any, only: str = "") -> list[str]:
    """What axe finds: every rule, or one."""
    options = {"resultTypes": ["violations"]}
    if only:
        options["runOnly"] = {"type": "rule", "values": [only]}  # type: ignore[assignment]
    found = page.evaluate(
        """options => axe.run(document, options).then(({ violations }) => violations.flatMap(
          ({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
            `${id} at ${target.join(" ")}: ${failureSummary.split("\\n").slice(1).join(" ")}`)))""",
        options,
    )
    return list(found)


def title(page: Any) -> list[str]:
    problems = []
    if not page.title().strip():
        problems.append("no title")
    # A page that is covered has a heading of its own below the cover, where nobody gets to.
    headings = page.evaluate(
        "[...document.querySelectorAll('h1')].filter((one) => !one.closest('[inert]')).length"
    )
    if headings != 1:
        problems.append(f"{headings} main headings")
    return problems


def links(page: Any) -> list[str]:
    """No two links with the same words lead to different places."""
    return list(
        page.evaluate(
            """() => {
              const places = new Map();
              for (const link of document.querySelectorAll("a[href]")) {
                if (link.closest("[inert], [hidden]")) continue;
                const words = link.textContent.replace(/\\s+/g, " ").trim();
                const to = link.href.baseVal ?? link.href; // in a picture it is no string
                places.set(words, (places.get(words) ?? new Set()).add(to));
              }
              return [...places].filter(([, to]) => to.size > 1).map(
                ([words, to]) => `“${words}” leads to ${to.size} places`);
            }"""
        )
    )


def targets(page: Any) -> list[str]:
    """Buttons and fields at least 44 px high, every other target 24 by 24 or within a sentence."""
    return list(
        page.evaluate(
            """() => {
              const problems = [];
              const say = (one, box) => problems.push(
                `“${(one.textContent || one.name).trim().slice(0, 40)}” is ` +
                `${Math.round(box.width)} by ${Math.round(box.height)}`);
              for (const one of document.querySelectorAll(
                "a[href], button, .button, input:not([type=hidden]), select, textarea, summary")) {
                if (!one.checkVisibility() || one.closest("[inert], .skip")) continue;
                if (document.querySelector("dialog[open]") && !one.closest("dialog")) continue;
                let box = one.getBoundingClientRect();
                if (one.matches("[type=checkbox], [type=radio]")) {
                  const { width, height } = one.labels[0].getBoundingClientRect();
                  box = { width: box.width + width, height: Math.max(box.height, height) };
                }
                const button = one.matches("button, .button, input, select, textarea");
                const sentence = getComputedStyle(one).display === "inline";
                if (button && box.height < 43.5) say(one, box);
                else if (!button && !sentence && (box.height < 24 || box.width < 24)) say(one, box);
              }
              return problems;
            }"""
        )
    )


def wide(page: Any) -> list[str]:
    """Nothing has to be scrolled sideways, but for what scrolls by itself."""
    return list(
        page.evaluate(
            """() => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const scrolls = (one) => one && (
                /auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
              const over = [...document.body.querySelectorAll("*")].filter((one) =>
                one.checkVisibility() && one.getBoundingClientRect().right > width + 1
                && !scrolls(one));
              return [`${document.documentElement.scrollWidth} px wide: ` + over.slice(0, 3).map(
                (one) => `${one.tagName}.${one.className}`).join(", ")];
            }"""
        )
    )


def spaced(page: Any) -> None:
    """The spacing of WCAG 1.4.12, as a person's own style sheet would set it."""
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
            word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
          document.adoptedStyleSheets = [sheet];
        }"""
    )


def cut(page: Any) -> list[str]:
    """No words are cut off by the box they stand in."""
    return list(
        page.evaluate(
            """() => [...document.body.querySelectorAll("*")].filter((one) => {
              const { overflowX, overflowY } = getComputedStyle(one);
              if (one.closest(".visually-hidden, .skip, svg, input")) return false;
              if (!one.checkVisibility()) return false;
              return (/hidden|clip/.test(overflowY) && one.scrollHeight > one.clientHeight + 1)
                || (/hidden|clip/.test(overflowX) && one.scrollWidth > one.clientWidth + 1);
            }).map((one) => `cut off in ${one.tagName}.${one.className}`)"""
        )
    )


FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const words = `“${(one.innerText || one.name || one.id).trim().slice(0, 40)}”`;
  // A radio drawn as a chip is itself see-through; its label is what is seen.
  const shown = getComputedStyle(one).opacity === "0" ? one.labels[0] : one;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  const stays = (at) => at && at !== document.body && (
    /sticky|fixed/.test(getComputedStyle(at).position) ? at : stays(at.parentElement));
  const box = shown.getBoundingClientRect();
  const free = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.9], [0.5, 0.1]].filter(([x, y]) => {
    const at = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
    const bar = stays(at);
    return at && (!bar || bar.contains(one));
  }).length;
  // Of a box to write in, the browser brings the caret into sight, not the whole of it.
  const part = one.matches("textarea") || box.height > innerHeight / 2;
  return {
    words,
    ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 3,
    seen: part ? free > 0 : free === 5,
  };
}"""


def focus(page: Any, most: int = 120) -> list[str]:
    """Tab through the whole page."""
    problems = []
    page.evaluate("document.activeElement.blur()")
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None:
            break
        if not at["ring"]:
            problems.append(f"no ring on {at['words']}")
        if not at["seen"]:
            problems.append(f"{at['words']} is hidden when it has the focus")
    return problems


def forced_colors(page: Any) -> list[str]:
    """Edges made of colour alone would vanish: each button, field and lane keeps a line."""
    return list(
        page.evaluate(
            """() => {
              const line = (one) => {
                const style = getComputedStyle(one);
                return ["Top", "Bottom", "Left", "Right"].some((side) =>
                  parseFloat(style[`border${side}Width`]) >= 1
                  && style[`border${side}Style`] !== "none"
                  && style[`border${side}Color`] !== style.backgroundColor);
              };
              const edged = document.querySelectorAll(
                ".button:not(.button-link), .input, .box, .chip, .banner, .lane-mine, .voice");
              return [...edged].filter((one) => one.checkVisibility() && !line(one))
                .map((one) => `no edge: ${one.className}`);
            }"""
        )
    )


def motion(page: Any, at_most: float = 0) -> list[str]:
    return list(
        page.evaluate(
            """most => [...document.querySelectorAll("*")].filter((one) => {
              const { transitionDuration, animationDuration } = getComputedStyle(one);
              return [transitionDuration, animationDuration].some((times) =>
                times.split(",").some((time) => parseFloat(time) > most));
            }).map((one) => `${one.tagName}.${one.className} moves`)""",
            at_most,
        )
    )

// Hands on a map by keys: arrows walk along the spokes and the rings, and what the page offers by
// links and forms happens without leaving it. Without script the links and forms do the same.
import { forget, show } from "./map-time.js";
import { announce } from "./words.js";

const frame = document.querySelector("[data-map]");
const side = document.querySelector("[data-map-side]");
const lettersOff = document.body.dataset.singleKeys === "off";
const find = (mark) => document.querySelector(mark);

const everyone = () => [...frame.querySelectorAll("a.map-one")];
const me = () => frame.querySelector(".map-me");
const keyOf = (one) => one?.dataset.key;
const byKey = (key) => everyone().find((one) => keyOf(one) === key);

// --- walking --------------------------------------------------------------------------------------

// Where somebody stands: how far from the middle, and in which direction. Rings are half as wide
// again as they are high.
function place(one) {
  const [x, y] = (one.getAttribute("transform")?.match(/-?[\d.]+/g) ?? [0, 0]).map(Number);
  return [Math.hypot(x / 1.5, y), Math.atan2(x / 1.5, -y)];
}

// One stop of the Tab key: who had the focus last, at first the person in the middle.
function enter(to = me()) {
  me()?.setAttribute("role", "img");
  me()?.setAttribute("aria-label", me().textContent.trim());
  for (const one of [me(), ...everyone()]) one?.setAttribute("tabindex", one === to ? 0 : -1);
}

function go(to) {
  if (!to) return;
  enter(to);
  to.focus();
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function next(from, step) {
  const row = everyone();
  const at = row.indexOf(from);
  if (at < 0) return row.at(step < 0 ? -1 : 0);
  return row[(at + step + row.length) % row.length];
}

// Nearest in direction among those further out, or further in; past the innermost is the middle.
function along(from, out) {
  const [far, turn] = from === me() ? [0, 0] : place(from);
  const there = everyone()
    .map((one) => [one, ...place(one)])
    .filter(([, radius]) => (out ? radius > far + 1 : radius < far - 1));
  if (!there.length) return out ? null : me();
  const off = ([, radius, angle]) => {
    const aside = Math.abs(((angle - turn + 3 * Math.PI) % (2 * Math.PI)) - Math.PI);
    return (from === me() ? 0 : aside * 200) + Math.abs(radius - far);
  };
  const nearest = there.sort((one, other) => off(one) - off(other))[0];
  return !out && Math.abs(off(nearest)) > 300 ? me() : nearest[0];
}

// --- the page without leaving it ------------------------------------------------------------------

let asked = 0;

// The picture, what stands beside it and the list, from another address of this page.
async function load(url, options) {
  const mine = ++asked;
  const answer = await fetch(url, options);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [picture, beside] = ["[data-map]", "[data-map-side]"].map((mark) => page.querySelector(mark));
  if (mine !== asked) return false;
  if (!picture || !beside) {
    const said = page.querySelector("main p, main h1")?.textContent;
    if (options && said && answer.status >= 400) announce(said.trim());
    else location.assign(options ? location.href : url);
    return false;
  }
  const held = document.activeElement;
  const back = { key: frame.contains(held) && keyOf(held.closest("a.map-one")), id: held?.id };
  if (options) forget();
  frame.className = picture.className;
  if (!show(page)) {
    location.assign(answer.url);
    return false;
  }
  history.replaceState(history.state, "", answer.url.split("#")[0]);
  enter(byKey(back.key) ?? me());
  if (back.key) byKey(back.key)?.focus();
  else if (back.id && !document.getElementById(back.id)) (card() ?? me())?.focus();
  else if (back.id) document.getElementById(back.id).focus();
  return true;
}

// A link in a picture keeps its address in an attribute.
const cardAt = (one) => one.getAttribute("href").split("#")[0];
const card = () => document.getElementById("card");

async function open(one) {
  if (!(await load(cardAt(one)))) return;
  enter(byKey(keyOf(one)));
  card()?.focus();
}

// The card of somebody, with the focus left where it is.
async function cardOf(one) {
  if (frame.querySelector(".map-chosen") !== one) await load(cardAt(one));
  return card();
}

async function send(form, more = {}) {
  const given = new FormData(form);
  for (const [name, value] of Object.entries(more)) given.set(name, value);
  if (await load(form.action, { method: "POST", body: new URLSearchParams(given) })) {
    announce(card()?.querySelector(".map-told")?.textContent.trim() ?? form.dataset.after ?? "");
  }
}

// --- keys -----------------------------------------------------------------------------------------

let round = null; // whose ties are gone through, and how far

async function knows(one) {
  const key = round?.at === keyOf(one) ? round.of : keyOf(one);
  if (round?.of !== key) {
    await cardOf(one);
    const pairs = [...frame.querySelectorAll("[data-between]")].map((pair) => pair.dataset.between.split(" "));
    const others = pairs.filter((pair) => pair.includes(key)).map((pair) => pair.find((other) => other !== key));
    round = { of: key, others: [...others, key], step: -1 };
    if (!others.length) announce(side.dataset.alone);
  }
  round.step = (round.step + 1) % round.others.length;
  round.at = round.others[round.step];
  go(byKey(round.at));
}

async function lineOf(one) {
  const fold = (await cardOf(one))?.querySelector("details");
  if (!fold) return;
  fold.open = true;
  (fold.querySelector("[name=quality]:checked") ?? fold.querySelector("[name=quality]"))?.focus();
}

async function ring(one, closeness) {
  const form = (await cardOf(one))?.querySelector("[data-map-tap]");
  if (form) send(form, { closeness });
  else announce(side.dataset.notHere);
}

function letter(key, one) {
  if (lettersOff && key.length === 1) return false;
  if (key === "+") return find("[data-map-add]")?.click() ?? true;
  if (key === "t") {
    location.assign(find("a[href*='tab=list']").href.split("#")[0] + (keyOf(one) ? `#tie-${keyOf(one)}` : ""));
    return true;
  }
  if (!one.matches("a") || one.matches(".map-bundle")) return false;
  if (key === "c") knows(one);
  else if (key === "l") lineOf(one);
  else if (/^[1-4]$/.test(key)) ring(one, key);
  else return false;
  return true;
}

function walked(key, from) {
  const to = {
    ArrowLeft: () => next(from, -1),
    ArrowRight: () => next(from, 1),
    ArrowUp: () => along(from, false),
    ArrowDown: () => along(from, true),
    Home: me,
    Escape: () => find("#map-after"),
  }[key];
  if (!to) return false;
  if (key === "Escape") to()?.focus();
  else go(to());
  return true;
}

if (frame && side && me()) {
  frame.removeAttribute("tabindex"); // what is in it has the focus, and brings it into sight
  new MutationObserver(() => frame.querySelector("[tabindex='0']") || enter()).observe(frame, { childList: true });
  enter(frame.querySelector(".map-chosen") ?? me());
  const [middle, edge] = [me().getBoundingClientRect(), frame.getBoundingClientRect()];
  frame.scrollLeft += middle.left + middle.width / 2 - edge.left - edge.width / 2;

  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const one = event.target.closest("a.map-one, .map-me");
    if (!one) return;
    if (event.key !== "c") round = null;
    if (walked(event.key, one) || letter(event.key, one)) event.preventDefault();
  });

  frame.addEventListener("click", (event) => {
    const one = event.target.closest("a.map-one:not(.map-bundle)");
    if (!one || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(one);
  });

  side.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.target.closest("#card")) return;
    event.preventDefault();
    go(frame.querySelector(".map-chosen") ?? me());
  });

  side.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-map-form]")) return;
    event.preventDefault();
    const { submitter } = event;
    send(event.target, submitter?.name ? { [submitter.name]: submitter.value } : {});
  });

  find("[data-map-zoom]")?.addEventListener("click", (event) => {
    const link = event.target.closest("[data-zoom]");
    if (!link) return;
    event.preventDefault();
    load(link.href);
    for (const other of link.closest("ul").querySelectorAll("a")) other.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
  });
}

// Going from day to day on a map without loading the page anew: the picture, the card and the
// sentences are taken from the page of that day, which the server makes as it makes every other.
// Without script the slider has a button, and each day is a link.
const time = document.querySelector("[data-time]");
const slider = time?.querySelector("input[type=range]");
const days = [...(time?.querySelectorAll("datalist option") ?? [])].map((option) => ({
  on: option.dataset.on,
  words: option.label,
}));
const kept = new Map();
let wanted;

// Once something is said anew, no day is as it was fetched.
export const forget = () => kept.clear();

function addressOf(at) {
  const address = new URL(location.href);
  address.hash = "";
  address.searchParams.delete("on");
  if (days[at].on) address.searchParams.set("on", days[at].on);
  return address;
}

function pageOf(address) {
  const part = new URL(address);
  part.searchParams.set("part", "1");
  const key = part.href;
  if (!kept.has(key)) {
    kept.set(
      key,
      fetch(part).then(async (answer) => {
        if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
        return new DOMParser().parseFromString(await answer.text(), "text/html");
      }),
    );
    kept.get(key).catch(() => kept.delete(key));
  }
  return kept.get(key);
}

// A stop on either side, so that the next step need not wait.
function fetchBeside(at) {
  for (const beside of [at - 1, at + 1]) if (days[beside]) pageOf(addressOf(beside)).catch(() => {});
}

const swapped = (root) => [...root.querySelectorAll(".page-head-words, [data-swap]")];

export function show(page) {
  const here = swapped(document);
  const there = swapped(page);
  if (here.map((one) => one.id).join() !== there.map((one) => one.id).join()) return false;
  here.forEach((one, number) => {
    const now = document.importNode(there[number], true);
    // What is said aloud stays one text, else each part of it is said again.
    if (one.role === "status") one.textContent = now.textContent;
    else one.replaceChildren(...now.childNodes);
  });
  return true;
}

async function go(at) {
  wanted = at;
  slider.value = at;
  slider.setAttribute("aria-valuetext", days[at].words);
  const address = addressOf(at);
  try {
    const page = await pageOf(address);
    if (wanted !== at) return;
    if (!show(page)) throw new Error("another kind of page");
  } catch {
    if (wanted === at) location.assign(address);
    return;
  }
  history.replaceState(history.state, "", address);
  for (const link of time.querySelectorAll("#all-days a")) link.removeAttribute("aria-current");
  time.querySelectorAll("#all-days a")[at]?.setAttribute("aria-current", "date");
  fetchBeside(at);
}

// Playing goes from day to day and waits at each. It never begins by itself, and is not there for
// whoever asks that nothing moves.
const play = slider?.form.querySelector("[data-play]");
let playing;

function pause() {
  clearTimeout(playing);
  playing = 0;
  play.textContent = play.dataset.play;
}

async function onward() {
  await go((Number(slider.value) + 1) % days.length);
  if (slider.value === slider.max) pause();
  if (playing) playing = setTimeout(onward, 2000);
}

if (slider) {
  slider.form.querySelector("[data-go]").hidden = true;
  slider.form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(Number(slider.value));
  });
  slider.addEventListener("input", () => {
    pause();
    go(Number(slider.value));
  });
  play.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches;
  play.addEventListener("click", () => {
    if (playing) return pause();
    play.textContent = play.dataset.pause;
    playing = 1;
    onward();
  });
  slider.addEventListener("focus", () => fetchBeside(Number(slider.value)), { once: true });
  time.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-step]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { step } = link.dataset;
    const on = new URL(link.href).searchParams.get("on") ?? "";
    await go(days.findIndex((day) => day.on === on));
    if (!link.isConnected) (time.querySelector(`[data-step=${step}]`) ?? slider).focus();
  });
}

import { renew } from "./renew.js";
import { announce, make, say } from "./words.js";

const PAUSE = 800;
const LATEST = 1000; // after the first letter not kept yet, however fast somebody types
const QUIET = 10_000;
const LONGEST = 3000; // to wait for an answer before the form is sent all the same
const SMALL = 15_000; // letters; a browser sends no more than 64 kB after its page has gone

function keepDrafts(form) {
  const state = form.querySelector("[data-draft-state]");
  const line = state?.querySelector("span") ?? state;
  let timer;
  let wait = 2000;
  let dirty = false;
  let since; // when the first letter came that is not kept yet
  let typed = false;
  let busy; // the answer being waited for
  let leaving = false;
  let signedOut = false;
  let spoken = 0;

  function tell(text, link) {
    if (line) {
      line.textContent = text;
      if (link) line.append(" ", link);
    }
    if (Date.now() - spoken >= QUIET) {
      spoken = Date.now();
      announce(text);
    }
  }

  function later(delay) {
    clearTimeout(timer);
    timer = setTimeout(keep, delay);
  }

  function retry() {
    dirty = true;
    typed = false;
    tell(say("draftWaiting"));
    later(wait);
    wait = Math.min(wait * 2, 60_000);
  }

  async function keep(keepalive = false) {
    clearTimeout(timer);
    if (!dirty || leaving) return;
    if (busy) {
      later(PAUSE);
      return;
    }
    let answered;
    busy = new Promise((resolve) => { answered = resolve; });
    dirty = false;
    if (signedOut) signedOut = (await renew()) !== "same";
    const body = new FormData(form);
    const small = [...body.values()].join("").length < SMALL;
    try {
      const answer = await fetch(form.dataset.draftUrl, {
        method: "POST",
        body,
        credentials: "same-origin",
        // Somebody who types is there; a page that tries again by itself says nothing of the sort.
        headers: typed ? {} : { "X-Kept-By-Itself": "yes" },
        keepalive: keepalive === true && small,
        redirect: "manual",
      });
      if (leaving) return;
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
        dirty = true;
        signedOut = true;
        const href = document.body.dataset.signInUrl;
        const link = href && make("a", say("signIn"), { href, target: "_blank", rel: "noopener" });
        tell(say("draftSignedOut"), link);
        return;
      }
      if (!answer.ok) {
        retry();
        return;
      }
      const { kept, draft } = await answer.json();
      const hidden = form.querySelector("input[name=draft]");
      if (hidden && draft) hidden.value = draft;
      wait = 2000;
      signedOut = false;
      tell(say("draftKept", { time: kept }));
    } catch {
      if (!leaving) retry();
    } finally {
      busy = undefined;
      answered();
    }
  }

  const changed = () => {
    if (leaving) return;
    if (!dirty) since = Date.now();
    dirty = true;
    typed = true;
    later(signedOut ? 5000 : Math.min(PAUSE, Math.max(0, since + LATEST - Date.now())));
  };

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    leaving = true;
    clearTimeout(timer);
    if (!busy && !signedOut) return;
    // A draft that arrived after what it was a draft of would be offered again.
    event.preventDefault();
    const { submitter } = event;
    const first = Promise.all([busy, signedOut && renew()]);
    Promise.race([first, new Promise((resolve) => setTimeout(resolve, LONGEST))]).then(() => {
      busy = undefined;
      signedOut = false;
      form.requestSubmit(submitter);
    });
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep(true); // only if something was typed since
    else if (dirty) later(PAUSE);
  });
  window.addEventListener("online", () => dirty && later(0));
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
}

document.querySelectorAll("form[data-draft-url]").forEach(keepDrafts);

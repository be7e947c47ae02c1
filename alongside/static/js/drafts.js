import { announce, make, say } from "./words.js";

const PAUSE = 800;
const QUIET = 10_000;

function keepDrafts(form) {
  const state = form.querySelector("[data-draft-state]");
  const line = state?.querySelector("span") ?? state;
  let timer;
  let wait = 2000;
  let dirty = false;
  let busy = false;
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
    busy = true;
    dirty = false;
    try {
      const answer = await fetch(form.dataset.draftUrl, {
        method: "POST",
        body: new FormData(form),
        credentials: "same-origin",
        headers: { "X-Requested-With": "XMLHttpRequest" },
        keepalive: keepalive === true,
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
      busy = false;
    }
  }

  const changed = () => {
    if (leaving) return;
    dirty = true;
    later(signedOut ? 5000 : PAUSE);
  };

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    leaving = true;
    clearTimeout(timer);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep(true);
    else if (dirty) later(PAUSE);
  });
  window.addEventListener("online", () => dirty && later(0));
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
}

document.querySelectorAll("form[data-draft-url]").forEach(keepDrafts);

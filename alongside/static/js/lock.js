import { renew } from "./renew.js";
import { make, say } from "./words.js";

const { idleMinutes, aliveUrl, signInUrl } = document.body.dataset;
const limit = Number(idleMinutes) * 60_000;

if (limit > 0) {
  let last = Date.now();
  let cover;
  let opener;

  const uncover = () => {
    for (const part of document.body.children) if (part !== cover) part.inert = false;
    cover.remove();
    cover = undefined;
    last = Date.now();
    opener?.focus();
  };

  const ask = async (told) => {
    try {
      const answer = await fetch(aliveUrl, { credentials: "same-origin", cache: "no-store", redirect: "manual" });
      if (answer.status === 204) {
        const who = await renew();
        if (who === "same") {
          uncover();
          return;
        }
        if (who === "other") {
          told.textContent = say("somebodyElse");
          return;
        }
      }
    } catch {
      // The answer is the same as a refusal: stay covered.
    }
    told.textContent = say("notYet");
  };

  const lock = () => {
    opener = document.activeElement;
    document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
    for (const part of document.body.children) part.inert = true;
    cover = make("section", "", { className: "cover" });
    const heading = make("h1", say("locked"), { tabIndex: -1, id: "locked" });
    cover.setAttribute("aria-labelledby", heading.id);
    const told = make("p", "");
    told.setAttribute("role", "alert");
    const actions = make("p", "", { className: "actions" });
    if (signInUrl) {
      actions.append(make("a", say("signIn"), {
        href: signInUrl, target: "_blank", rel: "noopener", className: "button button-primary",
      }));
    }
    const back = make("button", say("signedIn"), { type: "button", className: "button" });
    back.addEventListener("click", () => ask(told));
    actions.append(back);
    cover.append(heading, make("p", say("lockedWords")), told, actions);
    document.body.append(cover);
    heading.focus();
  };

  const look = () => {
    if (!cover && Date.now() - last >= limit) lock();
  };

  for (const kind of ["pointerdown", "pointermove", "keydown", "scroll", "touchstart"]) {
    addEventListener(kind, () => {
      look();
      if (!cover) last = Date.now();
    }, { passive: true, capture: true });
  }
  document.addEventListener("visibilitychange", look);
  setInterval(look, 5000);
}

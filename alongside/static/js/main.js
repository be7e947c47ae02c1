import "./keys.js";
import "./drafts.js";
import "./chips.js";
import "./people.js";
import "./lock.js";
import "./renew.js";
import "./print.js";
import "./aloud.js";
import "./progress.js";
import { say } from "./words.js";

document.querySelector("[data-takes-focus]")?.focus();

// A browser gives the focus when it first draws the page; whoever types sooner would lose a letter.
const first = document.querySelector("[autofocus]");
if (document.activeElement === document.body) first?.focus();
// Carried on, words go on at their end.
if (first?.matches("textarea")) first.setSelectionRange(first.value.length, first.value.length);

// Gone back to after saving, a page is still the one that was saved: its key says so, and the words
// that the browser puts back in it are not saved as something new.
const key = document.querySelector("form[data-ctrl-enter] input[name=key]");
const [arrival] = performance.getEntriesByType("navigation");
if (key && arrival?.type === "back_forward" && history.state?.key) key.value = history.state.key;

// A second press while the first is on its way would save twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "get" || form.method === "dialog") return;
  if (form.dataset.sending) {
    event.preventDefault();
    return;
  }
  form.dataset.sending = "yes";
  if (key?.form === form) history.replaceState({ key: key.value }, "");
  const button = event.submitter;
  const label = button?.querySelector("span");
  if (!label) return;
  button.setAttribute("aria-busy", "true");
  const note = document.createElement("span");
  note.dataset.busyNote = "";
  note.textContent = ` (${say("sending")})`;
  label.append(note);
});

window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  for (const note of document.querySelectorAll("[data-busy-note]")) note.remove();
});

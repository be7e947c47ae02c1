import "./keys.js";
import "./drafts.js";
import "./chips.js";
import "./people.js";
import "./lock.js";
import "./renew.js";
import "./print.js";
import { say } from "./words.js";

document.querySelector("[data-takes-focus]")?.focus();

// Carried on, words go on at their end.
const begun = document.querySelector("textarea[autofocus]");
begun?.setSelectionRange(begun.value.length, begun.value.length);

// A second press while the first is on its way would save twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "get" || form.method === "dialog") return;
  if (form.dataset.sending) {
    event.preventDefault();
    return;
  }
  form.dataset.sending = "yes";
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

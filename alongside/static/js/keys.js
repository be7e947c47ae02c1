import { announce, make, say } from "./words.js";

const typing = (element) =>
  element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

const seen = (element) => element.getClientRects().length > 0;

const keyed = () => [...document.querySelectorAll("[data-key]")].filter(seen);

const go = (element) => (typing(element) ? element.focus() : element.click());

const labelled = (element) =>
  (element.labels?.[0]?.textContent ?? element.dataset.keyLabel ?? element.textContent).trim();

function showKeys() {
  const dialog = make("dialog", "");
  const heading = make("h2", say("keys"), { id: "keys-heading" });
  dialog.setAttribute("aria-labelledby", heading.id);
  const list = make("dl", "", { className: "facts" });
  const add = (key, label) => {
    const row = make("div", "");
    const term = make("dt", "");
    term.append(make("kbd", key));
    row.append(term, make("dd", label));
    list.append(row);
  };
  const told = new Set();
  for (const { dataset } of keyed()) {
    if (!told.has(dataset.key) && dataset.keyLabel) add(dataset.key, dataset.keyLabel);
    told.add(dataset.key);
  }
  for (const element of document.querySelectorAll("[data-alt-key]")) {
    const label = labelled(element);
    if (label) add(`Alt ${element.dataset.altKey.toUpperCase()}`, label);
  }
  const main = document.querySelector("form[data-ctrl-enter] .button-primary > span");
  if (main) add("Ctrl Enter", main.textContent.trim());
  add("?", say("keysThis"));
  const form = make("form", "", { method: "dialog" });
  form.append(make("button", say("close"), { className: "button" }));
  dialog.append(heading, list, form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function useAlt(element) {
  const closed = element.tagName !== "SUMMARY" && element.closest("details:not([open])");
  if (closed) closed.open = true;
  if (element.type === "checkbox") {
    // The hand stays where it writes, so what was ticked is said.
    element.click();
    announce(say(element.checked ? "ticked" : "unticked", { what: labelled(element) }));
  } else if (element.tagName === "SUMMARY") {
    element.parentElement.open = true;
    const first = element.parentElement.querySelector("input, select, textarea") ?? element;
    first.focus();
    first.select?.();
  } else go(element);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open], .cover")) return;
  const { target, key } = event;
  const form = target.closest?.("form");

  if ((event.ctrlKey || event.metaKey) && key === "Enter") {
    const sent = form ?? document.querySelector("form[data-ctrl-enter]");
    const button = sent?.matches("[data-ctrl-enter]") && sent.querySelector(".button-primary");
    if (button) {
      event.preventDefault();
      sent.requestSubmit(button);
    }
    return;
  }

  if (event.altKey && !event.ctrlKey && !event.metaKey) {
    // Option changes the letter on a Mac, so the physical key counts too.
    const letter = event.code.replace(/^(Key|Digit)/, "").toLowerCase();
    const element = [...(form ?? document).querySelectorAll("[data-alt-key]")].find(
      ({ dataset }) => dataset.altKey === key.toLowerCase() || dataset.altKey === letter,
    );
    if (element && (seen(element) || element.closest("details:not([open])"))) {
      event.preventDefault();
      useAlt(element);
    }
    return;
  }

  if (event.ctrlKey || event.metaKey || typing(target) || document.body.dataset.singleKeys === "off") return;
  if (key === "?") {
    event.preventDefault();
    showKeys();
    return;
  }
  const found = keyed().filter(({ dataset }) => dataset.key === key);
  const element = found.find(typing) ?? found[0];
  if (element) {
    event.preventDefault();
    go(element);
  }
});

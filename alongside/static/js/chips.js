const byId = (id) => document.getElementById(id);
const changed = (input) => input.dispatchEvent(new Event("input", { bubbles: true }));

for (const chip of document.querySelectorAll("[data-fills], [data-opens]")) chip.hidden = false;

for (const chip of document.querySelectorAll("[data-fills]")) {
  const input = byId(chip.dataset.fills);
  if (!input) continue;
  const show = () => chip.setAttribute("aria-pressed", String(input.value === chip.dataset.value));
  chip.addEventListener("click", () => {
    input.value = chip.dataset.value;
    changed(input);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("input", show);
  show();
}

const filled = (part) =>
  part.querySelector(".has-error") ||
  [...part.querySelectorAll("input:not([type=hidden]), textarea, select")].some((field) =>
    /^(checkbox|radio)$/.test(field.type)
      ? field.checked !== field.defaultChecked
      : field.tagName !== "SELECT" && field.value.trim() !== "",
  );

for (const chip of document.querySelectorAll("[data-opens]")) {
  const part = byId(chip.dataset.opens);
  if (!part) continue;
  const show = (open) => {
    part.hidden = !open;
    chip.setAttribute("aria-expanded", String(open));
  };
  show(chip.getAttribute("aria-expanded") === "true" || Boolean(filled(part)));
  chip.addEventListener("click", () => {
    // Words are never hidden: a part with something in it stays open.
    const open = part.hidden || Boolean(filled(part));
    show(open);
    if (open) part.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  });
}

// What stands above a form part would no longer be true of a part that was changed and closed.
for (const part of document.querySelectorAll("details[data-stays]")) {
  part.addEventListener("toggle", () => {
    const fields = [...part.querySelectorAll("input, textarea")];
    const changed = fields.some(
      (field) => field.checked !== field.defaultChecked || field.value !== field.defaultValue,
    );
    if (changed) part.open = true;
  });
}

for (const box of document.querySelectorAll("[data-implies]")) {
  box.addEventListener("change", () => {
    if (box.checked) byId(box.dataset.implies).checked = true;
  });
}

const parts = [...document.querySelectorAll("[data-shown-by]")];
const follow = () => {
  for (const part of parts) {
    const choice = byId(part.dataset.shownBy);
    if (choice) part.hidden = !choice.checked && !part.querySelector(".has-error");
  }
};
if (parts.length) {
  document.addEventListener("change", follow);
  window.addEventListener("pageshow", follow);
  follow();
}

import { announce, say } from "./words.js";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

for (const input of document.querySelectorAll("input[data-filters]")) {
  const list = document.querySelector(input.dataset.filters);
  if (!list) continue;
  const rows = [...list.querySelectorAll(":scope > li, :scope > tr, tbody > tr")];
  const texts = rows.map((row) => plain(row.dataset.names ?? row.textContent));
  let timer;
  const shown = () => rows.filter((row) => !row.hidden);

  const filter = () => {
    const parts = plain(input.value).split(/\s+/).filter(Boolean);
    rows.forEach((row, at) => {
      row.hidden = !parts.every((part) => texts[at].includes(part));
    });
    clearTimeout(timer);
    timer = setTimeout(() => {
      const count = shown().length;
      announce(count === 0 ? say("foundNone") : count === 1 ? say("foundOne") : say("foundMany", { count }));
    }, 700);
  };

  input.addEventListener("input", filter);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !input.value.trim()) return;
    const link = shown()[0]?.querySelector("a[href]");
    if (link) {
      event.preventDefault();
      link.click();
    }
  });
  if (input.value) filter();
}

const kept = () => document.getElementById("said")?.dataset ?? {};

export const say = (key, parts = {}) =>
  (kept()[key] ?? "").replace(/\{(\w+)\}/g, (all, part) => parts[part] ?? all);

export const announce = (text) => {
  const region = document.getElementById("announcer");
  if (region) region.textContent = text;
};

export const make = (tag, text, props = {}) =>
  Object.assign(document.createElement(tag), { textContent: text }, props);

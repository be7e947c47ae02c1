/* Reading a page aloud, with a voice that lives on this device. Some voices send the words to
   whoever made them: those are never used, and without another there is no button. */
const speech = window.speechSynthesis;
const button = document.querySelector("[data-read-aloud]");
const parts = [...document.querySelectorAll("[data-aloud]")];

const language = () => document.documentElement.lang.toLowerCase();

const voice = () => {
  const here = (speech?.getVoices() ?? []).filter((one) => one.localService);
  const named = (one) => one.lang.toLowerCase().replace("_", "-");
  return (
    here.find((one) => named(one) === language()) ??
    here.find((one) => named(one).split("-")[0] === language().split("-")[0])
  );
};

const offer = () => {
  if (button) button.hidden = !voice();
};

const stands = (reading) => {
  button.setAttribute("aria-pressed", String(reading));
  button.querySelector("span").textContent = reading ? button.dataset.stop : button.dataset.start;
};

const mark = (part) => {
  for (const one of parts) one.toggleAttribute("data-reading", one === part);
};

const stop = () => {
  speech.cancel();
  mark(null);
  stands(false);
};

const read = () => {
  const chosen = voice();
  for (const part of parts) {
    const said = new SpeechSynthesisUtterance(part.innerText);
    said.voice = chosen;
    said.lang = chosen.lang;
    said.onstart = () => mark(part);
    if (part === parts.at(-1)) said.onend = stop;
    speech.speak(said);
  }
  stands(true);
};

if (speech && button && parts.length) {
  button.dataset.start = button.querySelector("span").textContent;
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") stop();
    else read();
  });
  speech.addEventListener?.("voiceschanged", offer);
  window.addEventListener("pagehide", () => speech.cancel());
  offer();
}

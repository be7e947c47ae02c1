/* Exit this page: at once, to a page about nothing, with this one taken out of the way back.
   The link alone leads there too; so does pressing Shift three times within five seconds. */
const exit = document.querySelector("[data-exit]");
const WITHIN = 5000;
let presses = [];
let alone = false;

const leave = () => {
  document.title = "";
  document.body.hidden = true;
  window.location.replace(exit.href);
};

exit?.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});

// Shift with another key is somebody writing.
document.addEventListener("keydown", (event) => {
  alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (!alone) presses = [];
});

document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || !alone) return;
  const now = Date.now();
  presses = [...presses.filter((moment) => now - moment < WITHIN), now];
  if (presses.length === 3) leave();
});

// One tap is enough: choosing goes on to the next. Arrow keys only choose; without script one
// chooses and presses Next.
const form = document.querySelector("[data-taps]");

form?.addEventListener("click", (event) => {
  const label = event.target.closest("label");
  if (!label || event.defaultPrevented) return;
  // First the choice is made, as a browser does after this.
  setTimeout(() => {
    if (label.control?.checked) form.requestSubmit();
  });
});

// The middle of a map that is wider than the page comes first into sight.
const frame = document.querySelector("[data-map]");
const me = frame?.querySelector(".map-me")?.getBoundingClientRect();
if (me) frame.scrollLeft += me.left + me.width / 2 - frame.getBoundingClientRect().left - frame.clientWidth / 2;

// A map that is wider than its frame begins with the person in the middle.
for (const frame of document.querySelectorAll(".map-frame")) {
  const side = getComputedStyle(frame).direction === "rtl" ? -1 : 1;
  frame.scrollLeft = (side * (frame.scrollWidth - frame.clientWidth)) / 2;
}

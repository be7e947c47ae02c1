// Arrow keys walk through the picture of a family: to whoever stands nearest that way. The whole
// picture is then one stop of the Tab key. Without script each person is one.
const picture = document.querySelector("[data-family]");
const people = [...(picture?.querySelectorAll("a[data-x]") ?? [])];

const at = (one) => [Number(one.dataset.x), Number(one.dataset.y)];

function enter(one) {
  for (const other of people) other.setAttribute("tabindex", other === one ? "0" : "-1");
}

// Along the row for left and right; for up and down the nearest in the nearest row that way.
function beside(from, across, down) {
  const [x, y] = at(from);
  const there = people.filter((one) => {
    const [ox, oy] = at(one);
    return across ? oy === y && (ox - x) * across > 0 : (oy - y) * down > 0;
  });
  const far = (one) => {
    const [ox, oy] = at(one);
    return Math.abs(oy - y) * 1000 + Math.abs(ox - x);
  };
  return there.sort((one, other) => far(one) - far(other))[0];
}

if (people.length) {
  enter(picture.querySelector(".fam-me") ?? people[0]);
  picture.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const from = event.target.closest("a[data-x]");
    if (!from) return;
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const to =
      event.key === "Home" ? picture.querySelector(".fam-me") : step[event.key] && beside(from, ...step[event.key]);
    if (!to) return;
    event.preventDefault();
    enter(to);
    to.focus();
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  const me = picture.querySelector(".fam-me");
  if (me) picture.scrollLeft = at(me)[0] - picture.clientWidth / 2;
}

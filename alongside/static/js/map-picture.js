// A picture of dots (PNG) from the picture of lines (SVG). It is made here, for only the reader's
// own machine has the letters of every name. Where that fails, the picture of lines comes.
const DOTS = 2; // to a px, so that it can be printed

const drawn = async (from) => {
  const answer = await fetch(from);
  if (!answer.ok || !answer.headers.get("Content-Type").startsWith("image/svg")) throw new Error();
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(await answer.text())}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * DOTS;
  canvas.height = image.naturalHeight * DOTS;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error())), "image/png"),
  );
};

for (const button of document.querySelectorAll("[data-png]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await drawn(button.dataset.png));
      link.download = "map.png";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch {
      location.assign(button.dataset.png);
    }
    button.disabled = false;
    button.focus();
  });
}

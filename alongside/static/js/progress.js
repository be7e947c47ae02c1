/* Long work on a page that waits for it: asks every three seconds how far it is, which is not
   somebody being there, and opens the page anew when it is done. */
const line = document.querySelector("[data-asks-again]");

async function ask() {
  try {
    const answer = await fetch(location.href, {
      credentials: "same-origin",
      cache: "no-store",
      redirect: "manual",
      headers: { "X-Requested-With": "progress" },
    });
    if (answer.status === 200) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const newer = page.querySelector("[data-asks-again]");
      if (!newer) {
        location.reload();
        return;
      }
      line.textContent = newer.textContent;
    }
  } catch {
    // No answer just now: the next one tells.
  }
  setTimeout(ask, 3000);
}

if (line) setTimeout(ask, 3000);

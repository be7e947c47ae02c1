const author = (token) => token?.split(":")[0];

const tokens = (page) => page.querySelectorAll("input[name=csrfmiddlewaretoken]");

// Whose page this is: the one signed in, or on a page answered signed out, the one who wrote it.
const mine = () =>
  author(document.body.dataset.mine ?? document.querySelector("input[name=written_by]")?.value);

/* A page outlives its session: after signing in again in another tab it needs the new session's
   token. It takes one only where the same person is signed in: "same", "other" or "out". */
export async function renew() {
  try {
    const answer = await fetch(document.body.dataset.renewUrl, {
      credentials: "same-origin",
      cache: "no-store",
      redirect: "manual",
    });
    if (answer.status !== 200) return "out";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (author(page.body.dataset.mine) !== mine()) return "other";
    const fresh = tokens(page)[0]?.value;
    for (const input of tokens(document)) input.value = fresh ?? input.value;
    return "same";
  } catch {
    return "out";
  }
}

for (const form of document.querySelectorAll("form[data-renews]")) {
  let renewed = false;
  form.addEventListener("submit", (event) => {
    if (renewed) return;
    event.preventDefault();
    renewed = true;
    const { submitter } = event;
    renew().then(() => form.requestSubmit(submitter));
  });
}

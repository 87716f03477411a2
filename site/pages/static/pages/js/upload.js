// Sends the chosen files without leaving the page: how far it has come stands as text, and is heard.
// Without this the form is posted as it is. The server says what it takes; only a load that no server
// should have to carry is stopped here.

const form = document.getElementById("upload-form");
const line = document.getElementById("upload-state");
const result = document.getElementById("upload-result");
const STEP = 25; // per cent between what is heard; the eye sees each

const say = (state, words = {}) => {
  let text = line.dataset[state];
  Object.entries(words).forEach(([name, value]) => { text = text.replace(`{${name}}`, value); });
  line.textContent = text;
  line.dataset.state = { progress: "saving", checking: "saving", done: "saved" }[state] || "failed";
};

const show = (page, failed) => {
  const fresh = new DOMParser().parseFromString(page, "text/html");
  const list = fresh.getElementById("upload-result");
  if (!list) return say("failed");
  result.innerHTML = list.innerHTML;
  form.innerHTML = fresh.getElementById("upload-form")?.innerHTML || "";
  say(failed ? "refused" : "done");
  (result.querySelector("[data-error-summary]") || form.elements.files)?.focus();
};

const send = () => {
  const chosen = [...form.elements.files.files];
  const limit = Number(line.dataset.limit);
  if (chosen.reduce((sum, file) => sum + file.size, 0) > limit) return say("large", { limit: limit / 2 ** 20 });
  const name = chosen.map((file) => file.name).join(", ");
  const post = new XMLHttpRequest();
  const button = form.querySelector("button");
  let told = -STEP;
  post.upload.addEventListener("progress", (event) => {
    const percent = Math.floor((100 * event.loaded) / event.total);
    if (percent < told + STEP && percent < 100) return;
    told = percent;
    say(percent < 100 ? "progress" : "checking", { name, percent });
  });
  post.addEventListener("loadend", () => {
    button.removeAttribute("aria-disabled");
    if (post.status === 0 || post.status >= 500) return say("failed");
    show(post.responseText, post.status >= 400);
  });
  post.open("POST", form.action);
  post.send(new FormData(form));
  button.setAttribute("aria-disabled", "true");
  say("progress", { name, percent: 0 });
};

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const busy = form.querySelector("button").getAttribute("aria-disabled");
  if (!busy) send();
});

// Says «Saving …», then what the server answered: «Saved at 14.02», or why not. When it can't be reached, the page's
// own words: <p class="save-state" data-saving data-failed>. A form may name its own with data-save-state="id".
// Heard at most every 30 seconds: the line itself is for the eye, a hidden twin is for the ear.

const EVERY = 30_000;
const spoken = new WeakMap();

const lineOf = (element) => {
  const named = element.closest?.("[data-save-state]")?.dataset.saveState;
  return document.getElementById(named || "saved");
};

const ear = (line) => {
  if (!spoken.has(line)) {
    const twin = document.createElement("span");
    twin.className = "ds-sr-only";
    twin.setAttribute("role", "status");
    line.removeAttribute("role");
    line.after(twin);
    spoken.set(line, { twin, last: 0 });
  }
  return spoken.get(line);
};

const say = (element, state, words) => {
  const line = lineOf(element);
  if (!line) return;
  const mouth = ear(line);
  line.textContent = words || line.dataset[state];
  line.dataset.state = state;
  if (state === "saving") return;
  const due = Date.now() - mouth.last > EVERY;
  const worse = state !== "saved" && state !== mouth.state;
  mouth.state = state;
  if (due || worse) {
    mouth.twin.textContent = line.textContent;
    mouth.last = Date.now();
  }
};

const saves = (event) => event.detail.requestConfig?.verb !== "get";

document.addEventListener("htmx:beforeRequest", (event) => saves(event) && say(event.target, "saving"));
document.addEventListener("htmx:afterRequest", (event) => {
  if (!saves(event)) return;
  const { successful, xhr } = event.detail;
  // Our answers are plain text. A page instead means that the session is over and this is the sign-in page.
  const ours = (xhr.getResponseHeader("Content-Type") || "").startsWith("text/plain");
  if (successful && !ours) return say(event.target, "signedout");
  say(event.target, successful ? "saved" : "failed", ours && xhr.responseText);
});
document.addEventListener("htmx:sendError", (event) => say(event.target, "failed"));
document.addEventListener("draft:said", (event) => say(event.target, event.detail.state, event.detail.words));

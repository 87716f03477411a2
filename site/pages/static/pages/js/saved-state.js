// Says «Saving …», «Saved at 14.02» or why not, from htmx's events, in the page's own words:
// <p class="save-state" data-saving data-saved data-failed>. A form may name its own with data-save-state="id".
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

const say = (element, state) => {
  const line = lineOf(element);
  if (!line) return;
  const mouth = ear(line);
  const now = new Date();
  const time = `${String(now.getHours()).padStart(2, "0")}.${String(now.getMinutes()).padStart(2, "0")}`;
  line.textContent = line.dataset[state].replace("{time}", time);
  line.dataset.state = state;
  const due = now - mouth.last > EVERY;
  if (state === "failed" || (state === "saved" && due)) {
    mouth.twin.textContent = line.textContent;
    mouth.last = Number(now);
  }
};

const saves = (event) => event.detail.requestConfig?.verb !== "get";

document.addEventListener("htmx:beforeRequest", (event) => saves(event) && say(event.target, "saving"));
document.addEventListener("htmx:afterRequest", (event) => {
  if (saves(event)) say(event.target, event.detail.successful ? "saved" : "failed");
});
document.addEventListener("htmx:sendError", (event) => say(event.target, "failed"));

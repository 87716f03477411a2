// Counts characters as people see them being typed: at once for the eye, after a pause for the ear.
// Without this the limit stands as plain text. Nobody is stopped from writing or pasting more.

// As the browser itself counts, and the server with it: an emoji is two.
const length = (text) => text.length;

const start = (counter) => {
  const field = document.getElementById(counter.dataset.counterFor);
  if (!field || counter.dataset.started) return;
  counter.dataset.started = "yes";
  const spoken = document.createElement("span");
  spoken.className = "ds-sr-only";
  spoken.setAttribute("aria-live", "polite");
  counter.after(spoken);
  let pause;

  const count = (speak) => {
    const left = Number(counter.dataset.limit) - length(field.value);
    const words = left < 0 ? counter.dataset.over : counter.dataset.left;
    counter.textContent = words.replace("{n}", Math.abs(left));
    counter.dataset.state = left < 0 ? "over" : "under";
    clearTimeout(pause);
    if (speak) pause = setTimeout(() => { spoken.textContent = counter.textContent; }, 1200);
  };
  field.addEventListener("input", () => count(true));
  field.addEventListener("draft:written", () => count(true));
  count(false);
};

const startAll = (root) => root.querySelectorAll("[data-counter-for]").forEach(start);

document.addEventListener("htmx:load", (event) => startAll(event.target));
startAll(document);

// «Saved at 14.02» stands where the person writes, in a place that is kept for it, so that nothing moves;
// and what can't be sent in as it stands is said there too, once it is saved.

const form = document.querySelector("form[data-draft]");
const line = document.getElementById("saved");

form?.addEventListener("focusin", ({ target }) => {
  const place = target.closest(".question")?.querySelector("[data-saved-place]");
  if (place && line) place.append(line);
});
form?.addEventListener("draft:noted", ({ detail }) => {
  for (const [name, words] of Object.entries(detail)) {
    const note = form.querySelector(`[data-note-for="${CSS.escape(name)}"]`);
    if (note && note.textContent !== words) note.textContent = words;
  }
});

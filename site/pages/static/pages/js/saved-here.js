// «Saved at 14.02» stands where the person writes, and covers nothing.

const form = document.querySelector("form[data-draft]");
const line = document.getElementById("saved");

form?.addEventListener("focusin", ({ target }) => {
  const place = target.closest(".question")?.querySelector("[data-clash-for]");
  if (place && line) place.before(line);
});

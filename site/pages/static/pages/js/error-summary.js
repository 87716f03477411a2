// Moves focus to the error summary when the page, or a part of it, arrives with one,
// and says so first in the title.

const focusSummary = (root) => {
  const summary = root.querySelector("[data-error-summary]");
  if (summary) summary.focus();
};

// A corrected field loses its error when it is left: the server tells again at the next attempt.
const forgive = (event) => {
  const input = event.target;
  if (!input.matches?.('[aria-invalid="true"]') || !input.checkValidity() || !input.dataset.changed) return;
  if (document.querySelector(`[data-counter-for="${input.id}"][data-state="over"]`)) return;
  const holder = input.closest(".ds-field, .ds-fieldset");
  holder?.querySelector("[data-field-error]")?.remove();
  holder?.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
};

document.addEventListener("input", (event) => {
  if (event.target.matches?.("[aria-invalid]")) event.target.dataset.changed = "yes";
});
document.addEventListener("focusout", forgive);
document.addEventListener("htmx:afterSettle", (event) => focusSummary(event.target));
focusSummary(document);

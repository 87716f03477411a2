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
  const error = holder?.querySelector("[data-field-error]");
  if (!error) return;
  [holder, ...holder.querySelectorAll("[aria-invalid], [aria-describedby]")].forEach((one) => {
    one.removeAttribute("aria-invalid");
    const rest = (one.getAttribute("aria-describedby") || "").split(" ").filter((id) => id && id !== error.id);
    if (rest.length) one.setAttribute("aria-describedby", rest.join(" "));
    else one.removeAttribute("aria-describedby");
  });
  error.remove();
};

document.addEventListener("input", (event) => {
  if (event.target.matches?.("[aria-invalid]")) event.target.dataset.changed = "yes";
});
// After the click that took the focus away, so that nothing moves under the pointer.
document.addEventListener("focusout", (event) => setTimeout(forgive, 300, event));
document.addEventListener("htmx:afterSettle", (event) => focusSummary(event.target));
focusSummary(document);

// Text that lies on this device goes when its writer signs out; whoever has unsent text is asked first.

const left = () => Object.keys(localStorage).filter((key) => key.startsWith("draft:"));

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-sign-out]")) return;
  const keys = left();
  if (keys.length && !window.confirm(form.dataset.unsent)) event.preventDefault();
  else keys.forEach((key) => localStorage.removeItem(key));
});

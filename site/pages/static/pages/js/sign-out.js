// Text that lies on this device goes when its writer signs out; whoever has unsent text is asked first.

const left = (writer) => Object.keys(localStorage).filter((key) => key.startsWith(`draft:${writer}:`));

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-sign-out]")) return;
  const keys = left(form.dataset.signOut);
  if (keys.length && !window.confirm(form.dataset.unsent)) return event.preventDefault();
  keys.forEach((key) => localStorage.removeItem(key));
  const draft = document.querySelector("form[data-draft]");
  if (draft) draft.dataset.leaving = "yes"; // asked once is enough
});

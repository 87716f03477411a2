// A section of a draft saves itself while it is written, and loses nothing on the way:
//   what is typed lies on the device from the same key press until the server has acknowledged it;
//   saving starts a second after the last key, at most two and a half after the first, and when the page is left;
//   a page that was killed hands its unsent text to the next one that opens the same section;
//   when somebody else has changed the answer, both texts are shown and the person chooses.
// <form data-draft data-user="…">, with base-<name> for each field and `page`, the id of this open page.

const form = document.querySelector("form[data-draft]");
const AFTER_LAST_KEY = 1000;
const AFTER_FIRST_KEY = 2500;
const PATIENCE = 8000;
const RETRIES = [1000, 2000, 4000, 8000];

const banner = (name) => document.querySelector(`[data-draft-banner="${name}"]`);
const show = (name, yes) => { const one = banner(name); if (one) one.hidden = !yes; };
const say = (state, words) =>
  form.dispatchEvent(new CustomEvent("draft:said", { bubbles: true, detail: { state, words } }));

// --- The fields ---------------------------------------------------------------------------------
const fields = () => [...form.elements].filter((one) => form.elements[`base-${one.name}`]);
const baseOf = (name) => form.elements[`base-${name}`];
const publishOf = (name) => form.elements[`publish-${name}`];
const valueOf = (field) =>
  JSON.stringify([field.type === "checkbox" ? field.checked : field.value, publishOf(field.name)?.checked]);
const write = (field, value) => {
  const [text, publish] = JSON.parse(value);
  if (field.type === "checkbox") field.checked = text;
  else field.value = text;
  if (publishOf(field.name)) publishOf(field.name).checked = publish;
  field.dispatchEvent(new Event("draft:written", { bubbles: true }));
};

const acknowledged = new Map();
const clashing = (name) => form.querySelector(`[data-clash-for="${CSS.escape(name)}"]`)?.childElementCount > 0;
const unsent = () => fields().filter((field) => valueOf(field) !== acknowledged.get(field.name));
const sendable = () => unsent().filter((field) => !clashing(field.name));

// --- The device ---------------------------------------------------------------------------------
const place = form && `draft:${form.dataset.user}:${location.pathname}:`;
const page = () => form.elements.page.value;
const keyOf = (name, of = page()) => `${place}${name}:${of}`;
const device = {
  keep(field) {
    const kept = { value: valueOf(field), base: baseOf(field.name).value, page: page(), at: Date.now() };
    try { localStorage.setItem(keyOf(field.name), JSON.stringify(kept)); } catch { /* full or forbidden */ }
  },
  forget(name, of) { try { localStorage.removeItem(keyOf(name, of)); } catch { /* forbidden */ } },
  // The newest text for each field that another page left behind.
  left(alive) {
    const newest = new Map();
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(place))) {
      const name = key.slice(place.length, key.lastIndexOf(":"));
      const kept = JSON.parse(localStorage.getItem(key));
      if (alive.has(kept.page)) continue;
      if (kept.at > (newest.get(name)?.at ?? 0)) newest.set(name, kept);
    }
    return newest;
  },
};

// Each open page holds a lock by its own name, so that nobody takes the text of one that lives.
const livingPages = async () => {
  if (!navigator.locks) return new Set();
  const { held } = await navigator.locks.query();
  return new Set(held.map((lock) => lock.name.replace("draft:", "")));
};
const live = () => navigator.locks?.request(`draft:${page()}`, () => new Promise(() => {}));

const restore = async () => {
  let left;
  try { left = device.left(await livingPages()); } catch { return; }
  let restored = false;
  for (const [name, kept] of left) {
    const field = form.elements[name];
    device.forget(name, kept.page);
    if (!field || !baseOf(name) || kept.value === valueOf(field)) continue;
    form.elements.page.value = kept.page;
    baseOf(name).value = kept.base;
    write(field, kept.value);
    device.keep(field);
    restored = true;
  }
  show("restored", restored);
};

// --- Sending ------------------------------------------------------------------------------------
let first = 0, timer, sending = null, failures = 0, refused = null;

const body = (chosen) => {
  const data = new FormData();
  data.set("page", page());
  for (const field of chosen) {
    const { name } = field;
    data.set(`base-${name}`, baseOf(name).value);
    if (field.type !== "checkbox") data.set(name, field.value);
    else if (field.checked) data.set(name, "on");
    if (publishOf(name)?.checked) data.set(`publish-${name}`, "on");
  }
  return data;
};
const token = () =>
  document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;

const post = (chosen, leaving) =>
  fetch(form.action, {
    method: "POST",
    body: body(chosen),
    headers: { "X-Autosave": "yes", "X-CSRFToken": token() },
    keepalive: leaving,
    redirect: "error",
    signal: leaving ? undefined : AbortSignal.timeout(PATIENCE),
  });

const keep = (sent, answer) => {
  for (const [name, base] of Object.entries(answer.bases)) {
    if (answer.clashes[name]) continue;
    baseOf(name).value = base;
    acknowledged.set(name, sent.get(name));
    const field = form.elements[name];
    if (valueOf(field) === sent.get(name)) device.forget(name);
    else device.keep(field);
  }
  for (const [name, panel] of Object.entries(answer.clashes)) {
    form.querySelector(`[data-clash-for="${CSS.escape(name)}"]`).innerHTML = panel;
  }
};

const outcomes = {
  200: "saved", 409: "clash", 401: "signedout", 422: "refused", 403: "failed",
};

const send = async (leaving = false) => {
  const chosen = sendable();
  if (!chosen.length || (sending && !leaving)) return;
  const sent = new Map(chosen.map((field) => [field.name, valueOf(field)]));
  const slow = setTimeout(() => show("offline", true), 4000);
  say("saving");
  let state = "failed", answer = {};
  try {
    sending = post(chosen, leaving);
    const response = await sending;
    state = outcomes[response.status] ?? "failed";
    if (state !== "failed") answer = await response.json();
  } catch { /* no connection, or no patience: it is on the device, and we try again */ }
  clearTimeout(slow);
  sending = null;
  if (answer.bases) keep(sent, answer);
  after(state, answer);
};

const after = (state, answer) => {
  failures = state === "failed" ? failures + 1 : 0;
  refused = state === "refused" ? JSON.stringify(unsent().map(valueOf)) : null;
  first = 0;
  show("offline", state === "failed");
  show("signedout", state === "signedout");
  show("clash", state === "clash");
  say(state === "clash" || state === "refused" ? "failed" : state, answer.said);
  if (state === "failed") plan(RETRIES[Math.min(failures, RETRIES.length) - 1]);
  else if (state === "saved" && sendable().length) plan(AFTER_LAST_KEY);
};

const plan = (delay) => {
  clearTimeout(timer);
  timer = setTimeout(send, delay);
};

const typed = (field) => {
  device.keep(field);
  if (refused && refused === JSON.stringify(unsent().map(valueOf))) return;
  first = first || Date.now();
  if (failures) return;
  plan(Math.max(0, Math.min(AFTER_LAST_KEY, first + AFTER_FIRST_KEY - Date.now())));
};

// --- Choosing between two texts -----------------------------------------------------------------
const choose = (button) => {
  const holder = button.closest("[data-clash-for]");
  const panel = holder.firstElementChild;
  const field = form.elements[holder.dataset.clashFor];
  baseOf(field.name).value = panel.dataset.base;
  if (button.name === "take") {
    const [, publish] = JSON.parse(valueOf(field));
    write(field, JSON.stringify([panel.querySelector("[data-theirs]").textContent, publish]));
    acknowledged.set(field.name, valueOf(field));
    device.forget(field.name);
  }
  holder.replaceChildren();
  show("clash", Boolean(form.querySelector("[data-clash-for] > *")));
  field.focus();
  send();
};

// --- The page's life ----------------------------------------------------------------------------
const begin = async () => {
  if (!form.hasAttribute("data-unsaved")) fields().forEach((f) => acknowledged.set(f.name, valueOf(f)));
  await restore();
  live();
  form.addEventListener("input", ({ target }) => {
    const field = form.elements[target.name.replace(/^publish-/, "")];
    if (field && baseOf(field.name)) typed(field);
  });
  form.addEventListener("focusout", () => { if (!failures) send(); });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-clash-for] button");
    if (button) { event.preventDefault(); choose(button); }
  });
  form.addEventListener("submit", async (event) => {
    if (form.dataset.leaving) return;
    event.preventDefault();
    const { submitter } = event;
    await sending?.catch(() => {});
    await send();
    if (unsent().length) return;
    form.dataset.leaving = "yes";
    form.requestSubmit(submitter);
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) send(true); else if (unsent().length) send(); });
  window.addEventListener("pagehide", () => send(true));
  window.addEventListener("online", () => send());
  window.addEventListener("focus", () => send());
  window.addEventListener("offline", () => show("offline", true));
  window.addEventListener("beforeunload", (event) => {
    if (unsent().length && failures && !form.dataset.leaving) event.preventDefault();
  });
  if (unsent().length) plan(0);
};

if (form) begin();

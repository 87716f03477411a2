// A section of a draft saves itself while it is written, and loses nothing on the way:
//   what is typed lies on the device from the same key press until the server has acknowledged it;
//   saving starts a second after the last key, at most two and a half after the first, and when the page is left;
//   each post has a later `turn` than the one before, so that one that is held up on the way changes nothing;
//   a page that was killed hands its unsent text to the next one that opens the same section;
//   when somebody else has changed the answer, both texts are shown and the person chooses.
// <form data-draft data-user="…">, with base-<name> for each field and `page`, the id of this open page.

const form = document.querySelector("form[data-draft]");
const AFTER_LAST_KEY = 1000;
const AFTER_FIRST_KEY = 2500;
const PATIENCE = 8000;
const SLOW = 2500;
const DYING = [20, 50, 100, 150, 200];
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

// What the server put into the page, as the field shows it: no key pressed before this script came.
const served = (field) => {
  const publish = publishOf(field.name)?.defaultChecked;
  if (field.type === "checkbox") return JSON.stringify([field.defaultChecked, publish]);
  const twin = document.createElement(field.localName);
  if (twin.type !== field.type) twin.type = field.type;
  twin.value = field.defaultValue;
  return JSON.stringify([twin.value, publish]);
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
  // What other pages have left behind, the newest first.
  left() {
    const kept = [];
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(place))) {
      const name = key.slice(place.length, key.lastIndexOf(":"));
      try { kept.push({ name, ...JSON.parse(localStorage.getItem(key)) }); } catch { /* not ours */ }
    }
    return kept.filter((one) => one.page !== page()).sort((one, other) => other.at - one.at);
  },
};

// Each open page holds a lock by its own name, so that nobody takes the text of one that lives. A page that is being
// closed or reloaded may hold its own a moment longer.
const hold = () => new Promise((held) => {
  navigator.locks.request(`draft:${page()}`, () => { held(); return new Promise(() => {}); });
});
const isDead = async (id) => {
  for (const pause of DYING) {
    if (await navigator.locks.request(`draft:${id}`, { ifAvailable: true }, Boolean)) return true;
    await new Promise((over) => setTimeout(over, pause));
  }
  return false;
};
const withoutTheLiving = async (left) => {
  const ids = [...new Set(left.map((kept) => kept.page))];
  const dead = navigator.locks ? await Promise.all(ids.map(isDead)) : ids;
  return left.filter((kept) => dead[ids.indexOf(kept.page)]);
};

// A field that somebody writes in already is left alone: the next page asks again.
const takeOver = ({ name, value, base, page: of }) => {
  const field = form.elements[name];
  if (!field || !baseOf(name)) return;
  if (value !== valueOf(field)) {
    if (valueOf(field) !== acknowledged.get(name)) return;
    baseOf(name).value = base;
    write(field, value);
  }
  device.forget(name, of);
  if (valueOf(field) !== acknowledged.get(name)) device.keep(field);
};

const restore = async () => {
  let left = [];
  try { left = await withoutTheLiving(device.left()); } catch { /* no device to look on */ }
  if (!left.length) return;
  // A page never clashes with itself: it goes on as the one that was killed.
  const before = unsent().length;
  if (navigator.locks && !before) form.elements.page.value = left[0].page;
  left.forEach(takeOver);
  show("restored", unsent().length > before);
};

// --- Sending ------------------------------------------------------------------------------------
let first = 0, timer, sending = null, failures = 0, refused = null, trouble = false, turn = 0;

const body = (chosen) => {
  const data = new FormData();
  data.set("page", page());
  turn = Math.max(turn + 1, Date.now());
  data.set("turn", turn);
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

const keep = (sent, { bases, clashes }) => {
  for (const [name, value] of sent) {
    if (clashes[name]) continue;
    if (bases[name]) baseOf(name).value = bases[name];
    acknowledged.set(name, value);
    const field = form.elements[name];
    if (valueOf(field) === value) device.forget(name);
    else device.keep(field);
  }
  for (const [name, panel] of Object.entries(clashes)) {
    form.querySelector(`[data-clash-for="${CSS.escape(name)}"]`).innerHTML = panel;
  }
};

const outcomes = { 200: "saved", 409: "clash", 401: "signedout", 422: "refused" };

const deliver = async (chosen, leaving) => {
  const sent = new Map(chosen.map((field) => [field.name, valueOf(field)]));
  const slow = setTimeout(() => show("offline", true), SLOW);
  let state = "failed", answer = {};
  first = 0;
  say("saving");
  try {
    const response = await post(chosen, leaving);
    if (outcomes[response.status]) {
      answer = await response.json();
      state = outcomes[response.status];
    }
  } catch { /* no connection, or no patience: it is on the device, and we try again */ }
  clearTimeout(slow);
  if (answer.bases) keep(sent, answer);
  if (answer.notes) form.dispatchEvent(new CustomEvent("draft:noted", { detail: answer.notes }));
  after(state, answer);
};

const send = (leaving = false) => {
  const chosen = sendable();
  if (!chosen.length || (sending && !leaving)) return sending;
  const mine = deliver(chosen, leaving).finally(() => { if (sending === mine) sending = null; });
  sending = mine;
  return mine;
};

const after = (state, answer) => {
  // Two were on their way, when the page was hidden or left: the other one has said that all is saved.
  if (state === "failed" && !unsent().length) return show("offline", false);
  failures = state === "failed" ? failures + 1 : 0;
  refused = state === "refused" ? JSON.stringify(unsent().map(valueOf)) : null;
  trouble = state !== "saved";
  show("offline", state === "failed");
  show("signedout", state === "signedout");
  show("clash", Boolean(form.querySelector("[data-clash-for] > *")));
  say(state === "clash" || state === "refused" ? "failed" : state, answer.said);
  if (state === "failed") plan(RETRIES[Math.min(failures, RETRIES.length) - 1]);
  else if (answer.bases && sendable().length) soon();
};

const plan = (delay) => {
  clearTimeout(timer);
  timer = setTimeout(send, delay);
};
const soon = () => plan(Math.max(0, Math.min(AFTER_LAST_KEY, first + AFTER_FIRST_KEY - Date.now())));

const typed = (field) => {
  device.keep(field);
  if (refused && refused === JSON.stringify(unsent().map(valueOf))) return;
  first = first || Date.now();
  if (!failures) soon();
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
    acknowledged.delete(field.name); // sent once more, to hear that it stands
    device.forget(field.name);
  }
  holder.replaceChildren();
  show("clash", Boolean(form.querySelector("[data-clash-for] > *")));
  field.focus();
  send();
};

// --- The page's life ----------------------------------------------------------------------------
const leave = async (submitter) => {
  while (sending) await sending;
  await send();
  if (unsent().length) return document.querySelector("[data-draft-banner]:not([hidden])")?.scrollIntoView({ block: "center" });
  form.dataset.leaving = "yes";
  // A form can't be sent again while the browser is still busy with the press that led here.
  setTimeout(() => form.requestSubmit(submitter));
};

const listen = () => {
  form.addEventListener("input", ({ target }) => {
    const field = form.elements[target.name.replace(/^publish-/, "")];
    if (field && baseOf(field.name)) typed(field);
  });
  form.addEventListener("focusout", () => { if (!failures) send(); });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-clash-for] button");
    if (button) { event.preventDefault(); choose(button); }
  });
  form.addEventListener("submit", (event) => {
    if (form.dataset.leaving) return;
    event.preventDefault();
    leave(event.submitter);
  });
  banner("signedout").addEventListener("click", () => { trouble = false; });
  document.addEventListener("visibilitychange", () => send(document.hidden));
  window.addEventListener("pagehide", () => send(true));
  window.addEventListener("focus", () => send());
  window.addEventListener("online", () => { show("offline", false); send(); });
  window.addEventListener("offline", () => { show("offline", true); trouble = true; });
  window.addEventListener("beforeunload", (event) => {
    if (unsent().length && trouble && !form.dataset.leaving) event.preventDefault();
  });
};

const begin = async () => {
  // The browser's own memory of a field does not know which text it was made from. The device does.
  form.autocomplete = "off";
  if (!form.hasAttribute("data-unsaved")) fields().forEach((field) => acknowledged.set(field.name, served(field)));
  listen();
  // One page at a time: of two that a browser opens again together, one takes over what was left.
  if (navigator.locks) await navigator.locks.request("draft", async () => { await restore(); await hold(); });
  else await restore();
  if (sendable().length) plan(0);
};

if (form) begin();

// Says who else has this part open: <p data-presence-url data-one data-several data-more role="status">.
// Tells the server every five seconds while the page is seen; a page behind another one is silent.

const EVERY = 5_000;
const SHOWN = 3;

const sentence = (line, names) => {
  const shown = names.slice(0, SHOWN);
  const left = names.length - shown.length;
  if (left) shown.push(line.dataset.more.replace("{n}", left));
  const list = new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" }).format(shown);
  const words = names.length > 1 ? line.dataset.several : line.dataset.one;
  return names.length ? words.replace("{name}", () => list) : "";
};

const start = (line) => {
  let timer;

  // Only a change is written, so that only a change is heard.
  const say = (names) => {
    const words = sentence(line, names);
    if (line.textContent !== words) line.textContent = words;
    if (words) line.dataset.state = "here";
    else delete line.dataset.state;
  };

  const tell = async () => {
    const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value };
    const answer = await fetch(line.dataset.presenceUrl, { method: "POST", headers, redirect: "manual" });
    if (answer.status >= 500) throw new Error("no answer");
    say(answer.ok ? (await answer.json()).others : []);
    return answer.ok;
  };

  // No answer is tried again; another answer than ours (signed out, shown out) ends it.
  const go = async () => {
    clearTimeout(timer);
    if (document.hidden) return say([]);
    let goesOn = true;
    try {
      goesOn = await tell();
    } catch {
      say([]);
    }
    clearTimeout(timer);
    if (goesOn) timer = setTimeout(go, EVERY);
  };

  document.addEventListener("visibilitychange", go);
  go();
};

document.querySelectorAll("[data-presence-url]").forEach(start);

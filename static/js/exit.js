// Leaves the site at once: on a press of the link, or on Shift pressed three times within five seconds.
// Without JavaScript the link still works. It cannot erase the history of the browser, and the pages say so.

const WITHIN = 5000;
const link = document.querySelector("[data-exit]");
const words = link ? link.dataset : {};
const voice = document.createElement("div");
let presses = 0;
let alone = false;
let timer = 0;

function leave(event) {
  if (event) event.preventDefault();
  const cover = document.createElement("div");
  cover.className = "cover";
  cover.setAttribute("role", "alert");
  cover.textContent = words.leaving;
  document.body.append(cover);
  document.title = words.leaving;
  // One frame for the cover, so that a slow network never shows this page again. Once: a second call would break off
  // the request that is on its way.
  let gone = false;
  const go = () => {
    if (!gone) location.replace(link.href);
    gone = true;
  };
  requestAnimationFrame(() => setTimeout(go, 0));
  setTimeout(go, 80);
}

function count(number) {
  presses = number;
  clearTimeout(timer);
  link.classList.toggle("is-counting", presses > 0);
  link.querySelectorAll("i").forEach((light, place) => light.classList.toggle("is-on", place < presses));
}

function press() {
  count(presses + 1);
  if (presses >= 3) return leave();
  voice.textContent = presses === 1 ? words.twoMore : words.oneMore;
  timer = setTimeout(() => {
    count(0);
    voice.textContent = words.expired;
  }, WITHIN);
}

// Help pages replace one another, so that the history keeps at most one of them.
function replaceWithinHelp(event) {
  const target = event.target.closest("a[href]");
  if (!target || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (target.origin !== location.origin || target.hasAttribute("download") || target.target) return;
  if (target.pathname === location.pathname && target.hash) return;
  event.preventDefault();
  location.replace(target.href);
}

if (link) {
  voice.className = "visually-hidden";
  voice.setAttribute("role", "status");
  document.body.append(voice);
  link.addEventListener("click", leave);
  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!alone && presses) count(0);
  });
  document.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && alone) press();
    alone = false;
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll(".cover").forEach((cover) => cover.remove());
    count(0);
    voice.textContent = "";
  });
  if ("replace" in document.body.dataset) document.addEventListener("click", replaceWithinHelp);
}

// Tells the site that a page was opened, a recording started or a file fetched: what and where, never who.
// No cookie, no storage, no identifier; nothing at all where the browser asks not to be tracked.
const { campaign: c, medium: m, area: a, page } = document.querySelector("main")?.dataset ?? {};
const help = page === "help";
const quiet = navigator.globalPrivacyControl || navigator.doNotTrack === "1" || !navigator.sendBeacon;

const send = (k) => {
  if (quiet) return;
  const event = { k, p: location.pathname };
  if (!help) for (const [name, value] of Object.entries({ c, m, a })) if (value) event[name] = value;
  navigator.sendBeacon("/reach", new Blob([JSON.stringify(event)], { type: "application/json" }));
};

send(help ? "help" : "view");
if (!help) {
  const once = new WeakSet();
  document.addEventListener("click", ({ target }) => {
    const kind = target.closest?.("[data-reach]")?.dataset.reach;
    if (kind === "download" || kind === "share") send(kind);
  });
  document.addEventListener("play", ({ target }) => {
    if (once.has(target)) return;
    once.add(target);
    send("play");
  }, true);
}

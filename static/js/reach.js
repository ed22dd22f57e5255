// Tells the site that a page was opened, a recording started or a file fetched: what and where, never who.
// No cookie, no storage, no identifier; nothing at all where the browser asks not to be tracked.
const main = document.querySelector("main");
const { campaign: c, area: a, page } = main?.dataset ?? {};
const help = page === "help";
const quiet = navigator.globalPrivacyControl || navigator.doNotTrack === "1" || !navigator.sendBeacon;

const send = (k, place = main) => {
  if (quiet || !main) return;
  const event = { k, p: location.pathname };
  const m = place.closest("[data-medium]")?.dataset.medium;
  if (!help) for (const [name, value] of Object.entries({ c, m, a })) if (value) event[name] = value;
  navigator.sendBeacon("/reach", new Blob([JSON.stringify(event)], { type: "application/json" }));
};

send(help ? "help" : "view");
if (!help) {
  const begun = new WeakSet();
  document.addEventListener("click", ({ target }) => {
    const link = target.closest("[data-reach], a[download]");
    const kind = link?.dataset.reach ?? "download";
    if (link && (kind === "download" || kind === "share")) send(kind, link);
  });
  document.addEventListener("play", ({ target }) => {
    if (!begun.has(target)) send("play", target);
    begun.add(target);
  }, true);
}

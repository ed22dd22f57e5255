// The window of a chooser bears the name of its heading. After a choice the button that opened it is gone, and the
// focus with it: it goes to what was chosen.
let opener = null;

document.addEventListener(
  "click",
  (event) => {
    opener = event.target.closest("[data-chooser-action-choose]") ?? opener;
  },
  true,
);

window
  .jQuery(document)
  .on("shown.bs.modal", ({ target }) => {
    const heading = target.querySelector("h1, h2");
    if (heading) target.setAttribute("aria-label", heading.innerText.trim());
  })
  .on("hidden.bs.modal", () => {
    setTimeout(() => {
      if (!opener || document.activeElement !== document.body) return;
      const buttons = opener.closest(".chooser")?.querySelectorAll("button, a") ?? [];
      [...buttons].find((button) => button.offsetParent)?.focus();
    });
  });

// What the keyboard and the screen reader miss in Wagtail's widgets. Loaded on every page of the admin.

// What is wrong at a field belongs to the field; in forms that Wagtail's panels do not lay out it only stands above it.
function tieErrors() {
  const kinds = ["input:not([type=hidden]), select, textarea", "button"];
  document.querySelectorAll("main .w-field--error .w-field__errors").forEach((errors, place) => {
    errors.id ||= `errors-${place}`;
    const part = errors.closest(".w-field").querySelector(".w-field__input");
    const fields = kinds.map((kind) => part.querySelectorAll(kind)).find((found) => found.length) ?? [];
    for (const field of fields) {
      const ids = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => document.getElementById(id));
      field.setAttribute("aria-describedby", [...new Set([...ids, errors.id])].join(" "));
      field.setAttribute("aria-invalid", "true");
    }
  });
}

tieErrors();

// The text field that a line of chips adds has no label of its own: it takes the one of the field it stands for.
function nameTypedFields() {
  for (const field of document.querySelectorAll('input[data-controller~="w-tag"]')) {
    const typed = field.parentElement.querySelector(".tagit-new input");
    const label = document.querySelector(`label[for="${field.id}"]`);
    if (!typed || !label || typed.hasAttribute("aria-labelledby")) continue;
    label.id ||= `${field.id}-label`;
    typed.setAttribute("aria-labelledby", label.id);
    const described = field.getAttribute("aria-describedby");
    if (described) typed.setAttribute("aria-describedby", described);
    label.addEventListener("click", () => typed.focus());
  }
}

// Chips of a closed list: Enter takes the first suggestion, and what takes a chip away is a button that says so.
function nameChips() {
  for (const field of document.querySelectorAll("input[data-remove]")) {
    const typed = field.parentElement.querySelector(".tagit-new .ui-autocomplete-input:not([data-first])");
    if (typed) {
      typed.dataset.first = "";
      window.jQuery(typed).autocomplete("option", "autoFocus", true);
    }
    for (const close of field.parentElement.querySelectorAll(".tagit-close:not([role])")) {
      const name = close.parentElement.querySelector(".tagit-label").textContent;
      close.setAttribute("role", "button");
      close.setAttribute("tabindex", "0");
      close.setAttribute("aria-label", field.dataset.remove.replace("{name}", name));
    }
  }
}

// A closed group of fields opens with the choice that needs it.
document.addEventListener("change", ({ target }) => {
  const group = document.querySelector(`details[data-opens-with="${CSS.escape(`${target.name}=${target.value}`)}"]`);
  if (group) group.open = true;
});

document.addEventListener("keydown", (event) => {
  if (!event.target.matches?.(".tagit-close[role]") || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  event.target.click();
});

function nameAll() {
  nameTypedFields();
  nameChips();
}

nameAll();
new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });

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

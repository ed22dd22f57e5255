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

nameTypedFields();
new MutationObserver(nameTypedFields).observe(document.body, { childList: true, subtree: true });

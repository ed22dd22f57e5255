// Keeps what is being typed into a form of the admin until it is saved: a line that drops or a sign-in that ran out
// loses no text. It stays in this tab alone, ends with the tab and with signing out, and is never sent anywhere.

const words = document.getElementById("clarion-kept");
const person = words?.dataset.person;
const HERE = `clarion-kept ${person} ${location.pathname}${location.search}`;
const TWELVE_HOURS = 12 * 60 * 60 * 1000;
const PLAIN = "textarea, select, input:not([type=hidden], [type=password], [type=file], [type=submit], [type=button])";
const RICH = "input[data-draftail-input]";
let signedOut = false;
const forms = [...document.querySelectorAll("main form[method=post i]")].filter((form) => fieldsOf(form).length);

function fieldsOf(form) {
  return [...form.querySelectorAll(`:is(${PLAIN}, ${RICH})[name]`)].filter((field) => !field.closest("[data-not-kept]"));
}

function valueOf(field) {
  return ["checkbox", "radio"].includes(field.type) ? field.checked : field.multiple ? selected(field) : field.value;
}

function selected(field) {
  return [...field.selectedOptions].map((option) => option.value);
}

// Boxes share a name: the value tells them apart.
function keyOf(field) {
  return ["checkbox", "radio"].includes(field.type) ? `${field.name}=${field.value}` : field.name;
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(kept) {
  try {
    sessionStorage.setItem(HERE, JSON.stringify(kept));
  } catch {
    // The browser's store is full or closed: the form works as without it.
  }
}

function keep() {
  if (signedOut) return;
  const fields = forms.flatMap(fieldsOf).map((field) => [keyOf(field), valueOf(field)]);
  write({ at: Date.now(), fields: Object.fromEntries(fields) });
}

// What was kept and is not what the form shows.
function missing(kept) {
  const shown = new Map(forms.flatMap(fieldsOf).map((field) => [keyOf(field), field]));
  const same = (key, value) => shown.has(key) && JSON.stringify(valueOf(shown.get(key))) === JSON.stringify(value);
  return Object.entries(kept.fields).filter(([key, value]) => value !== "" && value !== false && !same(key, value));
}

function textOf(value) {
  try {
    return JSON.parse(value).blocks.map((block) => block.text).join("\n");
  } catch {
    return Array.isArray(value) ? value.join(", ") : String(value);
  }
}

function putBack(kept) {
  const rest = [];
  const fields = new Map(forms.flatMap(fieldsOf).map((field) => [keyOf(field), field]));
  for (const [key, value] of missing(kept)) {
    const field = fields.get(key);
    if (!field || field.matches(RICH)) {
      if (value !== true) rest.push(textOf(value));
      continue;
    }
    if (typeof value === "boolean") field.checked = value;
    else if (Array.isArray(value)) [...field.options].forEach((one) => (one.selected = value.includes(one.value)));
    else field.value = value;
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  }
  return rest.filter(Boolean);
}

// As the rest of the admin writes it: a clock of 24 hours, digits 0 to 9, and the day where it is not today's.
function dayAndHour(when) {
  const day = when.toDateString() === new Date().toDateString() ? {} : { day: "numeric", month: "short" };
  const hour = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", numberingSystem: "latn" };
  return new Intl.DateTimeFormat(document.documentElement.lang, { ...day, ...hour }).format(when);
}

// The focus goes on to the form; with the button it would be lost.
function close(notice) {
  notice.remove();
  forms.flatMap(fieldsOf).find((field) => field.offsetParent)?.focus();
}

function offer(kept) {
  const notice = words.content.cloneNode(true).querySelector("section");
  const [back, away] = notice.querySelectorAll("button");
  const time = notice.querySelector("time");
  time.dateTime = new Date(kept.at).toISOString();
  time.textContent = dayAndHour(new Date(kept.at));
  back.addEventListener("click", () => {
    const rest = putBack(kept);
    keep();
    if (!rest.length) return close(notice);
    // What no field takes any more is shown, to be copied.
    const copy = notice.querySelector("textarea");
    copy.value = rest.join("\n\n");
    copy.closest("label").hidden = false;
    back.remove();
    copy.focus();
  });
  away.addEventListener("click", () => {
    sessionStorage.removeItem(HERE);
    close(notice);
  });
  forms[0].before(notice);
}

// Wagtail puts its button to sleep at the click; it can be pressed again once the line is back.
function wakeButtons(form) {
  for (const button of form.querySelectorAll("[data-w-progress-loading-value=true]")) {
    button.dataset.wProgressLoadingValue = "false";
  }
}

function start() {
  const keys = Object.keys(sessionStorage).filter((key) => key.startsWith("clarion-kept "));
  for (const key of keys) {
    const kept = read(key);
    const saved = document.querySelector(".messages .success") && kept?.sent;
    const strange = !key.startsWith(`clarion-kept ${person} `) || !kept || Date.now() - kept.at > TWELVE_HOURS;
    if (saved || strange) sessionStorage.removeItem(key);
  }
  if (!forms.length) return;
  const kept = read(HERE);
  if (kept && missing(kept).length) offer(kept);
  else if (kept && !document.querySelector(".w-field--error, .error-message, .help-critical")) sessionStorage.removeItem(HERE);

  let waiting;
  for (const form of forms) {
    for (const name of ["input", "change"]) {
      form.addEventListener(name, (event) => {
        if (!event.isTrusted && !event.target.matches(RICH)) return;
        clearTimeout(waiting);
        waiting = setTimeout(keep, 300);
      });
    }
    form.addEventListener("submit", (event) => {
      keep();
      if (navigator.onLine) write({ ...read(HERE), sent: true });
      else {
        event.preventDefault();
        event.stopImmediatePropagation();
        document.querySelector("[data-clarion-offline]")?.remove();
        const notice = words.content.cloneNode(true).querySelector("[data-clarion-offline]");
        form.before(notice);
        notice.focus();
        setTimeout(wakeButtons, 100, form);
      }
    }, true);
  }
}

document.addEventListener("submit", (event) => {
  if (!event.target.getAttribute("action")?.endsWith("/logout/")) return;
  signedOut = true;
  sessionStorage.clear();
}, true);

if (person && words) start();

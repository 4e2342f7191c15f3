// Keys, copyable commands, focus. Every page works without any of it.

const typing = (target) => target.closest("input, select, textarea, [contenteditable]");
const rows = () => [...document.querySelectorAll("tr[data-row]")].filter((row) => row.offsetParent !== null);
let leader = -Infinity;

const step = (by) => {
  const all = rows();
  if (all.length === 0) return;
  const here = all.findIndex((row) => row.contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, here + by));
  const link = all[next].querySelector("[data-open]") ?? all[next].querySelector("a, button");
  link?.focus();
  all[next].scrollIntoView({ block: "nearest" });
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.timeStamp - leader < 1500 && /^[a-z]$/.test(event.key)) {
    leader = -Infinity;
    const link = document.querySelector(`.main-nav a[data-key="${event.key}"]`);
    if (link) {
      event.preventDefault();
      link.click();
    }
    return;
  }
  switch (event.key) {
    case "/": {
      const field = document.getElementById("number") ?? document.getElementById("find");
      if (field) {
        event.preventDefault();
        field.focus();
        field.select();
      }
      break;
    }
    case "g":
      leader = event.timeStamp;
      break;
    case "j":
      step(1);
      break;
    case "k":
      step(-1);
      break;
    case "?":
      document.querySelector('a[data-key="?"]')?.click();
      break;
  }
});

// the question that has just been asked is where the reader goes on
const focusQuestion = (within) => within.querySelector?.("[data-focus]")?.focus();
addEventListener("htmx:afterSettle", (event) => focusQuestion(event.target));
focusQuestion(document);

if (navigator.clipboard) {
  const english = document.documentElement.lang === "en";
  for (const command of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm copy";
    button.textContent = english ? "Copy" : "Salin";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(command.textContent);
      button.textContent = english ? "Copied" : "Tersalin";
    });
    command.after(button);
  }
}

// Puts figures that changed where they stand. When the connection ends the page stays as it is; the
// browser connects again by itself.

const signs = { act: "▲", wait: "○", calm: "✓" };
const source = new EventSource("/console/live");

source.addEventListener("message", (event) => {
  const changed = JSON.parse(event.data);
  for (const [name, text] of Object.entries(changed)) {
    for (const place of document.querySelectorAll(`[data-live="${CSS.escape(name)}"]`)) {
      if (place.textContent === text) continue;
      place.textContent = text;
      if (name !== "sentence") {
        place.classList.remove("changed");
        requestAnimationFrame(() => place.classList.add("changed"));
      }
      if (place.classList.contains("count")) place.classList.toggle("act", text !== "0");
    }
  }
  if (changed.tone) {
    for (const line of document.querySelectorAll("[data-tone]")) {
      line.classList.remove("act", "wait", "calm");
      line.classList.add(changed.tone);
      line.querySelector("[data-sign]").textContent = signs[changed.tone];
    }
  }
});

// a page that is left must not hold one of the few connections a browser has
addEventListener("pagehide", () => source.close());

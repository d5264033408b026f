// Adds a light and dark switch. Every page is complete without it.
(() => {
  const place = document.getElementById("theme-place");
  if (!place) return;
  const root = document.documentElement;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "noprint";
  button.textContent = "Light / dark";
  button.addEventListener("click", () => {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    root.dataset.theme = (root.dataset.theme || system) === "dark" ? "light" : "dark";
  });
  place.replaceWith(button);
})();

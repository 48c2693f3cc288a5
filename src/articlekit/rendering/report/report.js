"use strict";
// Search, and arrow keys from block to block. All else of the report works without scripts.
(() => {
  const items = [...document.querySelectorAll("ol.blocks > li")];
  const search = document.getElementById("search");
  const status = document.getElementById("status");
  const fold = (text) => text.toLocaleLowerCase().replace(/\s+/g, " ").trim();
  let texts = null;

  const find = () => {
    texts ??= items.map((item) => fold(item.textContent));
    const wanted = fold(search.value);
    let found = 0;
    items.forEach((item, number) => {
      const match = texts[number].includes(wanted);
      item.classList.toggle("unmatched", !match);
      found += match;
    });
    status.textContent = wanted ? `${found} of ${items.length} blocks` : "";
    rove(0);
  };

  const shown = () => items.filter((item) => item.checkVisibility());

  // One stop for the Tab key, at the block that the arrow keys have reached.
  const rove = (number) => {
    const list = shown();
    items.forEach((item) => { item.tabIndex = -1; });
    const target = list[Math.max(0, Math.min(number, list.length - 1))];
    if (target) target.tabIndex = 0;
    return target;
  };

  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };
  document.querySelector("ol.blocks").addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const target = rove(shown().indexOf(event.target.closest("li")) + step);
    if (target) target.focus();
  });
  document.addEventListener("focusin", (event) => {
    const item = event.target.closest("ol.blocks > li");
    if (item) items.forEach((other) => { other.tabIndex = other === item ? 0 : -1; });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement) document.activeElement.blur();
  });
  document.getElementById("reasons").addEventListener("change", () => rove(0));
  search.addEventListener("input", find);
  search.closest("p").hidden = false;
  rove(0);
})();

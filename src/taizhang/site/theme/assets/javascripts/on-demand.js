// Loads what draws charts when the first of them comes near: most of a page's weight, and many
// readers never get there. The tables they are drawn from stand in the page.
"use strict";
(() => {
  const scripts = document.currentScript.dataset.scripts.split(" ");
  const load = (src) =>
    new Promise((done) => {
      const script = document.createElement("script");
      script.src = src;
      script.onload = done;
      document.head.append(script);
    });
  const near = new IntersectionObserver(
    async (figures) => {
      if (!figures.some((one) => one.isIntersecting)) return;
      near.disconnect();
      for (const src of scripts) await load(src);
    },
    { rootMargin: "600px" }
  );
  for (const figure of document.querySelectorAll("figure[data-chart]")) near.observe(figure);
})();

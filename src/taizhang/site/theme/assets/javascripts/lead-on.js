// The page of a plan once held its text and all records. An address of what now stands on a page
// below leads on to the words there, which lead to their record.
"use strict";
(() => {
  const leadOn = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    if (!/^[rsw]-/.test(name) || document.getElementById(name)) return;
    location.replace(`text/#${name.replace(/^r-/, "w-")}`);
  };
  addEventListener("hashchange", leadOn);
  leadOn();
})();

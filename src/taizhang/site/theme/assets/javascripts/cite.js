// Copies how to cite the page, with the address of the record that is open. Where the browser keeps
// the clipboard to itself, the words are selected, ready to be copied.
"use strict";
for (const button of document.querySelectorAll(".tz-copy")) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const citation = document.getElementById("citation");
    getSelection().selectAllChildren(citation);
    await navigator.clipboard?.writeText(`${citation.textContent} ${location.href}`);
    if (navigator.clipboard) button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = label), 2000);
  });
}

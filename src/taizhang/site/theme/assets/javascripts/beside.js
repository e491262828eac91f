// Lays two plans side by side: fetches their pages and puts what they say of the same thing into
// the same line. What the pages say is taken as it stands; nothing is worded here.
"use strict";
(() => {
  const form = document.getElementById("choose");
  const status = document.getElementById("beside-status");
  const beside = document.getElementById("beside");
  const blocks = ["targets", "funding", "duties", "entities"];

  const element = (tag, className, ...children) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  // A part of another page, its links made to lead from here and its anchors left behind.
  const taken = (node, address) => {
    const copy = document.importNode(node, true);
    for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
    for (const link of copy.querySelectorAll(".tz-permalink")) link.remove();
    for (const link of copy.querySelectorAll("a[href]")) {
      link.href = new URL(link.getAttribute("href"), address).href;
    }
    return copy;
  };

  const fetched = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { address, page };
  };

  // The page of a plan, with that of its other records.
  const plan = async (id) => {
    const address = document.querySelector(`#beside-plans [data-plan="${CSS.escape(id)}"] a`).href;
    const [own, others] = await Promise.all([address, `${address}records/`].map(fetched));
    return { ...own, others };
  };

  // What a page says in one of its parts: names, and the nodes under each.
  const facts = ({ page, address }) =>
    new Map(
      [...page.querySelectorAll("#facts ~ dl.tz-facts")].slice(0, 1)
        .flatMap((list) => [...list.children])
        .map((fact) => [
          fact.querySelector("dt").textContent,
          [element("div", "", ...[...taken(fact.querySelector("dd"), address).childNodes])],
        ])
    );

  const records = (own, kind) => {
    const told = new Map();
    const { page, address } = kind === "entities" ? own.others : own;
    const nodes = page.querySelectorAll(kind === "entities" ? "[data-entity-kind]" : `article.tz-${kind}`);
    for (const node of nodes) {
      const copy = taken(node, address);
      const title = copy.querySelector(".tz-title");
      const name = kind === "entities" ? node.dataset.entityKind : title.textContent.trim();
      if (kind !== "entities") title.remove();
      told.set(name, [...(told.get(name) ?? []), copy]);
    }
    return told;
  };

  const part = (heading, a, b) => {
    const section = element("section", "", element("h2", "", heading));
    const common = [...a.keys()].filter((name) => b.has(name));
    for (const name of common) {
      section.append(
        element("h3", "", name),
        element("div", "tz-pair", element("div", "", ...a.get(name)), element("div", "", ...b.get(name)))
      );
    }
    const rest = [[a, b], [b, a]].map(([one, other]) => only(one, other));
    section.append(element("div", "tz-pair", ...rest));
    return section;
  };

  const only = (one, other) => {
    const names = [...one.keys()].filter((name) => !other.has(name));
    if (!names.length) return element("div", "");
    const lines = names.flatMap((name) => [element("h3", "", name), ...one.get(name)]);
    const summary = element("summary", "", `${beside.dataset.only} (${names.length})`);
    return element("details", "tz-only", summary, ...lines);
  };

  const head = ({ page, address }) => {
    const title = page.querySelector(".md-content h1");
    const link = element("a", "", title.textContent.trim());
    link.href = address;
    if (title.lang) link.lang = title.lang;
    const draft = page.querySelector(".tz-notice.tz-draft");
    return element("div", "tz-beside-head", link, ...(draft ? [taken(draft, address)] : []));
  };

  const heading = (pages, id) => {
    const all = pages.flatMap((own) => [own, own.others]);
    const found = all.map(({ page }) => page.getElementById(id)).find(Boolean);
    return found ? found.firstChild.textContent.trim() : "";
  };

  const show = async () => {
    const ids = ["a", "b"].map((name) => form.elements[name].value);
    beside.replaceChildren();
    if (!ids.every(Boolean)) return;
    history.replaceState(null, "", `?${new URLSearchParams({ a: ids[0], b: ids[1] })}`);
    status.textContent = status.dataset.loading;
    try {
      const pages = await Promise.all(ids.map(plan));
      beside.replaceChildren(
        element("div", "tz-pair tz-heads", ...pages.map(head)),
        part(heading(pages, "facts"), ...pages.map(facts)),
        ...blocks
          .filter((kind) => heading(pages, kind))
          .map((kind) => part(heading(pages, kind), ...pages.map((page) => records(page, kind))))
      );
      status.textContent = "";
    } catch (error) {
      status.textContent = status.dataset.failed;
    }
  };

  form.hidden = false;
  const asked = new URLSearchParams(location.search);
  for (const name of ["a", "b"]) {
    const select = form.elements[name];
    const known = [...select.options].some((option) => option.value === asked.get(name));
    if (known) select.value = asked.get(name);
  }
  form.addEventListener("change", show);
  show();
})();

// Draws each figure from the table that stands in it. Colours come from the style sheet, so that
// both colour schemes hold; nothing is told by colour alone.
"use strict";
(() => {
  const COLOURS = 8;
  const colours = Array.from({ length: COLOURS }, (_, n) => `var(--tz-series-${n + 1})`);
  const symbols = ["circle", "square", "triangle", "diamond", "cross", "star", "wye", "times"];
  const style = { fontFamily: "inherit", fontSize: "14px", overflow: "visible" };

  // A cell is the number it stands for, or what it says.
  const read = (cell) => {
    const number = cell.querySelector("data");
    return number ? Number(number.value) : (cell.querySelector(".tz-label") ?? cell).textContent.trim();
  };

  const tableOf = (figure) => {
    const table = figure.querySelector("table");
    const columns = [...table.tHead.rows[0].cells].map((cell) => ({
      key: cell.dataset.key,
      title: cell.textContent.trim(),
    }));
    const rows = [...table.tBodies[0].rows].map((row) => ({
      draft: "draft" in row.dataset,
      cells: [...row.cells].map(read),
    }));
    return { columns, rows };
  };

  // One entry for each number in the table: its row, its column and how many.
  const long = ({ columns, rows }) =>
    rows.flatMap(({ cells, draft }) =>
      columns
        .map(({ title }, n) => ({ row: cells[0], column: title, n: cells[n], draft }))
        .filter(({ n }, index) => index > 0 && typeof n === "number")
    );

  const unique = (values) => [...new Set(values)];
  // About how wide a text is drawn: a Chinese character takes twice as much as a letter.
  const textWidth = (text) => [...text].reduce((sum, one) => sum + (one > "\u2e80" ? 14 : 7.6), 0);
  const labelled = (width) => Math.min(230, Math.round(width * 0.38));
  const rowAxis = (width) =>
    Plot.axisY({ label: null, tickSize: 0, lineWidth: labelled(width) / 17, marginLeft: labelled(width) });

  // High enough for the longest label, which breaks between words and so fills its lines badly.
  const rowHeight = (table, width, least) => {
    const longest = Math.max(...table.rows.map(({ cells }) => textWidth(cells[0])));
    const lines = Math.ceil((longest * 1.25) / ((labelled(width) / 17) * 14));
    return Math.max(least, lines * 15 + 7);
  };

  const dots = (table, width) => {
    const at = (key) => table.columns.findIndex((column) => column.key === key);
    const [value, year] = [at("value"), at("year")];
    const data = table.rows.map(({ cells, draft }) => ({
      series: cells[0],
      year: cells[year],
      value: cells[value],
      draft,
    }));
    const domain = unique(data.map((one) => one.series));
    const few = domain.length <= COLOURS;
    const mark = { x: "year", y: "value", r: 6, strokeWidth: 2, stroke: few ? "series" : "currentColor" };
    if (few) mark.symbol = "series";
    return Plot.plot({
      width,
      height: 300,
      marginTop: 30,
      marginRight: Math.min(110, width * 0.25),
      marginLeft: 55,
      style,
      x: { type: "point", domain: unique(data.map((one) => one.year)).sort(), label: null, tickFormat: String },
      y: { label: table.columns[value].title, grid: true, zero: true, nice: true },
      color: { type: "categorical", domain, range: colours },
      symbol: { domain, range: symbols },
      marks: [
        Plot.ruleY([0]),
        Plot.dot(data.filter((one) => one.draft), mark),
        Plot.dot(data.filter((one) => !one.draft), { ...mark, fill: mark.stroke }),
        few && Plot.text(data, { x: "year", y: "value", text: "series", dx: 11, textAnchor: "start" }),
        Plot.tip(data, Plot.pointer({ x: "year", y: "value", title: (one) => `${one.series}\n${one.year}: ${one.value}` })),
      ],
    });
  };

  const bubbles = (table, width) => {
    const data = long(table).filter(({ n }) => n > 0);
    const columns = table.columns.filter(({ title }) => data.some((one) => one.column === title));
    const step = (width - labelled(width)) / columns.length;
    const rotated = Math.max(...columns.map(({ title }) => textWidth(title))) > step - 4;
    return Plot.plot({
      width,
      height: table.rows.length * rowHeight(table, width, 38) + (rotated ? 80 : 40),
      marginTop: rotated ? 70 : 30,
      marginRight: rotated ? 30 : 10,
      style,
      x: { type: "band", domain: columns.map(({ title }) => title), label: null },
      y: { type: "band", domain: unique(table.rows.map(({ cells }) => cells[0])), label: null },
      // The smallest still holds its number.
      r: { range: [Math.min(9, step / 2), Math.min(19, step / 2)], domain: [1, Math.max(2, ...data.map(({ n }) => n))] },
      marks: [
        Plot.gridY({ strokeOpacity: 0.15 }),
        Plot.axisX({ anchor: "top", tickSize: 0, tickRotate: rotated ? -45 : 0 }),
        rowAxis(width),
        Plot.dot(data, { x: "column", y: "row", r: "n", fill: "var(--tz-chart)", stroke: "var(--tz-chart-line)" }),
        Plot.text(data, { x: "column", y: "row", text: "n", fill: "var(--tz-chart-text)", fontWeight: 600 }),
      ],
    });
  };

  // A panel for each column, so that no colour need tell them apart.
  const bars = (table, width) => {
    const data = long(table).filter(({ n }) => n > 0);
    return Plot.plot({
      width,
      height: table.rows.length * rowHeight(table, width, 24) + 50,
      marginTop: 35,
      marginRight: 25,
      style,
      x: { axis: null, domain: [0, Math.max(...data.map(({ n }) => n)) * 1.3] },
      y: { type: "band", domain: table.rows.map(({ cells }) => cells[0]), label: null, padding: 0.25 },
      fx: { domain: unique(data.map(({ column }) => column)), label: null, padding: 0.15 },
      marks: [
        Plot.axisFx({ anchor: "top", lineWidth: 7 }),
        rowAxis(width),
        Plot.barX(data, { fx: "column", x: "n", y: "row", fill: "var(--tz-chart)", stroke: "var(--tz-chart-line)" }),
        Plot.text(data, { fx: "column", x: "n", y: "row", text: "n", dx: 4, textAnchor: "start" }),
        Plot.ruleX([0], { strokeOpacity: 0.4 }),
      ],
    });
  };

  const kinds = { dots, bubbles, bars };

  const named = (svg, figure) => {
    svg.setAttribute("role", "img");
    // A group without a role must not be labelled; the title speaks for the whole.
    for (const group of svg.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
    for (const [tag, text] of [["desc", figure.dataset.desc], ["title", figure.dataset.title]]) {
      const element = document.createElementNS(svg.namespaceURI, tag);
      element.textContent = text;
      element.id = `${figure.id}-${tag}`;
      svg.prepend(element);
    }
    svg.setAttribute("aria-labelledby", `${figure.id}-title`);
    svg.setAttribute("aria-describedby", `${figure.id}-desc`);
    return svg;
  };

  const draw = (figure) => {
    const frame = figure.querySelector(".tz-chart");
    frame.hidden = false;
    const width = Math.floor(frame.clientWidth);
    if (!width || Number(frame.dataset.width) === width) return;
    frame.dataset.width = width;
    frame.replaceChildren(named(kinds[figure.dataset.chart](tableOf(figure), width), figure));
  };

  // The drawing as a file of its own: colours of the style sheet become colours of the file.
  const save = (figure) => {
    const svg = figure.querySelector("svg").cloneNode(true);
    const styles = getComputedStyle(figure);
    for (const name of ["--tz-chart", "--tz-chart-line", "--tz-chart-text", ...colours.map((one) => one.slice(4, -1))]) {
      svg.style.setProperty(name, styles.getPropertyValue(name));
    }
    svg.style.color = styles.color;
    svg.style.background = getComputedStyle(document.body).backgroundColor;
    svg.style.fontFamily = "sans-serif";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
    link.download = `${figure.id}.svg`;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  for (const figure of document.querySelectorAll("figure[data-chart]")) {
    draw(figure);
    new ResizeObserver(() => draw(figure)).observe(figure);
    const button = figure.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => save(figure));
  }
})();

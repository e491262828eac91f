// Filters the rows of a table by the fields of a form, and keeps both in the page's address.
import { fold } from "./fold.js"

const numbers = new Set(["least"])

// As the rows are told: in simplified characters, without marks.
const plain = words => fold(words).replace(/[^\p{L}\p{N}\s.%]/gu, "").trim()

function fits(row, name, value) {
  const own = row.dataset[name]
  if (numbers.has(name)) return own !== "" && Number(own) >= Number(value)
  if (name === "q") return value.split(/\s+/).every(word => own.includes(word))
  return own === value
}

function start(form) {
  const id = form.dataset.tzFilter
  const rows = [...document.querySelectorAll(`#${id} tbody tr`)]
  const count = document.querySelector(`[data-tz-count=${id}]`)
  const none = document.querySelector(`[data-tz-none=${id}]`)

  function apply() {
    const asked = [...new FormData(form)].filter(([, value]) => value.trim())
    const wanted = asked.map(([name, value]) => [name, name === "q" ? plain(value) : value])
    for (const row of rows) row.hidden = !wanted.every(pair => fits(row, ...pair))
    const shown = rows.filter(row => !row.hidden).length
    count.value = count.dataset.of.replace("{some}", shown).replace("{all}", rows.length)
    none.hidden = shown > 0
    const query = new URLSearchParams(asked).toString()
    history.replaceState(history.state, "", query ? `?${query}` : location.pathname)
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements[name]
    if (field) field.value = value
  }
  form.hidden = false
  form.addEventListener("input", apply)
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("reset", () => setTimeout(apply))
  if (location.search) apply()
}

for (const form of document.querySelectorAll("[data-tz-filter]")) start(form)

// The search page: cuts what is asked for into pairs of characters, as the index is cut, asks
// Pagefind for them as phrases, and shows pages with the sections that hold them.

const root = new URL("../../", import.meta.url)
const page = document.querySelector("[data-tz-search]")
const { lang, found, none, failed } = page.dataset
const form = page.querySelector("form")
const status = page.querySelector("[role=status]")
const list = page.querySelector("ol")
const button = page.querySelector("button[data-tz-more]")
// Pages are shown with their words, for which all of their text is loaded: first only a few.
const FIRST = 2, STEP = 5, PLACES = 3, BEFORE = 14, AFTER = 30
const LETTERS = "(?:(?![\\u3400-\\u9fff])\\p{L})+"
const PIECE = new RegExp(`[\\u3400-\\u9fff]+|[0-9]+(?:\\.[0-9]+)*|${LETTERS}(?:&${LETTERS})*`, "gu")
const HAN = /\p{sc=Han}/u
const engines = {}

// The index is in simplified characters. The table of the others is loaded only when it is wanted:
// when what is asked for has characters that GB 2312 lacks, or does not match as it stands.
let fold = text => text.toLowerCase()
let folding
function simplified() {
  const rows = Array.from({ length: 0xf8 - 0xb0 }, (_, row) => 0xb0 + row)
  const columns = Array.from({ length: 0xff - 0xa1 }, (_, column) => 0xa1 + column)
  const bytes = rows.flatMap(row => columns.flatMap(column => [row, column]))
  return new Set(new TextDecoder("gbk").decode(new Uint8Array(bytes)))
}
const loadFolding = () =>
  (folding ??= import("./fold.js").then(module => { fold = module.fold }))

// As pieces.py cuts, but for the last character, which the pair before it holds.
function cut(words) {
  const pieces = fold(words).match(PIECE) ?? []
  return pieces.flatMap((piece, at) => {
    if (!/[\u3400-\u9fff]/.test(piece) || piece.length === 1) return [piece]
    const followed = at < pieces.length - 1
    return [...piece].slice(0, followed ? undefined : -1).map((c, i) => piece.slice(i, i + 2))
  })
}

// One character, or words in Latin letters, may go on; all else is meant as it stands.
function ask(pagefind, pieces) {
  if (pieces.length > 2 && pieces.every(piece => /^[\u3400-\u9fff]{2}$/.test(piece))) {
    return together(pagefind, pieces)
  }
  const latin = pieces.every(piece => !/[\u3400-\u9fff]/.test(piece)) && /\p{L}/u.test(pieces.join(""))
  const open = latin || (pieces.length === 1 && /^\p{L}$/u.test(pieces[0]))
  const told = pieces.join(" ")
  return pagefind.search(open ? told : `"${told}"`).then(answer => answer.results)
}

// Every other pair and the last one hold all the characters of a phrase. Pagefind would load the
// index of each pair; so these are asked for alone, and must stand at the right distances.
async function together(pagefind, pairs) {
  const asked = pairs.map((pair, at) => [pair, at])
    .filter(([, at]) => at % 2 === 0 || at === pairs.length - 1)
  // In quotes, what stands nowhere is not shortened until it is found; but only then are all
  // places told of.
  const exact = await Promise.all(asked.map(([pair]) => pagefind.search(`"${pair}"`)))
  if (exact.some(answer => !answer.results.length)) return []
  const answers = await Promise.all(asked.map(([pair]) => pagefind.search(pair)))
  const [first, ...rest] = answers.map(({ results }) => results)
  const others = rest.map(results => new Map(results.map(one => [one.id, one])))
  const found = first.flatMap(one => {
    const also = others.map(pages => pages.get(one.id))
    if (!also.every(Boolean)) return []
    const places = also.map(({ words }) => new Set(words))
    const stands = from => places.every((set, n) => set.has(from + asked[n + 1][1]))
    const count = one.words.filter(stands).length
    return count ? [{ one, count }] : []
  })
  // The pages that say it most often come first; else Pagefind's order stays.
  return found.sort((a, b) => b.count - a.count).map(({ one }) => one)
}

async function engine(name) {
  engines[name] ??= import(new URL(`pagefind/${name}/pagefind.js`, root)).then(async module => {
    const pagefind = module.createInstance({ noWorker: true })
    await pagefind.init()
    return pagefind
  })
  return engines[name]
}

// Chinese is searched on the Chinese pages, of which the English ones are the counterparts.
async function search(query) {
  const chinese = HAN.test(query)
  if (chinese && !folding) {
    const known = simplified()
    if ([...query].some(c => HAN.test(c) && !known.has(c))) await loadFolding()
  }
  const name = chinese ? "zh" : lang
  const pagefind = await engine(name)
  const phrases = query.split(/\s+/).map(cut).filter(pieces => pieces.length)
  const [first = [], ...rest] = await Promise.all(phrases.map(one => ask(pagefind, one)))
  const held = rest.map(results => new Set(results.map(result => result.id)))
  const results = first.filter(result => held.every(ids => ids.has(result.id)))
  if (results.length || folding || !chinese) return { results, name }
  await loadFolding()
  return search(query)
}

function address(url, name) {
  const at = name !== lang && lang === "en" ? `en${url}` : url.slice(1)
  return new URL(at, root).href
}

// Where a page holds the words: Pagefind tells of each phrase only once a page.
function hits(data, query) {
  const terms = query.split(/\s+/).filter(Boolean).map(fold)
  const words = data.raw_content.split(/\s+/)
  let text = ""
  const at = []
  words.forEach((word, index) => {
    const folded = fold(word)
    text += folded
    for (let count = folded.length; count; count--) at.push(index)
  })
  const found = []
  for (const term of terms) {
    for (let from = text.indexOf(term); from >= 0; from = text.indexOf(term, from + term.length)) {
      found.push({ from: at[from], to: at[from + term.length - 1] })
    }
  }
  return { words, found: found.sort((a, b) => a.from - b.from) }
}

// The first hit in each of the first sections that have one.
function places({ found }, anchors) {
  const sections = new Map()
  for (const hit of found) {
    const section = anchors.findLast(anchor => anchor.location <= hit.from)
    if (!sections.has(section)) sections.set(section, hit)
  }
  return [...sections].slice(0, PLACES)
}

const CLOSED = /[\p{sc=Han}\u3000-\u303f\uff00-\uffef([“‘—–/-]$/u
const OPENED = /^[\p{sc=Han}\u3000-\u303f\uff00-\uffef]/u

function excerpt(words, { from, to }, name) {
  const element = document.createElement("p")
  element.lang = name === "zh" ? "zh-Hans" : "en"
  const mark = document.createElement("mark")
  const first = Math.max(0, from - BEFORE)
  if (first) element.append("…")
  for (let at = first; at < Math.min(words.length, to + AFTER); at++) {
    const gap = at === first || CLOSED.test(words[at - 1]) || OPENED.test(words[at]) ? "" : " "
    if (at === from) element.append(gap, mark)
    if (at >= from && at <= to) mark.append(at > from ? gap : "", words[at])
    else element.append(gap, words[at])
  }
  element.append("…")
  return element
}

function link(href, text, language) {
  const element = document.createElement("a")
  element.href = href
  element.textContent = text
  if (language) element.lang = language
  return element
}

async function show(data, query, name) {
  const item = document.createElement("li")
  const title = document.createElement("p")
  title.className = "tz-title"
  const foreign = name === lang ? "" : name === "zh" ? "zh-Hans" : "en"
  title.append(link(address(data.raw_url, name), data.meta.title, foreign))
  if (data.meta.other) {
    const small = document.createElement("small")
    small.className = "tz-other"
    small.lang = name === "zh" ? "en" : "zh-Hans"
    small.textContent = data.meta.other
    title.append(" ", small)
  }
  item.append(title)
  let held = hits(data, query)
  if (!held.found.length && name === "zh") {
    await loadFolding()
    held = hits(data, query)
  }
  const shown = places(held, data.anchors)
  if (!shown.length) item.append(excerpt(held.words, { from: 0, to: -1 }, name))
  for (const [section, hit] of shown) {
    if (section?.id) {
      const place = document.createElement("p")
      place.className = "tz-place"
      place.append(link(`${address(data.raw_url, name)}#${section.id}`, section.text, foreign))
      item.append(place)
    }
    item.append(excerpt(held.words, hit, name))
  }
  list.append(item)
}

// Entries of registers, places and plans by what they are called, exactly, in part, or in short
// (研发强度 for 研发经费投入强度). They come before pages that only hold the words.
const NAMED = 3
// In longer names the characters of any word would be found one after the other.
const SHORT = 24
let names
const loadNames = () =>
  (names ??= fetch("names.json").then(answer => (answer.ok ? answer.json() : [])).catch(() => []))

function inOrder(text, word) {
  let at = -1
  return text.length <= SHORT && word.length > 1 && HAN.test(word) && [...word].every(c => (at = text.indexOf(c, at + 1)) >= 0)
}

function rank(name, words) {
  if (name === words.join(" ") || name === words.join("")) return 0
  if (words.every(word => name.includes(word))) return name.startsWith(words[0]) ? 1 : 2
  return words.every(word => name.includes(word) || inOrder(name, word)) ? 3 : 4
}

async function named(query) {
  const words = fold(query).split(/\s+/)
  return (await loadNames())
    .map(([title, path, kind, called]) => ({
      title, path, kind,
      rank: Math.min(...called.map(name => rank(name, words) + name.length / 1000)),
    }))
    .filter(one => one.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, NAMED)
}

function showName({ title, path, kind }) {
  const item = document.createElement("li")
  const line = document.createElement("p")
  const badge = document.createElement("span")
  line.className = "tz-title"
  badge.className = "tz-badge"
  badge.textContent = kind
  line.append(link(new URL(`../${path}`, location.href).href, title, ""), " ", badge)
  item.append(line)
  list.append(item)
}

let turn = 0
async function run(query) {
  const mine = ++turn
  list.replaceChildren()
  button.hidden = true
  status.textContent = ""
  if (!query) return
  query = query.normalize("NFKC").replace(/[“”"「」《》()〔〕]/g, "")
  page.setAttribute("aria-busy", "true")
  try {
    const { results, name } = await search(query)
    const entries = await named(query)
    if (mine !== turn) return
    entries.forEach(showName)
    const count = results.length + entries.length
    status.textContent = count ? found.replace("{}", count) : none
    const next = async () => {
      const from = list.children.length - entries.length
      button.hidden = true
      const some = results.slice(from, from + (from ? STEP : FIRST))
      const loaded = await Promise.all(some.map(one => one.data()))
      for (const data of loaded) if (mine === turn) await show(data, query, name)
      if (mine !== turn) return
      button.hidden = list.children.length >= count
      const shown = list.children.length
      button.onclick = async () => {
        await next()
        list.children[shown]?.querySelector("a").focus()
      }
    }
    await next()
  } catch (error) {
    console.warn(error)
    status.textContent = failed
  } finally {
    if (mine === turn) page.removeAttribute("aria-busy")
  }
}

function asked() {
  const query = (new URLSearchParams(location.search).get("q") ?? "").trim()
  form.elements.q.value = query
  run(query)
}

form.addEventListener("submit", event => {
  event.preventDefault()
  const query = form.elements.q.value.trim()
  history.pushState(null, "", `?q=${encodeURIComponent(query)}`)
  run(query)
})
addEventListener("popstate", asked)
asked()

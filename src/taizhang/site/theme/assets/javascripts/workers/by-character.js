// Asks Material's search for every character of a run of Chinese, as the index holds characters,
// and for & as the index writes it. The script behind it is named after the #.
addEventListener("message", ({ data }) => {
  if (data.type !== 2) return
  data.data = data.data.replace(/&/g, "&amp;")
  if (/\p{sc=Han}/u.test(data.data)) {
    data.data = data.data
      .replace(/["“”]/g, " ")
      .replace(/\p{sc=Han}/gu, " +$& ")
  }
})
importScripts(location.hash.slice(1))

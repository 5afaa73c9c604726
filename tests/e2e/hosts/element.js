// Puts the element of the book at ?book=… into the page; what it dispatches is kept in `heard`.
const book = new URLSearchParams(location.search).get("book");
window.heard = [];
for (const type of ["ready", "state", "answer"]) {
  addEventListener(`surprisal:${type}`, (event) => heard.push([type, event.target.id, event.detail]));
}
const script = document.createElement("script");
script.type = "module";
script.src = `${book}embed.js`;
document.head.append(script);
document.getElementById("place").innerHTML = `
  <surprisal-figure id="one" fig="kl.asymmetry" p="0.2" q="0.6" lang="ko"></surprisal-figure>
  <surprisal-figure id="other" fig="jsd.gap" lang="en" theme="dark"></surprisal-figure>`;

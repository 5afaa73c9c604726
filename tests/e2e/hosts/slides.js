// A deck with two figures; its address says where the book is: ?book=…
const book = new URLSearchParams(location.search).get("book");
const figures = ["kl.asymmetry", "coding.storage"];
for (const frame of document.querySelectorAll("iframe[data-figure]")) {
  const figure = figures[frame.dataset.figure];
  frame.dataset.src = `${book}?embed=1&present=1&keys=forward&lang=en#v=1&fig=${figure}`;
}
Reveal.initialize({ postMessage: true, transition: "none", minScale: 1, maxScale: 1 });

// Goes on from the page that other sites preview a figure by to the figure, with what the address says.
const { figure } = document.currentScript.dataset;
const book = new URL(location.protocol === "file:" ? "../../index.html" : "../../", location.href);
book.search = location.search;
book.hash = `fig=${figure}${location.hash.replace("#", "&")}`;
location.replace(book);

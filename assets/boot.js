// Starts the book. A script of its own, so that the page needs no inline script; the sealed build
// names the files and their hashes in data attributes, and a file that was tampered with is refused.
const script = document.querySelector("script[data-boot]");
const file = (name, plain) => new URL(script?.dataset[name] ?? plain, import.meta.url);

function show(id) {
  document.getElementById("first-paint-wait")?.remove();
  document.getElementById(id)?.removeAttribute("hidden");
}

for (const button of document.querySelectorAll("[data-reload]")) {
  button.addEventListener("click", () => location.reload());
}

// A trap, or a stack that overflows, kills the instance without a word to the page; the last state
// is in the address.
const fatal = (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
addEventListener("error", (event) => {
  if (typeof WebAssembly === "object" && fatal(event.error)) {
    show("notice-panic");
  }
});

// A file that comes as it was built, or not at all.
async function fetched(name, plain) {
  const integrity = script?.dataset[`${name}Integrity`];
  const response = await fetch(file(name, plain), integrity ? { integrity } : {});
  if (!response.ok) {
    throw new Error(`${response.url}: ${response.status}`);
  }
  return response;
}

// The book's words in a language; the app asks for those of another when the reader does.
const words = async (tag) => {
  const response = await fetched(tag === "ko" ? "wordsKo" : "wordsEn", `words.${tag}.txt`);
  return response.text();
};

// The language the app will most likely open in, so that its words come along with the wasm. Should
// the app decide otherwise, it asks.
function likelyLanguage() {
  let kept = "";
  try {
    kept = localStorage.getItem("surprisal:presentation") ?? "";
  } catch {
    // Nothing may be kept here.
  }
  const asked = [location.search, kept].map((query) => new URLSearchParams(query).get("lang") ?? "");
  const tags = [...asked, ...navigator.languages].map((tag) => tag.split(/[-_]/)[0].toLowerCase());
  return tags.find((tag) => tag === "ko" || tag === "en") ?? "en";
}

// The pieces of the book; none where the build was not cut.
const pieces = script?.dataset.loader ? import(file("loader")) : undefined;

// The lesson that the address names comes along with the wasm, which would only then ask for it.
async function bringLesson() {
  const figure = new URLSearchParams(location.hash.slice(1)).get("fig") ?? "overview";
  (await pieces)?.bringFor(figure.split(".")[0].replaceAll("-", "_"));
}

async function start() {
  const tag = likelyLanguage();
  const [book, wasm, text] = await Promise.all([
    import(file("js", "surprisal.js")),
    fetched("wasm", "surprisal_bg.wasm"),
    words(tag),
    bringLesson(),
  ]);
  await book.default({ module_or_path: wasm });
  book.open(tag, text, words);
  dispatchEvent(new Event("surprisal:open"));
  // The other language and the other lessons come when there is time, and then are there at once.
  if (!navigator.connection?.saveData) {
    const bring = () => {
      const other = tag === "ko" ? "en" : "ko";
      words(other).then((text) => book.bring(other, text), () => {});
      pieces?.then((pieces) => pieces.bringAll());
    };
    window.requestIdleCallback ? requestIdleCallback(bring) : setTimeout(bring, 1000);
  }
}

if (typeof WebAssembly !== "object") {
  show("notice-no-wasm");
} else {
  start().catch((error) => {
    console.error(error);
    show(fatal(error) ? "notice-panic" : "notice-not-loaded");
  });
}

// Starts the book. A script of its own, so that the page needs no inline script; the sealed build
// names the files and their hashes in data attributes, and a file that was tampered with is refused.
const script = document.querySelector("script[data-boot]");
const file = (name, plain) => new URL(script?.dataset[name] ?? plain, import.meta.url);

function show(id) {
  document.getElementById("first-paint-wait")?.remove();
  document.getElementById(id)?.removeAttribute("hidden");
  if (window.parent !== window) {
    // The page around learns that nothing will come any more.
    window.parent.postMessage({ namespace: "surprisal", v: 1, type: "error", error: id }, "*");
  }
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
async function fetched(url, integrity) {
  const response = await fetch(url, integrity ? { integrity } : {});
  if (!response.ok) {
    throw new Error(`${response.url}: ${response.status}`);
  }
  return response;
}

// The words of each chapter and language: the file, and what it must be. Unknown where nothing is sealed.
const wordFiles = JSON.parse(script?.dataset.words ?? "{}");

// The words of a chapter in a language.
const words = async (chapter, tag) => {
  const [name, integrity] = wordFiles[`${chapter}.${tag}`] ?? [`words/${chapter}.${tag}.txt`];
  return (await fetched(new URL(name, import.meta.url), integrity)).text();
};

const LANGUAGES = ["en", "ko"];

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
  return tags.find((tag) => LANGUAGES.includes(tag)) ?? "en";
}

// The pieces of the book; none where the build was not cut.
const pieces = script?.dataset.loader ? import(file("loader")) : undefined;

// The lesson that the address names comes along with the wasm, which would only then ask for it.
const figure = new URLSearchParams(location.hash.slice(1)).get("fig") ?? "";
const named = figure.split(".")[0].replaceAll("-", "_");
const lesson = Object.hasOwn(wordFiles, `${named}.en`) ? named : "overview";

// The running book, and which words it has, as `chapter.language`.
let book;
const there = new Set();

async function bring(chapter, tag, coming = words(chapter, tag)) {
  book.bring(chapter, tag, await coming);
  there.add(`${chapter}.${tag}`);
}

// Brings the words that the book asks for: those of a chapter, in every language that the page is
// there in; or those of a language, in every chapter that is there in another. The page's own come
// last, for with them it turns to the language. A `chapter.language` is handed over as it is.
async function want(what) {
  if (what.includes(".")) {
    return words(...what.split("."));
  }
  const missing = () =>
    LANGUAGES.includes(what)
      ? [...there].map((name) => [name.split(".")[0], what])
      : LANGUAGES.filter((tag) => there.has(`ui.${tag}`)).map((tag) => [what, tag]);
  const next = () =>
    missing()
      .sort(([a], [b]) => (a === "ui") - (b === "ui"))
      .find((name) => !there.has(name.join(".")));
  // Asked again each time: more may have been asked for while this was awaited.
  for (let name; (name = next()); ) {
    await bring(...name);
  }
}

async function start() {
  const tag = likelyLanguage();
  const early = [words("ui", tag), words(lesson, tag)];
  // What does not come is asked for again when the lesson opens.
  early[1].catch(() => {});
  const [module, wasm] = await Promise.all([
    import(file("js", "surprisal.js")),
    fetched(file("wasm", "surprisal_bg.wasm"), script?.dataset.wasmIntegrity),
    ...early.slice(0, 1),
    pieces?.then((pieces) => pieces.bringFor(lesson)),
  ]);
  book = module;
  await book.default({ module_or_path: wasm });
  await bring("ui", tag, early[0]);
  await bring(lesson, tag, early[1]).catch(() => {});
  book.open(want);
  dispatchEvent(new Event("surprisal:open"));
  // The other lessons and the other language come when there is time, and then are there at once.
  if (!navigator.connection?.saveData) {
    const bringAll = async () => {
      pieces?.then((pieces) => pieces.bringAll());
      for (const name of Object.keys(wordFiles)) {
        const [chapter] = name.split(".");
        // What proofs need as LaTeX is no chapter.
        if (chapter !== "proofs") {
          await want(chapter);
        }
      }
      await want(LANGUAGES.find((other) => other !== tag));
    };
    const bring = () => bringAll().catch(() => {});
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

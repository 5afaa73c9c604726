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

async function start() {
  const integrity = script?.dataset.wasmIntegrity;
  const [book, wasm] = await Promise.all([
    import(file("js", "surprisal.js")),
    fetch(file("wasm", "surprisal_bg.wasm"), integrity ? { integrity } : {}),
  ]);
  if (!wasm.ok) {
    throw new Error(`${wasm.url}: ${wasm.status}`);
  }
  await book.default({ module_or_path: wasm });
}

if (typeof WebAssembly !== "object") {
  show("notice-no-wasm");
} else {
  start().catch((error) => {
    console.error(error);
    show(fatal(error) ? "notice-panic" : "notice-not-loaded");
  });
}

// Fetches the pieces of the book and puts them into the running wasm.
import { initSync } from "./surprisal.js";

// Each piece's file, and what it must be.
const files = {
  // the pieces
};
// What must come for a piece.
const needs = {
  // the needs
};

// Keeps what comes of a piece; what failed is tried anew.
function once(act) {
  const kept = new Map();
  return (name) => {
    if (!kept.has(name)) {
      const promise = act(name);
      kept.set(name, promise);
      promise.catch(() => kept.delete(name));
    }
    return kept.get(name);
  };
}

// A piece that comes as it was built, or not at all.
const bring = once(async (name) => {
  const [file, integrity] = files[name];
  const response = await fetch(new URL(file, import.meta.url), integrity ? { integrity } : {});
  if (!response.ok) {
    throw new Error(`${response.url}: ${response.status}`);
  }
  return response.arrayBuffer();
});

// Fetches before the wasm asks; should a piece not come, it is fetched again when it does.
export function bringFor(name) {
  for (const piece of Object.hasOwn(needs, name) ? needs[name] : []) {
    bring(piece).catch(() => {});
  }
}

export function bringAll() {
  Object.keys(needs).forEach(bringFor);
}

const place = once(async (name) => {
  const bytes = await bring(name);
  return WebAssembly.instantiate(bytes, { __wasm_split: initSync(), main: initSync() });
});

// What the wasm calls for a piece, and what is called back: a place in the wasm's table, what is to be
// handed over there, and whether the piece has come.
const load = (name) => async (callback, data) => {
  let come = true;
  try {
    await Promise.all(needs[name].map(place));
  } catch (error) {
    console.error(error);
    come = false;
  }
  initSync().__indirect_function_table.get(callback)(data, come);
};
// the loads

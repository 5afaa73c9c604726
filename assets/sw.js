// Serves the book where there is no network: each version from a shelf of its own, whole or not at all.
// The build fills in which version this is, and what each of its files must be.
const VERSION = "the version";
const FILES = {
  // the files
};

const SCOPE = registration.scope;
// Other copies of the book may lie on the same server.
const SHELF = `surprisal ${SCOPE} `;
const OWN = SHELF + VERSION;

// What is here already, from the network or from an older version, is not fetched again.
addEventListener("install", (event) => {
  const bring = async ([name, integrity]) => {
    const address = new URL(name, SCOPE).href;
    // The page has the same name in every version.
    const kept = address === SCOPE ? undefined : await caches.match(address, { ignoreVary: true });
    const cache = address === SCOPE ? "no-cache" : "default";
    const shelf = await caches.open(OWN);
    await shelf.put(address, kept ?? (await fetch(address, { integrity, cache, priority: "low" })));
  };
  event.waitUntil(Promise.all(Object.entries(FILES).map(bring)));
});

addEventListener("message", (event) => {
  if (event.data === "SKIP_WAITING") {
    skipWaiting();
  } else if (event.data === "opened") {
    event.waitUntil(clear());
  }
});

// Which version a page is of; undefined when it does not say.
const versionOf = (page) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => resolve(event.data);
    setTimeout(resolve, 2000);
    page.postMessage("version?", [port2]);
  });

// Takes away the shelves of versions that no open page is of.
async function clear() {
  const shelves = (await caches.keys()).filter((name) => name.startsWith(SHELF) && name !== OWN);
  if (shelves.length === 0) {
    return;
  }
  const pages = await clients.matchAll({ type: "window" });
  const used = await Promise.all(pages.map(versionOf));
  // The shelf of a version that is yet to come is not an old one.
  if (used.includes(undefined) || registration.installing || registration.waiting) {
    return;
  }
  await Promise.all(
    shelves.filter((name) => !used.includes(name.slice(SHELF.length))).map((name) => caches.delete(name)),
  );
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== "GET" || !address.startsWith(SCOPE)) {
    return;
  }
  const name = address.slice(SCOPE.length);
  if (request.mode === "navigate") {
    event.respondWith(name === "" || name === "index.html" ? page(request) : other(request, name));
  } else if (/^[^/]+-[0-9a-f]{16}\.\w+$/.test(name)) {
    // A name of this kind says what is in the file, so any shelf will do.
    event.respondWith(named(request, address));
  }
});

// The page of this version, though a newer one may be on the server: that one comes with its files.
async function page(request) {
  const shelf = await caches.open(OWN);
  return (await shelf.match(SCOPE)) ?? fetch(request);
}

async function named(request, address) {
  return (await caches.match(address, { ignoreVary: true })) ?? fetch(request);
}

// What is not kept is fetched; without a network, the page of a figure is the figure in the book.
async function other(request, name) {
  try {
    return await fetch(request);
  } catch {
    const [, figure] = /^figures\/([\w.-]+)\//.exec(name) ?? [];
    const { search } = new URL(request.url);
    return Response.redirect(SCOPE + search + (figure ? `#fig=${figure}` : ""));
  }
}

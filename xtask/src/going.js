// Takes the place of the worker that keeps the book, lets go of what that one kept, and goes.
async function go() {
  const kept = (await caches.keys()).filter((name) => name.startsWith(`surprisal ${registration.scope} `));
  await Promise.all(kept.map((name) => caches.delete(name)));
  await registration.unregister();
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(go()));

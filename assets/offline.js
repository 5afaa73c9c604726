// Keeps the book for when there is no network, and offers a new version when one has come. Not in a
// frame: what a reader has not turned to is not kept.
const script = document.querySelector("script[data-offline]");
const notice = document.getElementById("notice-new-version");

// A frame without origin throws when asked.
function workers() {
  try {
    return location.protocol.startsWith("http") ? navigator.serviceWorker : undefined;
  } catch {
    return undefined;
  }
}
const container = workers();

// The worker asks which version each page is of, before it takes away the files of another.
container?.addEventListener("message", (event) => {
  if (event.data === "version?") {
    event.ports[0]?.postMessage(script.dataset.version);
  }
});

function offer(registration) {
  const [change, later] = ["switch", "later"].map((name) => notice.querySelector(`[data-${name}]`));
  notice.hidden = false;
  later.onclick = () => (notice.hidden = true);
  change.onclick = () => {
    change.disabled = true;
    // The state is in the address.
    if (registration.waiting) {
      container.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting.postMessage("SKIP_WAITING");
    } else {
      location.reload();
    }
  };
}

async function keep() {
  const registration = await container.register(new URL("sw.js", import.meta.url), { scope: "./" });
  // Only a page that came from the worker can be older than what waits.
  const served = container.controller;
  served?.postMessage("opened");
  if (registration.waiting && served) {
    offer(registration);
  }
  const watch = () => {
    const next = registration.installing;
    next?.addEventListener("statechange", () => {
      if (next.state === "installed" && served) {
        offer(registration);
      }
    });
  };
  // The browser may have found it before.
  watch();
  registration.addEventListener("updatefound", watch);
  // Another page has changed over.
  container.addEventListener("controllerchange", () => served && offer(registration));
  // A page that stays open asks when it is turned to again.
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && Date.now() - asked > 3_600_000) {
      asked = Date.now();
      registration.update().catch(() => {});
    }
  });
}

// After the book is there, and what it brings when there is time; where data is dear, only for a reader
// who has it already.
addEventListener("surprisal:open", () => {
  const dear = navigator.connection?.saveData && !container?.controller;
  if (container && window === window.parent && !dear) {
    setTimeout(() => keep().catch(() => {}), 2000);
  }
}, { once: true });

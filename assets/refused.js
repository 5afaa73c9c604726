// Says so when the book may not load: in a frame without origin, on a server that does not allow it. A
// script of the old kind, for it is modules that such a frame refuses.
document.addEventListener("error", ({ target }) => {
  if (target.matches?.("script[data-boot]")) {
    document.getElementById("first-paint-wait")?.remove();
    document.getElementById("notice-not-loaded")?.removeAttribute("hidden");
  }
}, true);

// The book in one file: what a server would give is in the page, packed, and nothing is asked of a network.
const inPage = {
  // Addresses are here but names.
  base: "file:///",
  name: (address) => new URL(address, inPage.base).pathname.slice(1),
  modules: {},
  module: async (address) => inPage.modules[inPage.name(address)],
  async file(address) {
    const name = inPage.name(address);
    const packed = atob(document.querySelector(`[data-file="${name}"]`).textContent);
    const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const type = name.endsWith(".wasm") ? "application/wasm" : "text/plain";
    return new Response(stream, { headers: { "Content-Type": type } });
  },
};
// What is packed, an older browser cannot unpack.
if (typeof DecompressionStream === "undefined") {
  document.getElementById("notice-old-browser").hidden = false;
}

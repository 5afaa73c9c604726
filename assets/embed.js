// <surprisal-figure fig="kl.asymmetry" p="0.3" q="0.6" lang="ko">: a figure of the book in any page.
// Its attributes are the keys of an address, and follow what the reader does: docs/hosting.md.
const base = new URL("./", import.meta.url);
// How a figure is shown, which it is asked for anew; of all else it is told while it stands.
const shown = /^(lang|theme|scale|show|hide|lock|digits|present|predict|keys|motion)$/;
// What any element may have, and no address says.
const other = /^(id|class|style|title|slot|hidden|role|part|is|dir|tabindex|height|(data|aria)-.*)$/;

customElements.define("surprisal-figure", class extends HTMLElement {
  #frame = document.createElement("iframe");
  #watch = new MutationObserver((records) => this.#changed(records));
  #hear = (event) => this.#heard(event);
  #ready;
  #id = 0;
  // What the figure last said, and what it is yet to be told.
  #state = {};
  #patch = {};

  connectedCallback() {
    const frame = this.#frame;
    if (!this.shadowRoot) {
      this.attachShadow({ mode: "open" }).append(frame);
      this.style.display ||= "block";
      frame.style.cssText = "border:0;display:block;width:100%";
      frame.height = this.getAttribute("height") ?? 480;
      frame.loading = "lazy";
      frame.allow = "clipboard-write; fullscreen";
      frame.sandbox = "allow-scripts allow-same-origin allow-downloads";
    }
    addEventListener("message", this.#hear);
    this.#watch.observe(this, { attributes: true });
    this.#open();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    this.#watch.disconnect();
  }

  // Moved in one step, the frame goes on as it was.
  connectedMoveCallback() {}

  #open() {
    const query = new URLSearchParams({ embed: 1, api: 1, resize: "auto", parent: origin });
    const hash = [];
    for (const { name, value } of this.attributes) {
      if (shown.test(name)) query.set(name, value);
      else if (!other.test(name)) hash.push(`${name}=${encodeURIComponent(value)}`);
    }
    this.#ready = false;
    this.#state = {};
    this.#patch = {};
    this.#frame.title = this.title || "Surprisal: " + this.getAttribute("fig");
    this.#frame.src = `${base}?${query}#${hash.join("&")}`;
    return true;
  }

  // Whether there was something to tell.
  #changed(records) {
    for (const { attributeName: name } of records) {
      const value = this.getAttribute(name);
      if (other.test(name)) continue;
      if (shown.test(name) || value === null) return this.#open();
      if (value !== this.#state[name]) this.#patch[name] = value;
    }
    const args = [this.#patch];
    if (!this.#ready || !Object.keys(args[0]).length) return;
    this.#patch = {};
    const message = { namespace: "surprisal", v: 1, id: ++this.#id, method: "setState", args };
    this.#frame.contentWindow.postMessage(message, this.#ready);
    return true;
  }

  #heard({ source, origin, data }) {
    // Ours, on its own page: the server's, or one without origin as this one.
    if (source !== this.#frame.contentWindow || ![base.origin, self.origin].includes(origin)) return;
    const { subject, height, namespace, v, type, state } = data ?? {};
    if (subject === "lti.frameResize" && height > 0 && !this.hasAttribute("height")) {
      this.#frame.height = Math.ceil(height);
    }
    if (namespace !== "surprisal" || v !== 1) return;
    if (type === "ready") this.#ready = origin === "null" ? "*" : origin;
    if (!this.#changed(this.#watch.takeRecords()) && state) this.#reflect(state);
    this.dispatchEvent(new CustomEvent("surprisal:" + type, { bubbles: true, detail: data }));
  }

  #reflect(state) {
    for (const name in this.#state) if (!(name in state)) this.removeAttribute(name);
    for (const name in state) {
      if (this.getAttribute(name) !== state[name]) this.setAttribute(name, state[name]);
    }
    this.#state = state;
    // What was heard is not told again.
    this.#watch.takeRecords();
  }
});

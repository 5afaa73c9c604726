// A page around figures. Its address says what stands in it:
//   ?frames=[{"src":…,"width":…,"height":…,"sandbox":…},…]&listens=embedly|canvas|h5p|height
// What the frames say is kept in `heard`, as [frame, data, origin].
const asked = new URLSearchParams(location.search);
const listens = asked.get("listens");
// Both belong to the window, for tests to find.
window.heard = [];
const replies = new Map();

window.around = JSON.parse(asked.get("frames") ?? "[]").map(({ src, width, height, sandbox }) => {
  const frame = document.createElement("iframe");
  frame.width = width ?? "100%";
  frame.height = height ?? 300;
  frame.title = "A figure";
  if (sandbox !== undefined) {
    frame.setAttribute("sandbox", sandbox);
  }
  frame.src = src;
  document.getElementById("frames").append(frame);
  return frame;
});

// What each kind of page does with what it hears.
const hosts = {
  embedly(frame, data) {
    const said = typeof data === "string" && data.startsWith("{") ? JSON.parse(data) : {};
    if (said.context === "iframe.resize") {
      frame.height = said.height;
    }
  },
  canvas(frame, data) {
    if (data?.subject === "lti.frameResize") {
      frame.height = data.height;
    }
  },
  height(frame, data) {
    if (Number.isFinite(data?.height) && Object.keys(data).length === 1) {
      frame.height = data.height;
    }
  },
  // After the resizer of H5P: it answers hello, makes room, then takes the height.
  h5p(frame, data) {
    if (data?.context !== "h5p") {
      return;
    }
    const say = (action) => frame.contentWindow.postMessage({ context: "h5p", action }, "*");
    if (data.action === "hello") {
      say("hello");
    } else if (data.action === "prepareResize") {
      if (frame.clientHeight !== data.scrollHeight || data.scrollHeight !== data.clientHeight) {
        frame.height = data.clientHeight;
        say("resizePrepared");
      }
    } else if (data.action === "resize") {
      frame.height = data.scrollHeight;
    }
  },
};

addEventListener("message", (event) => {
  const index = around.findIndex((frame) => frame.contentWindow === event.source);
  if (index < 0) {
    return;
  }
  heard.push([index, event.data, event.origin]);
  hosts[listens]?.(around[index], event.data);
  if (event.data?.type === "reply") {
    replies.get(event.data.id)?.(event.data);
    replies.delete(event.data.id);
  }
});

// Asks a frame; promises its reply.
let asking = 0;
function ask(index, method, ...args) {
  const id = (asking += 1);
  return new Promise((resolve) => {
    replies.set(id, resolve);
    say(index, { namespace: "surprisal", v: 1, id, method, args });
  });
}

function say(index, data) {
  around[index].contentWindow.postMessage(data, "*");
}

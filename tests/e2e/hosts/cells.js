// Two cells of a notebook: a figure as a view, which is an element that has a `value` and says `input`; and
// a text that is made anew with each value. A cell that runs again puts a new element in the place of its
// last one, which is told so.
function view(src) {
  const element = document.createElement("div");
  const frame = document.createElement("iframe");
  frame.title = "A figure";
  frame.height = 300;
  frame.src = src;
  element.append(frame);
  let value;
  const hear = ({ source, data }) => {
    if (source !== frame.contentWindow) {
      return;
    }
    if (typeof data === "string" && data.includes("iframe.resize")) {
      frame.height = JSON.parse(data).height;
    } else if (data?.namespace === "surprisal" && data.state) {
      value = data.state;
      element.dispatchEvent(new Event("input"));
    }
  };
  addEventListener("message", hear);
  element.invalidated = () => removeEventListener("message", hear);
  Object.defineProperty(element, "value", {
    get: () => value,
    set: (patch) => frame.contentWindow.postMessage(
      { namespace: "surprisal", v: 1, id: 1, method: "setState", args: [patch] }, "*"),
  });
  return element;
}

window.runs = 0;
function run(src) {
  const place = document.getElementById("figure");
  place.firstElementChild?.invalidated();
  const element = view(src);
  element.addEventListener("input", () => {
    runs += 1;
    document.getElementById("reads").textContent = `p is ${element.value.p}`;
  });
  place.replaceChildren(element);
}

const asked = new URLSearchParams(location.search);
run(asked.get("figure"));
new ResizeObserver(() => {
  parent.postMessage({ cells: document.documentElement.getBoundingClientRect().height }, "*");
}).observe(document.documentElement);

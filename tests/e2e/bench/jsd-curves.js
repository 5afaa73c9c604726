// What `jsd.curves` shows, as plain functions of p and q and two projections: its numbers, its
// marks, its readouts. The pages differ in who draws axes and curves.
export const figure = document.querySelector("[data-figure]");
const [P, Q] = ["p", "q"].map((name) => figure.querySelector(`[data-param=${name}]`));
const readouts = ["JSD", "JS_distance", "KL_pq", "KL_qp"].map((name) => figure.querySelector(`[data-measure=${name}]`));
export const [WIDTH, HEIGHT] = [720, 440];
export const COLOURS = { ink: "#1d1c1a", muted: "#645f56", grid: "#e9e5da", p: "#2653d8", q: "#bc5416", gap: "#64065a" };

const COUNT = 401;
export const samples = Array.from({ length: COUNT }, (_, i) => {
  const x = Math.sin((Math.PI / 2) * (i / (COUNT - 1))) ** 2;
  return { x, log: Math.log(x), rest: Math.log(1 - x) };
});
const times = (weight, log) => (weight === 0 ? 0 : weight * log);
const plogp = (m) => (m > 0 ? m * Math.log(m) : 0);
const h = (m) => -plogp(m) - plogp(1 - m);
const kl = (p, q) => plogp(p) + plogp(1 - p) - times(p, Math.log(q)) - times(1 - p, Math.log(1 - q));
const jsd = (p, q) => Math.max(0, h((p + q) / 2) - (h(p) + h(q)) / 2);

/** The numbers of a state; the three curves as functions of a sample. */
function state(p, q) {
  const [forward, reverse, gap] = [kl(p, q), kl(q, p), jsd(p, q)];
  let top = 1.5;
  while (Math.max(forward, reverse) > 0.92 * top && top < 2000) top *= 1.6;
  const hp = h(p);
  const [negentropy, logP, restP] = [plogp(p) + plogp(1 - p), Math.log(p), Math.log(1 - p)];
  return {
    p, q, forward, reverse, gap, top,
    forwardAt: ({ log, rest }) => negentropy - times(p, log) - times(1 - p, rest),
    reverseAt: ({ x, log, rest }) => times(x, log - logP) + times(1 - x, rest - restP),
    gapAt: ({ x }) => Math.max(0, h((p + x) / 2) - (hp + h(x)) / 2),
  };
}

/** Hatches what the context is clipped to. */
export function hatch(context, { left, right, top, bottom }) {
  context.strokeStyle = "rgba(100, 6, 90, 0.45)";
  context.lineWidth = 1;
  context.beginPath();
  for (let c = left + top; c < right + bottom; c += 9) {
    context.moveTo(c - top, top);
    context.lineTo(c - bottom, bottom);
  }
  context.stroke();
}

/** Guides, handles and labels. */
export function marks(context, { p, q, forward, reverse, gap, top }, plot, X, Y) {
  line(context, COLOURS.ink, [3, 3], X(0), Y(Math.LN2), X(1), Y(Math.LN2));
  line(context, COLOURS.p, [], X(p), Y(0), X(p), Y(top));
  line(context, COLOURS.q, [3, 3], X(q), Y(0), X(q), Y(top));
  disc(context, "rgba(38, 83, 216, 0.16)", X(p), Y(0), 13);
  disc(context, COLOURS.p, X(p), Y(0), 7);
  disc(context, "rgba(188, 84, 22, 0.16)", X(q), Y(0), 13);
  disc(context, COLOURS.q, X(q), Y(0), 7);
  disc(context, COLOURS.gap, X(q), Y(gap), 5);
  disc(context, COLOURS.muted, X(q), Y(forward), 3);
  disc(context, COLOURS.muted, X(q), Y(reverse), 3);
  context.font = "14px sans-serif";
  label(context, "p", COLOURS.p, X(p) - 12, Y(0) - 10);
  label(context, "q", COLOURS.q, X(q) + 18, Y(0) - 10);
  label(context, "JSD(p, q)", COLOURS.gap, X(q) - 12, Y(gap));
  label(context, "log 2", COLOURS.ink, plot.right - 4, Y(Math.LN2) - 5);
  label(context, "→ ∞", COLOURS.muted, X(0) + 40, plot.top + 14);
  label(context, "→ ∞", COLOURS.muted, X(1) - 10, plot.top + 14);
}

export function line(context, colour, dash, x0, y0, x1, y1) {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
  context.setLineDash([]);
}

function disc(context, colour, x, y, radius) {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.fill();
}

function label(context, text, colour, x, y) {
  context.strokeStyle = "#fdfcf9";
  context.lineWidth = 3.6;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** Has `draw` draw the state of the sliders, once a frame at most, and the readouts follow. */
export function follow(draw) {
  let asked = false;
  const show = () => {
    asked = false;
    const now = state(Number(P.value), Number(Q.value));
    draw(now);
    [now.gap, Math.sqrt(now.gap), now.forward, now.reverse].forEach((value, i) => {
      readouts[i].textContent = value.toFixed(4);
      readouts[i].dataset.value = value;
    });
    figure.dataset.ready = "true";
  };
  const ask = () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(show);
    }
  };
  [P.value, Q.value] = [0.2, 0.6];
  P.addEventListener("input", ask);
  Q.addEventListener("input", ask);
  ask();
}

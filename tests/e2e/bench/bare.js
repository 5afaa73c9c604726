// What `jsd.curves` shows, written by hand on one canvas that is redrawn whole: the yardstick.
const figure = document.querySelector("[data-figure]");
const canvas = figure.querySelector("canvas");
const [P, Q] = ["p", "q"].map((name) => figure.querySelector(`[data-param=${name}]`));
const readouts = ["JSD", "JS_distance", "KL_pq", "KL_qp"].map((name) => figure.querySelector(`[data-measure=${name}]`));
const context = canvas.getContext("2d");
const [width, height] = [720, 440];
canvas.width = width * devicePixelRatio;
canvas.height = height * devicePixelRatio;
const plot = { left: 40, right: 690, top: 24, bottom: 405 };
const COLOURS = { ink: "#1d1c1a", muted: "#645f56", grid: "#e9e5da", p: "#2653d8", q: "#bc5416", gap: "#64065a" };

const COUNT = 401;
const samples = Array.from({ length: COUNT }, (_, i) => {
  const x = Math.sin((Math.PI / 2) * (i / (COUNT - 1))) ** 2;
  return { x, log: Math.log(x), rest: Math.log(1 - x) };
});
const times = (weight, log) => (weight === 0 ? 0 : weight * log);
const plogp = (m) => (m > 0 ? m * Math.log(m) : 0);
const h = (m) => -plogp(m) - plogp(1 - m);
const kl = (p, q) => plogp(p) + plogp(1 - p) - times(p, Math.log(q)) - times(1 - p, Math.log(1 - q));
const jsd = (p, q) => Math.max(0, h((p + q) / 2) - (h(p) + h(q)) / 2);

function draw() {
  asked = false;
  const [p, q] = [Number(P.value), Number(Q.value)];
  const [forward, reverse, gap] = [kl(p, q), kl(q, p), jsd(p, q)];
  let top = 1.5;
  while (Math.max(forward, reverse) > 0.92 * top && top < 2000) top *= 1.6;
  const X = (x) => plot.left + x * (plot.right - plot.left);
  const Y = (y) => plot.bottom - (y / top) * (plot.bottom - plot.top);

  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  axes(top, X, Y);

  const hp = h(p);
  const [negentropy, logP, restP] = [plogp(p) + plogp(1 - p), Math.log(p), Math.log(1 - p)];
  const jsdAt = ({ x }) => Math.max(0, h((p + x) / 2) - (hp + h(x)) / 2);
  inside(() => area(jsdAt, X, Y));
  inside(() => {
    curve(({ log, rest }) => negentropy - times(p, log) - times(1 - p, rest), COLOURS.muted, 1, [], X, Y);
    curve(({ x, log, rest }) => times(x, log - logP) + times(1 - x, rest - restP), COLOURS.muted, 1, [3, 3], X, Y);
    curve(jsdAt, COLOURS.gap, 2.25, [], X, Y);
  });
  line(COLOURS.ink, [3, 3], X(0), Y(Math.LN2), X(1), Y(Math.LN2));
  line(COLOURS.p, [], X(p), Y(0), X(p), Y(top));
  line(COLOURS.q, [3, 3], X(q), Y(0), X(q), Y(top));
  disc("rgba(38, 83, 216, 0.16)", X(p), Y(0), 13);
  disc(COLOURS.p, X(p), Y(0), 7);
  disc("rgba(188, 84, 22, 0.16)", X(q), Y(0), 13);
  disc(COLOURS.q, X(q), Y(0), 7);
  disc(COLOURS.gap, X(q), Y(gap), 5);
  disc(COLOURS.muted, X(q), Y(forward), 3);
  disc(COLOURS.muted, X(q), Y(reverse), 3);
  context.font = "14px sans-serif";
  label("p", COLOURS.p, X(p) - 12, Y(0) - 10);
  label("q", COLOURS.q, X(q) + 18, Y(0) - 10);
  label("JSD(p, q)", COLOURS.gap, X(q) - 12, Y(gap));
  label("log 2", COLOURS.ink, plot.right - 4, Y(Math.LN2) - 5);
  label("→ ∞", COLOURS.muted, X(0) + 40, plot.top + 14);
  label("→ ∞", COLOURS.muted, X(1) - 10, plot.top + 14);

  [gap, Math.sqrt(gap), forward, reverse].forEach((value, i) => {
    readouts[i].textContent = value.toFixed(4);
    readouts[i].dataset.value = value;
  });
  figure.dataset.ready = "true";
}

function axes(top, X, Y) {
  context.lineWidth = 1;
  context.strokeStyle = COLOURS.grid;
  context.fillStyle = COLOURS.muted;
  context.font = "13px sans-serif";
  context.beginPath();
  context.textAlign = "center";
  for (const [x, label] of [[0, "0"], [0.25, "¼"], [0.5, "½"], [0.75, "¾"], [1, "1"]]) {
    context.moveTo(X(x), plot.top);
    context.lineTo(X(x), plot.bottom);
    context.fillText(label, X(x), plot.bottom + 18);
  }
  context.textAlign = "right";
  for (let i = 0; i <= 3; i++) {
    const y = (top * i) / 3;
    context.moveTo(plot.left, Y(y));
    context.lineTo(plot.right, Y(y));
    context.fillText(y.toFixed(1), plot.left - 6, Y(y) + 4);
  }
  context.stroke();
  line(COLOURS.ink, [], plot.left, plot.bottom, plot.right, plot.bottom);
  context.fillStyle = COLOURS.ink;
  context.fillText("q", plot.right + 16, plot.bottom);
  context.fillText("nat", plot.left - 6, 12);
}

function inside(act) {
  context.save();
  context.beginPath();
  context.rect(plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top);
  context.clip();
  act();
  context.restore();
}

function area(ordinate, X, Y) {
  context.fillStyle = "rgba(100, 6, 90, 0.13)";
  context.beginPath();
  context.moveTo(X(0), Y(0));
  for (const sample of samples) context.lineTo(X(sample.x), Y(ordinate(sample)));
  context.lineTo(X(1), Y(0));
  context.fill();
  context.clip();
  context.strokeStyle = "rgba(100, 6, 90, 0.45)";
  context.lineWidth = 1;
  context.beginPath();
  for (let c = plot.left + plot.top; c < plot.right + plot.bottom; c += 9) {
    context.moveTo(c - plot.top, plot.top);
    context.lineTo(c - plot.bottom, plot.bottom);
  }
  context.stroke();
}

function curve(ordinate, colour, wide, dash, X, Y) {
  context.strokeStyle = colour;
  context.lineWidth = wide;
  context.setLineDash(dash);
  context.beginPath();
  for (const sample of samples) {
    const y = ordinate(sample);
    if (Number.isFinite(y)) context.lineTo(X(sample.x), Y(y));
  }
  context.stroke();
  context.setLineDash([]);
}

function line(colour, dash, x0, y0, x1, y1) {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
  context.setLineDash([]);
}

function disc(colour, x, y, radius) {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.fill();
}

function label(text, colour, x, y) {
  context.strokeStyle = "#fdfcf9";
  context.lineWidth = 3.6;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

let asked = false;
function ask() {
  if (!asked) {
    asked = true;
    requestAnimationFrame(draw);
  }
}
P.value = 0.2;
Q.value = 0.6;
P.addEventListener("input", ask);
Q.addEventListener("input", ask);
ask();

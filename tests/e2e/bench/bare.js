// `jsd.curves` written by hand on one canvas that is redrawn whole: the yardstick.
import { COLOURS, HEIGHT, WIDTH, figure, follow, hatch, line, marks, samples } from "./jsd-curves.js";

const canvas = figure.querySelector("canvas");
const context = canvas.getContext("2d");
canvas.width = WIDTH * devicePixelRatio;
canvas.height = HEIGHT * devicePixelRatio;
const plot = { left: 40, right: 690, top: 24, bottom: 405 };

follow((state) => {
  const X = (x) => plot.left + x * (plot.right - plot.left);
  const Y = (y) => plot.bottom - (y / state.top) * (plot.bottom - plot.top);
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, WIDTH, HEIGHT);
  axes(state.top, X, Y);
  inside(() => area(state.gapAt, X, Y));
  inside(() => {
    curve(state.forwardAt, COLOURS.muted, 1, [], X, Y);
    curve(state.reverseAt, COLOURS.muted, 1, [3, 3], X, Y);
    curve(state.gapAt, COLOURS.gap, 2.25, [], X, Y);
  });
  marks(context, state, plot, X, Y);
});

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
  line(context, COLOURS.ink, [], plot.left, plot.bottom, plot.right, plot.bottom);
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
  hatch(context, plot);
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

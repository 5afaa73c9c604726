// `jsd.curves` with uPlot for axes and curves; what a library has no name for is drawn in its hook.
import { COLOURS, HEIGHT, WIDTH, figure, follow, hatch, marks, samples } from "./jsd-curves.js";

const data = [Float64Array.from(samples, ({ x }) => x), ...[1, 2, 3].map(() => new Float64Array(samples.length))];
let shown;

/** The marks, in CSS pixels of the canvas, over what uPlot has drawn. */
function mark({ ctx: context, bbox, series, valToPos }) {
  context.save();
  context.scale(devicePixelRatio, devicePixelRatio);
  const X = (x) => valToPos(x, "x", true) / devicePixelRatio;
  const Y = (y) => valToPos(y, "y", true) / devicePixelRatio;
  const [left, top] = [bbox.left / devicePixelRatio, bbox.top / devicePixelRatio];
  const plot = { left, top, right: left + bbox.width / devicePixelRatio, bottom: top + bbox.height / devicePixelRatio };
  context.save();
  context.scale(1 / devicePixelRatio, 1 / devicePixelRatio);
  context.clip(series[3]._paths.fill);
  context.scale(devicePixelRatio, devicePixelRatio);
  hatch(context, plot);
  context.restore();
  marks(context, shown, plot, X, Y);
  context.restore();
}

const plot = new uPlot(
  {
    width: WIDTH,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: [0, 1] }, y: { range: () => [0, shown?.top ?? 1.5] } },
    axes: [{ label: "q" }, { label: "nat" }],
    series: [
      {},
      { stroke: COLOURS.muted, width: 1, points: { show: false } },
      { stroke: COLOURS.muted, width: 1, dash: [3, 3], points: { show: false } },
      { stroke: COLOURS.gap, width: 2.25, fill: "rgba(100, 6, 90, 0.13)", points: { show: false } },
    ],
    hooks: { draw: [(plot) => shown && mark(plot)] },
  },
  data,
  figure.querySelector(".plot"),
);
plot.root.querySelector("canvas").dataset.chart = "uplot";

follow((state) => {
  shown = state;
  samples.forEach((sample, i) => {
    // uPlot takes no ∞; a value far above the frame leaves it all the same.
    data[1][i] = Math.min(1e4, state.forwardAt(sample));
    data[2][i] = Math.min(1e4, state.reverseAt(sample));
    data[3][i] = state.gapAt(sample);
  });
  plot.setData(data);
});

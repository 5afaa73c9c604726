//! Programs in NumPy and SciPy.

use super::dictionary::{Case, Definition, Syntax};
use crate::measures::Unit;
use crate::measures::jensen::Function;
use crate::text::programs as words;

pub(super) const SYNTAX: Syntax = Syntax {
    definitions: DEFINITIONS,
    always: &[],
    assigned: " = ",
    list: ("np.array([", "])"),
    print: "print(\"@ =\", @)",
};

const fn of(name: &'static str, code: &'static str) -> Definition {
    Definition::of(name, code)
}

#[rustfmt::skip]
const DEFINITIONS: &[Definition] = &[
    of("heapq", "import heapq"),
    of("reduce", "from functools import reduce"),
    of("np", "import numpy as np"),
    of("trapezoid", "from scipy.integrate import trapezoid"),
    of("jensenshannon", "\
def jensenshannon(x, y, base):
    t = (x - y) / np.maximum(x + y, 1e-300)
    js = (x + y) * (xlog1py(1 + t, t) + xlog1py(1 - t, -t)) / 4
    return np.sqrt(js.sum() / np.log(base))").when(Case::Near).noted(words::NEAR),
    of("jensenshannon", "\
def jensenshannon(x, y, base):
    m = (x + y) / 2
    return np.sqrt((entropy(x, m, base) + entropy(y, m, base)) / 2)").when(Case::Unscaled),
    of("jensenshannon", "from scipy.spatial.distance import jensenshannon"),
    of("entr", "from scipy.special import entr"),
    of("kl_div", "from scipy.special import kl_div"),
    of("log_softmax", "from scipy.special import log_softmax"),
    of("softmax", "from scipy.special import softmax"),
    of("xlog1py", "from scipy.special import xlog1py"),
    of("xlogy", "from scipy.special import xlogy"),
    of("entropy", "\
def entropy(x, y=None, base=np.e):
    terms = entr(x) if y is None else kl_div(x, y)
    return terms.sum() / np.log(base)").when(Case::Unscaled).noted(words::MASSES),
    of("entropy", "from scipy.stats import entropy"),
    of("norm", "from scipy.stats import norm"),

    of("base", "base = np.e  # nat").when(Case::In(Unit::Nat)),
    of("base", "base = 2  # bit").when(Case::In(Unit::Bit)),
    of("base", "base = 10  # dit").when(Case::In(Unit::Dit)),

    // What p and q are where they are made of other numbers.
    of("p", "p = np.array([car, 1 - car])").for_figure("coding.storage"),
    of("p", "p = np.array([heads, 1 - heads])").for_figure("coding.blocks"),
    of("p", "p = (norm.pdf(x, -apart / 2, 0.75) + norm.pdf(x, apart / 2, 0.375)) / 2")
        .for_figure("kl.fit"),
    of("p", "p = (1 - eps) * np.array([1.0, 0.0, 0.0]) + eps / 3")
        .for_figure("cross-entropy.one-hot").noted(words::SMOOTHED),
    of("p", "p = np.array([true, 1 - true])").when(Case::TwoClasses),
    of("p", "p = np.array([true, (1 - true) * 2 / 3, (1 - true) / 3])")
        .for_figure("learning.descent"),
    of("q", "q = softmax(logits / T)").for_figure("cross-entropy.one-hot"),
    of("q", "q = softmax(logits)").for_figure("learning.descent"),
    of("logits", "logits = np.array([z1, z2, z3])").for_figure("cross-entropy.one-hot"),
    of("logits", "logits = np.array([z, 0.0])").when(Case::TwoClasses),
    of("logits", "logits = np.array([z, zb, zc])").for_figure("learning.descent"),

    // The measures.
    of("M", "M = (p + q) / 2"),
    of("H_p", "H_p = entropy(p, base=base)"),
    of("H_q", "H_q = entropy(q, base=base)"),
    of("H_M", "H_M = entropy(M, base=base)"),
    of("CE_pq", "CE_pq = -np.sum(p * log_softmax(logits / T)) / np.log(base)")
        .for_figure("cross-entropy.one-hot"),
    of("CE_pq", "CE_pq = -np.sum(p * log_softmax(logits)) / np.log(base)")
        .for_figure("learning.descent"),
    of("CE_pq", "CE_pq = -np.sum(xlogy(p, q)) / np.log(base)").noted(words::ZERO),
    of("CE_qp", "CE_qp = -np.sum(xlogy(q, p)) / np.log(base)").noted(words::ZERO),
    of("KL_pq", "KL_pq = trapezoid(p * (np.log(p) - log_q), x) / np.log(base)")
        .for_figure("kl.fit").noted(words::GRID),
    of("KL_qp", "KL_qp = trapezoid(np.exp(log_r) * (log_r - np.log(p)), x) / np.log(base)")
        .for_figure("kl.fit"),
    of("KL_pq", "KL_pq = entropy(p, q, base=base)").noted(words::KL),
    of("KL_qp", "KL_qp = entropy(q, p, base=base)").noted(words::KL),
    of("KL_pM", "KL_pM = entropy(p, M, base=base)").noted(words::KL),
    of("KL_qM", "KL_qM = entropy(q, M, base=base)").noted(words::KL),
    of("JSD", "JSD = jensenshannon(p, q, base=base) ** 2").noted(words::JS),
    of("JS_distance", "JS_distance = jensenshannon(p, q, base=base)"),

    of("JS_distance_ab", "JS_distance_ab = jensenshannon(a, b, base=base)"),
    of("JS_distance_bc", "JS_distance_bc = jensenshannon(b, c, base=base)"),
    of("JS_distance_ac", "JS_distance_ac = jensenshannon(a, c, base=base)"),
    of("JS_distance_abc", "JS_distance_abc = JS_distance_ab + JS_distance_bc"),
    of("JSD_ac", "JSD_ac = JS_distance_ac**2").noted(words::JS),
    of("JSD_abc", "JSD_abc = JS_distance_ab**2 + JS_distance_bc**2"),

    of("log_K", "log_K = np.log(len(p)) / np.log(base)"),
    of("log_K_less_H", "log_K_less_H = entropy(p, np.full(len(p), 1 / len(p)), base=base)")
        .when(Case::Unscaled),
    of("log_K_less_H", "log_K_less_H = log_K - H_p"),
    of("effective_outcomes", "effective_outcomes = base**H_p"),

    of("A", "A = p > 0").for_figure("kl.support"),
    of("q_A", "q_A = 1 - q[~A].sum()").when(Case::UnscaledInside),
    of("q_A", "q_A = q[A].sum()"),
    of("KL_outside", "KL_outside = np.inf").when(Case::Disjoint),
    of("KL_outside", "KL_outside = np.log(1 / q_A) / np.log(base)"),
    of("KL_jensen", "KL_jensen = 0.0").when(Case::Disjoint),
    of("KL_jensen", "KL_jensen = entropy(p[A], q[A] / q_A, base=base)").noted(words::GIVEN),

    of("s", "s = np.where(p + q > 0, p + q, 1)").when(Case::BothZero),
    of("s", "s = p + q").for_figure("jsd.gan"),
    of("V_best", "V_best = np.sum(xlogy(p, p / s) + xlogy(q, q / s)) / np.log(base)")
        .noted(words::BEST),
    of("V_least", "V_least = -np.log(4) / np.log(base)"),
    of("accuracy", "accuracy = min(0.5 + np.abs(p - q).sum() / 4, 1)").when(Case::Unscaled),
    of("accuracy", "accuracy = 0.5 + np.abs(p - q).sum() / 4"),

    // Codes.
    of("digit", "digit = np.log(2) / np.log(base)").noted(words::DIGIT),
    of("huffman", "\
def huffman(weights):
    trees, digits = list(weights), 0.0
    heapq.heapify(trees)
    while len(trees) > 1:
        both = heapq.heappop(trees) + heapq.heappop(trees)
        heapq.heappush(trees, both)
        digits += both
    return digits").noted(words::HUFFMAN),
    of("length", "length = np.array([lcar, ltruck])").for_figure("coding.storage"),
    of("count", "count = np.array([cars, vehicles - cars])").for_figure("coding.storage"),
    of("stored", "stored = np.sum(count * length) * digit"),
    of("mean_cost", "mean_cost = stored / vehicles"),
    of("L", "L = np.sum(p * length) * digit"),
    of("overhead", "overhead = L - H_p"),
    of("L_swapped", "L_swapped = np.sum(p * length[::-1]) * digit"),
    of("kraft", "kraft = np.sum(2.0**-length)"),
    of("L_less_H", "\
share = 2.0**-length / kraft
L_less_H = entropy(p, share, base=base) - np.log(kraft) / np.log(base)")
        .when(Case::Unscaled),
    of("L_less_H", "L_less_H = L - H_p"),
    of("L_huffman", "L_huffman = huffman(p) * digit"),
    of("possible", "possible = p[p > 0]"),
    of("L_shannon", "\
digits = np.maximum(1 - np.frexp(possible)[1], len(possible) > 1)
L_shannon = np.sum(possible * digits) * digit")
        .when(Case::AlmostPower).noted(words::SHANNON),
    of("L_shannon", "L_shannon = np.sum(possible * np.ceil(-np.log2(possible))) * digit").noted(words::SHANNON),
    of("words", "words = reduce(np.kron, [p] * block)\nwords = words[words > 0]")
        .noted(words::WORDS),
    of("L_n", "L_n = huffman(words) * digit / block"),
    of("L_n_less_H", "L_n_less_H = L_n - H_p"),
    of("H_p_and_a_share", "H_p_and_a_share = H_p + digit / block"),

    // Points under a function.
    of("f", "def f(x):\n    return np.log(x)").when(Case::Under(Function::Log)),
    of("f", "def f(x):\n    return -np.log(x)").when(Case::Under(Function::NegativeLog)),
    of("f", "def f(x):\n    return x**2").when(Case::Under(Function::Square)),
    of("f", "def f(x):\n    return np.exp(x)").when(Case::Under(Function::Exponential)),
    of("f", "def f(x):\n    return 1 / x").when(Case::Under(Function::Reciprocal)),
    of("f", "def f(x):\n    return np.sqrt(x)").when(Case::Under(Function::Root)),
    of("f", "def f(x):\n    return xlogy(x, x)").when(Case::Under(Function::XLogX)),
    of("mean", "mean = mu").for_figure("kl.fit"),
    of("mean", "mean = np.average(x, weights=w)"),
    of("mean_of_f", "mean_of_f = np.average(f(x), weights=w)"),
    of("f_of_mean", "f_of_mean = f(mean)"),
    of("jensen_gap", "jensen_gap = abs(mean_of_f - f_of_mean)"),

    // Densities.
    of("x", "x = np.linspace(-16, 16, 1025)").for_figure("kl.fit"),
    of("log_q", "log_q = norm.logpdf(x, mu, sigma)"),
    of("log_r", "log_r = log_q - np.log(trapezoid(np.exp(log_q), x))").noted(words::ON_GRID),
    of("deviation", "deviation = sigma"),

    // Learning and compression.
    of("q_label", "q_label = q[0]"),
    of("slope", "slope = (q - p)[0]").noted(words::GRADIENT),
    of("step", "step = -lr * slope"),
    of("ahead", "\
for t in range(1, 9):
    logits[0] -= lr * (softmax(logits) - p)[0]
    logits = np.clip(logits, -9, 9)
    print(f\"CE_pq after {t} =\", -np.sum(p * log_softmax(logits)) / np.log(base))")
        .when(Case::TwoClasses).noted(words::AHEAD),
    of("ahead", "\
for t in range(1, 9):
    logits = np.clip(logits - lr * (softmax(logits) - p), -9, 9)
    print(f\"CE_pq after {t} =\", -np.sum(p * log_softmax(logits)) / np.log(base))")
        .for_figure("learning.descent").noted(words::AHEAD),
    of("alpha", "alpha = (size / size1)[0]").noted(words::FIRST_ROW),
    of("beta", "beta = ((size - size1) / size1)[0]"),
    of("saved", "saved = (1 - size1 / size)[0]"),
    of("delta", "delta = (time / time1)[0]").for_figure("compression.rates"),
    of("time_left", "time_left = np.average(1 / delta, weights=t)").noted(words::TIME_LEFT),
    of("speed_up", "speed_up = 1 / time_left"),
    of("advertised", "advertised = np.average(delta, weights=t)"),
    of("overstated", "overstated = advertised - speed_up"),
];

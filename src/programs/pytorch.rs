//! Programs in PyTorch.

use super::dictionary::{Case, Definition, Syntax};
use crate::measures::Unit;
use crate::measures::jensen::Function;
use crate::text::programs as words;

pub(super) const SYNTAX: Syntax = Syntax {
    definitions: DEFINITIONS,
    always: &["float64"],
    assigned: " = ",
    list: ("torch.tensor([", "])"),
    print: "print(\"@ =\", float(@))",
};

const fn of(name: &'static str, code: &'static str) -> Definition {
    Definition::of(name, code)
}

#[rustfmt::skip]
const DEFINITIONS: &[Definition] = &[
    of("heapq", "import heapq"),
    of("math", "import math"),
    of("reduce", "from functools import reduce"),
    of("torch", "import torch"),
    of("F", "import torch.nn.functional as F"),
    of("Categorical", "from torch.distributions import Categorical"),
    of("MixtureSameFamily", "from torch.distributions import MixtureSameFamily"),
    of("Normal", "from torch.distributions import Normal"),

    of("float64", "torch.set_default_dtype(torch.float64)").noted(words::FLOAT64),
    of("base", "base = math.e  # nat").when(Case::In(Unit::Nat)),
    of("base", "base = 2  # bit").when(Case::In(Unit::Bit)),
    of("base", "base = 10  # dit").when(Case::In(Unit::Dit)),

    // What p and q are where they are made of other numbers.
    of("p", "p = torch.tensor([car, 1 - car])").for_figure("coding.storage"),
    of("p", "p = torch.tensor([heads, 1 - heads])").for_figure("coding.blocks"),
    of("p", "p = (1 - eps) * torch.tensor([1.0, 0.0, 0.0]) + eps / 3")
        .for_figure("cross-entropy.one-hot").noted(words::SMOOTHED),
    of("p", "p = torch.tensor([true, 1 - true])").when(Case::TwoClasses),
    of("p", "p = torch.tensor([true, (1 - true) * 2 / 3, (1 - true) / 3])")
        .for_figure("learning.descent"),
    of("q", "q = F.softmax(logits / T, dim=0)").for_figure("cross-entropy.one-hot"),
    of("q", "q = F.softmax(logits.detach(), dim=0)").for_figure("learning.descent"),
    of("logits", "logits = torch.tensor([z1, z2, z3])").for_figure("cross-entropy.one-hot"),
    of("logits", "logits = torch.tensor([z, 0.0], requires_grad=True)").when(Case::TwoClasses),
    of("logits", "logits = torch.tensor([z, zb, zc], requires_grad=True)")
        .for_figure("learning.descent"),

    // The measures.
    of("KL", "\
def KL(x, y):
    terms = torch.xlogy(x, x) - torch.xlogy(x, y) - x + y
    return terms.sum() / math.log(base)").when(Case::Unscaled).noted(words::MASSES),
    of("KL", "\
def KL(x, y):
    return (torch.xlogy(x, x) - torch.xlogy(x, y)).sum() / math.log(base)")
        .when(Case::BothZero).noted(words::BOTH_ZERO),
    of("KL", "\
def KL(x, y):
    return F.kl_div(y.log(), x, reduction=\"sum\") / math.log(base)").noted(words::KL_DIV),
    of("jensen_shannon", "\
def jensen_shannon(x, y):
    t = (x - y) / (x + y).clamp(min=1e-300)
    terms = torch.special.xlog1py(1 + t, t) + torch.special.xlog1py(1 - t, -t)
    return ((x + y) * terms / 4).sum() / math.log(base)")
        .when(Case::NearOrSame).noted(words::NEAR),
    of("jensen_shannon", "\
def jensen_shannon(x, y):
    m = (x + y) / 2
    return (KL(x, m) + KL(y, m)) / 2"),
    of("M", "M = (p + q) / 2"),
    of("H_p", "H_p = torch.special.entr(p).sum() / math.log(base)"),
    of("H_q", "H_q = torch.special.entr(q).sum() / math.log(base)"),
    of("H_M", "H_M = torch.special.entr(M).sum() / math.log(base)"),
    of("CE_pq", "\
loss = F.cross_entropy(logits / T, torch.tensor(0), label_smoothing=eps)
CE_pq = loss / math.log(base)")
        .for_figure("cross-entropy.one-hot").noted(words::SMOOTHED),
    of("loss", "loss = F.cross_entropy(logits, p)\nloss.backward()")
        .for_figure("learning.descent").noted(words::AUTOGRAD),
    of("CE_pq", "CE_pq = loss.item() / math.log(base)").for_figure("learning.descent"),
    of("CE_pq", "CE_pq = -torch.xlogy(p, q).sum() / math.log(base)").noted(words::ZERO),
    of("CE_qp", "CE_qp = -torch.xlogy(q, p).sum() / math.log(base)").noted(words::ZERO),
    of("KL_pq", "KL_pq = torch.trapezoid(log_p.exp() * (log_p - log_q), x) / math.log(base)")
        .for_figure("kl.fit").noted(words::GRID),
    of("KL_qp", "KL_qp = torch.trapezoid(log_r.exp() * (log_r - log_p), x) / math.log(base)")
        .for_figure("kl.fit"),
    of("KL_pq", "KL_pq = KL(p, q)"),
    of("KL_qp", "KL_qp = KL(q, p)"),
    of("KL_pM", "KL_pM = KL(p, M)"),
    of("KL_qM", "KL_qM = KL(q, M)"),
    of("JSD", "JSD = jensen_shannon(p, q)"),
    of("JS_distance", "JS_distance = JSD.sqrt()"),

    of("JSD_ab", "JSD_ab = jensen_shannon(a, b)"),
    of("JSD_bc", "JSD_bc = jensen_shannon(b, c)"),
    of("JSD_ac", "JSD_ac = jensen_shannon(a, c)"),
    of("JSD_abc", "JSD_abc = JSD_ab + JSD_bc"),
    of("JS_distance_ac", "JS_distance_ac = JSD_ac.sqrt()"),
    of("JS_distance_abc", "JS_distance_abc = JSD_ab.sqrt() + JSD_bc.sqrt()"),

    of("log_K", "log_K = math.log(len(p)) / math.log(base)"),
    of("log_K_less_H", "log_K_less_H = KL(p, torch.full((len(p),), 1 / len(p)))")
        .when(Case::Unscaled),
    of("log_K_less_H", "log_K_less_H = log_K - H_p"),
    of("effective_outcomes", "effective_outcomes = base**H_p"),

    of("A", "A = p > 0").for_figure("kl.support"),
    of("q_A", "q_A = 1 - q[~A].sum()").when(Case::UnscaledInside),
    of("q_A", "q_A = q[A].sum()"),
    of("KL_outside", "KL_outside = math.inf").when(Case::Disjoint),
    of("KL_outside", "KL_outside = (1 / q_A).log() / math.log(base)"),
    of("KL_jensen", "KL_jensen = 0.0").when(Case::Disjoint),
    of("KL_jensen", "KL_jensen = KL(p[A], q[A] / q_A)").noted(words::GIVEN),

    of("s", "s = torch.where(p + q > 0, p + q, 1)").when(Case::BothZero),
    of("s", "s = p + q").for_figure("jsd.gan"),
    of("V_best", "V_best = (torch.xlogy(p, p / s) + torch.xlogy(q, q / s)).sum() / math.log(base)")
        .noted(words::BEST),
    of("V_least", "V_least = -math.log(4) / math.log(base)"),
    of("accuracy", "accuracy = min(0.5 + (p - q).abs().sum() / 4, 1)").when(Case::Unscaled),
    of("accuracy", "accuracy = 0.5 + (p - q).abs().sum() / 4"),

    // Codes.
    of("digit", "digit = math.log(2) / math.log(base)").noted(words::DIGIT),
    of("huffman", "\
def huffman(weights):
    trees, digits = weights.tolist(), 0.0
    heapq.heapify(trees)
    while len(trees) > 1:
        both = heapq.heappop(trees) + heapq.heappop(trees)
        heapq.heappush(trees, both)
        digits += both
    return digits").noted(words::HUFFMAN),
    of("length", "length = torch.tensor([lcar, ltruck])").for_figure("coding.storage"),
    of("count", "count = torch.tensor([cars, vehicles - cars])").for_figure("coding.storage"),
    of("stored", "stored = (count * length).sum() * digit"),
    of("mean_cost", "mean_cost = stored / vehicles"),
    of("L", "L = (p * length).sum() * digit"),
    of("overhead", "overhead = L - H_p"),
    of("L_swapped", "L_swapped = (p * length.flip(0)).sum() * digit"),
    of("kraft", "kraft = (2.0**-length).sum()"),
    of("L_less_H", "L_less_H = KL(p, 2.0**-length / kraft) - kraft.log() / math.log(base)")
        .when(Case::Unscaled),
    of("L_less_H", "L_less_H = L - H_p"),
    of("L_huffman", "L_huffman = huffman(p) * digit"),
    of("possible", "possible = p[p > 0]"),
    of("L_shannon", "\
digits = (1 - torch.frexp(possible)[1]).clamp(min=int(len(possible) > 1))
L_shannon = (possible * digits).sum() * digit")
        .when(Case::AlmostPower).noted(words::SHANNON),
    of("L_shannon", "L_shannon = (possible * (-possible.log2()).ceil()).sum() * digit").noted(words::SHANNON),
    of("words", "words = reduce(torch.kron, [p] * block)\nwords = words[words > 0]")
        .noted(words::WORDS),
    of("L_n", "L_n = huffman(words) * digit / block"),
    of("L_n_less_H", "L_n_less_H = L_n - H_p"),
    of("H_p_and_a_share", "H_p_and_a_share = H_p + digit / block"),

    // Points under a function.
    of("f", "def f(x):\n    return x.log()").when(Case::Under(Function::Log)),
    of("f", "def f(x):\n    return -x.log()").when(Case::Under(Function::NegativeLog)),
    of("f", "def f(x):\n    return x**2").when(Case::Under(Function::Square)),
    of("f", "def f(x):\n    return x.exp()").when(Case::Under(Function::Exponential)),
    of("f", "def f(x):\n    return 1 / x").when(Case::Under(Function::Reciprocal)),
    of("f", "def f(x):\n    return x.sqrt()").when(Case::Under(Function::Root)),
    of("f", "def f(x):\n    return torch.xlogy(x, x)").when(Case::Under(Function::XLogX)),
    of("mean", "mean = mu").for_figure("kl.fit"),
    of("mean", "mean = (w * x).sum() / w.sum()"),
    of("mean_of_f", "mean_of_f = (w * f(x)).sum() / w.sum()"),
    of("f_of_mean", "f_of_mean = f(mean)"),
    of("jensen_gap", "jensen_gap = (mean_of_f - f_of_mean).abs()"),

    // Densities.
    of("x", "x = torch.linspace(-16, 16, 1025)").for_figure("kl.fit"),
    of("bumps", "\
bumps = Normal(torch.tensor([-apart / 2, apart / 2]), torch.tensor([0.75, 0.375]))"),
    of("log_p", "\
log_p = MixtureSameFamily(Categorical(torch.tensor([0.5, 0.5])), bumps).log_prob(x)"),
    of("log_q", "log_q = Normal(mu, sigma).log_prob(x)"),
    of("log_r", "log_r = log_q - torch.trapezoid(log_q.exp(), x).log()")
        .noted(words::ON_GRID),
    of("deviation", "deviation = sigma"),

    // Learning and compression.
    of("q_label", "q_label = q[0]"),
    of("slope", "slope = logits.grad[0]"),
    of("step", "step = -lr * slope"),
    of("ahead", "\
optimizer = torch.optim.SGD([logits], lr=lr)
for t in range(1, 9):
    logits.grad[1] = 0
    optimizer.step()
    logits.data.clamp_(-9, 9)
    optimizer.zero_grad()
    loss = F.cross_entropy(logits, p)
    loss.backward()
    print(f\"CE_pq after {t} =\", loss.item() / math.log(base))")
        .when(Case::TwoClasses).noted(words::AHEAD),
    of("ahead", "\
optimizer = torch.optim.SGD([logits], lr=lr)
for t in range(1, 9):
    optimizer.step()
    logits.data.clamp_(-9, 9)
    optimizer.zero_grad()
    loss = F.cross_entropy(logits, p)
    loss.backward()
    print(f\"CE_pq after {t} =\", loss.item() / math.log(base))")
        .for_figure("learning.descent").noted(words::AHEAD),
    of("alpha", "alpha = (size / size1)[0]").noted(words::FIRST_ROW),
    of("beta", "beta = ((size - size1) / size1)[0]"),
    of("saved", "saved = (1 - size1 / size)[0]"),
    of("delta", "delta = (time / time1)[0]").for_figure("compression.rates"),
    of("time_left", "time_left = (t / delta).sum() / t.sum()").noted(words::TIME_LEFT),
    of("speed_up", "speed_up = 1 / time_left"),
    of("advertised", "advertised = (t * delta).sum() / t.sum()"),
    of("overstated", "overstated = advertised - speed_up"),
];

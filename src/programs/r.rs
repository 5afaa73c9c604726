//! Programs in R, without packages.

use super::dictionary::{Case, Definition, Syntax};
use crate::measures::Unit;
use crate::measures::jensen::Function;
use crate::text::programs as words;

pub(super) const SYNTAX: Syntax = Syntax {
    definitions: DEFINITIONS,
    always: &[],
    assigned: " <- ",
    list: ("c(", ")"),
    print: "cat(sprintf(\"@ = %.17g\\n\", @))",
};

const fn of(name: &'static str, code: &'static str) -> Definition {
    Definition::of(name, code)
}

#[rustfmt::skip]
const DEFINITIONS: &[Definition] = &[
    of("base", "base <- exp(1)  # nat").when(Case::In(Unit::Nat)),
    of("base", "base <- 2  # bit").when(Case::In(Unit::Bit)),
    of("base", "base <- 10  # dit").when(Case::In(Unit::Dit)),

    // What p and q are where they are made of other numbers.
    of("p", "p <- c(car, 1 - car)").for_figure("coding.storage"),
    of("p", "p <- c(heads, 1 - heads)").for_figure("coding.blocks"),
    of("p", "p <- (dnorm(x, -apart / 2, 0.75) + dnorm(x, apart / 2, 0.375)) / 2")
        .for_figure("kl.fit"),
    of("p", "p <- (1 - eps) * c(1, 0, 0) + eps / 3")
        .for_figure("cross-entropy.one-hot").noted(words::SMOOTHED),
    of("p", "p <- c(true, 1 - true)").when(Case::TwoClasses),
    of("p", "p <- c(true, (1 - true) * 2 / 3, (1 - true) / 3)").for_figure("learning.descent"),
    of("q", "q <- exp(log_q)"),
    of("logits", "logits <- c(z1, z2, z3)").for_figure("cross-entropy.one-hot"),
    of("logits", "logits <- c(z, 0)").when(Case::TwoClasses),
    of("logits", "logits <- c(z, zb, zc)").for_figure("learning.descent"),
    of("log_softmax", "log_softmax <- function(z) z - max(z) - log(sum(exp(z - max(z))))"),

    // The measures.
    of("xlogy", "xlogy <- function(x, y) ifelse(x == 0, 0, x * log(y, base))").noted(words::ZERO),
    of("KL", "\
KL <- function(x, y) sum(xlogy(x, x) - xlogy(x, y)) + (sum(y) - sum(x)) / log(base)")
        .when(Case::Unscaled).noted(words::MASSES),
    of("KL", "KL <- function(x, y) sum(xlogy(x, x) - xlogy(x, y))"),
    of("jensen_shannon", "\
jensen_shannon <- function(x, y) {
  half <- function(t) ifelse(t == -1, 0, (1 + t) * log1p(t) / log(base))
  t <- (x - y) / pmax(x + y, 1e-300)
  sum((x + y) * (half(t) + half(-t)) / 4)
}").when(Case::NearOrSame).noted(words::NEAR),
    of("jensen_shannon", "\
jensen_shannon <- function(x, y) {
  m <- (x + y) / 2
  (KL(x, m) + KL(y, m)) / 2
}"),
    of("M", "M <- (p + q) / 2"),
    of("H_p", "H_p <- -sum(xlogy(p, p))"),
    of("H_q", "H_q <- -sum(xlogy(q, q))"),
    of("H_M", "H_M <- -sum(xlogy(M, M))"),
    of("CE_pq", "CE_pq <- -sum(p * log_q) / log(base)").for_figure("cross-entropy.one-hot"),
    of("CE_pq", "CE_pq <- -sum(p * log_q) / log(base)").for_figure("learning.descent"),
    of("CE_pq", "CE_pq <- -sum(xlogy(p, q))"),
    of("CE_qp", "CE_qp <- -sum(xlogy(q, p))"),
    of("KL_pq", "KL_pq <- sum(w * p * (log(p) - log_q)) / log(base)")
        .for_figure("kl.fit").noted(words::GRID),
    of("KL_qp", "KL_qp <- sum(w * exp(log_r) * (log_r - log(p))) / log(base)")
        .for_figure("kl.fit"),
    of("KL_pq", "KL_pq <- KL(p, q)"),
    of("KL_qp", "KL_qp <- KL(q, p)"),
    of("KL_pM", "KL_pM <- KL(p, M)"),
    of("KL_qM", "KL_qM <- KL(q, M)"),
    of("JSD", "JSD <- jensen_shannon(p, q)"),
    of("JS_distance", "JS_distance <- sqrt(JSD)"),

    of("JSD_ab", "JSD_ab <- jensen_shannon(a, b)"),
    of("JSD_bc", "JSD_bc <- jensen_shannon(b, c)"),
    of("JSD_ac", "JSD_ac <- jensen_shannon(a, c)"),
    of("JSD_abc", "JSD_abc <- JSD_ab + JSD_bc"),
    of("JS_distance_ac", "JS_distance_ac <- sqrt(JSD_ac)"),
    of("JS_distance_abc", "JS_distance_abc <- sqrt(JSD_ab) + sqrt(JSD_bc)"),

    of("log_K", "log_K <- log(length(p), base)"),
    of("log_K_less_H", "log_K_less_H <- KL(p, rep(1 / length(p), length(p)))")
        .when(Case::Unscaled),
    of("log_K_less_H", "log_K_less_H <- log_K - H_p"),
    of("effective_outcomes", "effective_outcomes <- base^H_p"),

    of("A", "A <- p > 0").for_figure("kl.support"),
    of("q_A", "q_A <- 1 - sum(q[!A])").when(Case::UnscaledInside),
    of("q_A", "q_A <- sum(q[A])"),
    of("KL_outside", "KL_outside <- log(1 / q_A, base)"),
    of("KL_jensen", "KL_jensen <- 0").when(Case::Disjoint),
    of("KL_jensen", "KL_jensen <- KL(p[A], q[A] / q_A)").noted(words::GIVEN),

    of("V_best", "V_best <- sum(xlogy(p, p / (p + q)) + xlogy(q, q / (p + q)))").noted(words::BEST),
    of("V_least", "V_least <- -log(4, base)"),
    of("accuracy", "accuracy <- min(0.5 + sum(abs(p - q)) / 4, 1)").when(Case::Unscaled),
    of("accuracy", "accuracy <- 0.5 + sum(abs(p - q)) / 4"),

    // Codes.
    of("digit", "digit <- log(2, base)").noted(words::DIGIT),
    of("huffman", "\
huffman <- function(trees) {
  digits <- 0
  while (length(trees) > 1) {
    trees <- sort(trees)
    both <- trees[1] + trees[2]
    trees <- c(both, trees[-(1:2)])
    digits <- digits + both
  }
  digits
}").noted(words::HUFFMAN),
    of("length", "length <- c(lcar, ltruck)").for_figure("coding.storage"),
    of("count", "count <- c(cars, vehicles - cars)").for_figure("coding.storage"),
    of("stored", "stored <- sum(count * length) * digit"),
    of("mean_cost", "mean_cost <- stored / vehicles"),
    of("L", "L <- sum(p * length) * digit"),
    of("overhead", "overhead <- L - H_p"),
    of("L_swapped", "L_swapped <- sum(p * rev(length)) * digit"),
    of("kraft", "kraft <- sum(2^-length)"),
    of("L_less_H", "L_less_H <- KL(p, 2^-length / kraft) - log(kraft, base)").when(Case::Unscaled),
    of("L_less_H", "L_less_H <- L - H_p"),
    of("L_huffman", "L_huffman <- huffman(p) * digit"),
    of("possible", "possible <- p[p > 0]"),
    of("rounded_up", "rounded_up <- function(mass) min(which(mass * 2^(0:1024) >= 1)) - 1"),
    of("L_shannon", "\
digits <- pmax(sapply(possible, rounded_up), length(possible) > 1)
L_shannon <- sum(possible * digits) * digit")
        .when(Case::AlmostPower).noted(words::SHANNON),
    of("L_shannon", "L_shannon <- sum(possible * ceiling(-log2(possible))) * digit").noted(words::SHANNON),
    of("words", "words <- Reduce(kronecker, rep(list(p), block))\nwords <- words[words > 0]")
        .noted(words::WORDS),
    of("L_n", "L_n <- huffman(words) * digit / block"),
    of("L_n_less_H", "L_n_less_H <- L_n - H_p"),
    of("H_p_and_a_share", "H_p_and_a_share <- H_p + digit / block"),

    // Points under a function.
    of("f", "f <- function(x) log(x)").when(Case::Under(Function::Log)),
    of("f", "f <- function(x) -log(x)").when(Case::Under(Function::NegativeLog)),
    of("f", "f <- function(x) x^2").when(Case::Under(Function::Square)),
    of("f", "f <- function(x) exp(x)").when(Case::Under(Function::Exponential)),
    of("f", "f <- function(x) 1 / x").when(Case::Under(Function::Reciprocal)),
    of("f", "f <- function(x) sqrt(x)").when(Case::Under(Function::Root)),
    of("f", "f <- function(x) ifelse(x == 0, 0, x * log(x))").when(Case::Under(Function::XLogX)),
    of("mean", "mean <- mu").for_figure("kl.fit"),
    of("mean", "mean <- weighted.mean(x, w)"),
    of("mean_of_f", "mean_of_f <- weighted.mean(f(x), w)"),
    of("f_of_mean", "f_of_mean <- f(mean)"),
    of("jensen_gap", "jensen_gap <- abs(mean_of_f - f_of_mean)"),

    // Densities.
    of("x", "x <- seq(-16, 16, length.out = 1025)").for_figure("kl.fit"),
    of("w", "w <- c(0.5, rep(1, 1023), 0.5) / 32").for_figure("kl.fit"),
    of("log_q", "log_q <- dnorm(x, mu, sigma, log = TRUE)").for_figure("kl.fit"),
    of("log_r", "log_r <- log_q - log(sum(w * exp(log_q)))").noted(words::ON_GRID),
    of("deviation", "deviation <- sigma"),

    // Learning and compression.
    of("log_q", "log_q <- log_softmax(logits / T)").for_figure("cross-entropy.one-hot"),
    of("log_q", "log_q <- log_softmax(logits)").for_figure("learning.descent"),
    of("q_label", "q_label <- q[1]"),
    of("slope", "slope <- (q - p)[1]").noted(words::GRADIENT),
    of("step", "step <- -lr * slope"),
    of("ahead", "\
for (t in 1:8) {
  logits[1] <- logits[1] - lr * (exp(log_softmax(logits)) - p)[1]
  logits <- pmin(pmax(logits, -9), 9)
  cat(sprintf(\"CE_pq after %d = %.17g\\n\", t, -sum(p * log_softmax(logits)) / log(base)))
}").when(Case::TwoClasses).noted(words::AHEAD),
    of("ahead", "\
for (t in 1:8) {
  logits <- pmin(pmax(logits - lr * (exp(log_softmax(logits)) - p), -9), 9)
  cat(sprintf(\"CE_pq after %d = %.17g\\n\", t, -sum(p * log_softmax(logits)) / log(base)))
}").for_figure("learning.descent").noted(words::AHEAD),
    of("alpha", "alpha <- (size / size1)[1]").noted(words::FIRST_ROW),
    of("beta", "beta <- ((size - size1) / size1)[1]"),
    of("saved", "saved <- (1 - size1 / size)[1]"),
    of("delta", "delta <- (time / time1)[1]").for_figure("compression.rates"),
    of("time_left", "time_left <- weighted.mean(1 / delta, t)").noted(words::TIME_LEFT),
    of("speed_up", "speed_up <- 1 / time_left"),
    of("advertised", "advertised <- weighted.mean(delta, t)"),
    of("overstated", "overstated <- advertised - speed_up"),
];

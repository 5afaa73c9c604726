//! The training run of the settings on the screen, kept as long as it is there.
//!
//! A run follows from its settings: the examples from their seed, the weights from gradient descent on all of
//! them, from 0. Two pictures, a column of readouts, a sentence and a table ask for the same run in every
//! frame, one step further than in the last. So the last runs are kept, with the weights of every few steps,
//! and go on from where they were; to go back costs next to nothing. What is asked for never depends on what
//! was kept.

use std::cell::RefCell;

use crate::measures::logistic_regression::{self, Example, MeanLoss, Score};
use crate::measures::{Probability, entropy};

/// How many examples a model is held against that it has not seen.
const UNSEEN: usize = 200;
/// How many steps lie between two that are kept.
pub const EVERY: usize = 2;
/// How many runs are kept: that of the readouts, and that of a sentence which follows a drag unhurried.
const RUNS: usize = 2;

/// What a run follows from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The seed of the examples.
    pub seed: u64,
    /// How many of them are learned from.
    pub count: usize,
    /// The share of labels that is turned round.
    pub noise: Probability,
    /// How many waves the model has.
    pub waves: usize,
    /// The learning rate.
    pub rate: f64,
    /// How much of a label is spread over both classes.
    pub smoothing: Probability,
}

/// Where a run is after some steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// How many steps were taken.
    pub step: usize,
    /// The weights of the model.
    pub weights: Vec<f64>,
    /// How it does on the examples it learns from, their labels smoothed.
    pub training: Score,
    /// How it does on those it has not seen.
    pub validation: Score,
}

/// A training run.
#[derive(Clone, Debug)]
pub struct Run {
    settings: Settings,
    /// What is learned from.
    pub examples: Vec<Example>,
    /// What has not been seen.
    pub unseen: Vec<Example>,
    /// H(p), the mean entropy of the truth where it has not been seen, in nats: what no model can save, on
    /// average.
    pub floor: f64,
    training: MeanLoss,
    validation: MeanLoss,
    /// Every [`EVERY`] steps.
    kept: Vec<Moment>,
}

thread_local! {
    static KEPT: RefCell<Vec<Run>> = const { RefCell::new(Vec::new()) };
}

/// What `read` makes of the run of these settings, which has come as far as `steps` at least.
pub fn with<T>(settings: Settings, steps: usize, read: impl FnOnce(&Run) -> T) -> T {
    // Taken out and put back, so that nothing is borrowed meanwhile.
    let mut runs = KEPT.take();
    let known = runs.iter().position(|run| run.settings == settings);
    let mut run = match known {
        Some(index) => runs.remove(index),
        None => Run::new(settings),
    };
    run.reach(steps);
    let result = read(&run);
    runs.insert(0, run);
    runs.truncate(RUNS);
    KEPT.set(runs);
    result
}

impl Run {
    fn new(settings: Settings) -> Run {
        let Settings { seed, count, noise, waves, smoothing, .. } = settings;
        let examples = logistic_regression::draw(seed, count, noise);
        // Seeds of readers are small.
        let unseen = logistic_regression::draw(seed + (1 << 32), UNSEEN, noise);
        let truth = |example: &Example| logistic_regression::truth(example.x, noise);
        let entropies = unseen.iter().map(|example| entropy::bernoulli(truth(example)));
        let floor = entropies.sum::<f64>() / unseen.len().max(1) as f64;
        let training = MeanLoss::new(&examples, waves, smoothing);
        let validation = MeanLoss::new(&unseen, waves, Probability::nearest(0.0));
        let start = vec![0.0; waves.max(1)];
        let mut run =
            Run { settings, examples, unseen, floor, training, validation, kept: Vec::new() };
        run.kept.push(run.moment(0, start));
        run
    }

    fn moment(&self, step: usize, weights: Vec<f64>) -> Moment {
        let (training, validation) = (self.training.score(&weights), self.validation.score(&weights));
        Moment { step, weights, training, validation }
    }

    /// Goes on until `steps` lie behind it.
    fn reach(&mut self, steps: usize) {
        while let Some(last) = self.kept.last()
            && last.step < steps
        {
            let next = self.after(last, EVERY);
            self.kept.push(next);
        }
    }

    fn after(&self, moment: &Moment, steps: usize) -> Moment {
        let mut weights = moment.weights.clone();
        for _ in 0..steps {
            self.training.step(&mut weights, self.settings.rate);
        }
        self.moment(moment.step + steps, weights)
    }

    /// Where the run is after so many steps; at its end where that is before.
    pub fn at(&self, steps: usize) -> Moment {
        let before = self.kept.get(steps / EVERY).or(self.kept.last());
        let Some(before) = before else { return self.moment(0, Vec::new()) };
        match steps.saturating_sub(before.step) % EVERY {
            0 => before.clone(),
            more => self.after(before, more),
        }
    }

    /// The moments that are kept, up to so many steps and with the last of them.
    pub fn history(&self, steps: usize) -> Vec<Moment> {
        let mut moments: Vec<Moment> =
            self.kept.iter().take_while(|moment| moment.step < steps).cloned().collect();
        moments.push(self.at(steps));
        moments
    }

    /// The moment of least validation loss among those, the first of them if there are more.
    pub fn best(&self, steps: usize) -> Moment {
        let last = self.at(steps);
        let before = self.kept.iter().take_while(|moment| moment.step < steps);
        let loss = |moment: &&Moment| moment.validation.loss;
        let best = before.min_by(|one, other| loss(one).total_cmp(&loss(other)));
        match best {
            Some(best) if best.validation.loss <= last.validation.loss => best.clone(),
            _ => last,
        }
    }

    /// The logits that a model of these weights gives to the right labels it has not seen.
    pub fn label_logits(&self, weights: &[f64]) -> Vec<f64> {
        self.validation.label_logits(weights)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: Settings = Settings {
        seed: 5,
        count: 40,
        noise: Probability::HALF,
        waves: 16,
        rate: 0.2,
        smoothing: Probability::HALF,
    };

    fn settings(seed: u64) -> Settings {
        Settings { seed, noise: Probability::nearest(0.1), ..SETTINGS }
    }

    #[test]
    fn a_run_is_the_same_however_it_was_asked_for() {
        let at_once = with(settings(5), 400, |run| run.history(400));
        // Others in between, back and forth, and steps between those that are kept.
        for (seed, steps) in [(6, 40), (7, 9), (5, 12), (8, 3), (5, 333), (5, 1), (5, 400)] {
            let history = with(settings(seed), steps, |run| run.history(steps));
            assert_eq!(history.last().map(|moment| moment.step), Some(steps));
            if seed == 5 {
                let kept = history.len() - 1;
                assert_eq!(history[..kept], at_once[..kept], "{steps}");
            }
        }
        let by_hand = with(settings(5), 0, |run| {
            let mut weights = vec![0.0; 16];
            for _ in 0..333 {
                run.training.step(&mut weights, 0.2);
            }
            run.moment(333, weights)
        });
        assert_eq!(with(settings(5), 333, |run| run.at(333)), by_hand);
    }

    #[test]
    fn a_run_within_a_run_is_a_run_too() {
        let nested = with(settings(5), 8, |one| {
            with(settings(5), 80, |other| (one.at(8), other.at(8), other.at(80)))
        });
        assert_eq!(nested.0, nested.1);
        assert_eq!(with(settings(5), 80, |run| run.at(80)), nested.2);
    }

    #[test]
    fn only_a_few_runs_are_kept() {
        for seed in 0..10 {
            with(settings(seed), 4, |_| ());
        }
        assert_eq!(KEPT.with_borrow(Vec::len), RUNS);
    }

    #[test]
    fn the_best_moment_is_the_first_of_least_loss() {
        with(settings(5), 400, |run| {
            for steps in [0, 1, 2, 37, 40, 56, 100, 399, 400] {
                let history = run.history(steps);
                let least = history.iter().map(|m| m.validation.loss).fold(f64::INFINITY, f64::min);
                let first = history.iter().find(|m| m.validation.loss == least);
                assert_eq!(first, Some(&run.best(steps)), "{steps}");
            }
        });
    }
}

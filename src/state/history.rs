//! What can be undone, and how often an address may be written.

/// States to go back and forth between; the moves of one drag count as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Undo<T> {
    past: Vec<T>,
    future: Vec<T>,
    dragging: bool,
}

/// How many moves can be undone.
const DEPTH: usize = 200;

impl<T> Default for Undo<T> {
    fn default() -> Self {
        Undo { past: Vec::new(), future: Vec::new(), dragging: false }
    }
}

impl<T: PartialEq> Undo<T> {
    /// Remembers what was before a move that stands for itself.
    pub fn step(&mut self, before: T) {
        self.dragging = false;
        self.remember(before);
    }

    /// Remembers what was before a drag; the drag's later moves add nothing.
    pub fn drag(&mut self, before: T) {
        if !self.dragging {
            self.remember(before);
            self.dragging = true;
        }
    }

    /// The drag is over: the next one is another.
    pub fn end_drag(&mut self) {
        self.dragging = false;
    }

    /// Goes back from `now`, if there is anything to go back to.
    pub fn undo(&mut self, now: T) -> Option<T> {
        self.dragging = false;
        let before = self.past.pop()?;
        self.future.push(now);
        Some(before)
    }

    /// Goes forth again from `now`.
    pub fn redo(&mut self, now: T) -> Option<T> {
        self.dragging = false;
        let after = self.future.pop()?;
        self.past.push(now);
        Some(after)
    }

    /// Whether there is anything to go back to.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is anything to go forth to.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    fn remember(&mut self, before: T) {
        self.future.clear();
        if self.past.last() == Some(&before) {
            return;
        }
        if self.past.len() == DEPTH {
            self.past.remove(0);
        }
        self.past.push(before);
    }
}

/// When an address is to be written: a step at once, a drag when it rests; and all of it rarely
/// enough for every browser. Safari throws after 100 writes in 30 s, and in every browser a write
/// costs as much as a frame of the drag.
///
/// Times are milliseconds of any clock.
#[derive(Clone, Debug, Default)]
pub struct Throttle {
    written: std::collections::VecDeque<f64>,
    waiting: Option<Waiting>,
}

/// A change that is not written yet.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    since: f64,
    last: f64,
    step: bool,
    rests: bool,
}

impl Throttle {
    /// The least time between two writes.
    pub const APART: f64 = 300.0;
    /// At most this many writes …
    pub const COUNT: usize = 50;
    /// … in this time.
    pub const WINDOW: f64 = 10_000.0;
    /// A drag that has not moved for this long rests.
    pub const REST: f64 = 100.0;
    /// A drag that never rests is written after this time.
    pub const PATIENCE: f64 = 3_000.0;

    /// Something changed at `now`; in a step, or in a drag.
    pub fn changed(&mut self, now: f64, step: bool) {
        let new = Waiting { since: now, last: now, step, rests: false };
        let waiting = self.waiting.get_or_insert(new);
        waiting.last = now;
        waiting.rests = false;
        // A step that was not yet written is not lost when a drag follows it.
        waiting.step |= step;
    }

    /// The drag is over: what waits need wait no longer.
    pub fn rest(&mut self) {
        if let Some(waiting) = &mut self.waiting {
            waiting.rests = true;
        }
    }

    /// How long from `now` until the write, 0 when it is due; `None` when nothing waits.
    pub fn wait(&self, now: f64) -> Option<f64> {
        let waiting = self.waiting?;
        let due = match waiting.step || waiting.rests {
            true => now,
            false => (waiting.last + Self::REST).min(waiting.since + Self::PATIENCE),
        };
        let apart = self.written.back().map_or(now, |last| last + Self::APART);
        let full = self.written.len().checked_sub(Self::COUNT);
        let window = full
            .and_then(|index| self.written.get(index))
            .map_or(now, |oldest| oldest + Self::WINDOW);
        Some((due.max(apart).max(window) - now).max(0.0))
    }

    /// Takes what waits; says whether a step is in it.
    pub fn take(&mut self) -> Option<bool> {
        self.waiting.take().map(|waiting| waiting.step)
    }

    /// A write was done at `now`.
    pub fn wrote(&mut self, now: f64) {
        while self.written.len() >= Self::COUNT {
            self.written.pop_front();
        }
        self.written.push_back(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drag_is_undone_whole() {
        let mut undo = Undo::default();
        for before in 0..5 {
            undo.drag(before);
        }
        undo.end_drag();
        undo.step(5);
        assert_eq!(undo.undo(6), Some(5));
        assert_eq!(undo.undo(5), Some(0));
        assert_eq!(undo.undo(0), None);
        assert_eq!(undo.redo(0), Some(5));
        assert!(undo.can_redo());
        undo.step(7);
        assert!(!undo.can_redo());
    }

    #[test]
    fn two_drags_are_two_moves() {
        let mut undo = Undo::default();
        undo.drag(0);
        undo.end_drag();
        undo.drag(1);
        assert_eq!(undo.undo(2), Some(1));
        assert_eq!(undo.undo(1), Some(0));
    }

    /// When a throttle writes, if something changes at each of `changes` and a timer rings when it
    /// says so; with whether a step was in it.
    fn written(changes: impl Iterator<Item = (f64, bool)>) -> Vec<(f64, bool)> {
        let (mut throttle, mut times) = (Throttle::default(), Vec::new());
        let mut changes = changes.peekable();
        let mut now = 0.0;
        loop {
            let ring = throttle.wait(now).map(|wait| now + wait);
            let next = match (changes.peek(), ring) {
                (Some((change, _)), Some(ring)) => change.min(ring),
                (Some((change, _)), None) => *change,
                (None, Some(ring)) => ring,
                (None, None) => return times,
            };
            now = next;
            while let Some((_, step)) = changes.next_if(|(change, _)| *change <= now) {
                throttle.changed(now, step);
            }
            if throttle.wait(now) == Some(0.0)
                && let Some(step) = throttle.take()
            {
                throttle.wrote(now);
                times.push((now, step));
            }
        }
    }

    #[test]
    fn writes_keep_their_distance() {
        for every in [1.0, 7.0, 99.0, 101.0, 250.0] {
            for step in [false, true] {
                let changes = (0..).map(|n| (every * f64::from(n), step));
                let times = written(changes.take_while(|(time, _)| *time < 60_000.0));
                let apart = |pair: &[(f64, bool)]| pair[1].0 - pair[0].0;
                assert!(times.windows(2).all(|pair| apart(pair) >= Throttle::APART));
                let fits = |all: &[(f64, bool)]| all[Throttle::COUNT].0 - all[0].0;
                assert!(times.windows(Throttle::COUNT + 1).all(|w| fits(w) >= Throttle::WINDOW));
                assert!(times.len() >= 19, "{} writes in a minute", times.len());
            }
        }
    }

    #[test]
    fn a_step_is_written_at_once_and_a_drag_when_it_rests() {
        assert_eq!(written([(5.0, true)].into_iter()), [(5.0, true)]);
        assert_eq!(written([(5.0, false)].into_iter()), [(105.0, false)]);
        let drag = (0..40).map(|n| (10.0 * f64::from(n), false));
        assert_eq!(written(drag), [(490.0, false)]);
    }

    #[test]
    fn a_drag_without_rest_is_written_now_and_then_and_at_its_end() {
        let drag = (0..=650).map(|n| (10.0 * f64::from(n), false));
        assert_eq!(written(drag), [(3000.0, false), (6010.0, false), (6600.0, false)]);
    }

    #[test]
    fn a_drag_that_is_over_need_not_wait() {
        let mut throttle = Throttle::default();
        throttle.changed(0.0, false);
        assert_eq!(throttle.wait(10.0), Some(90.0));
        throttle.rest();
        assert_eq!(throttle.wait(10.0), Some(0.0));
        throttle.changed(20.0, false);
        assert_eq!(throttle.wait(20.0), Some(100.0));
        assert_eq!(throttle.take(), Some(false));
        throttle.rest();
        assert_eq!(throttle.wait(30.0), None);
    }

    #[test]
    fn a_step_is_not_lost_in_the_drag_that_follows() {
        let changes = [(0.0, true), (50.0, true), (60.0, false), (70.0, false)];
        assert_eq!(written(changes.into_iter()), [(0.0, true), (300.0, true)]);
    }
}

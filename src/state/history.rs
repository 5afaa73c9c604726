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

/// Keeps writes of the address rare enough for every browser: Safari throws after 100 in 30 s.
#[derive(Clone, Debug, Default)]
pub struct Throttle {
    written: std::collections::VecDeque<f64>,
}

impl Throttle {
    /// The least time between two writes, in milliseconds.
    pub const APART: f64 = 300.0;
    /// At most this many writes …
    pub const COUNT: usize = 50;
    /// … in this many milliseconds.
    pub const WINDOW: f64 = 10_000.0;

    /// How long to wait before a write at `now` (milliseconds of any clock); 0 when it may be done.
    pub fn wait(&self, now: f64) -> f64 {
        let since_last = self.written.back().map_or(0.0, |last| last + Self::APART - now);
        let full = self.written.len().checked_sub(Self::COUNT);
        let since_window = full
            .and_then(|index| self.written.get(index))
            .map_or(0.0, |oldest| oldest + Self::WINDOW - now);
        since_last.max(since_window).max(0.0)
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

    #[test]
    fn writes_keep_their_distance() {
        let mut throttle = Throttle::default();
        let (mut now, mut times) = (0.0, Vec::new());
        while now < 60_000.0 {
            if throttle.wait(now) == 0.0 {
                throttle.wrote(now);
                times.push(now);
            }
            now += 7.0;
        }
        assert!(times.windows(2).all(|pair| pair[1] - pair[0] >= Throttle::APART));
        let fits = |pair: &[f64]| pair[Throttle::COUNT] - pair[0] >= Throttle::WINDOW;
        assert!(times.windows(Throttle::COUNT + 1).all(fits));
        assert!(times.len() > 150, "{} writes in a minute", times.len());
    }

    #[test]
    fn a_wait_is_enough() {
        let mut throttle = Throttle::default();
        let mut now = 0.0;
        for _ in 0..500 {
            now += throttle.wait(now);
            assert_eq!(throttle.wait(now), 0.0);
            throttle.wrote(now);
        }
    }
}

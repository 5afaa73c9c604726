//! Answers that are asked for more than once: the last few of them are kept.
//!
//! A picture, a column of readouts, a sentence and a run ask the same of the same state, each by itself. What
//! costs more than a few microseconds is worked out once for all of them. What is answered never depends on
//! what was kept.

use std::cell::RefCell;

/// How many answers are kept: a step needs those before and after it, and a sentence follows unhurried.
const MOST: usize = 8;

/// The last few answers to a question, the last one first.
#[derive(Debug)]
pub struct Kept<K, T>(RefCell<Vec<(K, T)>>);

impl<K: PartialEq, T: Clone> Kept<K, T> {
    /// None so far.
    pub const fn new() -> Self {
        Kept(RefCell::new(Vec::new()))
    }

    /// The answer to a question, which `answer` gives where it is not known.
    pub fn of(&self, question: K, answer: impl FnOnce(&K) -> T) -> T {
        let known =
            self.0.borrow().iter().find(|kept| kept.0 == question).map(|kept| kept.1.clone());
        if let Some(known) = known {
            return known;
        }
        // Nothing is borrowed meanwhile: an answer may need others.
        let found = answer(&question);
        let mut kept = self.0.borrow_mut();
        kept.truncate(MOST - 1);
        kept.insert(0, (question, found.clone()));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn what_is_asked_again_is_answered_once_and_the_same() {
        let (kept, asked) = (Kept::new(), Cell::new(0));
        let square = |n: usize| {
            kept.of(n, |n| {
                asked.set(asked.get() + 1);
                n * n
            })
        };
        for n in [3, 3, 4, 3, 4] {
            assert_eq!(square(n), n * n);
        }
        assert_eq!(asked.get(), 2);
        for n in 0..100 {
            assert_eq!(square(n), n * n);
        }
        assert_eq!(kept.0.borrow().len(), MOST);
    }

    #[test]
    fn an_answer_may_need_others() {
        fn factorial(kept: &Kept<u64, u64>, n: u64) -> u64 {
            kept.of(n, |&n| if n == 0 { 1 } else { n * factorial(kept, n - 1) })
        }
        let kept = Kept::new();
        assert_eq!(factorial(&kept, 5), 120);
        assert_eq!(factorial(&kept, 12), 479_001_600);
    }
}

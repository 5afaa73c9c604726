//! “Which fact gives this line?”: a question for each step of a proof, with choices, and why a choice
//! is wrong.

use super::shuffle::{seed, shuffle};
use super::{Fact, Proof, Relation};

/// How many facts there are to choose from.
const CHOICES: usize = 4;
/// How many of the wrong ones give the same kind of relation as the right one, if there are so many:
/// the relation alone must not tell.
const ALIKE: usize = 2;

/// The question of one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// How the line relates to the one before.
    pub relation: Relation,
    /// The facts to choose from, in an order that is the same for every reader. One is right.
    pub choices: Vec<Fact>,
    right: Fact,
}

/// What there is to say of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is the fact.
    Right,
    /// It gives an =, but the line is an inequality.
    GivesEquality,
    /// It gives an inequality, but the line is an =.
    GivesInequality,
    /// It gives such a relation, but something else happens in this line.
    Elsewhere,
}

impl Question {
    /// Whether the line with this index has a question: a start has none.
    pub fn is_of(proof: &Proof, line: usize) -> bool {
        proof.lines.get(line).is_some_and(|line| !line.facts.is_empty())
    }

    /// The question of the line with this index; a start has none.
    ///
    /// Wrong are only facts that play no part in the line. Those of the proof's other lines come first,
    /// then those that can be thought of in any proof.
    ///
    /// ```
    /// use surprisal::measures::Probability;
    /// use surprisal::proof::question::{Question, Verdict};
    /// use surprisal::proof::{Fact, information_inequality};
    /// let [p, q] = [0.3, 0.9].map(Probability::nearest);
    /// let proof = information_inequality::bernoulli(p, q);
    /// assert_eq!(Question::of(&proof, 0), None);
    /// assert!(!Question::is_of(&proof, 0) && Question::is_of(&proof, 3));
    /// let question = Question::of(&proof, 3).unwrap();
    /// assert!(question.choices.contains(&Fact::Jensen));
    /// assert_eq!(question.verdict(Fact::Jensen), Verdict::Right);
    /// assert_eq!(question.verdict(Fact::Normalised), Verdict::GivesEquality);
    /// ```
    pub fn of(proof: &Proof, line: usize) -> Option<Question> {
        let line = proof.lines.get(line)?;
        let right = *line.facts.first()?;
        let order = seed([proof.id, line.key], 0);
        let used = |fact: &Fact| proof.lines.iter().any(|line| line.facts.first() == Some(fact));
        let wrong = |fact: &Fact| !line.facts.contains(fact) && (fact.is_common() || used(fact));
        let mut wrong: Vec<Fact> = Fact::ALL.into_iter().filter(wrong).collect();
        shuffle(&mut wrong, order);
        let (near, far): (Vec<Fact>, Vec<Fact>) = wrong.into_iter().partition(used);
        let wrong = near.into_iter().chain(far);
        let alike = |fact: &Fact| fact.gives_equality() == right.gives_equality();
        let (alike, unlike): (Vec<Fact>, Vec<Fact>) = wrong.partition(alike);
        let mut choices = vec![right];
        choices.extend(alike.into_iter().take(ALIKE).chain(unlike).take(CHOICES - 1));
        shuffle(&mut choices, order);
        Some(Question { relation: line.relation, choices, right })
    }

    /// What there is to say of a choice.
    pub fn verdict(&self, choice: Fact) -> Verdict {
        match (choice.gives_equality(), self.relation == Relation::Equal) {
            _ if choice == self.right => Verdict::Right,
            (true, false) => Verdict::GivesEquality,
            (false, true) => Verdict::GivesInequality,
            _ => Verdict::Elsewhere,
        }
    }
}

/// What a reader has answered to the question of one line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    line: usize,
    given: Vec<Fact>,
}

impl Answers {
    /// Takes an answer to the question of the line with this index; those to another are forgotten.
    pub fn give(&mut self, line: usize, choice: Fact) {
        if self.line != line {
            *self = Answers { line, given: Vec::new() };
        }
        self.given.push(choice);
    }

    /// Whether a choice was tried in the question of this line.
    pub fn tried(&self, line: usize, choice: Fact) -> bool {
        self.line == line && self.given.contains(&choice)
    }

    /// The last answer with its question, while there is something to say of it to a reader who has so
    /// many lines open: while its line is the next one, and, if it was right, just after.
    pub fn last(&self, proof: &Proof, open: usize) -> Option<(Fact, Verdict, Relation)> {
        let (&choice, question) = self.given.last().zip(Question::of(proof, self.line))?;
        let verdict = question.verdict(choice);
        let shown =
            if verdict == Verdict::Right { open == self.line + 1 } else { open == self.line };
        shown.then_some((choice, verdict, question.relation))
    }
}

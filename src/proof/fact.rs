//! The facts that the lines of proofs rest on, few enough to choose from.

/// A fact that leads from one line of a proof to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// A name stands for what it is defined as.
    Definition,
    /// log ab = log a + log b, log a/b = −log b/a, log 1 = 0.
    LogRule,
    /// The same terms in another order, or cancelled.
    Algebra,
    /// The masses of a distribution sum to 1; so do weights.
    Normalised,
    /// A sum changes by the sum of the changes, log f by that of f over f.
    Derivative,
    /// On a straight line, the mean of heights is the height at the mean.
    StraightLine,
    /// The mean of a curved function is on one side of the function of the mean.
    Jensen,
    /// A concave curve lies over its chords.
    Chord,
    /// A curve that bends one way lies on one side of its tangents.
    Tangent,
    /// A ⊆ Ω: a part has no more than the whole.
    Subset,
    /// Terms none of which is negative.
    NonNegative,
    /// KL(p‖q) ≥ 0, once it is proved.
    InformationInequality,
    /// A theorem that is taken from others.
    Cited,
}

impl Fact {
    /// Every fact.
    pub const ALL: [Fact; 13] = [
        Fact::Definition,
        Fact::LogRule,
        Fact::Algebra,
        Fact::Normalised,
        Fact::Derivative,
        Fact::StraightLine,
        Fact::Jensen,
        Fact::Chord,
        Fact::Tangent,
        Fact::Subset,
        Fact::NonNegative,
        Fact::InformationInequality,
        Fact::Cited,
    ];

    /// What a line that Jensen's inequality gives rests on: chord and tangent each prove it.
    pub const JENSEN: &'static [Fact] = &[Fact::Jensen, Fact::Chord, Fact::Tangent];
    /// What a line rests on that puts 1 for a sum: so a distribution is defined.
    pub const NORMALISED: &'static [Fact] = &[Fact::Normalised, Fact::Definition];
    /// What a line rests on that goes from a part to the whole: what is added is not negative.
    pub const PART: &'static [Fact] = &[Fact::Subset, Fact::NonNegative];
    /// What a line rests on that turns a logarithm round.
    pub const LOG_RULE: &'static [Fact] = &[Fact::LogRule, Fact::Algebra];
    /// What a line rests on that gives a value its name, where that takes some arithmetic.
    pub const DEFINITION: &'static [Fact] = &[Fact::Definition, Fact::Algebra, Fact::LogRule];

    /// Its name in hooks.
    pub fn id(self) -> &'static str {
        match self {
            Fact::Definition => "definition",
            Fact::LogRule => "log-rule",
            Fact::Algebra => "algebra",
            Fact::Normalised => "normalised",
            Fact::Derivative => "derivative",
            Fact::StraightLine => "straight-line",
            Fact::Jensen => "jensen",
            Fact::Chord => "chord",
            Fact::Tangent => "tangent",
            Fact::Subset => "subset",
            Fact::NonNegative => "non-negative",
            Fact::InformationInequality => "information-inequality",
            Fact::Cited => "cited",
        }
    }

    /// Whether it gives an =. All others give an inequality, and give something away by it.
    pub fn gives_equality(self) -> bool {
        matches!(
            self,
            Fact::Definition
                | Fact::LogRule
                | Fact::Algebra
                | Fact::Normalised
                | Fact::Derivative
                | Fact::StraightLine
        )
    }

    /// Whether it can be thought of in any proof. The others only where the proof does use them: they
    /// say nearly what most proofs are to show, or what no line of most has to do with.
    pub fn is_common(self) -> bool {
        use Fact::{Chord, Cited, Derivative, InformationInequality};
        !matches!(self, Chord | InformationInequality | Cited | Derivative)
    }
}

//! Jensen's inequality: a function, its chord, and the gap between the two.

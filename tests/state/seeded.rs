//! Property tests that draw the same cases every time.

use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;

/// This many cases, drawn from this seed.
pub fn times(cases: u32, seed: u64) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

//! Activities.

use super::Activity;

pub(super) const ACTIVITIES: &[Activity] = &[];

//! Weighted points under a curved function, as a reader sets them.

use crate::measures::jensen::{Function, Point};

/// The fewest points.
pub const FEWEST: usize = 2;
/// The most points.
pub const MOST: usize = 6;

/// A function and two to six points, of weights that sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedPoints {
    function: Function,
    points: Vec<Point>,
}

impl Default for WeightedPoints {
    /// log x between 1 and 3.
    fn default() -> Self {
        let points = [Point { x: 1.0, weight: 0.5 }, Point { x: 3.0, weight: 0.5 }];
        WeightedPoints::nearest(Function::Log, points)
    }
}

/// The abscissae that a picture of the function shows, and points keep to.
///
/// Functions of positive numbers stop short of 0, where some of them are infinite.
pub fn range(function: Function) -> (f64, f64) {
    match function {
        Function::Log | Function::NegativeLog | Function::Reciprocal => (0.05, 4.0),
        Function::Root | Function::XLogX => (0.0, 4.0),
        Function::Square | Function::Exponential => (-2.0, 2.0),
    }
}

impl WeightedPoints {
    /// The nearest such points: abscissae within the function's range, weights at least 0 and divided
    /// by their sum (equal when that is 0), two to six of them. What is nearer to 0 than 10⁻¹⁰⁰ is 0, so
    /// that no mean is lost where numbers end.
    pub fn nearest(function: Function, points: impl IntoIterator<Item = Point>) -> Self {
        let (lo, hi) = range(function);
        let within = |x: f64| if x.is_nan() { lo } else { or_zero(x).clamp(lo, hi) };
        let weight = |w: f64| if w.is_finite() && w > 0.0 { w.min(1e9) } else { 0.0 };
        let mut points: Vec<Point> = points
            .into_iter()
            .take(MOST)
            .map(|point| Point { x: within(point.x), weight: weight(point.weight) })
            .collect();
        while points.len() < FEWEST {
            points.push(Point { x: within(if points.is_empty() { lo } else { hi }), weight: 0.0 });
        }
        let total: f64 = points.iter().map(|point| point.weight).sum();
        let equal = 1.0 / points.len() as f64;
        if (total - 1.0).abs() > 1e-9 {
            for point in &mut points {
                point.weight = if total > 0.0 { point.weight / total } else { equal };
            }
        }
        for point in &mut points {
            point.weight = or_zero(point.weight);
        }
        WeightedPoints { function, points }
    }

    /// The function.
    pub fn function(&self) -> Function {
        self.function
    }

    /// The points, in the order they were given.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Under another function: where a point lies outside of its range, all are moved into it, in the
    /// same order and the same proportions.
    pub fn under(&self, function: Function) -> WeightedPoints {
        let ((lo, hi), (from, to)) = (range(function), range(self.function));
        let fits = self.points.iter().all(|point| lo <= point.x && point.x <= hi);
        let moved = |x: f64| rounded(lo + (x - from) / (to - from) * (hi - lo));
        let points = self
            .points
            .iter()
            .map(|point| Point { x: if fits { point.x } else { moved(point.x) }, ..*point });
        WeightedPoints::nearest(function, points)
    }

    /// With one point moved to another abscissa.
    pub fn moved(&self, index: usize, x: f64) -> WeightedPoints {
        let points = self.points.iter().enumerate().map(|(own, point)| Point {
            x: if own == index { rounded(x) } else { point.x },
            ..*point
        });
        WeightedPoints::nearest(self.function, points)
    }

    /// With one weight set: the others give way in proportion.
    pub fn weighed(&self, index: usize, weight: f64) -> WeightedPoints {
        let weight = if weight.is_nan() { 0.0 } else { rounded(weight.clamp(0.0, 1.0)) };
        let others = |&(own, _): &(usize, &Point)| own != index;
        let all = || self.points.iter().enumerate();
        let before: f64 = all().filter(others).map(|(_, point)| point.weight).sum();
        let count = self.points.len().saturating_sub(1).max(1) as f64;
        let share = |point: &Point| {
            if before > 0.0 { point.weight / before } else { 1.0 / count }
        };
        let points = all().map(|(own, point)| Point {
            weight: if own == index { weight } else { rounded((1.0 - weight) * share(point)) },
            ..*point
        });
        WeightedPoints::nearest(self.function, points)
    }

    /// With this many points: a new one comes half way between the last two, with an equal share.
    pub fn resized(&self, count: usize) -> WeightedPoints {
        let count = count.clamp(FEWEST, MOST);
        let mut points = self.points.clone();
        while points.len() < count {
            let x = match points.as_slice() {
                [.., before, last] => rounded((before.x + last.x) / 2.0),
                _ => range(self.function).0,
            };
            let share = 1.0 / (points.len() as f64 + 1.0);
            for point in &mut points {
                point.weight *= 1.0 - share;
            }
            points.push(Point { x, weight: share });
        }
        points.truncate(count);
        WeightedPoints::nearest(self.function, points)
    }
}

/// 0 for what is next to it.
fn or_zero(number: f64) -> f64 {
    if number.abs() < 1e-100 { 0.0 } else { number }
}

/// A hand names a place to a thousandth.
fn rounded(x: f64) -> f64 {
    (x * 1e3).round() / 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound(points: &WeightedPoints) {
        let (lo, hi) = range(points.function());
        let total: f64 = points.points().iter().map(|point| point.weight).sum();
        assert!((total - 1.0).abs() < 1e-9, "{points:?}");
        assert!((FEWEST..=MOST).contains(&points.points().len()));
        let inside = |point: &Point| lo <= point.x && point.x <= hi && point.weight >= 0.0;
        assert!(points.points().iter().all(inside), "{points:?}");
    }

    #[test]
    fn whatever_is_done_leaves_points_with_weights_that_sum_to_one() {
        let mut points = WeightedPoints::default();
        for n in 0..3000_usize {
            let spread = (n as f64 * 0.754_877_666).fract();
            let index = n % points.points().len();
            points = match n % 5 {
                0 => points.moved(index, 10.0 * spread - 4.0),
                1 => points.weighed(index, spread),
                2 => points.under(Function::ALL[(n / 5) % 7]),
                3 => points.resized(2 + (n / 7) % 5),
                _ => points.weighed(index, if n % 2 == 0 { 1.0 } else { 0.0 }),
            };
            sound(&points);
        }
    }

    #[test]
    fn anything_has_nearest_points() {
        let odd = [f64::NAN, f64::INFINITY, -1e300, 0.0, 5e-324];
        for function in Function::ALL {
            for (x, weight) in odd.iter().flat_map(|&x| odd.map(|weight| (x, weight))) {
                sound(&WeightedPoints::nearest(function, vec![Point { x, weight }; 9]));
            }
            sound(&WeightedPoints::nearest(function, []));
        }
    }

    #[test]
    fn another_function_keeps_points_that_fit() {
        let points = WeightedPoints::default();
        assert_eq!(points.under(Function::Root).points(), points.points());
        let moved = points.under(Function::Square);
        assert!(moved.points()[0].x < moved.points()[1].x);
    }
}

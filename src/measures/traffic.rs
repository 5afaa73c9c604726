//! Vehicles that pass: each a car with probability p, else a truck, the same ones on every machine.

use super::Probability;
use super::random::Random;

/// The most vehicles that are known.
pub const MOST: u32 = 1_000_000;
/// How many vehicles go by between two counts that are kept.
const BLOCK: u32 = 1000;

/// The vehicles of a day.
///
/// Vehicle i of a day is a car just where the i-th number that the day draws lies below p. So it is the
/// same vehicle however many pass, and cars only become more as p grows.
///
/// What was counted is kept, so that a later count costs at most a block of vehicles; the first count of a
/// million takes some milliseconds.
///
/// ```
/// use surprisal::measures::Probability;
/// use surprisal::measures::traffic::Traffic;
/// let mut traffic = Traffic::new(1, Probability::HALF);
/// let cars = traffic.cars(1000);
/// assert_eq!(traffic.cars(1001) - cars, u32::from(traffic.last(1001, 1) == [true]));
/// ```
#[derive(Clone, Debug)]
pub struct Traffic {
    day: u64,
    p: Probability,
    /// The cars before each block, and where its numbers begin.
    blocks: Vec<(u32, Random)>,
}

impl Traffic {
    /// The vehicles of a day when cars have probability p.
    pub fn new(day: u64, p: Probability) -> Traffic {
        Traffic { day, p, blocks: vec![(0, Random::new(day))] }
    }

    /// Whether these are the vehicles of that day at that probability.
    pub fn is_of(&self, day: u64, p: Probability) -> bool {
        (self.day, self.p) == (day, p)
    }

    /// How many of the first `count` vehicles are cars.
    ///
    /// Edge values: 0 of none; what is beyond [`MOST`] is not counted.
    pub fn cars(&mut self, count: u32) -> u32 {
        let count = count.min(MOST);
        let (mut cars, mut random) = self.block(count / BLOCK);
        for _ in 0..count % BLOCK {
            cars += u32::from(self.is_car(&mut random));
        }
        cars
    }

    /// The last few of the first `count` vehicles, in order: whether each is a car.
    pub fn last(&mut self, count: u32, few: u32) -> Vec<bool> {
        let count = count.min(MOST);
        let first = count.saturating_sub(few);
        let (_, mut random) = self.block(first / BLOCK);
        for _ in 0..first % BLOCK {
            random.next_u64();
        }
        (first..count).map(|_| self.is_car(&mut random)).collect()
    }

    fn is_car(&self, random: &mut Random) -> bool {
        random.uniform() < self.p.get()
    }

    /// The cars before a block, and where its numbers begin.
    fn block(&mut self, index: u32) -> (u32, Random) {
        loop {
            if let Some((cars, random)) = self.blocks.get(index as usize) {
                return (*cars, random.clone());
            }
            let (mut cars, mut random) =
                self.blocks.last().cloned().unwrap_or((0, Random::new(self.day)));
            for _ in 0..BLOCK {
                cars += u32::from(self.is_car(&mut random));
            }
            self.blocks.push((cars, random));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_that_of_the_vehicles_one_by_one_however_one_came_there() {
        for (day, p) in [(1, 0.8), (2, 0.5), (365, 0.01)] {
            let p = Probability::nearest(p);
            let mut random = Random::new(day);
            let vehicles: Vec<bool> = (0..5005).map(|_| random.uniform() < p.get()).collect();
            let mut traffic = Traffic::new(day, p);
            for step in 0..400_usize {
                let count = step * 757 % 5006;
                let cars = vehicles[..count].iter().filter(|car| **car).count();
                assert_eq!(traffic.cars(count as u32), cars as u32, "{count}");
                assert_eq!(Traffic::new(day, p).cars(count as u32), cars as u32);
                let last = &vehicles[count.saturating_sub(14)..count];
                assert_eq!(traffic.last(count as u32, 14), last);
            }
        }
    }

    #[test]
    fn what_is_certain_is_so_for_every_vehicle() {
        for count in [0, 1, 999, 1000, 1001, MOST, u32::MAX] {
            let known = count.min(MOST);
            assert_eq!(Traffic::new(3, Probability::nearest(0.0)).cars(count), 0);
            assert_eq!(Traffic::new(3, Probability::nearest(1.0)).cars(count), known);
        }
    }

    #[test]
    fn cars_only_become_more_as_they_become_more_likely() {
        let mut before = 0;
        for hundredth in 0..=100_u32 {
            let p = Probability::nearest(f64::from(hundredth) / 100.0);
            let cars = Traffic::new(9, p).cars(3000);
            assert!(cars >= before && cars.abs_diff(30 * hundredth) < 140, "{cars}");
            before = cars;
        }
    }
}

//! What the columns of a figure's table are counted in.
//!
//! A table holds numbers only. Which of them are information is asked of the figure itself: what is
//! information is larger in bits than in nats by 1/log 2, its root by the root of that, and a plain
//! number stays as it is. A column that is 0 or infinite throughout tells nothing; then it is asked
//! where the figure starts and at its presets, which have the same columns.

use std::f64::consts::LN_2;

use crate::figure::{Figure, Scene, Symbol, Table};
use crate::measures::Unit;
use crate::proof::Dimension;

/// What each column of the table of a scene is counted in, the rows' heads left out.
pub fn dimensions(figure: &Figure, scene: &Scene) -> Vec<Dimension> {
    let heads = (figure.table)(scene).heads;
    let mut found: Vec<(Symbol, Option<Dimension>)> =
        heads.into_iter().skip(1).map(|head| (head, None)).collect();
    let presets = figure.presets.iter().map(|preset| preset.at);
    let elsewhere = std::iter::once(figure.start).chain(presets);
    let scenes = std::iter::once(scene.clone())
        .chain(elsewhere.map(|start| Scene::new(start.subject(), scene.unit)));
    for scene in scenes {
        if found.iter().all(|(_, dimension)| dimension.is_some()) {
            break;
        }
        let in_unit = |unit| (figure.table)(&Scene { unit, ..scene.clone() });
        let (nats, bits) = (in_unit(Unit::Nat), in_unit(Unit::Bit));
        for (head, dimension) in found.iter_mut().filter(|(_, dimension)| dimension.is_none()) {
            *dimension = told_apart(&nats, &bits, head);
        }
    }
    found.into_iter().map(|(_, dimension)| dimension.unwrap_or(Dimension::Number)).collect()
}

/// What a column is, by how its numbers change from nats to bits.
fn told_apart(nats: &Table, bits: &Table, head: &Symbol) -> Option<Dimension> {
    let column = nats.heads.iter().skip(1).position(|other| other == head)?;
    let pairs = nats.rows.iter().zip(&bits.rows);
    let ratios = pairs.filter_map(|(nats, bits)| {
        let (nats, bits) = (*nats.values.get(column)?, *bits.values.get(column)?);
        let tells = nats.is_finite() && bits.is_finite() && nats != 0.0;
        tells.then_some(bits / nats)
    });
    let is = |ratio: f64, of: f64| (ratio / of - 1.0).abs() < 1e-6;
    ratios.into_iter().find_map(|ratio| {
        if is(ratio, 1.0) {
            Some(Dimension::Number)
        } else if is(ratio, 1.0 / LN_2) {
            Some(Dimension::Information)
        } else if is(ratio, (1.0 / LN_2).sqrt()) {
            Some(Dimension::Distance)
        } else {
            None
        }
    })
}

/// The unit that stands behind a quantity of a dimension: none behind a plain number.
pub fn unit(dimension: Dimension, unit: Unit) -> &'static str {
    match (dimension, unit) {
        (Dimension::Number | Dimension::Count, _) => "",
        (Dimension::Information, unit) => unit.symbol(),
        (Dimension::Distance, Unit::Nat) => "√nat",
        (Dimension::Distance, Unit::Bit) => "√bit",
        (Dimension::Distance, Unit::Dit) => "√dit",
    }
}

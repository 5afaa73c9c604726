//! Nine models of a survey: three networks, and each of them compressed in two ways.

/// A model: how accurate, how much faster and how much smaller than the network it was made from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    /// The network.
    pub network: &'static str,
    /// How it was compressed: nothing for the network itself.
    pub method: &'static str,
    /// How often the right label is among the first five, in percent, on ILSVRC-2012.
    pub top5: f64,
    /// δ: the speed-up.
    pub speed_up: f64,
    /// α: the compression rate.
    pub rate: f64,
}

const fn model(
    network: &'static str,
    method: &'static str,
    top5: f64,
    speed_up: f64,
    rate: f64,
) -> Model {
    Model { network, method, top5, speed_up, rate }
}

/// Low-rank factorisation of convolutions, trained with batch normalisation (BN) or by canonical polyadic
/// decomposition (CP).
///
/// Source: Cheng, Wang, Zhou & Zhang, *A Survey of Model Compression and Acceleration for Deep Neural
/// Networks*, 2017 (arXiv 1710.09282), the table of low-rank models on ILSVRC-2012.
pub const MODELS: [Model; 9] = [
    model("AlexNet", "", 80.03, 1.0, 1.0),
    model("AlexNet", "BN", 80.56, 1.09, 4.94),
    model("AlexNet", "CP", 79.66, 1.82, 5.0),
    model("VGG-16", "", 90.60, 1.0, 1.0),
    model("VGG-16", "BN", 90.47, 1.53, 2.72),
    model("VGG-16", "CP", 90.31, 2.05, 2.75),
    model("GoogLeNet", "", 92.21, 1.0, 1.0),
    model("GoogLeNet", "BN", 91.88, 1.08, 2.79),
    model("GoogLeNet", "CP", 91.79, 1.20, 2.84),
];

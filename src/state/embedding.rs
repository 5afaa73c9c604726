//! What the page around a figure, or a teacher in front of a class, asks of it: the keys of an address
//! that hold as long as the page is open, and are not kept between visits.
//!
//! Total, as all of an address is: any query gives a valid embedding.

use super::keys::{Asked, Field, KEYS, Place};
use super::subject::Subject;
use super::url::{Change, ChangeKind, Pair, change, last, pairs, whole_number, word};

/// What is asked. Everything at its default is the whole book, free and silent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Embedding {
    /// One figure alone, without the page around it.
    pub embed: bool,
    /// The parts of figures that are not shown.
    pub hidden: Vec<Part>,
    /// The keys of what cannot be changed on the page.
    pub locked: Vec<&'static str>,
    /// The keys of a presenter's remote walk through the proof.
    pub present: bool,
    /// The readout that is hidden until its value has been predicted.
    pub predict: Option<String>,
    /// Whose the keys of a remote are.
    pub keys: Keys,
    /// How the height is told to the page around.
    pub resize: Resize,
    /// Whether the page around may change what is shown.
    pub api: bool,
    /// Which page around is listened to.
    pub parent: Parent,
    /// Where the shuffling of questions begins.
    pub seed: u32,
}

/// Words of an address as an enum: the variants in order, each with its word.
macro_rules! words {
    ($(#[$what:meta])* $name:ident { $($(#[$which:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$what])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$which])* $variant,)*
        }

        impl $name {
            /// All of them.
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// The word in an address.
            pub fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)*
                }
            }
        }
    };
}

words! {
    /// A part of a figure that can be left out.
    Part {
        /// The picture with its legend.
        Chart = "chart",
        /// Sliders, boxes, buttons.
        Controls = "controls",
        /// The numbers and the sentence.
        Readouts = "readouts",
        /// The proof.
        Proof = "proof",
        /// The numbers behind the picture.
        Table = "table",
        /// The program.
        Code = "code",
    }
}

words! {
    /// Whose the keys of a presenter's remote are: PageUp, PageDown, B and the full stop.
    #[derive(Default)]
    Keys {
        /// The figure's; what it does not use is lost to the page around.
        #[default]
        Own = "own",
        /// Those that the figure does not use are handed to the page around.
        Forward = "forward",
        /// No key does anything in the figure that it does not do in any page.
        Off = "off",
    }
}

words! {
    /// In which words the height is told to the page around.
    #[derive(Default)]
    Resize {
        /// In those that pages understand most often: Embedly's, Canvas's, and H5P's once asked in them.
        #[default]
        Auto = "auto",
        /// Embedly's, a text.
        Embedly = "embedly",
        /// Those of the learning platform Canvas.
        Canvas = "canvas",
        /// H5P's.
        H5p = "h5p",
        /// A plain `{height}`.
        Height = "height",
        /// Not at all.
        Off = "off",
    }
}

/// Which page around is listened to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Parent {
    /// Any.
    #[default]
    Any,
    /// The one of this origin.
    Of(String),
    /// None: an origin was asked for that is none.
    Nobody,
}

impl Embedding {
    /// Whether a part is shown.
    pub fn shows(&self, part: Part) -> bool {
        !self.hidden.contains(&part)
    }

    /// Whether what a key sets cannot be changed on the page.
    pub fn locks(&self, key: &str) -> bool {
        self.locked.contains(&key)
    }

    /// What a figure is about after a change, with all that is locked as it was before. `start` is where
    /// the figure starts.
    pub fn keep(&self, before: &Subject, after: &Subject, start: &Subject) -> Subject {
        if self.locked.is_empty() {
            return after.clone();
        }
        // As an address would say it: of the locked keys what stood there before.
        let written = |subject: &Subject, locked: bool| -> Vec<String> {
            let pairs = subject.written(start).into_iter();
            let kept = pairs.filter(|(key, _)| self.locks(key) == locked);
            kept.map(|(key, value)| format!("{key}={value}")).collect()
        };
        let both = [written(before, true), written(after, false)].concat().join("&");
        let pairs = pairs(&both, Place::Hash);
        start.read(&|field| last(&pairs, field), &mut Vec::new())
    }
}

/// Whether a query asks anything of this.
pub fn is_asked(query: &str) -> bool {
    pairs(query.trim_start_matches('?'), Place::Query).iter().any(is_asking)
}

fn is_asking((key, _): &Pair) -> bool {
    matches!(key.field, Field::Asked(_))
}

/// Reads what a query asks, and tells what of it could not be taken as it stood.
///
/// ```
/// use surprisal::state::embedding::{Part, decode};
/// let (asked, changes) = decode("?embed=1&show=chart,proof&lock=q");
/// assert!(asked.embed && asked.locks("q") && changes.is_empty());
/// assert!(asked.shows(Part::Proof) && !asked.shows(Part::Table));
/// assert_eq!(decode("?resize=up").1[0].used, "auto");
/// ```
pub fn decode(query: &str) -> (Embedding, Vec<Change>) {
    let mut asked = Embedding::default();
    let mut changes = Vec::new();
    let pairs = pairs(query.trim_start_matches('?'), Place::Query);
    for key in KEYS.iter() {
        let Field::Asked(field) = key.field else { continue };
        let Some((key, typed)) = last(&pairs, key.field) else { continue };
        if let Err(used) = set(field, typed, &mut asked) {
            changes.push(change(key, typed, &used, ChangeKind::Value));
        }
    }
    (asked, changes)
}

fn set(field: Asked, typed: &str, asked: &mut Embedding) -> Result<(), String> {
    match field {
        Asked::Embed => asked.embed = flag(typed)?,
        Asked::Show => {
            let (shown, verdict) = parts(typed);
            if shown.is_empty() {
                return Err(listed(Part::ALL));
            }
            asked.hidden = Part::ALL.iter().copied().filter(|part| !shown.contains(part)).collect();
            return verdict;
        }
        Asked::Hide => {
            let (hidden, verdict) = parts(typed);
            let all = Part::ALL.iter().copied();
            asked.hidden =
                all.filter(|part| asked.hidden.contains(part) || hidden.contains(part)).collect();
            return verdict;
        }
        Asked::Lock => {
            let names = || typed.split(',');
            let named = KEYS.iter().filter(|key| can_lock(key.field));
            let named = named.filter(|key| names().any(|name| name == key.name));
            asked.locked = named.map(|key| key.name).collect();
            if names().any(|name| !asked.locks(name)) {
                return Err(asked.locked.join(","));
            }
        }
        Asked::Present => asked.present = flag(typed)?,
        Asked::Predict => {
            let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let named = (1..=32).contains(&typed.len()) && typed.chars().all(is_name);
            asked.predict = named.then(|| typed.to_owned());
            if !named {
                return Err(String::new());
            }
        }
        Asked::Keys => asked.keys = word(typed, Keys::ALL, Keys::word, Keys::Own)?,
        Asked::Resize => asked.resize = word(typed, Resize::ALL, Resize::word, Resize::Auto)?,
        Asked::Api => asked.api = flag(typed)?,
        Asked::Parent => {
            let origin = is_origin(typed);
            if typed == NOBODY {
                asked.parent = Parent::Nobody;
                return Ok(());
            }
            // A page that cannot be the one that was meant must not be listened to.
            asked.parent = if origin { Parent::Of(typed.to_owned()) } else { Parent::Nobody };
            if !origin {
                return Err(NOBODY.to_owned());
            }
        }
        Asked::Seed => {
            let seed = whole_number(typed).ok_or("0")?;
            asked.seed = seed.min(SEEDS) as u32;
            if u64::from(asked.seed) != seed {
                return Err(asked.seed.to_string());
            }
        }
    }
    Ok(())
}

/// The largest seed.
const SEEDS: u64 = 999_999;
/// How an address says that no page around is listened to.
const NOBODY: &str = "none";

/// Whether what a field sets can be locked: what a figure is about, and the unit.
fn can_lock(field: Field) -> bool {
    !matches!(
        field,
        Field::Version
            | Field::Figure
            | Field::Step
            | Field::Reading
            | Field::Lang
            | Field::Theme
            | Field::Scale
            | Field::Digits
            | Field::Motion
            | Field::Asked(_)
    )
}

fn flag(typed: &str) -> Result<bool, String> {
    match typed {
        "1" => Ok(true),
        "0" => Ok(false),
        _ => Err("0".to_owned()),
    }
}

/// The parts that a list names; `Err` where it names others too, with those that it is taken for.
fn parts(typed: &str) -> (Vec<Part>, Result<(), String>) {
    let named = |name: &str| Part::ALL.iter().copied().find(|part| part.word() == name);
    let found: Vec<Option<Part>> = typed.split(',').map(named).collect();
    let parts: Vec<Part> = found.iter().copied().flatten().collect();
    let verdict = if found.contains(&None) { Err(listed(&parts)) } else { Ok(()) };
    (parts, verdict)
}

fn listed(parts: &[Part]) -> String {
    parts.iter().map(|part| part.word()).collect::<Vec<_>>().join(",")
}

/// Whether a text is an origin as browsers write them: `https://host` or `http://host:port`.
fn is_origin(text: &str) -> bool {
    let host = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    host.is_some_and(|host| !host.is_empty() && host.len() <= 255 && host.chars().all(is_host))
}

/// What is asked, as it stands in a canonical address: `embed=1&hide=table`; empty where nothing is.
///
/// [`decode`] of it gives the same back.
pub fn encode(asked: &Embedding) -> String {
    let mut pairs: Vec<String> = Vec::new();
    let mut add = |name: &str, value: &str| pairs.push(format!("{name}={value}"));
    if asked.embed {
        add("embed", "1");
    }
    let shown: Vec<Part> = Part::ALL.iter().copied().filter(|part| asked.shows(*part)).collect();
    match asked.hidden.len() {
        0 => {}
        // Whichever list is the shorter.
        few if few <= shown.len() || shown.is_empty() => add("hide", &listed(&asked.hidden)),
        _ => add("show", &listed(&shown)),
    }
    if !asked.locked.is_empty() {
        add("lock", &asked.locked.join(","));
    }
    if asked.present {
        add("present", "1");
    }
    if let Some(readout) = &asked.predict {
        add("predict", readout);
    }
    if asked.keys != Keys::Own {
        add("keys", asked.keys.word());
    }
    if asked.resize != Resize::Auto {
        add("resize", asked.resize.word());
    }
    if asked.api {
        add("api", "1");
    }
    match &asked.parent {
        Parent::Any => {}
        Parent::Of(origin) => add("parent", origin),
        Parent::Nobody => add("parent", NOBODY),
    }
    if asked.seed != 0 {
        add("seed", &asked.seed.to_string());
    }
    pairs.join("&")
}

/// A query with what is asked behind it.
pub fn join(query: &str, asked: &Embedding) -> String {
    match (query, &*encode(asked)) {
        (_, "") => query.to_owned(),
        ("", asked) => format!("?{asked}"),
        (_, asked) => format!("{query}&{asked}"),
    }
}

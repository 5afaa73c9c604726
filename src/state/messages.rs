//! Messages between a page and the figure it has in a frame, version 1: one table of what can be said.
//!
//! Both sides begin with `{namespace: "surprisal", v: 1, …}`. The page around sends `id`, `method` and
//! `args`, and gets a `reply` with the same `id`; without being asked it is told what happens here.

use super::embedding::Resize;

/// What the page around can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The whole state and presentation, key by key, with the address.
    GetState,
    /// Sets keys of an address: all of them, or none.
    SetState,
    /// Every readout and every open line of the proof, in full precision.
    GetValues,
    /// One line of the proof more.
    Next,
    /// One line less.
    Prev,
    /// The whole proof.
    Reveal,
    /// Back to where the figure starts.
    Reset,
    /// Takes the last move back.
    Undo,
    /// Makes it again.
    Redo,
    /// Makes the figure deaf to its reader, or lets it hear again.
    Freeze,
    /// A file of the figure.
    Export,
}

impl Method {
    /// Every method, in the order of the table.
    pub const ALL: [Method; 11] = [
        Method::GetState,
        Method::GetValues,
        Method::Export,
        Method::SetState,
        Method::Next,
        Method::Prev,
        Method::Reveal,
        Method::Reset,
        Method::Undo,
        Method::Redo,
        Method::Freeze,
    ];

    /// The word in a message.
    pub fn word(self) -> &'static str {
        match self {
            Method::GetState => "getState",
            Method::SetState => "setState",
            Method::GetValues => "getValues",
            Method::Next => "next",
            Method::Prev => "prev",
            Method::Reveal => "reveal",
            Method::Reset => "reset",
            Method::Undo => "undo",
            Method::Redo => "redo",
            Method::Freeze => "freeze",
            Method::Export => "export",
        }
    }

    /// The method of a word.
    ///
    /// ```
    /// use surprisal::state::messages::Method;
    /// assert_eq!(Method::named("getState"), Some(Method::GetState));
    /// assert_eq!(Method::named("getstate"), None);
    /// ```
    pub fn named(word: &str) -> Option<Method> {
        Method::ALL.into_iter().find(|method| method.word() == word)
    }

    /// Whether it changes what is shown, and so needs `api=1` in the address of the frame.
    pub fn needs_api(self) -> bool {
        !matches!(self, Method::GetState | Method::GetValues | Method::Export)
    }

    /// What `args` holds, as an example in JSON.
    pub fn arguments(self) -> &'static str {
        match self {
            Method::SetState => r#"[{"p":0.3,"q":0.6}]"#,
            Method::Freeze => "[true]",
            Method::Export => r#"["svg"]"#,
            _ => "[]",
        }
    }
}

/// What the page around is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The figure is there.
    Ready,
    /// Something has changed, and rests.
    State,
    /// Something the state does not show: an activity was opened, a goal of it reached, all of it done.
    Event,
    /// A readout was predicted, or a question on a proof or of an activity answered.
    Answer,
    /// Something in the address of the frame could not be taken as it stood.
    Error,
    /// The answer to a message.
    Reply,
}

impl Told {
    /// All of it, in the order of the table.
    pub const ALL: [Told; 6] =
        [Told::Ready, Told::State, Told::Event, Told::Answer, Told::Error, Told::Reply];

    /// The `type` of the message.
    pub fn word(self) -> &'static str {
        match self {
            Told::Ready => "ready",
            Told::State => "state",
            Told::Event => "event",
            Told::Answer => "answer",
            Told::Error => "error",
            Told::Reply => "reply",
        }
    }

    /// An example in JSON, without the namespace and the version that all begin with.
    pub fn example(self) -> &'static str {
        match self {
            Told::Ready => r#"{"type":"ready","state":{"fig":"kl.asymmetry",…},"url":"https://…"}"#,
            Told::State => r#"{"type":"state","state":{"q":"0.6",…},"url":"https://…"}"#,
            Told::Event => {
                r#"{"type":"event","figure":"kl.asymmetry","activity":"beyond-one","event":"goal","goal":1}"#
            }
            Told::Answer => {
                r#"{"type":"answer","figure":"kl.asymmetry","measure":"KL_pq","predicted":5,"value":"Infinity"}"#
            }
            Told::Error => r#"{"type":"error","key":"q","typed":"1.7","used":"1"}"#,
            Told::Reply => r#"{"type":"reply","id":7,"ok":true,"result":{…}}"#,
        }
    }
}

/// What tells the height in each of the words that pages understand.
pub const HEIGHTS: [(Resize, &str); 4] = [
    (Resize::Embedly, r#""{\"src\":\"https://…\",\"context\":\"iframe.resize\",\"height\":612}""#),
    (Resize::Canvas, r#"{"subject":"lti.frameResize","height":612}"#),
    (Resize::H5p, r#"{"context":"h5p","action":"resize","scrollHeight":612,"clientHeight":612}"#),
    (Resize::Height, r#"{"height":612}"#),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_has_a_word_of_its_own() {
        for (index, method) in Method::ALL.into_iter().enumerate() {
            assert_eq!(Method::named(method.word()), Some(method));
            assert!(!Method::ALL[..index].contains(&method));
            assert!(method.arguments().starts_with('[') && method.arguments().ends_with(']'));
        }
        for wrong in ["", "GETSTATE", "getState ", "constructor", "__proto__"] {
            assert_eq!(Method::named(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn what_only_looks_needs_no_leave() {
        let free = Method::ALL.into_iter().filter(|method| !method.needs_api());
        let free: Vec<&str> = free.map(Method::word).collect();
        assert_eq!(free, ["getState", "getValues", "export"]);
    }

    #[test]
    fn every_example_is_of_its_kind() {
        for told in Told::ALL {
            let begins = format!(r#"{{"type":"{}""#, told.word());
            assert!(told.example().starts_with(&begins), "{}", told.example());
        }
        let told: Vec<Resize> = HEIGHTS.iter().map(|(resize, _)| *resize).collect();
        for resize in Resize::ALL.iter().filter(|word| !matches!(word, Resize::Auto | Resize::Off))
        {
            assert!(told.contains(resize), "{resize:?}");
        }
    }
}

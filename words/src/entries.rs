//! The entries of a file: `# some-key` and what stands under it.

/// A file as it was read.
pub struct Source {
    /// Its path, for messages.
    pub file: String,
    /// What is in it.
    pub text: String,
}

/// One entry.
#[derive(Debug, PartialEq)]
pub struct Entry {
    /// The key of its heading.
    pub key: String,
    /// The line of its heading, from 1.
    pub line: usize,
    /// What stands under the heading, without blank lines around it.
    pub body: String,
}

impl Source {
    /// A message about a line of this file.
    pub fn problem(&self, line: usize, key: &str, what: &str) -> String {
        format!("{}:{line}: `{key}`: {what}", self.file)
    }

    /// Every entry, in the order of the file.
    ///
    /// # Errors
    ///
    /// Text before the first heading, a key that is no name, a key twice, an entry without a body.
    pub fn entries(&self) -> Result<Vec<Entry>, Vec<String>> {
        let (mut entries, mut problems) = (Vec::<Entry>::new(), Vec::new());
        for (index, text) in self.text.lines().enumerate() {
            let line = index + 1;
            if let Some(key) = text.strip_prefix("# ") {
                let key = key.trim().to_owned();
                if !is_key(&key) {
                    problems.push(self.problem(
                        line,
                        &key,
                        "a key is lower-case words joined by `-`",
                    ));
                }
                if let Some(first) = entries.iter().find(|entry| entry.key == key) {
                    let what = format!("this key is already on line {}", first.line);
                    problems.push(self.problem(line, &key, &what));
                }
                entries.push(Entry { key, line, body: String::new() });
            } else if let Some(entry) = entries.last_mut() {
                entry.body.push_str(text);
                entry.body.push('\n');
            } else if !text.trim().is_empty() {
                problems.push(self.problem(line, text, "stands before the first `# key`"));
            }
        }
        for entry in &mut entries {
            entry.body = entry.body.trim().to_owned();
            if entry.body.is_empty() {
                problems.push(self.problem(entry.line, &entry.key, "has no text"));
            }
        }
        if problems.is_empty() { Ok(entries) } else { Err(problems) }
    }
}

/// Whether a key can become the name of a constant.
fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The `{slots}` of a text, sorted, each once.
///
/// A brace in a formula is followed by a tag, so it is never taken for a slot.
pub fn slots(text: &str) -> Vec<&str> {
    let is_name = |name: &&str| {
        !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    let mut slots: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect();
    slots.retain(is_name);
    slots.sort_unstable();
    slots.dedup();
    slots
}

//! CSV read by the letter of RFC 4180, and by nothing that forgives.

/// The records of a text; panics where it breaks the grammar.
pub fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = Vec::new();
    let mut fields = vec![String::new()];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let field = fields.last_mut().unwrap();
        match letter {
            '"' => {
                assert!(
                    field.is_empty(),
                    "a quote within a field that does not begin with one: {text}"
                );
                loop {
                    match letters.next() {
                        Some('"') if letters.peek() == Some(&'"') => {
                            letters.next();
                            field.push('"');
                        }
                        Some('"') => break,
                        Some(letter) => field.push(letter),
                        None => panic!("a quote is not closed: {text}"),
                    }
                }
                assert!(
                    matches!(letters.peek(), Some(',' | '\r') | None),
                    "letters behind a quote: {text}"
                );
            }
            ',' => fields.push(String::new()),
            '\r' => {
                assert_eq!(letters.next(), Some('\n'), "a line does not end with CRLF: {text}");
                records.push(std::mem::replace(&mut fields, vec![String::new()]));
            }
            '\n' => panic!("a line does not end with CRLF: {text}"),
            letter => field.push(letter),
        }
    }
    assert_eq!(fields, [String::new()], "the last line has no end: {text}");
    assert!(records.iter().all(|record| record.len() == records[0].len()), "{text}");
    records
}

/// A number as it was written in full.
pub fn number(field: &str) -> f64 {
    match field {
        "Infinity" => f64::INFINITY,
        "-Infinity" => f64::NEG_INFINITY,
        field => field.parse().unwrap_or_else(|_| panic!("{field} is no number")),
    }
}

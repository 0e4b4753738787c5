//! What is signed as text, written so that a terminal shows all of it and obeys none of it.

use crate::label::is_plain;
use std::collections::BTreeMap;

/// What goes on beyond this is cut off from a line's words.
const WIDTH: usize = 66;

/// The most kinds of characters that a warning lists.
const LISTED: usize = 8;

/// A text in lines that fit; what no terminal shows, or what would move its cursor, stands as `<U+202E>`.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut lines = vec![];
    for line in text.split('\n') {
        let (mut shown, mut width) = (String::new(), 0_usize);
        for c in line.chars() {
            let piece = if is_plain(c) { c.to_string() } else { named(c) };
            let more = piece.chars().count();
            if width.saturating_add(more) > WIDTH {
                lines.push(std::mem::take(&mut shown));
                width = 0;
            }
            shown.push_str(&piece);
            width = width.saturating_add(more);
        }
        lines.push(shown);
    }
    lines
}

/// The same in one line, in quotes.
pub(super) fn quoted(text: &str) -> String {
    let shown: String = text.chars().map(|c| if is_plain(c) { c.to_string() } else { named(c) }).collect();
    format!("\"{shown}\"")
}

fn named(c: char) -> String {
    format!("<U+{:04X}>", u32::from(c))
}

/// What is dangerous about the characters of a text, and what is only to be known.
pub(super) fn oddities(text: &str) -> (Option<String>, Option<String>) {
    let (mut hidden, mut foreign) = (BTreeMap::new(), BTreeMap::new());
    for c in text.chars().filter(|c| !matches!(c, '\n' | '\r' | '\t')) {
        // These two are in emoji, where they hide nothing.
        let emoji = matches!(c, '\u{200d}' | '\u{fe0f}');
        let kinds = if !is_plain(c) && !emoji { &mut hidden } else { &mut foreign };
        if !c.is_ascii() || !is_plain(c) {
            let count: &mut usize = kinds.entry(c).or_default();
            *count = count.saturating_add(1);
        }
    }
    let listed = |kinds: &BTreeMap<char, usize>| {
        let mut words: Vec<_> =
            kinds.keys().take(LISTED).map(|c| if is_plain(*c) { format!("{c} {}", named(*c)) } else { named(*c) }).collect();
        if kinds.len() > LISTED {
            words.push("and more".to_owned());
        }
        words.join(", ")
    };
    let danger =
        (!hidden.is_empty()).then(|| format!("it holds characters that are not seen, or that change what is seen: {}", listed(&hidden)));
    let note = (!foreign.is_empty()).then(|| format!("it holds characters beyond ASCII, which may look like others: {}", listed(&foreign)));
    (danger, note)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_hidden_and_nothing_is_obeyed() {
        assert_eq!(lines("a\u{1b}[2Jb\n\u{202e}c\r"), ["a<U+001B>[2Jb", "<U+202E>c<U+000D>"]);
        let long = lines(&"x".repeat(200));
        assert_eq!((long.len(), long.concat().len()), (4, 200));
        assert_eq!(quoted("a\u{200b}b\nc"), "\"a<U+200B>b<U+000A>c\"");
    }

    #[test]
    fn letters_that_look_like_others_are_pointed_out() {
        assert_eq!(oddities("pay 5 to Bob\n\tnow"), (None, None));
        let (danger, note) = oddities("\u{430}pple");
        assert!(danger.is_none() && note.unwrap().contains("<U+0430>"));
        let (danger, _) = oddities("abc\u{202e}def\u{7}");
        let danger = danger.unwrap();
        assert!(danger.contains("<U+202E>") && danger.contains("<U+0007>"), "{danger}");
        assert_eq!(oddities("\u{1f469}\u{200d}\u{1f680}").0, None, "an emoji hides nothing");
    }
}

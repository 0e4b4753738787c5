//! Text from strangers, made harmless before a person or a terminal sees it.

use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// A short, printable text that came from a chain, a file or a server.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Label(String);

impl Label {
    /// Takes at most `limit` characters of `text`; whatever could move a cursor, hide or reorder text becomes `·`.
    pub fn new(text: &str, limit: usize) -> Self {
        // Nothing of it changes, as of nearly all that a journal holds.
        if text.len() <= limit && text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Self(text.trim().to_owned());
        }
        let mut clean: String = text.trim().chars().take(limit).map(|c| if is_plain(c) { c } else { '·' }).collect();
        if text.trim().chars().nth(limit).is_some() {
            clean.push('…');
        }
        Self(clean)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Text of several lines that may quote a stranger, such as an error: its lines stay, and each is as harmless as a [`Label`].
pub fn harmless(text: &str) -> String {
    text.lines().map(|line| Label::new(line, usize::MAX).0).collect::<Vec<_>>().join("\n")
}

/// What is wrong with a TOML file and where, without the line itself or a value of it: a node's URL may hold a key, and a file
/// that was mistaken for another a phrase.
pub fn located(error: &toml::de::Error, text: &str) -> String {
    let message = error.message().trim();
    let message = match (message.find('"'), message.rfind('"')) {
        (Some(first), Some(last)) if first < last => {
            format!("{}\"…\"{}", message.get(..first).unwrap_or_default(), message.get(last.saturating_add(1)..).unwrap_or_default())
        }
        _ => message.to_owned(),
    };
    let Some(before) = error.span().and_then(|span| text.get(..span.start)) else { return message };
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
    format!("{message}, in line {line}, column {column}")
}

/// A stored text is a stranger's again: it is cleaned as it is read.
impl<'de> Deserialize<'de> for Label {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const LONGEST: usize = 4096;
        Ok(Self::new(&String::deserialize(deserializer)?, LONGEST))
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Control characters (ESC among them), bidirectional marks, zero-width and private-use characters are not plain.
pub fn is_plain(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_reordering_do_not_survive() {
        assert_eq!(Label::new("\u{1b}[2Jst\u{202e}ETH\n", 20).as_str(), "·[2Jst·ETH");
        assert_eq!(Label::new("é 你", 20).as_str(), "é 你");
        assert_eq!((Label::new(" four ", 6).as_str(), Label::new(" four ", 4).as_str()), ("four", "four"));
        assert_eq!((Label::new("four", 3).as_str(), Label::new("fou\t", 4).as_str()), ("fou…", "fou"));
    }

    #[test]
    fn a_long_text_is_cut_and_says_so() {
        assert_eq!(Label::new("abcdef", 3).as_str(), "abc…");
        assert_eq!(Label::new("abc", 3).as_str(), "abc");
    }
}

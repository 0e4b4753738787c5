//! Sentences are broken into lines that fit 80 columns; addresses and digests are never broken.

use std::fmt;

/// The longest line.
pub(super) const WIDTH: usize = 80;

/// Writes `text` after `lead`, its further lines indented as far as the first.
///
/// # Errors
/// When `f` cannot be written.
pub fn prose(f: &mut impl fmt::Write, lead: &str, text: &str) -> fmt::Result {
    let indent = " ".repeat(lead.chars().count());
    let mut line = lead.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        let width = line.chars().count().saturating_add(word.chars().count()).saturating_add(1);
        if !empty && width > WIDTH {
            writeln!(f, "{}", line.trim_end())?;
            line.clone_from(&indent);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    writeln!(f, "{}", line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_long_words_stay_whole() {
        let mut text = String::new();
        let long = "x".repeat(100);
        prose(&mut text, "  - ", &format!("{} {long} end", "word ".repeat(30))).unwrap();
        assert!(text.lines().all(|line| line.len() <= WIDTH || line.trim() == long), "{text}");
        assert!(text.starts_with("  - word") && text.lines().nth(1).unwrap().starts_with("    word"));
    }
}

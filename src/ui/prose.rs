//! Sentences are broken into lines that fit 80 columns; addresses, digests and commands in backticks are not broken.

use std::{fmt, mem};

/// The longest line.
pub const WIDTH: usize = 80;

/// Writes `text` after `lead`, its further lines indented as far as the first.
///
/// # Errors
/// When `f` cannot be written.
pub fn prose(f: &mut impl fmt::Write, lead: &str, text: &str) -> fmt::Result {
    let indent = " ".repeat(lead.chars().count());
    let mut line = lead.to_owned();
    let mut empty = true;
    for word in whole(text, WIDTH.saturating_sub(indent.len())) {
        let width = line.chars().count().saturating_add(word.chars().count()).saturating_add(1);
        if !empty && width > WIDTH {
            writeln!(f, "{}", line.trim_end())?;
            line.clone_from(&indent);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(&word);
        empty = false;
    }
    writeln!(f, "{}", line.trim_end())
}

/// The words of a text; what stands in backticks is one of them, if a line of `width` takes it: it is there to be copied.
fn whole(text: &str, width: usize) -> Vec<String> {
    let (mut words, mut open) = (vec![], vec![]);
    for word in text.split_whitespace() {
        let closes = word.matches('`').count() % 2 == 1;
        if open.is_empty() && !closes {
            words.push(word.to_owned());
            continue;
        }
        let first = open.is_empty();
        open.push(word);
        if closes && !first {
            push(&mut words, mem::take(&mut open), width);
        }
    }
    push(&mut words, open, width);
    words
}

fn push(words: &mut Vec<String>, phrase: Vec<&str>, width: usize) {
    let joined = phrase.join(" ");
    if phrase.len() > 1 && joined.chars().count() <= width && joined.matches('`').count().is_multiple_of(2) {
        words.push(joined);
    } else {
        words.extend(phrase.into_iter().map(str::to_owned));
    }
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

    #[test]
    fn what_stands_in_backticks_is_copied_whole() {
        let command = format!("`restake terms show 0x{}`", "a".repeat(40));
        let mut text = String::new();
        prose(&mut text, "hint: ", &format!("read them first with {command}, then pass `--accept-terms DIGEST`")).unwrap();
        assert!(text.lines().all(|line| line.len() <= WIDTH) && text.lines().any(|line| line.contains(&command)), "{text}");
        let mut text = String::new();
        prose(&mut text, "", &format!("an unclosed ` and {}", "word ".repeat(30))).unwrap();
        assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
    }
}

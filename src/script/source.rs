//! The text of a batch file, and how a fault in it is shown: its place, the line, and a mark below it.

use crate::{
    error::{Failure, Fate},
    label::Label,
};
use std::{fmt::Display, ops::Range};

/// The most characters of a line that are shown.
const WIDE: usize = 68;

/// How many characters before the mark stay where a line is cut.
const BEFORE: usize = 20;

/// A place in a file, in lines and characters from 1 on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The first character.
    pub column: u32,
    /// How many characters of the line it is about.
    pub width: u32,
}

/// A file's name and text.
#[derive(Clone, Debug)]
pub(super) struct Source {
    name: String,
    text: String,
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
}

impl Source {
    /// A text under the name that faults call it.
    pub(super) fn new(name: &str, text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(index, _)| index.saturating_add(1));
        Self { name: Label::new(name, 200).to_string(), text: text.to_owned(), starts: [0].into_iter().chain(breaks).collect() }
    }

    /// The whole text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What the file is called.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The place of a range of bytes.
    pub(super) fn position(&self, span: Range<usize>) -> Position {
        let line = self.starts.partition_point(|start| *start <= span.start);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let end = span.end.min(self.end_of(line));
        let count = |range: Range<usize>| self.text.get(range).map_or(0, |text| text.chars().count());
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Position {
            line: number(line),
            column: number(count(start..span.start).saturating_add(1)),
            width: number(count(span.start..end.max(span.start)).max(1)),
        }
    }

    /// Where a line by its number ends.
    fn end_of(&self, line: usize) -> usize {
        let end = self.starts.get(line).map_or(self.text.len(), |next| next.saturating_sub(1));
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        self.text.get(start..end).map_or(end, |text| start.saturating_add(text.trim_end().len()))
    }

    /// A place, in words.
    pub(super) fn place(&self, at: Position) -> String {
        format!("{}, line {}, column {}", self.name, at.line, at.column)
    }

    /// What is wrong at a place.
    pub(super) fn fault(&self, at: Position, message: impl Display) -> Failure {
        let mut text = format!("{}: {message}", self.place(at));
        if let Some(shown) = self.shown(at) {
            text.push('\n');
            text.push_str(&shown);
        }
        Failure::new(Fate::Usage, "script", text)
    }

    /// What is wrong with the whole, where no line is to be shown.
    pub(super) fn fault_of_all(&self, message: impl Display) -> Failure {
        Failure::new(Fate::Usage, "script", format!("{}: {message}", self.name))
    }

    /// The line, and a mark below what is meant.
    fn shown(&self, at: Position) -> Option<String> {
        let (line, column) = (usize::try_from(at.line).ok()?, usize::try_from(at.column).ok()?.checked_sub(1)?);
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let text = self.text.get(start..self.end_of(line))?;
        let width = usize::try_from(at.width).ok()?;
        let cut = if column.saturating_add(width.min(BEFORE)) > WIDE { column.saturating_sub(BEFORE) } else { 0 };
        let lead = if cut > 0 { "…" } else { "" };
        let shown: String = text.chars().skip(cut).take(WIDE).map(|c| if c == '\t' { ' ' } else { c }).collect();
        let more = if text.chars().nth(cut.saturating_add(WIDE)).is_some() { "…" } else { "" };
        let before = column.saturating_sub(cut);
        let marks = "^".repeat(width.clamp(1, WIDE.saturating_sub(before).max(1)));
        let indent = " ".repeat(before.saturating_add(lead.chars().count()));
        Some(format!("| {lead}{shown}{more}\n| {indent}{marks}"))
    }
}

/// The known name that is nearest to one that nobody knows, where one is near.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let near = known.into_iter().min_by_key(|known| strsim::damerau_levenshtein(&known.to_lowercase(), &lower));
    near.filter(|near| strsim::jaro_winkler(&near.to_lowercase(), &lower) > 0.7)
}

/// What to do about a name that nobody knows: take the nearest, or one of all.
pub fn instead(name: &str, known: &[&str]) -> String {
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known are {}", known.join(", ")),
    }
}

/// Words of a file as a message repeats them.
pub(super) fn quoted(text: &str) -> Label {
    Label::new(text, 80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_lines_and_characters() {
        let source = Source::new("x.toml", "a = 1\nlé = \"ö\"\r\n\nend");
        let at = |text: &str| source.position(source.text().find(text).map(|start| start..start + text.len()).unwrap());
        assert_eq!(at("a"), Position { line: 1, column: 1, width: 1 });
        assert_eq!(at("\"ö\""), Position { line: 2, column: 6, width: 3 });
        assert_eq!(at("end"), Position { line: 4, column: 1, width: 3 });
        assert_eq!(source.position(6..999).width, 8, "as far as the line goes");
        assert_eq!(source.position(999..1000).line, 4);
    }

    #[test]
    fn a_fault_shows_its_line_with_a_mark() {
        let source = Source::new("x.toml", "a = 1\nlé = \"ö\"\r\n");
        let fault = source.fault(source.position(12..16), "no");
        assert_eq!(fault.to_string(), "x.toml, line 2, column 6: no\n| lé = \"ö\"\n|      ^^^");
        let long = format!("a = \"{}\"", "x".repeat(300));
        let source = Source::new("x.toml", &long);
        for at in [0, 1, 50, 67, 68, 69, 150, 300, 305] {
            let shown = source.fault(source.position(at..at + 10), "no").to_string();
            assert!(shown.lines().all(|line| line.chars().count() <= 73), "{at}: {shown}");
        }
    }

    #[test]
    fn near_names_are_found_and_far_ones_are_listed() {
        assert_eq!(instead("acount", &["account", "amount"]), "did you mean `account`?");
        assert_eq!(instead("zzz", &["account", "amount"]), "known are account, amount");
    }
}

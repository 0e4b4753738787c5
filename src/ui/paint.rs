//! A few colours, or none.

/// Wraps text in ANSI colours when it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint(pub bool);

impl Paint {
    fn wrap(self, code: &str, text: &str) -> String {
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.into() }
    }

    /// For what is dangerous.
    pub fn red(self, text: &str) -> String {
        self.wrap("1;31", text)
    }

    /// For what deserves a second look.
    pub fn yellow(self, text: &str) -> String {
        self.wrap("33", text)
    }

    /// For what went well.
    pub fn green(self, text: &str) -> String {
        self.wrap("32", text)
    }

    /// For what matters.
    pub fn bold(self, text: &str) -> String {
        self.wrap("1", text)
    }

    /// Black on white, as on paper.
    pub fn card(self, text: &str) -> String {
        self.wrap("30;107", text)
    }

    /// For what is there to be looked up.
    pub fn dim(self, text: &str) -> String {
        self.wrap("2", text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_escape_is_written_when_colours_are_off() {
        assert_eq!(Paint(false).red("no"), "no");
        assert_eq!(Paint(true).red("no"), "\u{1b}[1;31mno\u{1b}[0m");
    }
}

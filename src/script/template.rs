//! Values that differ from job to job: `{column}` is filled in, `{{` and `}}` are braces.

use std::borrow::Cow;

/// What is wrong with a template, and at which byte of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: Problem,
}

/// What may be wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// A brace without the other.
    Alone(char),
    /// A name that nobody knows.
    Unknown(String),
}

/// Whether a text has anything to be filled in, or a brace to be written.
pub(super) fn is_template(text: &str) -> bool {
    text.contains(['{', '}'])
}

/// Fills a text in with what its names stand for.
pub(super) fn fill<'a>(text: &str, value: impl Fn(&str) -> Option<Cow<'a, str>>) -> Result<String, Wrong> {
    let (mut filled, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(brace) = rest.find(['{', '}']) else {
            filled.push_str(rest);
            break;
        };
        let (plain, braced) = rest.split_at(brace);
        filled.push_str(plain);
        at = at.saturating_add(brace);
        if let Some(double) = ["{{", "}}"].into_iter().find(|double| braced.starts_with(double)) {
            filled.extend(double.chars().next());
            at = at.saturating_add(2);
            continue;
        }
        let name = braced.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(name, _)| name);
        let Some(name) = name.filter(|name| !name.contains('{')) else {
            let brace = if braced.starts_with('{') { '{' } else { '}' };
            return Err(Wrong { start: at, end: at.saturating_add(1), what: Problem::Alone(brace) });
        };
        let end = at.saturating_add(name.len()).saturating_add(2);
        match value(name.trim()) {
            Some(value) => filled.push_str(&value),
            None => return Err(Wrong { start: at, end, what: Problem::Unknown(name.trim().to_owned()) }),
        }
        at = end;
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn filled(text: &str) -> Result<String, Wrong> {
        fill(text, |name| (name == "to").then_some("X".into()))
    }

    #[test]
    fn names_are_filled_in_and_doubled_braces_are_braces() {
        assert_eq!(filled("a {to}{ to } {{to}} é}}").unwrap(), "a XX {to} é}");
        assert_eq!(filled("").unwrap(), "");
        assert_eq!(filled("{tto}").unwrap_err(), Wrong { start: 0, end: 5, what: Problem::Unknown("tto".into()) });
        assert_eq!(filled("a{}").unwrap_err().what, Problem::Unknown(String::new()));
        for (text, start) in [("a{to", 1), ("to}", 2), ("{a{to}}", 0), ("{{{", 2)] {
            let wrong = filled(text).unwrap_err();
            assert!(wrong.start == start && matches!(wrong.what, Problem::Alone(_)), "{text}: {wrong:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics_and_escaped_text_comes_back(text in "[a-z{}é]*") {
            let _ = filled(&text);
            prop_assert_eq!(filled(&text.replace('{', "{{").replace('}', "}}")).unwrap(), text);
        }
    }
}

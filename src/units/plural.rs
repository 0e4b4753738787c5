//! A count and what is counted agree in number.

use std::fmt::Display;

/// `one` as it is said of `count` things; for words that take an `s`.
pub fn plural(count: impl Display, one: &str) -> String {
    if count.to_string() == "1" { one.to_owned() } else { format!("{one}s") }
}

/// `count` with the word after it, such as `1 plan` or `2 plans`.
pub fn counted(count: impl Display, one: &str) -> String {
    format!("{count} {}", plural(&count, one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_is_singular() {
        assert_eq!([0, 1, 2].map(|count| counted(count, "plan")), ["0 plans", "1 plan", "2 plans"]);
    }
}

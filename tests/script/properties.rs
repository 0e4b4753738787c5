//! Whatever stands in a file, it is read or refused.

use proptest::prelude::*;

use super::{read, read_actions};

/// A file with all there is in it.
const WHOLE: &str = r#"version = 1
network = "practice"
[defaults]
max_fee = "30gwei"
account = "ops/*"
[limits]
max_total_fee = "0.5"
max_spend = { eth = "100" }
rate = 25
[[action]]
id = "stake"
do = "stake"
account = ["ops/0", "ops/5..9"]
amount = "1.5"
with = "lido"
wrap = true
[[action]]
do = "deposit"
asset = "stETH"
amount = { from = "stake", share = "50%" }
into = "eigenlayer/steth"
account = "ops/0"
after = ["stake"]
when = { base_fee_below = "15gwei", not_before = "2026-12-01T00:00:00Z", rate = { of = "lido", at_least = "1.05" } }
[[action]]
do = "send"
amount = "{amount}"
asset = "eth"
to = "{to}{{}}"
table = [{ to = "0x1", amount = "1" }, { to = "0x2", amount = "2" }]
"#;

/// Words that mean something in a file.
const WORDS: [&str; 24] = [
    "=",
    "\n",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    "[[action]]\n",
    ",",
    ".",
    "from",
    "do = \"stake\"",
    "account = \"ops/*\"",
    "table",
    "after",
    "\\u0000",
    "é",
    "18446744073709551616",
    "-",
    "\"\"\"",
    "#",
    "\t",
    "when",
];

#[test]
fn the_file_with_all_there_is_in_it_is_read() {
    read(WHOLE, &[]).unwrap();
}

proptest! {
    #[test]
    fn no_text_panics(text in ".*", middle in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..30)) {
        let _ = read(&text, &[]);
        let _ = read_actions(&text, &[]);
        let _ = read_actions(&format!("[[action]]\n{}", middle.concat()), &[]);
    }

    #[test]
    fn no_change_of_a_file_panics(at in 0..WHOLE.len(), cut in 0..12_usize, word in proptest::sample::select(&WORDS[..])) {
        let end = WHOLE.len().min(at + cut);
        let (Some(before), Some(after)) = (WHOLE.get(..at), WHOLE.get(end..)) else { return Ok(()) };
        if let Err(err) = read(&format!("{before}{word}{after}"), &[]) {
            let said = err.to_string();
            prop_assert!(said.starts_with("batch.toml") || said.starts_with("x.csv"), "{}", said);
            prop_assert!(said.lines().skip(1).all(|line| line.chars().count() <= 73), "{}", said);
        }
    }

    #[test]
    fn no_cell_panics(cell in ".*", name in "[a-z]{0,3}") {
        let action = "[[action]]\ndo = \"send\"\naccount = \"{a}\"\namount = \"{b}\"\nasset = \"{b}\"\nto = \"{b}\"\ntable = \"x.csv\"\n";
        let _ = read_actions(action, &[("x.csv", &format!("a,b\nme,{cell}\n{name},{cell}"))]);
    }
}

//! What is wrong with a batch file is said with its place, what was expected, and what was meant: `wrong.txt` has a file and its
//! message each. `RESTAKE_BLESS=1` writes the messages anew.

use std::{env, fs};

use restake::error::{Fate, fate};

use super::read;

const FILE: &str = "tests/script/wrong.txt";

/// One wrong file: its name, its text, its tables, and what is said of it.
struct Case {
    name: String,
    text: String,
    tables: Vec<(String, String)>,
    said: String,
}

impl Case {
    fn parse(text: &str) -> Self {
        let (name, rest) = text.split_once('\n').expect("a case has a name");
        let (input, said) = rest.split_once("---\n").unwrap_or((rest, ""));
        let mut parts = input.split("+++ ");
        let text = parts.next().expect("a file").to_owned();
        let tables = parts.map(|part| part.split_once('\n').map(|(name, text)| (name.to_owned(), text.to_owned())).expect("a table"));
        Self { name: name.into(), text, tables: tables.collect(), said: said.trim_end().to_owned() }
    }

    /// What is said now. A file that only names actions is given its first lines.
    fn says(&self) -> String {
        let text = match self.text.strip_prefix("...\n") {
            Some(actions) => format!("version = 1\nnetwork = \"practice\"\n{actions}"),
            None => self.text.clone(),
        };
        let err = read(&text, &self.tables).err().unwrap_or_else(|| panic!("`{}` is not wrong", self.name));
        let failure = fate(&err);
        assert!(err.chain().count() == 1 && failure.fate == Fate::Usage, "{}: {err:#}", self.name);
        let hint = failure.hint.map(|hint| format!("\nhint: {hint}")).unwrap_or_default();
        format!("{err}{hint}")
    }
}

#[test]
fn each_wrong_file_is_told_what_is_wrong_with_it() {
    let text = fs::read_to_string(FILE).expect("the corpus");
    let (head, cases) = text.split_once("=== ").expect("a case");
    let cases: Vec<_> = cases.split("\n=== ").map(Case::parse).collect();
    if env::var_os("RESTAKE_BLESS").is_some() {
        let blessed = cases.iter().map(|case| {
            let tables: String = case.tables.iter().map(|(name, text)| format!("+++ {name}\n{text}")).collect();
            format!("=== {}\n{}{tables}---\n{}\n", case.name, case.text, case.says())
        });
        fs::write(FILE, format!("{head}{}", blessed.collect::<Vec<_>>().join("\n"))).expect("the corpus is written");
        return;
    }
    let wrong: Vec<_> =
        cases.iter().filter(|case| case.says() != case.said).map(|case| format!("{}:\n{}", case.name, case.says())).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(cases.len() > 60, "{} cases were read", cases.len());
}

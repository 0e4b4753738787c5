//! What is wrong with a file is shown with its place, through the binary and on 80 columns; the rest of them are in `tests/script`.

use super::stage::{PAYEE, Stage};

fn said(stage: &Stage, text: &str) -> String {
    let file = stage.raw("batch.toml", text);
    let mut command = stage.command(&["batch", "check", "batch.toml"]);
    command.current_dir(std::path::Path::new(&file).parent().unwrap());
    let ended = super::stage::Ended::of(&mut command);
    let said = ended.said(2);
    assert!(ended.stdout.is_empty() && said.lines().all(|line| line.chars().count() <= 80), "{said}");
    stage.untouched();
    said
}

#[test]
fn a_key_that_is_not_known_is_shown_with_the_nearest() {
    let stage = Stage::set();
    let text = "version = 1\nnetwork = \"practice\"\n[[action]]\ndo = \"stake\"\naccount = \"a\"\namuont = \"1.5\"\nwith = \"lido\"\n";
    assert_eq!(
        said(&stage, text),
        "\
error: batch.toml, line 6, column 1: `stake` has no option `amuont`
       | amuont = \"1.5\"
       | ^^^^^^
hint: did you mean `amount`?
"
    );
}

#[test]
fn a_value_that_cannot_be_is_shown_at_its_place_with_its_row() {
    let stage = Stage::set();
    stage.raw("payments.csv", &format!("to,amount\n{PAYEE},1\n{PAYEE},1..5\n"));
    let text = "version = 1\nnetwork = \"practice\"\n[[action]]\ndo = \"send\"\naccount = \"a\"\nasset = \"eth\"\ntable = \"payments.csv\"\nto = \"{to}\"\namount = \"{amount}\"\n";
    let said = said(&stage, text);
    crate::hostile::home::speaks_of(
        &said,
        &["line 9, column 10: `amount`", "in line 3 of payments.csv", "| amount = \"{amount}\"", "^^^^^^^^^^"],
    );
}

#[test]
fn an_account_that_is_not_there_is_shown_with_the_nearest() {
    let stage = Stage::set();
    let text = "version = 1\nnetwork = \"practice\"\n[[action]]\ndo = \"undelegate\"\naccount = [\"ops/0..3\", \"opps/4\"]\n";
    assert_eq!(
        said(&stage, text),
        "\
error: batch.toml, line 5, column 24: there is no account `opps`
       | account = [\"ops/0..3\", \"opps/4\"]
       |                        ^^^^^^^^
hint: did you mean `ops`?
"
    );
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let stage = Stage::set();
    let error = stage.run(&["batch", "check", "nowhere.toml"]);
    crate::hostile::home::speaks_of(&error.said(1), &["the batch file nowhere.toml cannot be read"]);
    stage.untouched();
}

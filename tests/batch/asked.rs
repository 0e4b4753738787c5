//! A batch at a terminal: everything is shown, asked about once, and told of while it goes on.

use super::stage::{PAYEE, Stage, ether};
use crate::{hostile::node::Lie, prompts::screen::Screen};
use std::fs;

fn payments(stage: &Stage) -> String {
    let text = "[[action]]\nid = \"pay\"\ndo = \"send\"\naccount = [\"a\", \"b\"]\namount = \"1\"\nasset = \"eth\"\nrepeat = 2\n";
    stage.file("batch.toml", &format!("{text}to = \"{PAYEE}\"\n"))
}

#[test]
fn all_of_it_is_shown_and_asked_about_once() {
    let stage = Stage::set();
    let file = payments(&stage);
    for (answer, code) in [("n\r", 3), ("\r", 3), ("y\r", 0)] {
        let mut screen = Screen::start(&mut stage.command(&["batch", "run", &file]), "");
        screen.until("Sign and send 4 actions? [y/N]");
        for said in ["pay@a:1", "pay@a:2", "pay@b:1", "pay@b:2", "together: leaves at most 4 ETH"] {
            assert!(screen.shown().contains(said), "`{said}` is not shown: {}", screen.shown());
        }
        stage.untouched();
        screen.types(answer);
        let (ended, shown, stdout) = screen.end();
        assert_eq!(ended, Some(code), "{shown}");
        assert_eq!(shown.matches("together: ").count(), 1, "{shown}");
        assert_eq!(stdout.contains("4 of 4 actions done."), code == 0, "{stdout}");
    }
    assert_eq!(stage.paid(), ether("4"));
}

#[test]
fn what_is_typed_before_the_question_agrees_to_nothing() {
    let stage = Stage::set();
    let file = payments(&stage);
    let mut screen = Screen::start(&mut stage.command(&["batch", "run", &file]), "y\n");
    screen.until("[y/N]");
    screen.types("\r");
    let (code, shown, _) = screen.end();
    assert_eq!(code, Some(3), "{shown}");
    stage.untouched();
}

#[test]
fn what_was_done_is_done_once_more_only_where_somebody_says_so() {
    let stage = Stage::set();
    let file = payments(&stage);
    stage.carry_out(&file).done();
    let ask = |answers: [&str; 2]| {
        let mut screen = Screen::start(&mut stage.command(&["batch", "run", &file]), "");
        screen.until("Do all of it once more? [y/N]");
        screen.types(answers[0]);
        if answers[0] == "y\r" {
            screen.until("Sign and send 4 actions? [y/N]");
            screen.types(answers[1]);
        }
        screen.end().0
    };
    assert_eq!((ask(["n\r", ""]), stage.paid()), (Some(3), ether("4")));
    assert_eq!((ask(["y\r", "n\r"]), stage.paid()), (Some(3), ether("4")));
    assert_eq!((ask(["y\r", "y\r"]), stage.paid()), (Some(0), ether("8")));
}

#[test]
fn keys_are_opened_while_it_is_checked_and_what_is_not_possible_is_said_first() {
    let stage = Stage::set();
    let pay = |amount: &str| {
        format!("[[action]]\ndo = \"send\"\naccount = [\"a\", \"ops/0\"]\namount = \"{amount}\"\nasset = \"eth\"\nto = \"{PAYEE}\"\n")
    };
    let (secret, file) = (stage.home.path("password"), stage.file("batch.toml", &pay("1000")));
    let password = fs::read(&secret).unwrap();
    fs::write(&secret, "not it").unwrap();
    let said = stage.carry_out(&file).failed(4, "funds");
    assert!(said.contains("2 of 2 actions not possible") && !said.contains("password"), "{said}");
    let file = stage.file("batch.toml", &pay("1"));
    let said = stage.carry_out(&file).failed(1, "password");
    assert!(said.contains("the passwords of `a`, `ops` are wrong"), "{said}");
    stage.untouched();
    fs::write(&secret, password).unwrap();
    // The accounts are looked at once the chain is opened; by then it is read already.
    stage.node.lies_at("eth_feeHistory", 1, 1, Lie::After(Box::new(move || fs::remove_file(&secret).unwrap())));
    stage.carry_out(&file).done();
    stage.one_each(2);
}

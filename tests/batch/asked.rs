//! A batch at a terminal: everything is shown, asked about once, and told of while it goes on.

use super::stage::{PAYEE, Stage, ether};
use crate::prompts::screen::Screen;

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

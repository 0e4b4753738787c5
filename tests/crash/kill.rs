//! SIGKILL after every event: `history resume` brings the same end as if nothing had happened.

use serde_json::json;

use super::wreck::{RECEIPT, RESUME, SEND, SIMULATE, SYNC, WRAP, Wreck, in_peace};
use crate::hostile::{home::speaks_of, node::Lie};

#[test]
fn before_anything_is_signed() {
    let wreck = Wreck::new();
    wreck.dies_at(&WRAP, SIMULATE, 0, Lie::Hang);
    wreck.has_written(&[]);
    assert_eq!(wreck.stage.home.run(&RESUME).done()["resumed"], json!([]));
    wreck.stage.home.run(&WRAP).done();
    assert_eq!(wreck.ended(), in_peace());
}

#[test]
fn after_the_plan_is_written() {
    let wreck = Wreck::new();
    // No request lies between the plan and its first signature; the disk after a death there is this one's first line.
    wreck.dies_at(&WRAP, SYNC, 0, Lie::Hang);
    wreck.cut_before_signature(1, 0);
    wreck.has_written(&["planned"]);
    assert_eq!(wreck.resumed(), in_peace());
}

#[test]
fn after_the_first_signature() {
    let wreck = Wreck::new();
    wreck.dies_at(&WRAP, SYNC, 0, Lie::Hang);
    wreck.has_written(&["planned", "signed"]);
    assert_eq!(wreck.resumed(), in_peace());
}

#[test]
fn after_the_first_signature_when_the_node_has_it() {
    let wreck = Wreck::new();
    wreck.dies_at(&WRAP, SYNC, 0, Lie::DoneAndHang);
    wreck.has_written(&["planned", "signed"]);
    assert_eq!(wreck.resumed(), in_peace());
}

#[test]
fn after_the_first_is_sent() {
    let wreck = Wreck::new().without_sync();
    wreck.dies_at(&WRAP, RECEIPT, 0, Lie::Hang);
    wreck.has_written(&["planned", "signed", "sent"]);
    assert_eq!(wreck.resumed(), in_peace());
}

#[test]
fn after_the_first_is_sent_and_lost_by_the_node() {
    let wreck = Wreck::new();
    let before = wreck.stage.chain().snapshot();
    let wreck = wreck.without_sync();
    wreck.dies_at(&WRAP, RECEIPT, 0, Lie::Hang);
    wreck.has_written(&["planned", "signed", "sent"]);
    assert!(wreck.stage.chain().revert(before));
    assert_eq!(wreck.resumed(), in_peace());
}

#[test]
fn after_the_first_is_mined() {
    let wreck = Wreck::new();
    // The second simulation is that of the second step, alone.
    wreck.dies_at(&WRAP, SIMULATE, 1, Lie::Hang);
    wreck.has_written(&["planned", "signed", "sent", "mined"]);
    assert_eq!(wreck.resumed(), in_peace());
}

#[test]
fn after_the_second_signature() {
    let wreck = Wreck::new();
    wreck.dies_at(&WRAP, SYNC, 1, Lie::Hang);
    wreck.has_written(&["planned", "signed", "sent", "mined", "signed"]);
    assert_eq!(wreck.resumed(), in_peace());
}

#[test]
fn after_the_second_signature_when_the_node_has_it() {
    let wreck = Wreck::new();
    wreck.dies_at(&WRAP, SYNC, 1, Lie::DoneAndHang);
    wreck.has_written(&["planned", "signed", "sent", "mined", "signed"]);
    assert_eq!(wreck.resumed(), in_peace());
}

#[test]
fn after_the_second_is_sent() {
    let wreck = Wreck::new().without_sync();
    wreck.dies_at(&WRAP, RECEIPT, 1, Lie::Hang);
    wreck.has_written(&["planned", "signed", "sent", "mined", "signed", "sent"]);
    assert_eq!(wreck.resumed(), in_peace());
}

/// What a pipe of Linux holds before its writer has to wait.
#[cfg(target_os = "linux")]
const PIPE: usize = 65_536;

#[cfg(target_os = "linux")]
#[test]
fn after_the_second_is_mined() {
    let wreck = Wreck::new();
    // Nobody reads what it prints: it stands at its report when it is killed.
    let (reader, mut writer) = std::io::pipe().unwrap();
    std::io::Write::write_all(&mut writer, &[b' '; PIPE]).unwrap();
    let mut process = wreck.stage.home.command(&WRAP).stdout(writer).spawn().unwrap();
    while wreck.stage.home.events().len() < 7 {
        assert!(process.try_wait().unwrap().is_none(), "it ends before it is killed");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    process.kill().unwrap();
    assert_eq!(process.wait().unwrap().code(), None, "killed");
    drop(reader);
    wreck.has_written(&["planned", "signed", "sent", "mined", "signed", "sent", "mined"]);
    assert_eq!(wreck.resumed(), in_peace());
}

#[test]
fn while_the_plan_is_being_written() {
    let wreck = Wreck::new();
    wreck.dies_at(&WRAP, SYNC, 0, Lie::Hang);
    wreck.cut_before_signature(0, 300);
    wreck.has_written(&["?"]);
    assert_eq!(wreck.stage.home.run(&RESUME).done()["resumed"], json!([]), "nobody knows what was to be done");
    wreck.stage.home.run(&WRAP).done();
    assert_eq!(wreck.stage.home.run(&["history", "list"]).done()["broken_lines"], json!([1]));
    assert_eq!(wreck.ended(), in_peace());
}

#[test]
fn while_a_signature_is_being_written() {
    for (step, lines) in [(0, 1), (1, 4)] {
        for part in [1, 90, 400] {
            let wreck = Wreck::new();
            wreck.dies_at(&WRAP, SYNC, step, Lie::Hang);
            wreck.cut_before_signature(lines, part);
            assert_eq!(wreck.stage.home.events().last().map(String::as_str), Some("?"));
            assert_eq!(wreck.resumed(), in_peace());
        }
    }
}

#[test]
fn while_it_is_written_that_a_step_was_sent_or_mined() {
    let first = Wreck::new().without_sync();
    first.dies_at(&WRAP, RECEIPT, 0, Lie::Hang);
    first.cut(2, 40);
    first.has_written(&["planned", "signed", "?"]);
    assert_eq!(first.resumed(), in_peace());
    let first = Wreck::new();
    first.dies_at(&WRAP, SIMULATE, 1, Lie::Hang);
    first.cut(3, 40);
    first.has_written(&["planned", "signed", "sent", "?"]);
    assert_eq!(first.resumed(), in_peace());
    for lines in [5, 6] {
        let second = Wreck::new();
        second.stage.home.run(&WRAP).done();
        second.cut(lines, 40);
        assert_eq!(second.resumed(), in_peace());
    }
}

#[test]
fn while_it_is_being_resumed_and_again() {
    let wreck = Wreck::new();
    wreck.dies_at(&WRAP, SIMULATE, 1, Lie::Hang);
    wreck.has_written(&["planned", "signed", "sent", "mined"]);
    // The rest is a plan of its own from its first line on; the first may not be carried on beside it.
    let resume = wreck.resume();
    wreck.dies_at(&resume.iter().map(String::as_str).collect::<Vec<_>>(), SYNC, 0, Lie::DoneAndHang);
    wreck.has_written(&["planned", "signed", "sent", "mined", "planned", "signed"]);
    assert_eq!(wreck.resumed(), in_peace());
}

#[test]
fn a_damaged_line_is_not_taken_for_one_that_was_broken_off() {
    let wreck = Wreck::new();
    wreck.stage.home.run(&WRAP).done();
    // The disk turns the second signature into something else: nobody knows any more that the second step was sent.
    let path = wreck.stage.home.journal();
    let lines: Vec<_> = std::fs::read_to_string(&path).unwrap().lines().map(str::to_owned).collect();
    let damaged: Vec<_> =
        lines.iter().enumerate().map(|(n, line)| if n == 4 { line.replace("signed", "sigged") } else { line.clone() }).collect();
    std::fs::write(&path, format!("{}\n", damaged.join("\n"))).unwrap();
    let before = wreck.stage.node.sent().len();
    for outcome in [wreck.resumes(), wreck.stage.home.run(&WRAP)] {
        let error = outcome.failed(1, "journal");
        speaks_of(&error, &["line 5 of the journal is damaged", "may be done already", "history close --damaged"]);
    }
    assert_eq!(wreck.stage.node.sent().len(), before);
    wreck.stage.home.run(&["history", "close", "--damaged"]).done();
    assert_eq!(wreck.stage.home.run(&["history", "list"]).done()["broken_lines"], json!([5]), "it is still shown");
    wreck.stage.home.run(&WRAP).done();
}

#[test]
fn nothing_is_carried_on_unless_it_is_named() {
    let wreck = Wreck::new();
    wreck.dies_at(&WRAP, SIMULATE, 1, Lie::Hang);
    let before = wreck.stage.node.sent().len();
    let answer = wreck.stage.home.run(&RESUME).done();
    assert_eq!((&answer["resumed"], answer["left"].as_array().map(Vec::len)), (&json!([]), Some(1)), "{answer}");
    assert_eq!(wreck.stage.node.sent().len(), before);
    assert_eq!(wreck.resumed(), in_peace());
}

#[test]
fn a_rehearsal_of_the_rest_sends_nothing() {
    let wreck = Wreck::new();
    let resume = |wreck: &Wreck| [wreck.resume(), vec!["--dry-run".into()]].concat();
    wreck.dies_at(&WRAP, SYNC, 0, Lie::Hang);
    let before = wreck.stage.node.sent().len();
    let words = resume(&wreck);
    wreck.stage.home.run(&words.iter().map(String::as_str).collect::<Vec<_>>()).failed(5, "open");
    assert_eq!(wreck.stage.node.sent().len(), before, "what was signed is only looked for");
    wreck.dies_at(&wreck.resume().iter().map(String::as_str).collect::<Vec<_>>(), SIMULATE, 0, Lie::Hang);
    let (before, words) = (wreck.stage.node.sent().len(), resume(&wreck));
    let answer = wreck.stage.home.run(&words.iter().map(String::as_str).collect::<Vec<_>>()).done();
    assert_eq!((&answer["resumed"], answer["rehearsed"].as_array().map(Vec::len)), (&json!([]), Some(1)), "{answer}");
    assert_eq!(wreck.stage.node.sent().len(), before);
    assert_eq!(wreck.resumed(), in_peace());
}

#[test]
fn the_rest_of_an_old_plan_is_not_carried_on() {
    let wreck = Wreck::new();
    wreck.dies_at(&WRAP, SIMULATE, 1, Lie::Hang);
    let text = std::fs::read_to_string(wreck.stage.home.journal()).unwrap();
    let year = text.find("\"at\":\"").unwrap() + 6;
    std::fs::write(wreck.stage.home.journal(), format!("{}2020{}", &text[..year], &text[year + 4..])).unwrap();
    let before = wreck.stage.node.sent().len();
    speaks_of(&wreck.resumes().failed(1, "stale"), &["older than 24 hours", "history close"]);
    assert_eq!(wreck.stage.node.sent().len(), before);
}

#[test]
fn two_at_once_do_not_carry_on_the_same_plan() {
    let wreck = Wreck::new();
    wreck.dies_at(&WRAP, SIMULATE, 1, Lie::Hang);
    // Two resume; one waits at its send while the other comes.
    wreck.stage.node.lies_at(SYNC, 0, 1, Lie::Hang);
    let resume = wreck.resume();
    let mut first = wreck.stage.home.start(&resume.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(wreck.stage.node.hung(), SYNC);
    let error = wreck.resumes().failed(1, "locked");
    speaks_of(&error, &["another `restake` is at work for"]);
    first.kill().unwrap();
    first.wait().unwrap();
    assert_eq!(wreck.resumed(), in_peace());
}

#[test]
fn two_at_once_do_not_use_one_account() {
    let wreck = Wreck::new();
    wreck.stage.node.lies_at(SYNC, 0, 1, Lie::Hang);
    let mut first = wreck.stage.home.start(&WRAP);
    assert_eq!(wreck.stage.node.hung(), SYNC);
    let error = wreck.stage.home.run(&WRAP).failed(1, "locked");
    speaks_of(&error, &["another `restake` is at work for", &crate::hostile::home::owner().to_string(), "wait until it ends"]);
    assert_eq!(wreck.stage.node.sent().len(), 1, "the second sends nothing");
    wreck.stage.home.run(&["history", "list"]).done();
    first.kill().unwrap();
    first.wait().unwrap();
    assert_eq!(wreck.resumed(), in_peace());
}

#[test]
fn sends_are_plain_where_the_node_has_no_other() {
    let wreck = Wreck::new().without_sync();
    wreck.dies_at(&WRAP, SEND, 0, Lie::DoneAndHang);
    wreck.has_written(&["planned", "signed"]);
    assert_eq!(wreck.resumed(), in_peace());
}

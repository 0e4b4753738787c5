//! Where the journal cannot be written, nothing is signed or sent.

use std::fs;

use super::wreck::WRAP;
use crate::hostile::{home::speaks_of, stage::Stage};

/// Runs a plan that cannot be recorded; the chain must not hear of it.
fn refused(stage: &Stage) -> String {
    let before = stage.holds(stage.at.steth);
    let error = stage.home.run(&WRAP).failed(1, "error");
    assert!(stage.node.sent().is_empty());
    assert_eq!(stage.holds(stage.at.steth), before);
    error
}

#[test]
fn a_journal_that_is_a_folder_is_refused() {
    let stage = Stage::set();
    fs::create_dir_all(stage.home.journal()).unwrap();
    speaks_of(&refused(&stage), &["the journal", "cannot be opened"]);
}

#[test]
fn a_folder_of_journals_that_cannot_be_made_is_refused() {
    let stage = Stage::set();
    fs::write(stage.home.path("home/journal"), "a file stands where the folder should").unwrap();
    speaks_of(&refused(&stage), &["cannot be made"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_journal_that_is_a_device_is_refused() {
    for device in ["/dev/full", "/dev/null"] {
        let stage = Stage::set();
        fs::create_dir_all(stage.home.path("home/journal")).unwrap();
        std::os::unix::fs::symlink(device, stage.home.journal()).unwrap();
        speaks_of(&refused(&stage), &["is no regular file"]);
    }
}

#[test]
fn a_disk_that_is_full_at_the_plan_is_refused() {
    let stage = Stage::set();
    let error = stage.home.run_short_of_disk(0, &WRAP).failed(1, "error");
    speaks_of(&error, &["cannot be written: nothing more is signed or sent"]);
    assert!(stage.node.sent().is_empty());
}

#[test]
fn a_disk_that_is_full_at_the_signature_sends_nothing() {
    let stage = Stage::set();
    // Room for the plan and no more: what a disk has left is filled with empty lines.
    stage.home.run(&[&WRAP[..], &["--save", stage.home.path("x.json").to_str().unwrap()]].concat()).done();
    let plan: serde_json::Value = serde_json::from_slice(&fs::read(stage.home.path("x.json")).unwrap()).unwrap();
    let line = plan["plan"].to_string().len() + 150;
    let blocks = 64;
    fs::create_dir_all(stage.home.path("home/journal")).unwrap();
    fs::write(stage.home.journal(), "\n".repeat(blocks * 512 - line)).unwrap();
    let error = stage.home.run_short_of_disk(blocks, &WRAP).failed(1, "error");
    speaks_of(&error, &["cannot be written: nothing more is signed or sent"]);
    assert!(stage.node.sent().is_empty());
    let events = stage.home.events();
    assert_eq!(events.first().map(String::as_str), Some("planned"), "{events:?}");
    assert!(!events.contains(&"signed".to_owned()), "{events:?}");
    // With room again, the plan is carried out once.
    let plans = stage.home.run(&["history", "list"]).done();
    stage.home.run(&["history", "resume", plans["plans"][0]["plan"].as_str().unwrap(), "--yes"]).done();
    assert_eq!(stage.node.hashes().len(), 2);
}

//! A disk that is full, a home that cannot be written and journals that were damaged: said clearly, and nothing is done twice.

use std::fs;

use alloy::primitives::B256;
use serde_json::Value;

use super::{death::Death, ground::Ground, kills::Peace, script::Script, stage::Stage};
use crate::hostile::home::{Outcome, speaks_of};

/// Everything that a failed run said.
fn said(outcome: &Outcome, case: &str) -> String {
    assert!(matches!(outcome.code(), Some(1 | 5)), "{case}: {outcome}");
    outcome.to_string()
}

/// Runs the script where no file may be longer than so many blocks of 512 bytes; then, with room again, does the rest.
fn short_of_disk(ground: &Ground, peace: &Peace, script: Script, blocks: usize) {
    let case = format!("files of {blocks} blocks");
    let stage = Stage::set(ground, script);
    let words = stage.words("run");
    let outcome = stage.home.run_short_of_disk(blocks, &words.iter().map(String::as_str).collect::<Vec<_>>());
    speaks_of(&said(&outcome, &case), &["cannot be written"]);
    let words = stage.words(stage.rest());
    let again = stage.home.run_short_of_disk(blocks, &words.iter().map(String::as_str).collect::<Vec<_>>());
    speaks_of(&said(&again, &case), &["cannot be written"]);
    finishes(&stage, peace, &case);
}

/// Does the rest.
fn finishes(stage: &Stage<'_>, peace: &Peace, case: &str) {
    let outcome = stage.resume();
    assert_eq!(outcome.code(), Some(0), "{case}: {outcome}");
    stage.is_done(case);
    stage.finished(case).is(&peace.ending, case);
}

#[test]
fn a_full_disk_stops_it_and_room_lets_it_go_on() {
    let ground = Ground::practice();
    let peace = Peace::of(&ground, Script::dozen());
    [0, 3, 5].into_iter().for_each(|blocks| short_of_disk(&ground, &peace, Script::dozen(), blocks));
}

#[test]
#[ignore = "needs anvil: run by .ci/run"]
fn a_full_disk_stops_fifty_actions_and_room_lets_them_go_on() {
    let ground = Ground::real();
    let peace = Peace::of(&ground, Script::fifty());
    [0, 2, 4, 6, 8, 10].into_iter().for_each(|blocks| short_of_disk(&ground, &peace, Script::fifty(), blocks));
}

#[test]
fn a_home_that_cannot_be_written_is_refused() {
    let ground = Ground::practice();
    let stage = Stage::set(&ground, Script::dozen());
    // Nobody makes files there, not even who may write everywhere.
    std::os::unix::fs::symlink("/proc", stage.home.path("home/journal")).expect("a link");
    let outcome = stage.run("run");
    said(&outcome, "a home that cannot be written");
    assert_eq!(ground.head(), stage.start, "nothing is sent: {outcome}");
    fs::remove_file(stage.home.path("home/journal")).expect("a link");
    let outcome = stage.resume();
    assert_eq!(outcome.code(), Some(0), "{outcome}");
    stage.finished("with a home again");
}

/// A journal that ends with what loses nothing when it is cut: the node never heard of it, or tells it again.
fn cut(stage: &Stage<'_>, ground: &Ground) -> usize {
    let mut cuts = 0;
    for path in stage.journals() {
        let text = fs::read(&path).expect("a journal");
        let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let start = text[..whole.saturating_sub(1)].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let last: Value = serde_json::from_slice(&text[start..whole]).unwrap_or_default();
        let known = |hash: &Value| ground.has(serde_json::from_value::<B256>(hash.clone()).expect("a hash"));
        if last["event"] != "signed" || !known(&last["hash"]) {
            fs::write(&path, &text[..start + (whole - start) / 2]).expect("it is cut");
            cuts += 1;
        }
    }
    cuts
}

#[test]
fn journals_whose_last_line_is_cut_lose_nothing_else() {
    let ground = Ground::practice();
    let peace = Peace::of(&ground, Script::dozen());
    for part in [1, 3, 5] {
        let case = format!("cut after {part} of 6 parts");
        let stage = Stage::set(&ground, Script::dozen());
        if stage.dies("run", Death::Lines(part * peace.lines / 6)).is_none() {
            assert!(cut(&stage, &ground) > 0, "{case}");
        }
        finishes(&stage, &peace, &case);
    }
}

#[test]
fn a_journal_with_a_damaged_line_stops_its_account_until_it_is_mended() {
    let ground = Ground::practice();
    let peace = Peace::of(&ground, Script::dozen());
    let stage = Stage::set(&ground, Script::dozen());
    stage.dies("run", Death::Lines(peace.lines / 2));
    let path = stage.journals().into_iter().max_by_key(|path| path.metadata().map_or(0, |data| data.len())).expect("a journal");
    let text = fs::read_to_string(&path).expect("a journal");
    assert!(text.contains("\"signed\""), "{text}");
    let damaged = text.replacen("\"signed\"", "\"sigged\"", 1);
    fs::write(&path, &damaged).expect("it is damaged");
    let outcome = stage.resume();
    speaks_of(&said(&outcome, "damaged"), &["of the journal is damaged"]);
    assert_eq!(fs::read_to_string(&path).expect("a journal"), damaged, "nothing is signed for its account");
    fs::write(&path, text).expect("it is mended");
    finishes(&stage, &peace, "mended");
}

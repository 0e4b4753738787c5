//! The questions of commands that act on a chain.

use restake::{
    practice::chain::CHAIN_ID,
    signer::{Derivation, Mnemonic},
};

use super::{JUNK, PASSWORD, Prompt, Step, Way::*};
use crate::{
    hostile::{
        home::{Home, key},
        stage::{Stage, whole},
    },
    journeys::world::World,
};

const NEW: Step = Step(Hidden, "New password", PASSWORD);
const AGAIN: Step = Step(Hidden, "The same again", PASSWORD);
const UNLOCK: Step = Step(Hidden, "Password of me", PASSWORD);

#[test]
fn a_review_and_a_password_are_asked_for_once_each() {
    let stage = Stage::set();
    let home = || stage.home_of(&[stage.node.url()]);
    Prompt {
        words: &["stake", "1", "--with", "lido"],
        before: &[],
        asks: Step(Confirm, "Sign and send this transaction?", "y"),
        right: Some(&[UNLOCK]),
        wrong: (&[Step(Confirm, "Sign and send", "n")], 3, "nothing was signed"),
        nobody: ("y\n", 2, "--yes"),
    }
    .check(&home);
    let wrong = Step(Hidden, "Password of me", "wrong");
    Prompt {
        // Two steps, an allowance and a wrapping, and one password.
        words: &["wrap", "1", "steth", "--yes"],
        before: &[],
        asks: UNLOCK,
        right: Some(&[]),
        wrong: (&[wrong, wrong, wrong], 1, r#""kind":"password""#),
        nobody: (PASSWORD, 2, "--password-file FILE"),
    }
    .check(&home);
}

#[test]
fn a_path_is_asked_for_where_several_were_used() {
    let stage = Stage::set();
    let mnemonic = Mnemonic::parse(&JUNK.into(), Default::default()).unwrap();
    for (path, count) in [("standard", 2), ("ledger-live", 3)] {
        let addresses = mnemonic.addresses(&Derivation::new(Some(path), count).unwrap()).unwrap();
        stage.chain().set_balance(*addresses.last().unwrap(), whole(1));
    }
    let ask = |answer| Step(Plain, "Take which path", answer);
    Prompt {
        words: &["account", "import", "one", "--mnemonic", "--discover"],
        before: &[Step(Hidden, "Mnemonic", JUNK)],
        asks: ask("2"),
        right: Some(&[NEW, AGAIN]),
        wrong: (&[ask("9")], 2, "`9` is none of them"),
        nobody: (JUNK, 2, "`--path standard --count 2` or `--path ledger-live --count 3`"),
    }
    .check(&|| stage.home_of(&[stage.node.url()]));
}

#[test]
fn terms_are_accepted_by_a_name_and_an_operator_is_chosen_by_its_number() {
    let world = World::practice_of(key().to_bytes());
    let registry = std::fs::read_to_string(&world.registry).unwrap();
    let home = || Home::new(std::slice::from_ref(&world.url), CHAIN_ID, &registry);
    let name = Step(Plain, "Operator's name or address", "Granite Staking");
    Prompt {
        words: &["terms", "accept", "Granite Staking"],
        before: &[],
        asks: name,
        right: Some(&[]),
        wrong: (&[Step(Plain, "Operator's name or address", "yes")], 3, "the terms were not accepted"),
        nobody: ("Granite Staking\n", 4, "--accept-terms DIGEST"),
    }
    .check(&home);
    Prompt {
        words: &["avs", "choose", "Beacon Watch", "Data Harbor"],
        before: &[],
        asks: Step(Plain, "Delegate to which", "1"),
        right: Some(&[name, Step(Confirm, "Sign and send this transaction?", "y"), UNLOCK]),
        wrong: (&[Step(Plain, "Delegate to which", "9")], 2, "`9` is none of them"),
        nobody: ("1\n", 2, "--operator"),
    }
    .check(&home);
}

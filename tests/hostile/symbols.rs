//! What a stranger's token says of itself is cleaned before anyone reads it, and never trusted with an amount.

use alloy::primitives::U256;
use restake::plan::{Call, Step};
use serde_json::json;

use super::{
    home::{owner, speaks_of},
    stage::{Contracts, Stage, THIEF},
};

/// Clears a screen, writes elsewhere, and turns the rest around.
const SCREEN: &str = "\u{1b}[2J\u{1b}[H\u{202e}stETH\u{7}\r\nApproved";

fn loses(stage: &Stage, symbol: &str, decimals: u8, amount: u64) -> String {
    let token = stage.unlisted(symbol, decimals, U256::from(1_000_000));
    stage.by_owner(token, &Contracts::approveCall { spender: stage.at.trap, amount: U256::MAX });
    stage.arm(token, &Contracts::transferFromCall { from: owner(), to: THIEF, amount: U256::from(amount) });
    let error = stage.stake_with_trap().failed(4, "bound");
    speaks_of(&error, &["`Stake ether with Lido`", &token.to_string(), "not in the registry", "none of it was to leave"]);
    stage.untouched();
    error
}

#[test]
fn escape_sequences_in_a_symbol_do_not_reach_the_terminal() {
    let error = loses(&Stage::set(), SCREEN, 6, 1_500_000 / 2);
    speaks_of(&error, &["0.75", "·[2J·[H·stETH···Approved"]);
}

#[test]
fn a_symbol_of_another_token_does_not_pass_for_it() {
    speaks_of(&loses(&Stage::set(), "stETH", 18, 7), &["0.000000000000000007 `stETH`"]);
}

#[test]
fn absurd_decimals_count_in_the_smallest_unit() {
    speaks_of(&loses(&Stage::set(), "X", 255, 7), &["spend 7 `X`"]);
}

#[test]
fn an_endless_symbol_is_cut() {
    let error = loses(&Stage::set(), &"A".repeat(5000), 0, 7);
    assert!(error.len() < 1000, "{error}");
}

#[test]
fn a_token_without_a_symbol_is_called_by_its_address() {
    speaks_of(&loses(&Stage::set(), " \u{1b} ", 0, 7), &["spend 7"]);
}

#[test]
fn titles_and_notes_of_a_strangers_plan_are_cleaned() {
    let stage = Stage::set();
    let call = Call::new(stage.at.steth, &Contracts::transferCall { to: THIEF, amount: U256::from(5) });
    let step = Step::new(format!("{SCREEN}Stake"), call).note(format!("{SCREEN}all is well"));
    let mut plan = stage.plan(vec![step]);
    plan.command = SCREEN.into();
    let file = stage.home.save(&plan);
    for words in [vec!["plan", "show", &file], vec!["plan", "run", &file, "--yes"], vec!["plan", "run", &file, "--dry-run"]] {
        // The outcome itself is held against escapes.
        stage.home.run(&words);
    }
    let strange = json!({ SCREEN: 1 }).to_string();
    std::fs::write(&file, strange).unwrap();
    stage.home.run(&["plan", "show", &file]).failed(1, "error");
    stage.untouched();
}

//! The interfaces written in the source are those that were published.

use restake::protocol::interfaces;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Canonical signatures and their selectors, as one publisher's contracts have them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Published {
    source: String,
    functions: BTreeMap<String, String>,
    errors: BTreeMap<String, String>,
}

fn published() -> Vec<Published> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/abi");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.map(|file| serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()).collect()
}

fn missing(ours: BTreeMap<String, String>, theirs: &BTreeMap<String, String>) -> BTreeSet<String> {
    ours.into_iter().filter(|(signature, selector)| theirs.get(signature) != Some(selector)).map(|(signature, _)| signature).collect()
}

#[test]
fn every_function_is_published_with_its_selector() {
    let theirs = published().into_iter().flat_map(|file| file.functions).collect();
    let ours = interfaces::functions().into_iter().map(|function| (function.signature(), function.selector().to_string()));
    let missing = missing(ours.collect(), &theirs);
    assert!(missing.is_empty(), "no publisher has {missing:#?}");
}

#[test]
fn every_error_is_published_with_its_selector() {
    let theirs = published().into_iter().flat_map(|file| file.errors).collect();
    let ours = interfaces::errors().into_iter().map(|error| (error.signature(), error.selector().to_string()));
    let missing = missing(ours.collect(), &theirs);
    assert!(missing.is_empty(), "no publisher has {missing:#?}");
}

#[test]
fn every_list_says_where_it_is_from() {
    assert!(published().iter().all(|file| !file.source.is_empty() && !file.functions.is_empty()));
}

/// What only a broken build or another contract could meet, so that nobody can be told what to do.
const OUT_OF_REACH: &[&str] = &[
    // Lido: as many hints as requests are always sent.
    "ArraysLengthMismatch",
    // ether.fi: only its own contracts make these calls.
    "IncorrectCaller",
    // EigenLayer: malformed calls, calls of its own contracts, and its own migration.
    "EmptyRoot",
    "InputAddressZero",
    "InputArrayLengthMismatch",
    "InputArrayLengthZero",
    "InvalidDepositScalingFactor",
    "InvalidEarner",
    "InvalidPermissions",
    "InvalidSnapshotOrdering",
    "LegacyWithdrawalsNotCompleted",
    "OnlyAllocationManager",
    "OnlyDelegationManager",
    "OnlyEigenPodManager",
    "OnlyStrategyManager",
    "OnlyStrategyManagerOrEigenPodManager",
    "SharesNegative",
    "SharesNotMultipleOfGwei",
    "SlashResolutionDelayNotElapsed",
    "StakerAddressZero",
    "StrategyNotFound",
    "TotalSharesExceedsMax",
    "WithdrawalAmountExceedsTotalDeposits",
];

#[test]
fn every_error_has_advice_or_is_out_of_reach() {
    let errors = interfaces::errors().into_iter().map(|error| error.name);
    let silent: BTreeSet<_> = errors.filter(|error| interfaces::advice(error).is_none()).collect();
    let known: BTreeSet<_> = OUT_OF_REACH.iter().map(|name| (*name).to_owned()).collect();
    let unknown: Vec<_> = silent.difference(&known).collect();
    assert!(unknown.is_empty(), "without advice: {unknown:?}");
}

#[test]
fn revert_strings_of_tokens_come_with_advice() {
    let met = ["ERC20: transfer amount exceeds balance", "ERC20: insufficient allowance", "wstETH: can't wrap zero stETH"];
    assert!(met.iter().all(|text| interfaces::advice(text).is_some()));
}

#[test]
fn what_users_meet_comes_with_advice() {
    let met = ["STAKE_LIMIT", "STAKING_PAUSED", "BlacklistedUser", "MinimumAmountToReceiveNotMet", "WithdrawalDelayNotPassed"];
    assert!(met.iter().all(|error| interfaces::advice(error).is_some()));
    assert_eq!(interfaces::advice("something else"), None);
    let eigenlayer = [
        "DepositExceedsMaxPerDeposit",
        "DepositsLocked",
        "InsufficientWithdrawableBalance",
        "LegacyWithdrawalsNotCompleted",
        "Not enough time has passed since deposit",
        "SharesNegative",
        "TotalSharesExceedsMax",
        "WithdrawalAmountExceedsTotalDeposits",
    ];
    assert!(eigenlayer.iter().all(|error| interfaces::advice(error).is_some()));
}

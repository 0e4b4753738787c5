//! Every command that the parser knows, each with words that it takes: a new one is made words for by its own definition.

use clap::{Arg, ArgAction, Command, CommandFactory, error::ErrorKind};
use restake::cli::Cli;

/// What an argument may be, tried in turn.
const TRIED: [&str; 8] = ["spare", "1", "stETH", "lido", "file", "bash", "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf", "eigenlayer/steth"];

/// Commands whose words have to be good ones to get far.
const GOOD: &[&str] = &[
    "account new made --mnemonic-out made",
    "account import phrase --mnemonic",
    "account import digits --private-key",
    "account import filed --keystore keystore",
    "account watch seen 0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf",
    "account show me",
    "account rename spare other",
    "account remove spare --yes",
    "account import found --mnemonic --discover",
    "account export me --out exported",
    "account sign-message hello --yes",
    "account sign-typed typed --allow-unknown 0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf --yes",
    "account upgrade weak",
    "account password weaker --new-password-file new",
    "account remember me",
    "account forget me",
    "account default me",
    "stake 1 --with lido --yes",
    "deposit 0.1 steth --into kelp --yes",
    "deposit 0.1 steth --into eigenlayer/steth --yes",
    "wrap 0.1 stETH --yes",
    "unwrap 0.01 wstETH --yes",
    "unstake 0.1 stETH --yes",
    "withdraw 0.05 eigenlayer/steth --yes",
    "venues lido",
    "avs show DataHarbor",
    "avs choose BeaconWatch DataHarbor --dry-run",
    "operators show GraniteStaking",
    "terms show GraniteStaking",
    "terms accept GraniteStaking",
    "terms check GraniteStaking",
    "terms revoke GraniteStaking",
    "delegate GraniteStaking --yes",
    "undelegate --yes",
    "redelegate GraniteStaking --yes",
    "rewards show --sidecar RPC",
    "rewards claim --sidecar RPC --yes",
    "rewards set-claimer 0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf --yes",
    "claim --yes",
    "send 0.1 stETH 0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf --yes",
    "portfolio me words",
    "history show PLAN",
    "history resume --yes",
    "history close --damaged",
    "plan show plan",
    "plan run plan --yes",
    "plan export plan --to unsigned",
    "sign plan --yes",
    "broadcast plan.signed.json --yes",
    "man pages",
];

/// The words of every command, in the order of the tree; names of two words are written as one in [`GOOD`].
pub fn every() -> Vec<Vec<String>> {
    let tree = Cli::command();
    let mut all = vec![];
    walk(&tree, &[], &mut all);
    let stale = GOOD.iter().find(|good| !all.iter().any(|words: &Vec<String>| words.join(" ") == **good));
    assert!(stale.is_none(), "there is no command `{}` any more", stale.unwrap_or(&""));
    all.iter().map(|words| words.iter().map(|word| spaced(word)).collect()).collect()
}

/// Whether these words are good ones, which get as far as a command can.
pub fn is_good(words: &[String]) -> bool {
    GOOD.iter().any(|good| good.split(' ').map(spaced).eq(words.iter().cloned()))
}

fn spaced(word: &str) -> String {
    match word {
        "BeaconWatch" => "Beacon Watch".into(),
        "DataHarbor" => "Data Harbor".into(),
        "GraniteStaking" => "Granite Staking".into(),
        word => word.into(),
    }
}

fn walk(command: &Command, path: &[&str], all: &mut Vec<Vec<String>>) {
    for inner in command.get_subcommands() {
        walk(inner, &[path, &[inner.get_name()]].concat(), all);
    }
    if path.is_empty() || command.is_subcommand_required_set() {
        return;
    }
    let own = |good: &&&str| good.split(' ').take(path.len()).eq(path.iter().copied());
    let inner = |good: &str| {
        let next = good.split(' ').nth(path.len());
        next.is_some_and(|next| command.get_subcommands().any(|inner| inner.get_name() == next))
    };
    let good: Vec<_> = GOOD.iter().filter(own).filter(|good| !inner(good)).collect();
    if good.is_empty() {
        all.push(made(command, path));
    }
    all.extend(good.iter().map(|good| good.split(' ').map(str::to_owned).collect()));
}

/// Words that a command takes, by its definition.
fn made(command: &Command, path: &[&str]) -> Vec<String> {
    let needed: Vec<_> = command.get_positionals().filter(|arg| arg.is_required_set()).collect();
    let extras = command.get_opts().chain(command.get_arguments()).filter(|arg| !arg.is_positional()).filter_map(option);
    let parser = Cli::command();
    for extra in std::iter::once(vec![]).chain(extras) {
        for choice in 0..TRIED.len().pow(needed.len() as u32) {
            let mut words: Vec<_> = path.iter().map(|word| (*word).to_owned()).collect();
            let mut left = choice;
            for arg in &needed {
                let tried = values(arg);
                words.push(tried[left % tried.len()].clone());
                left /= TRIED.len();
            }
            words.extend(extra.iter().cloned());
            let read = parser.clone().try_get_matches_from(std::iter::once("restake".to_owned()).chain(words.clone()));
            match read.map_err(|err| err.kind()) {
                Ok(_) => return words,
                // No value makes up for what is missing.
                Err(ErrorKind::MissingRequiredArgument) => break,
                Err(_) => {}
            }
        }
    }
    panic!("nothing that `restake {}` takes was found: say it in `GOOD`", path.join(" "));
}

fn values(arg: &Arg) -> Vec<String> {
    let possible: Vec<_> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if possible.is_empty() { TRIED.iter().map(ToString::to_string).collect() } else { possible }
}

fn option(arg: &Arg) -> Option<Vec<String>> {
    let name = format!("--{}", arg.get_long()?);
    Some(if matches!(arg.get_action(), ArgAction::Set | ArgAction::Append) { vec![name, "file".into()] } else { vec![name] })
}

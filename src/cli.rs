//! The tree of words: global options, and one line a command.

use crate::{commands, signer::MemorySize, ui::ColorChoice};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, builder::Resettable, error::ErrorKind, parser::ValueSource};
use std::{env, ffi::OsString, path::PathBuf};

/// A restaking wallet for Ethereum: stake, restake, choose AVSs, accept their slashing terms, claim rewards, and every way out
#[derive(Debug, Parser)]
#[command(name = "restake", version, max_term_width = 80, infer_long_args = false, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 done, 1 failed and nothing was sent, 2 usage, 3 declined, 4 refused, 5 something was sent: see `restake history`."
)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// What is to be done.
    #[command(subcommand)]
    pub command: Command,
    /// The commands as typed, such as `terms check`: what a result is called.
    #[arg(skip)]
    pub words: String,
}

impl Cli {
    /// Reads what was typed. A variable of the environment that is empty counts as one that is not set.
    ///
    /// # Errors
    /// When it cannot be read, or asks for help or the version.
    pub fn read(typed: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let typed: Vec<_> = typed.into_iter().collect();
        let mut command = without_empty(Self::command()).color(color(&typed));
        let matches = command.try_get_matches_from_mut(typed)?;
        let mut cli = Self::from_arg_matches(&matches)?;
        // An option goes before the environment, which `conflicts_with` does not know.
        if cli.global.password_fd.is_some()
            && cli.global.password_file.take().is_some()
            && matches.value_source("password_file") == Some(ValueSource::CommandLine)
        {
            let message = "the argument '--password-file <FILE>' cannot be used with '--password-fd <N>'";
            return Err(command.error(ErrorKind::ArgumentConflict, message));
        }
        let mut words = vec![];
        let mut at = &matches;
        while let Some((word, inner)) = at.subcommand() {
            words.push(word);
            at = inner;
        }
        cli.words = words.join(" ");
        Ok(cli)
    }
}

/// The same commands, where a variable of the environment that is empty is not set.
pub(crate) fn without_empty(command: clap::Command) -> clap::Command {
    let empty = |arg: &clap::Arg| arg.get_env().and_then(env::var_os).is_some_and(|value| value.is_empty());
    command.mut_args(|arg| if empty(&arg) { arg.env(Resettable::Reset) } else { arg }).mut_subcommands(without_empty)
}

/// The colours of help and of errors in what was typed, which are printed before `--color` is read.
fn color(typed: &[OsString]) -> clap::ColorChoice {
    let words: Vec<_> = typed.iter().map(|word| word.to_string_lossy()).collect();
    let apart = words.windows(2).filter(|pair| pair[0] == "--color").map(|pair| pair[1].as_ref());
    let joined = words.iter().filter_map(|word| word.strip_prefix("--color="));
    match apart.chain(joined).last() {
        Some("never") => clap::ColorChoice::Never,
        Some("always") => clap::ColorChoice::Always,
        _ => clap::ColorChoice::Auto,
    }
}

/// Options that every command has.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Options everywhere")]
pub struct Global {
    /// The network: mainnet, hoodi, sepolia, or a registry file's own name
    #[arg(short, long, global = true, env = "RESTAKE_NETWORK", value_name = "NAME")]
    pub network: Option<String>,
    /// The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails
    #[arg(long, global = true, env = "RESTAKE_RPC_URL", hide_env_values = true, value_name = "URL", value_delimiter = ',')]
    pub rpc_url: Vec<String>,
    /// How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]
    #[arg(long, global = true, env = "RESTAKE_RATE", value_name = "N")]
    pub rate: Option<u32>,
    /// A registry file laid over the built-in one: a local chain, a new venue
    #[arg(long, global = true, env = "RESTAKE_REGISTRY", value_name = "FILE")]
    pub registry: Option<PathBuf>,
    /// The account that acts
    #[arg(short, long, global = true, env = "RESTAKE_ACCOUNT", value_name = "NAME")]
    pub account: Option<String>,
    /// Reads the account's password from a file; `-` is standard input
    #[arg(long, global = true, env = "RESTAKE_PASSWORD_FILE", value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// Reads the account's password from an open file descriptor, a line at a time, instead of from a file
    #[arg(long, global = true, value_name = "N")]
    pub password_fd: Option<u32>,
    /// What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]
    #[arg(long, global = true, env = "RESTAKE_MAX_KDF_MEMORY", value_name = "SIZE")]
    pub max_kdf_memory: Option<MemorySize>,
    /// Prints the result as one JSON object
    #[arg(long, global = true)]
    pub json: bool,
    /// Says less on standard error
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Says on standard error which node and block were asked, and how often
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorChoice,
    /// Never asks: a question that no option answers ends the command; so it is where `CI` is set
    #[arg(long, global = true)]
    pub no_input: bool,
    /// Keeps everything in this folder instead of the user's own
    #[arg(long, global = true, env = "RESTAKE_HOME", value_name = "DIR")]
    pub home: Option<PathBuf>,
    /// The configuration file
    #[arg(long, global = true, env = "RESTAKE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Allows a node to be asked over plain http beyond this machine
    #[arg(long, global = true)]
    pub allow_insecure_rpc: bool,
    /// Simulates here, over state that the node proves against the block's state root, instead of believing its simulation
    #[arg(long, global = true, env = "RESTAKE_VERIFY_STATE", value_parser = clap::builder::BoolishValueParser::new())]
    pub verify_state: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make, import, watch, list, show, rename, remove and export accounts
    Account(commands::account::AccountCommand),
    /// List every place to stake or restake, with its rate, limits, exit and risk now
    Venues(commands::venues::Venues),
    /// Stake ether for a liquid staking token
    Stake(commands::stake::Stake),
    /// Deposit a token or ether into a restaking venue
    Deposit(commands::deposit::Deposit),
    /// Wrap a rebasing token, such as stETH into wstETH
    Wrap(commands::wrap::Wrap),
    /// Unwrap a wrapped token, such as wstETH into stETH
    Unwrap(commands::wrap::Unwrap),
    /// Give up a staking or restaking token for ether, through its queue
    Unstake(commands::unstake::Unstake),
    /// Take a deposit out of a restaking venue, through its queue
    Withdraw(commands::withdraw::Withdraw),
    /// Claim what has left its queue
    Claim(commands::claim::Claim),
    /// List AVSs, show one, or choose operators by what they secure
    Avs(commands::avs::Avs),
    /// List operators, or show what one secures and how it may be slashed
    Operators(commands::operators::Operators),
    /// Show, accept and check the slashing terms behind a delegation
    Terms(commands::terms::TermsCommand),
    /// Delegate everything that is restaked to an operator, under its slashing terms
    Delegate(commands::delegate::Delegate),
    /// End the delegation; what was under it is queued for withdrawal
    Undelegate(commands::delegate::Undelegate),
    /// Move the delegation to another operator, under its slashing terms
    Redelegate(commands::delegate::Redelegate),
    /// Show and claim rewards, and say who may claim them
    Rewards(commands::rewards::RewardsCommand),
    /// Send ether or a token to somebody
    Send(commands::send::Send),
    /// Show everything held, working, leaving and claimable
    Portfolio(commands::portfolio::Portfolio),
    /// List, show and resume what was signed, pay more for what waits, or cancel it
    History(commands::history::HistoryCommand),
    /// Carry out many actions from one file
    Batch(commands::batch::Batch),
    /// Show, carry out or export a saved plan
    Plan(commands::plan::PlanCommand),
    /// Sign a saved plan on a machine without a network
    Sign(commands::sign::Sign),
    /// Send what was signed on a machine without a network
    Broadcast(commands::broadcast::Broadcast),
    /// Go through the whole life of a position on an embedded chain
    #[cfg(feature = "practice")]
    Practice(commands::practice::Practice),
    /// Print a shell's completions
    Completions(commands::generate::Completions),
    /// Print the manual, or write it into a folder
    Man(commands::generate::Man),
}

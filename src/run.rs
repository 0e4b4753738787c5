//! One command from its words to its exit code: the one place where results and errors are printed.

mod guard;
mod interrupt;

pub use guard::guard;

use crate::{
    app::App,
    cli::{Cli, Command, Global},
    error::{Failure, Fate, about, fate},
    label::harmless,
    ui::{Report, Terminal, Ui, checksummed},
};
use alloy::primitives::TxHash;
use anyhow::{Context, Result};
use clap::error::ErrorKind;
use interrupt::{Interrupts, interrupted};
use serde_json::{Value, json};
use std::process::ExitCode;

/// Runs a command and prints what came of it.
pub fn run(cli: Cli) -> ExitCode {
    let Cli { global, command, words } = cli;
    let terminal = Terminal::new(global.color, global.quiet, global.no_input);
    let json = global.json;
    // What is practised is worth nothing, and what is done with accounts alone signs no transaction.
    let resume = match words.split(' ').next() {
        Some("practice" | "account") => None,
        Some("batch") => Some("do what is left with `restake batch resume`"),
        _ => Some("see `restake history resume`"),
    };
    if let Some(why) = guard::open().filter(|_| global.verbose > 0) {
        terminal.say(&format!("note: others of this machine may look into the memory of this process: {why}"));
    }
    let mut interrupts = Interrupts::watch(&terminal, json, resume);
    let outcome =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("the runtime cannot start").and_then(|runtime| {
            let work = async {
                tokio::select! {
                    biased;
                    () = interrupts.pressed() => Err(interrupted(&terminal, resume)),
                    outcome = answer(global, command, &words, &terminal) => outcome,
                }
            };
            let outcome = guard::caught(&terminal, || runtime.block_on(work));
            // Nothing is left to be done, and a thread that derived a key would be waited for.
            runtime.shutdown_background();
            outcome
        });
    interrupts.end();
    let printed = outcome.and_then(|text| terminal.print(&text).map_err(|err| unprinted(&terminal, err)));
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        // A prompt that was broken off knows nothing of what was sent before.
        Err(err) if fate(&err).fate == Fate::Interrupted => complain(&terminal, json, &interrupted(&terminal, resume)),
        Err(err) => complain(&terminal, json, &err),
    }
}

async fn answer(global: Global, command: Command, words: &str, terminal: &Terminal) -> Result<String> {
    let json = global.json;
    let (report, app) = match command {
        // What is printed here is of no installation, not even of one whose configuration is damaged.
        Command::Completions(command) => (command.run()?, None),
        Command::Man(command) => (command.run()?, None),
        command => {
            let app = App::new(global, Box::new(terminal.clone()))?;
            let report = command.run(&app).await;
            app.account_for();
            // What is practised is on no network, and of no account that is kept here.
            (report?, Some(app).filter(|_| !words.starts_with("practice")))
        }
    };
    if json { envelope(app.as_ref(), words, &*report).map_err(|err| unprinted(terminal, err)) } else { Ok(report.text()) }
}

/// What was sent is not undone by a result that cannot be printed.
fn unprinted(terminal: &Terminal, error: anyhow::Error) -> anyhow::Error {
    let sent = terminal.sent();
    if sent.is_empty() {
        return error;
    }
    let message = format!("the result cannot be printed, and a node may have {}", listed(&sent));
    about(error.context(Failure::new(Fate::Sent, "unprinted", message).hint("see `restake history list`")), sent)
}

/// Hashes as a sentence goes on with them; of very many the first, for the journal has them all.
fn listed(hashes: &[TxHash]) -> String {
    const MOST: usize = 10;
    let more = hashes.len().saturating_sub(MOST);
    let listed = hashes.iter().take(MOST).map(TxHash::to_string).collect::<Vec<_>>().join(", ");
    if more == 0 { listed } else { format!("{listed}, and {more} more") }
}

/// The JSON form of a result, with the network and the account of `app` where it is of any.
///
/// # Errors
/// When the result holds something that JSON cannot.
pub fn envelope(app: Option<&App>, command: &str, report: &dyn Report) -> Result<String> {
    let mut object = json!({ "version": 1, "command": command });
    if let Some(Ok(registry)) = app.map(App::registry) {
        object["network"] = json!(registry.name);
    }
    // A batch is of the accounts that it names.
    if let Some(Ok(owner)) = app.filter(|_| !command.starts_with("batch")).map(App::owner) {
        object["account"] = json!(owner);
    }
    object["result"] = report.json()?;
    Ok(checksummed(object).to_string())
}

/// The JSON form of an error.
fn error_object(error: &anyhow::Error) -> Value {
    let failure = fate(error);
    let transactions: Vec<_> = failure.transactions.iter().map(|hash| json!({ "hash": hash })).collect();
    // An error may quote a file or a server, and a JSON object is read on terminals too.
    let because: Vec<_> = error.chain().skip(1).map(|cause| harmless(&cause.to_string())).collect();
    let mut object = json!({ "version": 1, "error": {
        "code": failure.fate.code(), "kind": failure.kind, "message": harmless(&error.to_string()), "because": because, "hint": failure.hint,
    } });
    if let Some(error) = object["error"].as_object_mut().filter(|_| !transactions.is_empty()) {
        error.insert("transactions".into(), transactions.into());
    }
    if let Some(result) = failure.result {
        object["result"] = checksummed(*result);
    }
    object
}

fn complain(terminal: &Terminal, json: bool, error: &anyhow::Error) -> ExitCode {
    let failure = fate(error);
    // What a server printed was its result: breaking it off adds no second one.
    if json && !(terminal.told() && failure.fate == Fate::Interrupted) {
        // Where even that cannot be printed, the exit code still tells.
        let _ = terminal.print(&error_object(error).to_string());
    }
    terminal.complain(error, failure.hint.as_deref());
    ExitCode::from(failure.fate.code())
}

/// Prints what clap says of words that it cannot read, and of `--help` and `--version`.
pub fn misread(error: &clap::Error) -> ExitCode {
    // Clap repeats a value that belongs to no option, and after `--private-key=` that is the key.
    let clean = clap::Error::raw(error.kind(), "an option that takes no value was given one\n");
    let error = if error.kind() == ErrorKind::TooManyValues { &clean } else { error };
    let json = std::env::args_os().any(|argument| argument == "--json");
    if json && error.use_stderr() {
        let terminal = Terminal::new(Default::default(), false, true);
        let message = error.render().to_string();
        let message = message.trim().trim_start_matches("error: ");
        let object = json!({ "version": 1, "error": {
            "code": Fate::Usage.code(), "kind": "usage", "message": message, "because": [], "hint": null,
        } });
        let _ = terminal.print(&object.to_string());
    } else {
        // A closed terminal has nobody to tell.
        let _ = error.print();
    }
    ExitCode::from(if error.use_stderr() { Fate::Usage.code() } else { 0 })
}

//! Where the journey is played: its own home, the practice chain in this process, and every line on standard output.

use crate::{
    app::App,
    chain::Node,
    cli::{Cli, Global},
    error::fate,
    practice::{transport::InProcess, world::World},
    ui::{Paint, Terminal, Ui},
};
use anyhow::{Context, Result};
use clap::Parser;
use serde::Serialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// One command of the journey and what came of it.
#[derive(Debug, Serialize)]
pub(super) struct Played {
    /// The command as typed.
    command: String,
    /// The code it would have ended with.
    exit_code: u8,
    /// The transactions it sent.
    transactions: Vec<Value>,
}

/// The stage, with what was played on it so far.
pub(super) struct Stage {
    home: TempDir,
    terminal: Terminal,
    silent: bool,
    node: Option<Node>,
    registry: Option<PathBuf>,
    pub(super) played: Vec<Played>,
}

/// Shows everything on standard output, so that the transcript is whole; nobody is ever asked.
struct Voice {
    terminal: Terminal,
    silent: bool,
}

impl Stage {
    pub(super) fn new(app: &App) -> Result<Self> {
        let global = app.global();
        let home = tempfile::Builder::new().prefix("restake-practice-").tempdir().context("no throw-away home can be made")?;
        let terminal = Terminal::new(global.color, global.quiet, true);
        Ok(Self { home, terminal, silent: global.json, node: None, registry: None, played: vec![] })
    }

    /// A file of the throw-away home.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Opens the curtain: from now on commands meet this world.
    pub(super) fn set(&mut self, world: &World) -> Result<()> {
        let registry = self.file("registry.toml");
        std::fs::write(&registry, &world.registry).context("the practice registry cannot be written")?;
        self.registry = Some(registry);
        self.node = Some(Node::over(InProcess::new(world.chain.clone())));
        Ok(())
    }

    /// Says what happens off stage, such as time that passes.
    pub(super) fn tell(&self, line: &str) -> Result<()> {
        self.print(&format!("\n# {line}\n"))
    }

    fn print(&self, text: &str) -> Result<()> {
        if self.silent { Ok(()) } else { self.terminal.print(text) }
    }

    /// Plays one command as a newcomer would type it, and gives back its result.
    pub(super) async fn play(&mut self, words: &[&str]) -> Result<Value> {
        let typed = words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ");
        self.print(&format!("\n$ restake {typed}\n"))?;
        let cli = Cli::try_parse_from(["restake"].iter().chain(words)).context("the journey mistypes a command")?;
        let global = Global {
            home: Some(self.home.path().into()),
            registry: self.registry.clone(),
            password_file: Some(self.file("password.txt")),
            no_input: true,
            ..Global::default()
        };
        let voice = Voice { terminal: self.terminal.clone(), silent: self.silent };
        let mut app = App::new(global, Box::new(voice))?;
        if let Some(node) = &self.node {
            app = app.with_node(node.clone());
        }
        // A command within a command: its future has to be boxed to have a size.
        let report = Box::pin(cli.command.run(&app)).await.inspect_err(|err| {
            let failure = fate(err);
            let transactions = failure.transactions.iter().map(|hash| json!(hash)).collect();
            self.keep(&typed, failure.fate.code(), transactions);
        })?;
        self.print(&report.text())?;
        let result = report.json()?;
        let transactions = result["transactions"].as_array().into_iter().flatten().map(|sent| sent["hash"].clone()).collect();
        self.keep(&typed, 0, transactions);
        Ok(result)
    }

    fn keep(&mut self, typed: &str, exit_code: u8, transactions: Vec<Value>) {
        self.played.push(Played { command: format!("restake {typed}"), exit_code, transactions });
    }

    /// The last command, if it failed.
    pub(super) fn failed(&self) -> Option<&str> {
        self.played.last().filter(|played| played.exit_code != 0).map(|played| played.command.as_str())
    }
}

/// A word as a shell needs it.
pub(super) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./%@:=".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

/// A path as text.
pub(super) fn text(path: &Path) -> Result<&str> {
    path.to_str().context("the throw-away home has a name that is no text")
}

impl Voice {
    fn line(&self, text: &str) {
        if !self.silent {
            // A reader that went away is told nothing more.
            let _ = self.terminal.print(&format!("{text}\n"));
        }
    }
}

impl Ui for Voice {
    fn say(&self, line: &str) {
        self.line(line);
    }

    fn show(&self, text: &str) {
        self.line(text);
    }

    fn result(&self, text: &str) -> Result<()> {
        self.terminal.print(text)
    }

    fn paint(&self) -> Paint {
        self.terminal.paint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_as_a_shell_needs_them() {
        assert_eq!(quoted("eigenlayer/steth"), "eigenlayer/steth");
        assert_eq!(quoted("Beacon Watch"), "'Beacon Watch'");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("it's"), r"'it'\''s'");
    }

    #[tokio::test]
    async fn a_command_that_fails_is_kept_with_its_code() {
        let home = tempfile::tempdir().unwrap();
        let global = Global { home: Some(home.path().into()), json: true, no_input: true, ..Global::default() };
        let terminal = Terminal::new(global.color, true, true);
        let mut stage = Stage::new(&App::new(global, Box::new(terminal)).unwrap()).unwrap();
        stage.play(&["venues", "nowhere"]).await.unwrap_err();
        assert_eq!(stage.failed(), Some("restake venues nowhere"));
        assert_eq!(
            serde_json::to_value(&stage.played).unwrap(),
            json!([{ "command": "restake venues nowhere", "exit_code": 2, "transactions": [] }])
        );
    }
}

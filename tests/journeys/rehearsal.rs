//! `restake practice` is the whole life of a position by itself, and leaves nothing behind however it ends.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

/// How each command that has to be played begins, and whether it sends something.
const PLAYED: [(&str, bool); 17] = [
    ("account new", false),
    ("stake", true),
    ("deposit 3 steth --into kelp", true),
    ("deposit 5 steth --into eigenlayer/steth", true),
    ("avs choose 'Beacon Watch' 'Data Harbor' --dry-run", false),
    ("terms accept", false),
    ("delegate", true),
    ("rewards claim", true),
    ("withdraw", true),
    ("unstake 1 steth", true),
    ("unstake 1 rseth", true),
    ("claim --yes", true),
    ("undelegate", true),
    ("claim --as-shares", true),
    ("avs choose 'Beacon Watch' 'Data Harbor' --yes", true),
    ("history list", false),
    ("portfolio", false),
];

/// A person's home, and the folder that temporary files are made in.
struct Place {
    home: TempDir,
    temporary: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { home: TempDir::new().expect("a home"), temporary: TempDir::new().expect("a folder") }
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_restake"));
        command.args(words).arg("--home").arg(self.home.path());
        command.env_clear().env("TMPDIR", self.temporary.path()).stdin(Stdio::null());
        command
    }

    fn is_clean(&self) -> bool {
        fs::read_dir(self.temporary.path()).expect("a folder").next().is_none()
    }
}

#[test]
fn the_whole_journey_is_played() {
    let place = Place::new();
    let mine = "0x00000000000000000000000000000000DeaDBeef";
    assert!(place.command(&["account", "watch", "mine", mine]).output().expect("the binary runs").status.success());
    let output = place.command(&["practice", "--json"]).output().expect("the binary runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    let answer: Value = serde_json::from_str(&said).expect("one object");
    assert_eq!((&answer["version"], &answer["command"]), (&1.into(), &"practice".into()));
    assert!(answer.get("network").is_none() && answer.get("account").is_none(), "it is on no network and of no account: {answer}");
    let steps = answer["result"]["steps"].as_array().expect("steps");
    let mut rest = steps.iter();
    for (command, sends) in PLAYED {
        let command = format!("restake {command}");
        let step = rest.find(|step| step["command"].as_str().is_some_and(|typed| typed.starts_with(&command)));
        let step = step.unwrap_or_else(|| panic!("`{command}` is not played, or not in its place: {answer}"));
        assert_eq!(step["transactions"].as_array().map(Vec::is_empty), Some(!sends), "{step}");
    }
    assert!(steps.iter().all(|step| step["exit_code"] == 0), "{answer}");
    assert!(!said.contains(mine) && place.is_clean());
    let accepted = steps.iter().find_map(|step| step["command"].as_str()?.split_once("--accept-terms ")).expect("terms are accepted");
    assert!(include_str!("../../README.md").contains(accepted.1), "the README shows other terms than {}", accepted.1);
}

#[cfg(unix)]
#[test]
fn a_journey_that_is_broken_off_leaves_nothing_behind() {
    let place = Place::new();
    let mut child = place.command(&["practice"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the binary starts");
    let mut lines = BufReader::new(child.stdout.take().expect("stdout is piped")).lines().map_while(Result::ok);
    assert!(lines.any(|line| line == "$ restake venues"), "the account is made");
    assert!(!place.is_clean(), "its key is in a throw-away home");
    let signal = format!("kill -INT {}", child.id());
    assert!(Command::new("sh").args(["-c", &signal]).status().expect("a shell").success());
    let transcript: Vec<_> = lines.collect();
    assert_eq!(child.wait().expect("it ends").code(), Some(130), "{transcript:?}");
    assert!(place.is_clean(), "the throw-away home is still there");
}

//! The process leaves no core behind, and a panic tells its place, not what it held.

use std::fs;

use tempfile::TempDir;

use super::{cage::Cage, scene::key};
use crate::{
    hostile::{node::Lie, stage::Stage, terminal::wallet},
    prompts::screen::Screen,
};

#[test]
fn no_core_is_left() {
    let stage = Stage::set();
    stage.node.lies("eth_sendRawTransactionSync", Lie::Hang);
    let mut child = stage.home.start(&["stake", "1", "--with", "lido", "--yes"]);
    stage.node.hung();
    let limits = fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let core: Vec<_> = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap().split_whitespace().collect();
    assert_eq!(core[4..6], ["0", "0"], "{limits}");
}

#[test]
fn a_panic_at_a_prompt_shows_nothing_that_was_typed_and_gives_the_terminal_back() {
    let home = TempDir::new().unwrap();
    let mut command = wallet(&home, &["account", "import", "one", "--private-key"]);
    let mut screen = Screen::start(command.env("RESTAKE_PANIC_AT", "password").env("RUST_BACKTRACE", "full"), "");
    screen.until("Private key");
    screen.types(&format!("{}\n", key()));
    let (code, shown, stdout) = screen.end();
    assert_eq!((code, stdout.as_str()), (Some(1), ""), "{shown}");
    assert!(shown.contains("restake failed where it should not, at src/ui/terminal.rs"), "{shown}");
    assert!(!shown.contains("panicked") && !shown.contains("backtrace"), "{shown}");
    assert_eq!(Cage::new(key()).escaped(shown.as_bytes()), Vec::<String>::new());
}

//! A local anvil runs for exactly as long as its handle lives.

use std::{
    env,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
};

/// The chain id, which is no public network's.
pub const CHAIN_ID: u64 = 73570;

/// The number of the first block: slashing underflows where the head is below the withdrawal delay.
pub const FIRST_BLOCK: u64 = 25_000_000;

/// Seconds between two blocks where time is made to pass.
pub const BLOCK_TIME: u64 = 12;

/// How many blocks' states anvil keeps, in memory alone: by default it writes all older ones to disk, gigabytes of them where
/// fifty actions are done hundreds of times, and leaves them there when it is killed.
const STATES: usize = 128;

/// What anvil prints before the address it serves.
const LISTENING: &str = "Listening on ";

/// A running anvil.
pub struct Anvil {
    child: Child,
    url: String,
}

impl Anvil {
    /// Starts anvil on a free port and waits until it listens.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// The same with more options.
    pub fn start_with(options: &[&str]) -> Self {
        let program = binary();
        let mut child = Command::new(&program)
            .args(["--port", "0", "--auto-impersonate"])
            .args(["--number", &FIRST_BLOCK.to_string()])
            .args(["--chain-id", &CHAIN_ID.to_string()])
            .args(["--prune-history", &STATES.to_string()])
            .args(options)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap_or_else(|error| panic!("anvil at `{}` does not start: {error}", program.display()));
        let mut lines = BufReader::new(child.stdout.take().expect("stdout is piped")).lines();
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| Some(line.strip_prefix(LISTENING)?.to_owned()));
        let Some(address) = address else {
            let status = child.wait();
            panic!("anvil at `{}` ended before it listened: {status:?}", program.display());
        };
        // A full pipe would stop the node.
        thread::spawn(move || lines.for_each(drop));
        Self { child, url: format!("http://{address}") }
    }

    /// Returns where the node answers JSON-RPC.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Anvil {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Finds the native binary; the Node script that npm links would survive a kill of its own process.
fn binary() -> PathBuf {
    let path = env::var_os("RESTAKE_ANVIL").map(PathBuf::from);
    let path = path.expect("RESTAKE_ANVIL names anvil's native binary: run `.ci/run`, which installs it");
    assert!(path.is_file(), "RESTAKE_ANVIL is `{}`, which is no file", path.display());
    path
}

//! The practice chain is served by the binary itself, for exactly as long as its handle lives.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
};

use alloy::primitives::Address;
use serde_json::Value;
use tempfile::TempDir;

/// A running practice chain.
pub struct Practice {
    child: Child,
    folder: TempDir,
    url: String,
}

impl Practice {
    /// Serves it on a free port, with ether and rewards for `person`.
    pub fn serve(person: Address) -> Self {
        let folder = TempDir::new().expect("a folder");
        let mut child = Command::new(env!("CARGO_BIN_EXE_restake"))
            .args(["practice", "serve", "--port", "0", "--json", "--fund", &person.to_string(), "--registry-out"])
            .arg(folder.path().join("practice.toml"))
            .arg("--home")
            .arg(folder.path().join("home"))
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the binary starts");
        let mut lines = BufReader::new(child.stdout.take().expect("stdout is piped")).lines();
        let served = lines.next().and_then(Result::ok).and_then(|line| serde_json::from_str::<Value>(&line).ok());
        let served = served.filter(|served| served["version"] == 1 && served["command"] == "practice serve");
        let url = served.as_ref().and_then(|served| served["result"]["rpc_url"].as_str());
        let Some(url) = url.map(str::to_owned) else {
            child.kill().ok();
            panic!("the practice chain is not served: {:?}", child.wait());
        };
        thread::spawn(move || lines.for_each(drop));
        Self { child, folder, url }
    }

    /// Returns where the chain answers JSON-RPC, and its sidecar.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the registry file that it wrote.
    pub fn registry(&self) -> PathBuf {
        self.folder.path().join("practice.toml")
    }

    /// Turns one of the handles of its queues.
    pub async fn turn(&self, handle: &str) {
        let answer = reqwest::Client::new().post(format!("{}/practice/{handle}", self.url)).send().await.expect("an answer");
        assert!(answer.status().is_success(), "{handle}: {}", answer.status());
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

//! Anvil 1.7.1 may not look again at a transaction that comes while the one before it is being mined: it stays queued for ever, though
//! its nonce is the next. It is taken out of the pool then, as nodes drop transactions, and whoever waits for it hands it over again.

use std::{
    collections::BTreeMap,
    sync::mpsc::{Sender, channel},
    thread::{self, JoinHandle},
    time::Duration,
};

use serde_json::{Value, json};

use super::{ground::number, http};

/// How often the pool is looked at.
const PAUSE: Duration = Duration::from_secs(1);

/// After how many looks a transaction that could be mined and is not is taken out.
const LOOKS: u32 = 4;

/// Looks after the pool of an anvil until its value is dropped, which the anvil has to outlive.
pub struct Queue {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Queue {
    /// Begins with the anvil at `url`.
    pub fn watched(url: &str) -> Self {
        let (stop, stopped) = channel();
        let url = url.to_owned();
        let watch = move || {
            let mut seen = BTreeMap::new();
            while stopped.recv_timeout(PAUSE) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                look(&url, &mut seen);
            }
        };
        Self { stop: Some(stop), thread: Some(thread::spawn(watch)) }
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.stop.take();
        // Whatever it ran into is no matter of the test's.
        self.thread.take().map(JoinHandle::join);
    }
}

/// Counts in `seen` how often in a row each account's next transaction was found queued.
fn look(url: &str, seen: &mut BTreeMap<(String, u64), u32>) {
    let content = http::ask_all(url, &[("txpool_content", json!([]))]).remove(0);
    let first = |(account, transactions): (&String, &Value)| {
        let nonces = transactions.as_object()?.keys().filter_map(|nonce| nonce.parse::<u64>().ok());
        Some((account.clone(), nonces.min()?))
    };
    let queued: Vec<_> = content["queued"].as_object().into_iter().flatten().filter_map(first).collect();
    let asked: Vec<_> = queued.iter().map(|(account, _)| ("eth_getTransactionCount", json!([account, "latest"]))).collect();
    let next: Vec<u64> = http::ask_all(url, &asked).iter().map(number).collect();
    let forgotten: Vec<_> = queued.into_iter().zip(next).filter(|((_, nonce), next)| nonce == next).map(|(one, _)| one).collect();
    seen.retain(|one, _| forgotten.contains(one));
    for one in forgotten {
        let looks = seen.entry(one.clone()).or_default();
        *looks += 1;
        if *looks >= LOOKS {
            println!("anvil forgot the transaction of {} with nonce {}", one.0, one.1);
            http::ask_all(url, &[("anvil_removePoolTransactions", json!([one.0]))]);
            seen.remove(&one);
        }
    }
}

//! A plan of two steps that dies where it is told to, and is then resumed and compared with one that was left in peace.

use std::{fs, process::Child};

use alloy::primitives::{Address, U256};
use serde_json::Value;

use crate::hostile::{
    home::{Outcome, owner},
    node::Lie,
    stage::{Stage, whole},
};

/// Allow, then wrap.
pub const WRAP: [&str; 6] = ["wrap", "5", "stETH", "--yes", "--timeout", "20"];
pub const RESUME: [&str; 5] = ["history", "resume", "--yes", "--timeout", "20"];
/// The method that hands over signed bytes where a receipt comes back at once.
pub const SYNC: &str = "eth_sendRawTransactionSync";
pub const SEND: &str = "eth_sendRawTransaction";
pub const RECEIPT: &str = "eth_getTransactionReceipt";
pub const SIMULATE: &str = "eth_simulateV1";

/// What is the same after every way to the end.
#[derive(Debug, PartialEq, Eq)]
pub struct Ending {
    steth: U256,
    wsteth: U256,
    nonce: u64,
}

/// The world that a process dies in.
pub struct Wreck {
    pub stage: Stage,
    first_nonce: u64,
}

impl Wreck {
    pub fn new() -> Self {
        let stage = Stage::set();
        let first_nonce = stage.chain().account(owner()).nonce;
        Self { stage, first_nonce }
    }

    /// A node that answers sends with a hash alone, so that receipts have to be asked for.
    pub fn without_sync(self) -> Self {
        self.stage.node.lies(SYNC, Lie::Error(-32601, "the method does not exist"));
        self
    }

    /// Starts the plan, waits until it hangs at request number `at` of `method`, and kills it there.
    pub fn dies_at(&self, words: &[&str], method: &'static str, at: usize, lie: Lie) {
        self.stage.node.lies_at(method, at, 1, lie);
        let mut process: Child = self.stage.home.start(words);
        assert_eq!(self.stage.node.hung(), method);
        // SIGKILL: nothing of the process runs after this.
        process.kill().expect("it is killed");
        let output = process.wait_with_output().expect("it is gone");
        assert_eq!(output.status.code(), None, "killed: {}", String::from_utf8_lossy(&output.stderr));
        self.stage.node.behaves();
    }

    /// The events on disk.
    pub fn has_written(&self, events: &[&str]) {
        assert_eq!(self.stage.home.events(), events);
    }

    /// Takes the disk back to before the last signature was whole. Its bytes were never sent then, so the node never saw them.
    pub fn cut_before_signature(&self, lines: usize, more: usize) {
        self.cut(lines, more);
        self.stage.node.forgets_one();
    }

    /// Cuts the journal after its first `lines` lines and `more` bytes of the next.
    pub fn cut(&self, lines: usize, more: usize) {
        let path = self.stage.home.journal();
        let text = fs::read(&path).expect("a journal");
        let ends: Vec<_> = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(index, _)| index + 1).collect();
        let keep = lines.checked_sub(1).map_or(0, |line| ends[line]) + more;
        fs::write(&path, &text[..keep]).expect("it is cut");
    }

    /// The words that resume the one plan that is not over.
    pub fn resume(&self) -> Vec<String> {
        let plans = self.stage.home.run(&["history", "list"]).done()["plans"].take();
        let over = |plan: &&Value| !["done", "closed"].iter().any(|state| plan["state"] == *state);
        let open: Vec<_> = plans.as_array().expect("plans").iter().filter(over).filter_map(|plan| plan["plan"].as_str()).collect();
        assert!(open.len() < 2, "{open:?}");
        RESUME[..2].iter().chain(&open).chain(&RESUME[2..]).map(|word| (*word).to_owned()).collect()
    }

    /// Runs those words.
    pub fn resumes(&self) -> Outcome {
        let words = self.resume();
        self.stage.home.run(&words.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Resumes what was left, and looks at what became of it.
    pub fn resumed(self) -> Ending {
        self.resumes().done();
        self.ended()
    }

    /// Asserts that every step was mined once and nothing is open.
    pub fn ended(self) -> Ending {
        let Self { stage, first_nonce } = self;
        let hashes = stage.node.hashes();
        assert_eq!(hashes.len(), 2, "two transactions: {hashes:?}");
        assert!(hashes.values().all(|hashes| hashes.len() == 1), "nothing is signed twice for one nonce: {hashes:?}");
        assert_eq!(*hashes.keys().next().expect("the first"), first_nonce);
        let plans = stage.home.run(&["history", "list"]).done()["plans"].take();
        for plan in plans.as_array().expect("plans") {
            assert!(["done", "closed"].iter().any(|state| plan["state"] == *state), "{plan}");
        }
        let sent = stage.node.sent().len();
        let again = stage.home.run(&RESUME).done();
        assert_eq!((&again["settled"], &again["resumed"]), (&Value::Array(vec![]), &Value::Array(vec![])), "nothing is left");
        assert_eq!(stage.node.sent().len(), sent, "and nothing is sent");
        let nonce = stage.chain().account(owner()).nonce - first_nonce;
        assert_eq!(allowance(&stage), U256::ZERO);
        Ending { steth: stage.holds(stage.at.steth), wsteth: stage.holds(stage.at.wsteth), nonce }
    }
}

/// How the plan ends when nothing goes wrong.
pub fn in_peace() -> Ending {
    let wreck = Wreck::new();
    wreck.stage.home.run(&WRAP).done();
    let ending = wreck.ended();
    assert_eq!(ending.nonce, 2);
    assert!(ending.steth.abs_diff(whole(15)) < U256::from(9), "{ending:?}");
    ending
}

fn allowance(stage: &Stage) -> U256 {
    use crate::hostile::stage::Contracts;
    use alloy::sol_types::SolCall;
    let (owner, spender): (Address, Address) = (owner(), stage.at.wsteth);
    let data = Contracts::allowanceCall { owner, spender }.abi_encode();
    U256::from_be_slice(&stage.chain().call(owner, stage.at.steth, data).expect("an allowance"))
}

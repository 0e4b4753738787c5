//! On a real node with a real pool, that mines when it is told to: what waits there is sped up, cancelled, killed and reorganised.

use std::{
    fs,
    process::{Child, Command},
    thread,
    time::Duration,
};

use alloy::{
    primitives::{Address, B256, Bytes, U256, address},
    rpc::types::Transaction,
};
use restake::plan::{Call, ETHER, Plan, Step};
use serde_json::{Value, json};

use super::home::{Home, Outcome, owner};
use crate::real::{Anvil, CHAIN_ID, Node};

/// Who is paid.
const FRIEND: Address = address!("0x00000000000000000000000000000000DeaDBeef");

/// What each payment is, in wei.
const PAYMENT: u64 = 1_000_000;

struct Pool {
    _anvil: Anvil,
    node: Node,
    home: Home,
}

/// A wallet that stands still until this is dropped.
struct Still<'a>(&'a Child);

impl<'a> Still<'a> {
    fn stand(wallet: &'a Child) -> Self {
        let still = Self(wallet);
        assert!(still.signals("-STOP"));
        still
    }

    fn signals(&self, name: &str) -> bool {
        Command::new("kill").args([name, &self.0.id().to_string()]).status().is_ok_and(|status| status.success())
    }
}

impl Drop for Still<'_> {
    fn drop(&mut self) {
        self.signals("-CONT");
    }
}

impl Pool {
    /// A node that mines nothing unasked, and an account with 100 ether.
    async fn still() -> Self {
        let anvil = Anvil::start();
        let node = Node::connect(anvil.url());
        node.demand_signatures().await;
        node.give(owner(), U256::from(10).pow(U256::from(20))).await;
        let registry = format!("chain_id = {CHAIN_ID}\nname = \"pool\"\nexplorer = \"\"\nblock_time = 1\n[token]\n");
        let home = Home::new(&[anvil.url().into()], CHAIN_ID, &registry);
        let pool = Self { _anvil: anvil, node, home };
        pool.automine(false).await;
        pool
    }

    async fn automine(&self, on: bool) {
        self.node.ask::<Value>("evm_setAutomine", json!([on])).await;
    }

    /// Pays the friend `count` times in one plan; nobody waits for the last.
    fn pays(&self, count: usize) -> Outcome {
        let call = Call { to: FRIEND, value: U256::from(PAYMENT), data: Bytes::new() };
        let step = Step::new("Pay the friend", call).spends(ETHER, U256::from(PAYMENT));
        let file = self.home.save(&Plan::new(CHAIN_ID, owner(), "pay", vec![step; count]));
        self.home.run(&[&["plan", "run", &file][..], &FLAGS, &["--no-wait"]].concat())
    }

    /// Starts a command, and waits until the journal has as many more lines.
    fn starts(&self, words: &[&str], lines: usize) -> Child {
        let wanted = self.home.events().len() + lines;
        let mut child = self.home.start(words);
        while self.home.events().len() < wanted {
            assert!(child.try_wait().unwrap().is_none(), "it ends before that");
            thread::sleep(Duration::from_millis(1));
        }
        child
    }

    /// Takes blocks away while the wallet stands still: anvil 1.7.1 dies where it looks for a receipt in a block that it takes away.
    async fn reorganises(&self, depth: u64, wallet: Option<&Child>) {
        let still = wallet.map(Still::stand);
        if still.is_some() {
            // What it asked for is answered by then.
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        self.node.ask::<Value>("anvil_reorg", json!([depth, []])).await;
    }

    async fn paid(&self, times: u64) {
        assert_eq!(self.node.balance(FRIEND).await, U256::from(PAYMENT * times));
    }

    async fn nonce(&self) -> u64 {
        let nonce: U256 = self.node.ask("eth_getTransactionCount", json!([owner(), "latest"])).await;
        nonce.to()
    }

    /// Waits until the node has a transaction.
    async fn has(&self, hash: B256) {
        while self.node.ask::<Option<Transaction>>("eth_getTransactionByHash", json!([hash])).await.is_none() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// The hashes that were signed, in order.
    fn signed(&self) -> Vec<B256> {
        let text = fs::read_to_string(self.home.journal()).unwrap();
        let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let signed = lines.filter(|line| ["signed", "cancelling"].iter().any(|event| line["event"] == *event));
        signed.map(|line| serde_json::from_value(line["hash"].clone()).unwrap()).collect()
    }

    fn plans(&self) -> Vec<(String, String)> {
        let list = self.home.run(&["history", "list"]).done();
        let text = |plan: &Value, field: &str| plan[field].as_str().unwrap().to_owned();
        list["plans"].as_array().unwrap().iter().map(|plan| (text(plan, "plan"), text(plan, "state"))).collect()
    }

    /// Starts a command that signs in the place of another, mines it, and takes what it ends with.
    async fn mined(&self, words: &[&str]) -> Outcome {
        let words = [words, &FLAGS].concat();
        let child = self.starts(&words, 1);
        self.has(*self.signed().last().unwrap()).await;
        self.node.mine(1, 1).await;
        Outcome::new(&words, tokio::task::spawn_blocking(move || child.wait_with_output().unwrap()).await.unwrap())
    }
}

const FLAGS: [&str; 5] = ["--yes", "--timeout", "60", "--allow-unknown", "0x00000000000000000000000000000000DeaDBeef"];

#[tokio::test]
#[ignore = "needs anvil: run by .ci/run"]
async fn in_a_pool_the_faster_one_is_mined_and_the_other_leaves() {
    let pool = Pool::still().await;
    pool.pays(1).done();
    pool.mined(&["history", "speed-up"]).await.done();
    let [old, new] = pool.signed()[..] else { panic!("{:?}", pool.signed()) };
    assert!(pool.node.ask::<Option<Value>>("eth_getTransactionByHash", json!([old])).await.is_none(), "it left the pool");
    assert!(pool.node.ask::<Option<Value>>("eth_getTransactionReceipt", json!([new])).await.is_some());
    pool.node.mine(3, 1).await;
    pool.paid(1).await;
    assert_eq!((pool.nonce().await, pool.plans()[0].1.as_str()), (1, "done"));
}

#[tokio::test]
#[ignore = "needs anvil: run by .ci/run"]
async fn in_a_pool_what_is_cancelled_is_never_mined() {
    let pool = Pool::still().await;
    pool.pays(1).done();
    pool.mined(&["history", "cancel"]).await.done();
    pool.node.mine(3, 1).await;
    pool.paid(0).await;
    assert_eq!((pool.nonce().await, pool.plans()[0].1.as_str()), (1, "closed"));
}

#[tokio::test]
#[ignore = "needs anvil: run by .ci/run"]
async fn of_two_that_wait_the_first_is_replaced_and_the_second_follows() {
    for (word, paid, states) in [("speed-up", 2, ["done", "done"]), ("cancel", 1, ["closed", "done"])] {
        let pool = Pool::still().await;
        pool.pays(1).done();
        pool.pays(1).done();
        let (first, second) = (pool.signed()[0], pool.signed()[1]);
        let error = pool.home.run(&["history", word, "--yes"]).failed(2, "usage");
        assert!(pool.plans().iter().all(|(id, _)| error.contains(id)), "{error}");
        pool.mined(&["history", word, &first.to_string()]).await.done();
        pool.home.run(&["history", "resume", "--yes", "--timeout", "20"]).done();
        pool.paid(paid).await;
        assert!(pool.node.ask::<Option<Value>>("eth_getTransactionReceipt", json!([second])).await.is_some(), "it came after");
        assert_eq!((pool.nonce().await, pool.plans().iter().map(|plan| plan.1.as_str()).collect::<Vec<_>>()), (2, states.into()));
    }
}

#[tokio::test]
#[ignore = "needs anvil: run by .ci/run"]
async fn killed_about_its_send_a_replacement_ends_with_one_that_is_mined() {
    for (word, paid, state) in [("speed-up", 1, "done"), ("cancel", 0, "closed")] {
        let pool = Pool::still().await;
        pool.pays(1).done();
        // As soon as its line is on disk; whether its bytes are out by then is left to chance.
        let mut child = pool.starts(&[&["history", word][..], &FLAGS].concat(), 1);
        child.kill().unwrap();
        child.wait().unwrap();
        let words = ["history", "resume", "--yes", "--timeout", "60"];
        let child = pool.home.start(&words);
        pool.has(*pool.signed().last().unwrap()).await;
        pool.node.mine(1, 1).await;
        let outcome = tokio::task::spawn_blocking(move || child.wait_with_output().unwrap()).await.unwrap();
        Outcome::new(&words, outcome).done();
        pool.node.mine(3, 1).await;
        pool.paid(paid).await;
        assert_eq!((pool.nonce().await, pool.plans()[0].1.as_str()), (1, state));
        assert_eq!(pool.signed().len(), 2);
    }
}

#[tokio::test]
#[ignore = "needs anvil: run by .ci/run"]
async fn a_reorganisation_of_three_blocks_loses_nothing_and_pays_once() {
    let pool = Pool::still().await;
    pool.automine(true).await;
    let call = Call { to: FRIEND, value: U256::from(PAYMENT), data: Bytes::new() };
    let step = Step::new("Pay the friend", call).spends(ETHER, U256::from(PAYMENT));
    let file = pool.home.save(&Plan::new(CHAIN_ID, owner(), "pay", vec![step]));
    let words = [&["plan", "run", &file][..], &FLAGS, &["--confirmations", "4"]].concat();
    let child = pool.starts(&words, 3);
    pool.node.mine(2, 1).await;
    // Before it is final: the block that it was in, and the two on top.
    pool.reorganises(3, Some(&child)).await;
    pool.paid(0).await;
    // The wallet sends it again, and then it is final.
    while pool.node.balance(FRIEND).await.is_zero() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    pool.node.mine(3, 1).await;
    Outcome::new(&words, tokio::task::spawn_blocking(move || child.wait_with_output().unwrap()).await.unwrap()).done();
    pool.paid(1).await;
    assert_eq!((pool.signed().len(), pool.home.events()), (1, ["planned", "signed", "sent", "mined"].map(String::from).into()));
    // After it was final: said, and sent again where it is named.
    pool.reorganises(4, None).await;
    pool.paid(0).await;
    pool.home.run(&["history", "resume", "--yes"]).failed(5, "reorganised");
    let id = pool.plans()[0].0.clone();
    pool.home.run(&["history", "resume", &id, "--yes"]).done();
    pool.paid(1).await;
    assert_eq!((pool.nonce().await, pool.signed().len(), pool.plans()[0].1.as_str()), (1, 1, "done"));
}

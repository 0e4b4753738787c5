//! One account on a practice chain behind a node that may lie, and what a wave of it needs.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
    time::Duration,
};

use alloy::{
    consensus::Transaction,
    eips::Decodable2718,
    primitives::{Address, B256, Bytes, TxHash, U256, keccak256},
    providers::Provider as _,
};
use anyhow::Result;
use futures::future::LocalBoxFuture;
use restake::{
    chain::{Chain, Expected, Node as Provider, erc20::Token},
    journal::{Journal, Tag},
    pipeline::{Book, Desk, Gate, Hand, Happening, Job, JobEnd, Options, Outbox, Watcher, Wave, launch},
    plan::{Call, ETHER, Plan, Step},
    practice::chain::{CHAIN_ID, Chain as Ledger, Genesis},
    signer::{PrivateKey, Signer},
    ui::{Paint, Ui},
};
use tempfile::TempDir;

use crate::hostile::node::Node;

/// Nobody who says nothing.
pub struct Quiet;

impl Ui for Quiet {
    fn say(&self, _: &str) {}
    fn show(&self, _: &str) {}
    fn result(&self, _: &str) -> Result<()> {
        Ok(())
    }
    fn paint(&self) -> Paint {
        Paint(false)
    }
}

/// No terms.
pub struct Open;

impl Gate for Open {
    fn still<'a>(&'a self, _: &'a Chain, _: &'a Plan) -> LocalBoxFuture<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }

    fn anew<'a>(&'a self, _: &'a Chain, _: &'a Plan) -> LocalBoxFuture<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }
}

/// Takes down what happens, a word each.
#[derive(Default)]
pub struct Heard(pub Mutex<Vec<String>>);

impl Watcher for Heard {
    fn happens(&self, tag: &Tag, _: &str, what: Happening<'_>) {
        let word = match what {
            Happening::Planned => "planned",
            Happening::Signed { .. } => "signed",
            Happening::Sent { .. } => "sent",
            Happening::Mined { success: true, .. } => "mined",
            Happening::Mined { .. } => "reverted",
            Happening::Failed { .. } => "failed",
        };
        self.0.lock().unwrap().push(format!("{} {word}", tag.job));
    }
}

/// The bytes of the key of account `index`.
pub fn secret(index: usize) -> B256 {
    keccak256(format!("account {index} of many"))
}

/// The key of account `index`.
pub fn key(index: usize) -> PrivateKey {
    PrivateKey::from_bytes(secret(index).as_slice()).expect("a hash is a key")
}

/// Whom everything is paid to.
pub const PAYEE: Address = Address::repeat_byte(0x77);

/// What the pipeline may call by name.
pub fn book() -> Book {
    let ether = Token::ether();
    Book {
        names: BTreeMap::new(),
        tokens: [(ETHER, ether)].into(),
        functions: |_| vec![],
        payees: |_| &[],
        errors: Vec::new,
        advice: |_| None,
    }
}

/// A job that pays `wei` to [`PAYEE`] in each of so many steps.
pub fn pays(chain_id: u64, owner: Address, name: &str, wei: u64, steps: usize) -> Job {
    let call = Call { to: PAYEE, value: U256::from(wei), data: Bytes::new() };
    let step = Step::new("Pay", call).spends(ETHER, U256::from(wei));
    Job {
        tag: Tag { script: B256::repeat_byte(1), run: 1, job: name.into(), of: 9, rest: None },
        plan: Plan::new(chain_id, owner, "send", vec![step; steps]),
        resumes: None,
        allow_unknown: BTreeSet::from([PAYEE]),
    }
}

/// The chain, the node in front of it and the account's journal.
pub struct Stage {
    pub node: Node,
    /// The seconds from one block to the next, as the wallet knows the chain.
    pub block_time: u64,
    pub folder: TempDir,
    pub book: Book,
    pub heard: Heard,
}

impl Stage {
    pub fn set() -> Self {
        let mut ledger = Ledger::new(Genesis::at(1_800_000_000));
        ledger.set_balance(key(0).address(), U256::from(10).pow(U256::from(20)));
        let node = Node::over(Arc::new(Mutex::new(ledger)));
        Self { node, block_time: 1, folder: tempfile::tempdir().unwrap(), book: book(), heard: Heard::default() }
    }

    pub fn owner(&self) -> Address {
        key(0).address()
    }

    pub async fn chain(&self) -> Chain {
        self.chain_of(0).await
    }

    /// The chain as account `index` opens it.
    pub async fn chain_of(&self, index: usize) -> Chain {
        let expected = Expected { name: "practice".into(), chain_id: CHAIN_ID, block_time: self.block_time, multicall: None };
        Chain::open(Provider::new(&[self.node.url()], false).unwrap(), expected, Some(key(index).address())).await.unwrap()
    }

    pub fn journal(&self) -> Journal {
        Journal::open(self.folder.path(), CHAIN_ID, self.owner()).unwrap()
    }

    pub fn job(&self, name: &str, wei: u64, steps: usize) -> Job {
        pays(CHAIN_ID, self.owner(), name, wei, steps)
    }

    pub fn options(&self) -> Options {
        Options { yes: true, patience: Duration::from_secs(20), ..Options::default() }
    }

    /// Prepares and launches.
    pub async fn run(&self, jobs: Vec<Job>, options: Options) -> Result<Vec<JobEnd>> {
        let chain = self.chain().await;
        self.run_as(0, &chain, &Outbox::new(&chain, &self.heard), jobs, options).await
    }

    /// The same for account `index`, through an outbox that others share.
    pub async fn run_as(&self, index: usize, chain: &Chain, outbox: &Outbox<'_>, jobs: Vec<Job>, options: Options) -> Result<Vec<JobEnd>> {
        let wave = Wave::prepare(chain, &self.book, &Quiet, jobs, options).await?;
        let mut journal = Journal::open(self.folder.path(), CHAIN_ID, key(index).address()).unwrap();
        let hand = Hand::key(Signer::in_memory(key(index)));
        let mut desk = Desk { chain, book: &self.book, ui: &Quiet, gate: &Open, hand, journal: &mut journal, resumes: None };
        launch(&mut desk, wave, outbox, None).await
    }

    /// How a node shows a transaction: of somebody else's, and mined.
    pub async fn other(&self) -> serde_json::Value {
        let sent = self.node.shared().lock().unwrap().send_as(key(1).address(), key(2).address(), U256::ZERO, vec![]).unwrap();
        let chain = self.chain().await;
        let shown = chain.provider().get_transaction_by_hash(sent.transaction_hash).await.unwrap();
        serde_json::to_value(shown.expect("it is mined")).unwrap()
    }

    /// What the payee has.
    pub fn paid(&self) -> U256 {
        self.node.chain().account(PAYEE).balance
    }

    /// Asserts that with each nonce one transaction went out, whatever was sent how often.
    pub fn one_each(&self, count: usize) {
        let hashes = self.node.hashes();
        assert_eq!(hashes.len(), count, "{hashes:?}");
        assert!(hashes.values().all(|hashes| hashes.len() == 1), "{hashes:?}");
    }

    /// What was signed by the journal: nonces and hashes, in order.
    pub fn signed(&self) -> Vec<(u64, TxHash)> {
        let records = self.journal().entries().unwrap().plans();
        let all = records.iter().flat_map(|record| record.signed());
        let all = all.inspect(|signed| {
            let read = alloy::consensus::TxEnvelope::decode_2718_exact(&signed.raw).unwrap();
            assert_eq!((read.nonce(), *read.tx_hash()), (signed.nonce, signed.hash));
        });
        all.map(|signed| (signed.nonce, signed.hash)).collect()
    }

    pub fn said(&self) -> Vec<String> {
        self.heard.0.lock().unwrap().clone()
    }
}

//! The state of a real chain at one block, read from its node as it is needed and kept, run in this process and changed in memory.
//!
//! The EVM runs at once and the node answers later, so what runs into something that is not read yet is run on with nothing in its
//! place; all that was missing is read together, and it is run again, until nothing is missing.

mod fetch;
mod node;
mod proof;
mod world;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use alloy::consensus::{Header, Sealed};
use alloy::primitives::{Address, U256};
use alloy::rpc::types::simulate::SimCallResult;
use alloy::rpc::types::{FeeHistory, TransactionRequest};
use anyhow::{Result, bail};
use revm::DatabaseRef;
use revm::database::{Cache, CacheDB};
use revm::state::AccountInfo;
use serde_json::value::RawValue;

use crate::chain::{Chain, Head, Node, Standing};
use crate::error::Failure;
use crate::evm::overrides::infallible;
use crate::evm::refusal::Refusal;
use crate::evm::simulate::{self, Start};
use crate::evm::{block, call};
use crate::plan::Call;
use node::Overlay;
use world::{Found, Reads, Want, World};

/// How often something is run until nothing is missing: what contracts read one after the other is a few dozen deep.
const ROUNDS: usize = 1_000;

/// A chain's state at the block that it is pinned at, and what was applied to it since. A clone of it is the same fork.
#[derive(Clone)]
pub struct Fork(Arc<Inner>);

struct Inner {
    chain: Chain,
    header: Sealed<Header>,
    /// The pinned block, as the node said it.
    block: Box<RawValue>,
    world: Mutex<World>,
    /// Whether something was applied, so that what is called sees the block after the pinned one.
    applied: AtomicBool,
    /// What is to be applied next, of the world as it is.
    drafted: Mutex<Option<Draft>>,
    /// Whether the node says what a call will read.
    hints: AtomicBool,
    /// How many things are asked for in one batch.
    batch: AtomicUsize,
    /// What the node answered to questions that have one answer.
    said: Mutex<Vec<(String, Box<RawValue>)>>,
}

/// Calls that were simulated, and what they would change.
struct Draft {
    calls: Vec<TransactionRequest>,
    results: Vec<SimCallResult>,
    changed: Cache,
}

impl Fork {
    /// Opens a fork of the chain at its pinned block. Where the node must prove its state, the block's header is checked at once.
    ///
    /// # Errors
    /// When the node does not answer, or its header is not the one that the pinned hash is of (a refusal).
    pub async fn open(chain: &Chain) -> Result<Self> {
        let (header, block) = fetch::header(chain).await?;
        let mut world = World::new(Reads::default());
        world.db.keep(Found::Hash(header.number, header.hash()));
        Ok(Self(Arc::new(Inner {
            chain: chain.clone(),
            header,
            block,
            world: Mutex::new(world),
            applied: AtomicBool::new(false),
            drafted: Mutex::default(),
            hints: AtomicBool::new(true),
            batch: AtomicUsize::new(fetch::MANY),
            said: Mutex::default(),
        })))
    }

    /// The pinned block.
    pub fn head(&self) -> Head {
        self.0.chain.head()
    }

    /// Reads accounts in advance, in few requests.
    ///
    /// # Errors
    /// When the node does not answer, or does not prove what it answers (a refusal).
    pub async fn prefetch(&self, accounts: &[Address]) -> Result<()> {
        self.read(accounts.iter().map(|account| Want::Account(*account)).collect()).await
    }

    /// Reads in advance what these calls read, all together.
    ///
    /// # Errors
    /// As [`Fork::prefetch`].
    pub async fn warm(&self, calls: &[TransactionRequest]) -> Result<()> {
        let mut rest: Vec<_> = calls.iter().collect();
        for _ in 0..ROUNDS {
            if rest.is_empty() {
                break;
            }
            let mut missing = BTreeSet::new();
            rest.retain(|call| {
                let ran = self.attempt(&mut |world| call::run(call, &self.scene(world)).map(drop));
                ran.map_err(|more| missing.extend(more)).is_err()
            });
            self.read(missing).await?;
        }
        Ok(())
    }

    /// Runs calls in one block on top of the pinned one, each on the state that the one before left, as a node's `eth_simulateV1`
    /// without validation and with `traceTransfers`, but for the hashes that only a whole block has; nothing of it stays.
    ///
    /// # Errors
    /// As [`Fork::prefetch`], and when a call is none that could be run: its sender has not the ether that it sends (a refusal).
    pub async fn simulate(&self, calls: Vec<TransactionRequest>) -> Result<Vec<SimCallResult>> {
        possible(self.simulated(calls).await?)
    }

    /// The same for calls that are to be applied next as they are: they are not run once more then.
    ///
    /// # Errors
    /// As [`Fork::simulate`].
    pub async fn draft(&self, from: Address, calls: &[Call]) -> Result<Vec<SimCallResult>> {
        let calls = sent(from, calls);
        let run = |world: &mut World| {
            let draft = self.run(world, &calls)?;
            let results = draft.results.clone();
            // Nothing is applied meanwhile: that needs the world, too.
            *self.drafted() = Some(draft).filter(|_| world.db.is_complete());
            Ok(results)
        };
        possible(self.settle(|| requests(&calls), run).await?)
    }

    /// Runs calls of `from` one after the other as transactions and keeps what they change: what is read and simulated from here
    /// on sees it. A call that reverts changes the nonce alone. Then takes `fee` wei from `from`, as far as it goes.
    ///
    /// # Errors
    /// As [`Fork::simulate`]; nothing is changed then.
    pub async fn apply(&self, from: Address, calls: &[Call], fee: U256) -> Result<Vec<SimCallResult>> {
        let calls = sent(from, calls);
        let ran = self.settle(
            || requests(&calls),
            |world| {
                let known = self.drafted().take().filter(|draft| draft.calls == calls);
                let draft = known.map_or_else(|| self.run(world, &calls), Ok)?;
                let mut info = infallible(world.basic_ref(from)).unwrap_or_default();
                if world.db.is_complete() {
                    world::merge(world, draft.changed);
                    info = infallible(world.basic_ref(from)).unwrap_or(info);
                    info.balance = info.balance.saturating_sub(fee);
                    world.insert_account_info(from, info);
                    self.0.applied.store(true, Ordering::Relaxed);
                }
                Ok(draft.results)
            },
        );
        possible(ran.await?)
    }

    /// Whether no code is at any of these, so that nothing runs where one is paid.
    ///
    /// # Errors
    /// As [`Fork::prefetch`].
    pub async fn are_codeless(&self, addresses: &[Address]) -> Result<bool> {
        let codeless = |world: &mut World| {
            addresses.iter().all(|address| infallible(world.basic_ref(*address)).is_none_or(|info| info.is_empty_code_hash()))
        };
        self.settle(Vec::new, codeless).await
    }

    /// A node that answers from the fork what is asked of the pinned block's state, and has the real one answer what else only
    /// reads. It takes no transactions.
    pub fn node(&self) -> Node {
        Node::over(Overlay::of(self))
    }

    /// The chain over [`Fork::node`], opened for an account: its nonce and balance are those after what was applied.
    ///
    /// # Errors
    /// As [`Chain::open`].
    pub async fn chain(&self, owner: Option<Address>) -> Result<Chain> {
        self.0.chain.over(self.node(), owner).await
    }

    /// What an account may sign next after what was applied, where the last blocks cost what `history` says.
    ///
    /// # Errors
    /// As [`Fork::prefetch`].
    pub async fn standing(&self, account: Address, history: FeeHistory) -> Result<Standing> {
        let AccountInfo { nonce, balance, .. } = self.account(account).await?;
        Ok(Standing { account, nonce, pending: nonce, balance, history })
    }

    async fn simulated(&self, calls: Vec<TransactionRequest>) -> Result<Result<Vec<SimCallResult>, Refusal>> {
        self.settle(|| requests(&calls), |world| Ok(self.run(world, &calls)?.results)).await
    }

    /// Runs calls on the world and leaves it as it is.
    fn run(&self, world: &World, calls: &[TransactionRequest]) -> Result<Draft, Refusal> {
        let mut draft = CacheDB::new(world);
        let results = simulate::calls(self.start(&mut draft), calls.to_vec())?;
        Ok(Draft { calls: calls.to_vec(), results, changed: draft.cache })
    }

    fn drafted(&self) -> MutexGuard<'_, Option<Draft>> {
        self.0.drafted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn account(&self, address: Address) -> Result<AccountInfo> {
        self.settle(Vec::new, |world| infallible(world.basic_ref(address)).unwrap_or_default()).await
    }

    async fn slot(&self, address: Address, key: U256) -> Result<U256> {
        self.settle(Vec::new, |world| infallible(world.storage_ref(address, key))).await
    }

    /// Where a call runs: in the pinned block, as on the node; once something was applied, in the block after it, where that happened.
    fn scene<'a>(&self, world: &'a World) -> call::Scene<&'a World> {
        let mut header = self.0.header.inner().clone();
        if self.0.applied.load(Ordering::Relaxed) {
            header.number = header.number.saturating_add(1);
            header.timestamp = self.next_time();
        }
        call::Scene { chain_id: self.0.chain.id(), draft: CacheDB::new(world), header }
    }

    /// The time of the block after the pinned one, in Unix seconds.
    fn next_time(&self) -> u64 {
        self.0.header.timestamp.saturating_add(self.0.chain.block_time().max(1))
    }

    /// What a simulation on top of the pinned block starts from.
    fn start<'a, 'w>(&self, draft: &'a mut CacheDB<&'w World>) -> Start<'a, &'w World> {
        let (header, block_time) = (&self.0.header, self.0.chain.block_time().max(1));
        Start {
            chain_id: self.0.chain.id(),
            draft,
            base: header.clone(),
            next_time: self.next_time(),
            next_base_fee: block::next_base_fee(header),
            block_time,
        }
    }

    /// Runs until nothing is missing; `calls` are what it runs, of which the node may say in advance what they read.
    async fn settle<T>(&self, calls: impl FnOnce() -> Vec<TransactionRequest>, mut run: impl FnMut(&mut World) -> T) -> Result<T> {
        let mut calls = Some(calls);
        for _ in 0..ROUNDS {
            let mut missing = match self.attempt(&mut run) {
                Ok(ran) => return Ok(ran),
                Err(missing) => missing,
            };
            if let Some(calls) = calls.take().filter(|_| self.0.hints.load(Ordering::Relaxed)) {
                missing.extend(self.hinted(&calls()).await);
            }
            self.read(missing).await?;
        }
        bail!(Failure::refused("simulation", "this reads so much of the chain's state, one thing after the other, that it does not end"))
    }

    /// Runs once; what was missing is the error.
    fn attempt<T>(&self, run: &mut impl FnMut(&mut World) -> T) -> Result<T, BTreeSet<Want>> {
        let mut world = self.world();
        let ran = run(&mut world);
        let missing = world.db.missing();
        if missing.is_empty() { Ok(ran) } else { Err(missing) }
    }

    /// Reads what is not known yet.
    async fn read(&self, mut wanted: BTreeSet<Want>) -> Result<()> {
        {
            let world = self.world();
            wanted.retain(|want| !world.db.knows(want));
        }
        let found = self.fetch(wanted.into_iter().collect()).await?;
        let mut world = self.world();
        found.into_iter().for_each(|found| world.db.keep(found));
        Ok(())
    }

    fn world(&self) -> MutexGuard<'_, World> {
        // A world whose last user panicked is still whole: it changes only once a run has ended.
        self.0.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the node says that calls read beyond their parties: a hint, which may be wrong or missing.
    async fn hinted(&self, calls: &[TransactionRequest]) -> Vec<Want> {
        if calls.is_empty() {
            return vec![];
        }
        let (wants, has_them) = fetch::hints(&self.0.chain, calls).await;
        self.0.hints.store(has_them, Ordering::Relaxed);
        wants
    }
}

/// Calls of `from` as they are asked for.
fn sent(from: Address, calls: &[Call]) -> Vec<TransactionRequest> {
    calls.iter().map(|call| call.request(from)).collect()
}

/// Some calls, each once, and no more than hints are worth.
fn requests(calls: &[TransactionRequest]) -> Vec<TransactionRequest> {
    const MOST: usize = 30;
    let mut seen: Vec<&TransactionRequest> = vec![];
    for call in calls {
        if seen.len() < MOST && !seen.contains(&call) {
            seen.push(call);
        }
    }
    seen.into_iter().cloned().collect()
}

fn possible<T>(ran: Result<T, Refusal>) -> Result<T> {
    ran.map_err(|refusal| Failure::refused("simulation", format!("this cannot be simulated: {}", refusal.message)).into())
}

//! What is in the queue, as the chain tells it: the exact structs that complete it, and what they are worth now.

use super::{
    super::{
        BEACON_CHAIN_STRATEGY, Core,
        abi::{IDelegationManager, IDelegationManager::Withdrawal, IStrategy},
        paused, when,
    },
    ID,
};
use crate::{
    chain::Chain,
    error::Failure,
    plan::ETHER,
    protocol::{Readiness, SHARES, Ticket},
};
use alloy::{
    hex,
    primitives::{Address, B256, U256, keccak256},
    sol_types::SolValue,
};
use anyhow::{Context, Result, ensure};
use futures::future::try_join_all;
use std::collections::BTreeMap;

/// Withdrawals from a strategy have this bit of its pause flags.
const WITHDRAWALS: u8 = 1;

/// A pod pays whole gwei. Source: `withdrawRestakedBeaconChainETH` of the deployed `EigenPod`.
const GWEI: U256 = U256::from_limbs([1_000_000_000, 0, 0, 0]);

/// A queued withdrawal.
pub(super) struct Leaving {
    pub(super) root: B256,
    pub(super) withdrawal: Withdrawal,
    pub(super) parts: Vec<Part>,
    /// The first block whose transactions can complete it.
    pub(super) ready: u64,
    /// The core completes no withdrawals now.
    pub(super) halted: bool,
}

/// What a withdrawal takes out of one strategy.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) strategy: Address,
    /// The token that comes out, where the registry or the strategy says.
    pub(super) token: Option<Address>,
    pub(super) shares: U256,
    /// What the shares are worth in the token, or the shares themselves where nobody says.
    pub(super) amount: U256,
    /// The strategy pays nothing out now.
    pub(super) halted: bool,
}

impl Part {
    /// A slash of the pod's validators still lowers it while it is being completed.
    fn is_native(&self) -> bool {
        self.strategy == BEACON_CHAIN_STRATEGY && !self.shares.is_zero()
    }

    /// Why its tokens cannot be taken out now, if so.
    pub(super) fn stuck(&self) -> Option<String> {
        self.halted.then(|| format!("the strategy {} pays nothing out now: it is paused", self.strategy))
    }
}

impl Leaving {
    pub(super) fn new(withdrawal: Withdrawal, parts: Vec<Part>, delay: u64, halted: bool) -> Result<Self> {
        let ready = u64::from(withdrawal.startBlock).checked_add(delay).and_then(|block| block.checked_add(1));
        Ok(Self { root: root(&withdrawal), withdrawal, parts, ready: ready.context("the delay is absurd")?, halted })
    }

    pub(super) fn key(&self) -> U256 {
        self.root.into()
    }

    /// The first digits of its root.
    pub(super) fn name(&self) -> String {
        let first: Vec<_> = self.root.iter().copied().take(4).collect();
        hex::encode(first)
    }

    pub(super) fn id(&self) -> String {
        format!("{ID}/{}", self.name())
    }

    pub(super) fn is_gone(&self) -> bool {
        self.parts.iter().all(|part| part.shares.is_zero())
    }

    /// Whether every block from the pinned one on completes it; its shares are final then.
    pub(super) fn is_ready(&self, chain: &Chain) -> bool {
        chain.head().number >= self.ready
    }

    /// Why its tokens cannot be taken out now though its delay is over, if so.
    fn stuck(&self) -> Option<String> {
        let core = self.halted.then(|| "EigenLayer completes no withdrawals now: it is paused".into());
        core.or_else(|| self.parts.iter().find_map(Part::stuck))
    }

    /// Whether less may come out than is said now, and what else the holder should know.
    fn caveats(&self, ready: bool) -> (bool, Option<String>) {
        let native = self.parts.iter().any(Part::is_native);
        let slashable = !ready && !self.withdrawal.delegatedTo.is_zero();
        let mut notes = vec![];
        if self.is_gone() {
            notes.push("slashed whole: nothing comes out".into());
        } else {
            notes.extend(self.stuck().filter(|_| ready));
            notes.extend(slashable.then(|| format!("{} can be slashed for it until block {}", self.withdrawal.delegatedTo, self.ready)));
            // The core multiplies with the factor of the block that completes it, whoever it was delegated to.
            notes.extend(native.then(|| "a loss of your validators still lowers it until it is claimed".into()));
            let unknown = self.parts.iter().filter(|part| part.token.is_none()).map(|part| part.strategy);
            notes.extend(unknown.map(|strategy| format!("the strategy {strategy} does not say what a share is worth: these are shares")));
        }
        (slashable || native, Some(notes.join("; ")).filter(|note| !note.is_empty()))
    }

    pub(super) fn ticket(&self, chain: &Chain) -> Ticket {
        let ready = self.is_ready(chain);
        let readiness = match (ready, self.stuck()) {
            (true, Some(_)) => Readiness::Paused,
            (true, None) => Readiness::Ready,
            (false, _) => Readiness::FromBlock { block: self.ready, seconds: when::seconds(chain, self.ready) },
        };
        let parts = self.parts.iter().map(|part| (part.token.unwrap_or(SHARES), part.amount)).collect();
        let (at_most, note) = self.caveats(ready);
        Ticket { id: self.id(), key: self.key(), parts, at_most, readiness, note }
    }
}

/// The name the core has for a withdrawal: `keccak256(abi.encode(withdrawal))`.
fn root(withdrawal: &Withdrawal) -> B256 {
    keccak256(withdrawal.abi_encode())
}

/// Every withdrawal that `owner` has queued, the oldest first.
pub(super) async fn read(core: &Core, tokens: &BTreeMap<Address, Address>, chain: &Chain, owner: Address) -> Result<Vec<Leaving>> {
    let manager = core.delegation_manager;
    let call = IDelegationManager::getQueuedWithdrawalsCall { staker: owner };
    let (queued, delay, halted) = tokio::try_join!(chain.read(manager, &call), core.delay(chain), core.paused(chain, paused::COMPLETING))?;
    let count = queued.withdrawals.len();
    ensure!(count == queued.shares.len(), "the node answers with {count} withdrawals and shares of {}", queued.shares.len());
    let each = queued.withdrawals.into_iter().zip(queued.shares).map(|(withdrawal, shares)| async move {
        let pending = IDelegationManager::pendingWithdrawalsCall { withdrawalRoot: root(&withdrawal) };
        let parts =
            try_join_all(withdrawal.strategies.iter().zip(&shares).map(|(strategy, shares)| part(tokens, chain, *strategy, *shares)));
        let (pending, parts) = tokio::try_join!(chain.read(manager, &pending), parts)?;
        let whole = parts.len() == withdrawal.strategies.len() && parts.len() == shares.len();
        let odd = Failure::refused("queue", "the node's answers about the withdrawal queue contradict each other");
        ensure!(pending && whole && withdrawal.withdrawer == owner, odd.hint("ask another node with `--rpc-url`"));
        Leaving::new(withdrawal, parts, delay, halted)
    });
    let mut leaving = try_join_all(each).await?;
    leaving.sort_by_key(|leaving| leaving.withdrawal.nonce);
    Ok(leaving)
}

async fn part(tokens: &BTreeMap<Address, Address>, chain: &Chain, strategy: Address, shares: U256) -> Result<Part> {
    let paused = async {
        // Nothing is deployed at the strategy of native restaking; one that does not say is tried.
        if strategy == BEACON_CHAIN_STRATEGY {
            Ok(None)
        } else {
            chain.try_read(strategy, &IStrategy::pausedCall { index: WITHDRAWALS }).await
        }
    };
    let ((token, amount), halted) = tokio::try_join!(worth(tokens, chain, strategy, shares), paused)?;
    Ok(Part { strategy, token, shares, amount, halted: halted.unwrap_or(false) })
}

/// What a pod pays for so many shares, in wei.
fn whole_gwei(shares: U256) -> U256 {
    shares.saturating_sub(shares.checked_rem(GWEI).unwrap_or_default())
}

/// What `shares` of a strategy pay out now, and in which token; the shares themselves where nobody says.
pub(super) async fn worth(
    tokens: &BTreeMap<Address, Address>,
    chain: &Chain,
    strategy: Address,
    shares: U256,
) -> Result<(Option<Address>, U256)> {
    if strategy == BEACON_CHAIN_STRATEGY {
        return Ok((Some(ETHER), whole_gwei(shares)));
    }
    let (worth, underlying) = tokio::try_join!(
        chain.try_read(strategy, &IStrategy::sharesToUnderlyingViewCall { amountShares: shares }),
        chain.try_read(strategy, &IStrategy::underlyingTokenCall {}),
    )?;
    // The EIGEN strategy pays EIGEN, which the registry names, though its underlying token is bEIGEN.
    let token = tokens.get(&strategy).copied().or(underlying).filter(|_| worth.is_some());
    Ok((token, worth.unwrap_or(shares)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::{address, hex};

    #[test]
    fn a_withdrawal_is_named_by_the_hash_of_its_encoding() {
        let withdrawal = Withdrawal {
            staker: address!("00000000000000000000000000000000000000a1"),
            delegatedTo: address!("00000000000000000000000000000000000000b2"),
            withdrawer: address!("00000000000000000000000000000000000000a1"),
            nonce: U256::from(3),
            startBlock: 1_000,
            strategies: vec![address!("93c4b944D05dfe6df7645A86cd2206016c51564D")],
            scaledShares: vec![U256::from(50)],
        };
        let encoded = hex!(
            "0000000000000000000000000000000000000000000000000000000000000020"
            "00000000000000000000000000000000000000000000000000000000000000a1"
            "00000000000000000000000000000000000000000000000000000000000000b2"
            "00000000000000000000000000000000000000000000000000000000000000a1"
            "0000000000000000000000000000000000000000000000000000000000000003"
            "00000000000000000000000000000000000000000000000000000000000003e8"
            "00000000000000000000000000000000000000000000000000000000000000e0"
            "0000000000000000000000000000000000000000000000000000000000000120"
            "0000000000000000000000000000000000000000000000000000000000000001"
            "00000000000000000000000093c4b944d05dfe6df7645a86cd2206016c51564d"
            "0000000000000000000000000000000000000000000000000000000000000001"
            "0000000000000000000000000000000000000000000000000000000000000032"
        );
        let leaving = Leaving::new(withdrawal, vec![], 100, false).unwrap();
        assert_eq!(leaving.root, keccak256(encoded));
        assert_eq!(leaving.ready, 1_101);
        assert_eq!(leaving.id().len(), "eigenlayer/3f2a91bc".len());
    }

    fn leaving(delegated: bool, halted: bool, strategies: &[(Address, Option<Address>)]) -> Leaving {
        let withdrawal = Withdrawal {
            staker: Address::ZERO,
            delegatedTo: if delegated { address!("00000000000000000000000000000000000000b2") } else { Address::ZERO },
            withdrawer: Address::ZERO,
            nonce: U256::ZERO,
            startBlock: 1_000,
            strategies: strategies.iter().map(|(strategy, _)| *strategy).collect(),
            scaledShares: vec![U256::from(50); strategies.len()],
        };
        let (shares, amount) = (U256::from(50), U256::from(50));
        let parts = strategies.iter().map(|(strategy, token)| Part { strategy: *strategy, token: *token, shares, amount, halted });
        Leaving::new(withdrawal, parts.collect(), 100, false).unwrap()
    }

    #[test]
    fn a_native_withdrawal_may_shrink_until_it_is_claimed() {
        let native = [(BEACON_CHAIN_STRATEGY, Some(ETHER))];
        let (at_most, note) = leaving(false, false, &native).caveats(true);
        assert!(at_most && note.unwrap().contains("your validators"));
        let (at_most, note) = leaving(false, false, &[(Address::repeat_byte(1), Some(Address::ZERO))]).caveats(true);
        assert!(!at_most && note.is_none());
        assert_eq!(whole_gwei(U256::from(31_999_999_999_u64)), U256::from(31_000_000_000_u64));
    }

    #[test]
    fn no_caveat_hides_another() {
        let silent = [(Address::repeat_byte(1), None), (BEACON_CHAIN_STRATEGY, Some(ETHER))];
        let note = leaving(true, false, &silent).caveats(false).1.unwrap();
        assert!(["until block 1101", "your validators", "does not say"].iter().all(|word| note.contains(word)), "{note}");
        let note = leaving(true, true, &silent).caveats(true).1.unwrap();
        assert!(note.contains("paused") && !note.contains("until block"), "{note}");
    }
}

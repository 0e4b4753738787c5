//! Kelp's way out: one line per asset, unlocked in order by Kelp, completed oldest first by each account.

use super::{Asset, abi::ILRTWithdrawalManager as abi};
use crate::{
    chain::Chain,
    plan::{Call, ETHER, Expect, Step},
    protocol::{Ask, Readiness, Ticket, Wait, preflight, rebasing, when},
    units::counted,
};
use alloy::primitives::{Address, U256};
use anyhow::{Context, Result, ensure};
use futures::future::try_join_all;

/// The most requests of one account that are read: a node that names more is not believed.
const MOST: u64 = 1000;

/// The withdrawal manager.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line(pub(super) Address);

/// A request of an account, as the manager knows it at the pinned block.
#[derive(Clone, Copy, Debug)]
struct Request {
    nonce: U256,
    /// What will be paid; before the unlock, at most.
    expected: U256,
    /// The nonces below this one are unlocked.
    unlocked_below: U256,
    /// The first block that can complete it, once it is unlocked.
    due: U256,
}

impl Line {
    /// Gives `amount` of rsETH up for `asset`.
    pub(super) fn initiate(&self, rseth: Address, asset: &Asset, amount: U256, owner: Address) -> Step {
        let call = abi::initiateWithdrawalCall { asset: asset.key, rsETHUnstaked: amount, referralId: String::new() };
        Step::new(format!("Ask Kelp for {}", asset.symbol), Call::new(self.0, &call)).spends(rseth, amount).watches_word(
            "withdrawal request at Kelp",
            0,
            self.ends(asset, owner),
            1,
            Expect::Gains(U256::from(1)),
        )
    }

    /// Completes the oldest request for `asset`, which pays `expected`.
    fn complete(&self, asset: &Asset, expected: U256, owner: Address) -> Step {
        let call = abi::completeWithdrawalCall { asset: asset.key, referralId: String::new() };
        let arrives = if asset.token == ETHER { expected } else { rebasing::least(expected) };
        Step::new(format!("Claim {} from Kelp", asset.symbol), Call::new(self.0, &call)).receives(asset.token, arrives).watches_word(
            "completed requests at Kelp",
            0,
            self.ends(asset, owner),
            0,
            Expect::Gains(U256::from(1)),
        )
    }

    /// Where the account's requests begin (word 0) and end (word 1); both only grow.
    fn ends(&self, asset: &Asset, owner: Address) -> Call {
        Call::new(self.0, &abi::userAssociatedNoncesCall { asset: asset.key, user: owner })
    }

    /// The requests of `owner` for each of `assets`, the oldest first.
    async fn requests(&self, chain: &Chain, assets: &[Asset], owner: Address) -> Result<Vec<Vec<Request>>> {
        let ends = try_join_all(assets.iter().map(async |asset| {
            let (nonces, locked) =
                (abi::userAssociatedNoncesCall { asset: asset.key, user: owner }, abi::nextLockedNonceCall { asset: asset.key });
            tokio::try_join!(chain.read(self.0, &nonces), chain.read(self.0, &locked))
        }));
        let (ends, delay) = tokio::try_join!(ends, chain.read(self.0, &abi::withdrawalDelayBlocksCall {}))?;
        let lists = assets.iter().zip(ends).map(async |(asset, (nonces, unlocked_below))| {
            let count = nonces.end.checked_sub(nonces.begin).and_then(|count| u64::try_from(count).ok()).filter(|count| *count <= MOST);
            let count = count.with_context(|| format!("Kelp names too many requests for {}", asset.symbol))?;
            try_join_all((0..count).map(async |index| {
                let call = abi::getUserWithdrawalRequestCall { asset: asset.key, user: owner, userIndex: U256::from(index) };
                let read = chain.read(self.0, &call).await?;
                let due = read.withdrawalStartBlock.saturating_add(delay);
                let request = Request { nonce: read.userNonce, expected: read.expectedAssetAmount, unlocked_below, due };
                if request.unlocked() {
                    return Ok(request);
                }
                // The unlock pays the lesser of what was expected and what the rsETH is worth by then.
                let worth = abi::getExpectedAssetAmountCall { asset: asset.key, amount: read.rsETHAmount };
                let worth = chain.try_read(self.0, &worth).await?;
                anyhow::Ok(Request { expected: worth.map_or(request.expected, |worth| worth.min(request.expected)), ..request })
            }))
            .await
        });
        try_join_all(lists).await
    }

    /// What `owner` has asked for and not completed.
    pub(super) async fn tickets(&self, chain: &Chain, id: &str, assets: &[Asset], owner: Address) -> Result<Vec<Ticket>> {
        let lists = self.requests(chain, assets, owner).await?;
        let of = |(asset, list): (&Asset, Vec<Request>)| {
            let ticket = |request: Request| request.ticket(name(id, asset, request.nonce), asset, chain.head().number, chain.block_time());
            list.into_iter().map(ticket).collect::<Vec<_>>()
        };
        Ok(assets.iter().zip(lists).flat_map(of).collect())
    }

    /// Completes the tickets, each in a step of its own; they must be the oldest of their asset.
    pub(super) async fn claim(&self, ask: &Ask<'_>, id: &str, assets: &[Asset], tickets: &[Ticket]) -> Result<Vec<Step>> {
        let (lists, paused) = tokio::try_join!(self.requests(ask.chain, assets, ask.owner), ask.chain.read(self.0, &abi::pausedCall {}))?;
        ensure!(!paused, preflight::paused("Kelp pays nothing now: withdrawals are paused"));
        let mut steps = vec![];
        for (asset, list) in assets.iter().zip(lists) {
            let wanted: Vec<_> = tickets.iter().filter(|ticket| pays(ticket, asset)).map(|ticket| ticket.key).collect();
            for request in oldest(&list, &wanted, |nonce| name(id, asset, nonce))? {
                request.check(&name(id, asset, request.nonce), ask.chain.head().number)?;
                steps.push(self.complete(asset, request.expected, ask.owner));
            }
        }
        ensure!(steps.len() == tickets.len(), preflight::not_ready(id, "a ticket is not this account's, or is named twice"));
        Ok(steps)
    }
}

impl Request {
    /// Whether Kelp has set the money aside for it: from then on the amount is fixed.
    fn unlocked(&self) -> bool {
        self.nonce < self.unlocked_below
    }

    /// Where it stands at block `head`.
    fn readiness(&self, head: u64, block_time: u64) -> Readiness {
        let due = u64::try_from(self.due).unwrap_or(u64::MAX);
        let ahead = self.nonce.checked_sub(self.unlocked_below).and_then(|ahead| u64::try_from(ahead).ok());
        let seconds = due.saturating_sub(head).saturating_mul(block_time);
        let wait = || Wait { requests_ahead: ahead, not_before_block: Some(due), not_before_seconds: Some(seconds), ..Wait::default() };
        match (self.unlocked(), due.checked_sub(head)) {
            (false, _) => Readiness::Waiting(wait()),
            (true, None | Some(0)) => Readiness::Ready,
            (true, Some(_)) => Readiness::FromBlock { block: due, seconds },
        }
    }

    fn ticket(&self, id: String, asset: &Asset, head: u64, block_time: u64) -> Ticket {
        let readiness = self.readiness(head, block_time);
        let note = unlocking(&readiness);
        Ticket { id, key: self.nonce, parts: vec![(asset.token, self.expected)], at_most: !self.unlocked(), readiness, note }
    }

    fn check(&self, id: &str, head: u64) -> Result<()> {
        match self.readiness(head, 0) {
            Readiness::Ready | Readiness::Paused => Ok(()),
            Readiness::FromBlock { block, .. } => Err(preflight::not_ready(id, &format!("its delay ends at block {block}"))),
            Readiness::Waiting(_) => Err(preflight::not_ready(id, "Kelp has not unlocked it yet")),
        }
    }
}

/// When Kelp may unlock a request that waits for it.
fn unlocking(readiness: &Readiness) -> Option<String> {
    let Readiness::Waiting(wait) = readiness else { return None };
    let ahead = wait.requests_ahead.filter(|ahead| *ahead > 0).map(|ahead| format!("; {} before it", counted(ahead, "request")));
    let (block, seconds) = wait.not_before_block.zip(wait.not_before_seconds)?;
    let from =
        if seconds == 0 { " now that its delay has passed".to_owned() } else { format!(", not before {}", when::said(block, seconds)) };
    Some(format!("Kelp unlocks it{from}{}", ahead.unwrap_or_default()))
}

/// Whether the ticket is of this asset's line.
fn pays(ticket: &Ticket, asset: &Asset) -> bool {
    ticket.parts.first().is_some_and(|(token, _)| *token == asset.token)
}

fn name(id: &str, asset: &Asset, nonce: U256) -> String {
    format!("{id}/{}/{nonce}", asset.symbol.to_lowercase())
}

/// The oldest requests, which must be exactly the wanted ones: the contract pays no other.
fn oldest<'a>(list: &'a [Request], wanted: &[U256], name: impl Fn(U256) -> String) -> Result<&'a [Request]> {
    let count = list.iter().take_while(|request| wanted.contains(&request.nonce)).count();
    let later = list.iter().skip(count).find(|request| wanted.contains(&request.nonce));
    if let (Some(later), Some(first)) = (later, list.get(count)) {
        let why = format!("Kelp pays the oldest request first, and that is `{}`", name(first.nonce));
        return Err(preflight::not_ready(&name(later.nonce), &why));
    }
    list.get(..count).context("invariant: a prefix is within its list")
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::{address, bytes};

    const LINE: Line = Line(Address::repeat_byte(9));
    const OWNER: Address = Address::repeat_byte(4);

    fn ether() -> Asset {
        Asset { token: ETHER, key: address!("EeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE"), symbol: "ETH".into() }
    }

    fn steth() -> Asset {
        Asset { token: Address::repeat_byte(1), key: Address::repeat_byte(1), symbol: "stETH".into() }
    }

    fn request(nonce: u64) -> Request {
        Request { nonce: U256::from(nonce), expected: U256::from(100), unlocked_below: U256::from(5), due: U256::from(1000) }
    }

    #[test]
    fn asking_names_the_asset_and_no_referral() {
        let step = LINE.initiate(Address::repeat_byte(2), &ether(), U256::from(10), OWNER);
        assert_eq!(
            step.call.data,
            bytes!(
                "c5a67b01"
                "000000000000000000000000eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"
                "000000000000000000000000000000000000000000000000000000000000000a"
                "0000000000000000000000000000000000000000000000000000000000000060"
                "0000000000000000000000000000000000000000000000000000000000000000"
            )
        );
        assert_eq!(step.spends[&Address::repeat_byte(2)], U256::from(10));
        assert_eq!((step.probes[0].word, step.probes[0].expect), (1, Expect::Gains(U256::from(1))));
    }

    #[test]
    fn completing_promises_what_the_view_said() {
        let step = LINE.complete(&ether(), U256::from(100), OWNER);
        assert_eq!(
            step.call.data,
            bytes!(
                "d3a86833"
                "000000000000000000000000eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"
                "0000000000000000000000000000000000000000000000000000000000000040"
                "0000000000000000000000000000000000000000000000000000000000000000"
            )
        );
        assert_eq!(step.receives[&ETHER], U256::from(100));
        assert_eq!(LINE.complete(&steth(), U256::from(100), OWNER).receives[&steth().token], U256::from(98));
    }

    #[test]
    fn a_request_waits_for_the_unlock_and_then_for_its_delay() {
        let wait = Wait { requests_ahead: Some(0), not_before_block: Some(1000), not_before_seconds: Some(0), ..Wait::default() };
        assert_eq!(request(5).readiness(2000, 12), Readiness::Waiting(wait), "the first locked nonce");
        assert_eq!(request(4).readiness(990, 12), Readiness::FromBlock { block: 1000, seconds: 120 });
        assert_eq!(request(4).readiness(1000, 12), Readiness::Ready);
        let far = Request { due: U256::MAX, ..request(4) };
        assert!(matches!(far.readiness(1, 12), Readiness::FromBlock { seconds: u64::MAX, .. }));
    }

    #[test]
    fn a_locked_ticket_says_at_most() {
        let locked = request(5).ticket(name("kelp", &steth(), U256::from(5)), &steth(), 1, 12);
        assert_eq!((locked.id.as_str(), locked.at_most), ("kelp/steth/5", true));
        assert_eq!(locked.note.as_deref(), Some("Kelp unlocks it, not before block 1000 (in about 4 hours)"));
        let late = request(7).ticket(String::new(), &steth(), 1000, 12).note;
        assert_eq!(late.as_deref(), Some("Kelp unlocks it now that its delay has passed; 2 requests before it"));
        let unlocked = request(4).ticket(name("kelp", &ether(), U256::from(4)), &ether(), 1, 12);
        assert_eq!((unlocked.id.as_str(), unlocked.at_most, unlocked.note), ("kelp/eth/4", false, None));
    }

    #[test]
    fn only_the_oldest_are_completed() {
        let list = [request(1), request(3), request(4)];
        let oldest = |wanted: &[u64]| {
            let wanted: Vec<_> = wanted.iter().map(|nonce| U256::from(*nonce)).collect();
            oldest(&list, &wanted, |nonce| format!("kelp/eth/{nonce}")).map(<[_]>::len)
        };
        assert_eq!(oldest(&[]).unwrap(), 0);
        assert_eq!(oldest(&[3, 1]).unwrap(), 2, "in whichever order they are named");
        assert!(oldest(&[1, 4]).unwrap_err().to_string().contains("that is `kelp/eth/3`"));
        assert_eq!(oldest(&[9]).unwrap(), 0);
    }
}

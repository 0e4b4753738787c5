//! ether.fi's way out: each request is an ERC-721 token that no view lists, so the owner's are found through its logs.

use super::{
    abi::IWithdrawRequestNFT as abi,
    limits::{Bucket, GWEI},
};
use crate::{
    chain::Chain,
    error::Failure,
    plan::{Call, ETHER, Step},
    protocol::{Ask, Readiness, Ticket, Wait, preflight, rebasing},
    units::{Money, add, counted, div_up, parts},
};
use alloy::{
    primitives::{Address, U256},
    rpc::types::{Filter, Log},
    sol_types::SolEvent,
};
use anyhow::{Result, ensure};
use futures::future::try_join_all;
use std::collections::BTreeSet;

/// How many requests one transaction claims: at up to 200,000 gas each, below EIP-7825's limit of 16,777,216.
const AT_ONCE: usize = 64;

/// How many requests one plan makes, each in a transaction of its own.
const MOST: u16 = 32;

/// The contract of the requests.
#[derive(Clone, Copy, Debug)]
pub(super) struct Requests {
    /// The ERC-721.
    pub(super) nft: Address,
    /// The first block with requests worth looking for.
    pub(super) first: u64,
}

/// A request, as the contract knows it at the pinned block.
#[derive(Clone, Copy, Debug)]
struct Request {
    id: U256,
    owner: Option<Address>,
    asked: U256,
    shares: U256,
    fee: U256,
    valid: bool,
    finalized: bool,
    /// How many requests are finalised before it, where it waits and the contract says so.
    ahead: Option<u64>,
    /// What is paid, once it is finalised.
    claimable: Option<U256>,
}

impl Requests {
    /// The tickets of `owner`, where 10^18 shares are worth `rate`.
    pub(super) async fn tickets(&self, chain: &Chain, venue: &str, owner: Address, rate: U256) -> Result<Vec<Ticket>> {
        let ids = self.find(chain, owner).await?;
        let requests = self.read(chain, ids).await?;
        requests.into_iter().map(|request| request.ticket(venue, rate)).collect()
    }

    /// Claims what the tickets stand for, in as few transactions as fit.
    pub(super) async fn claim(&self, ask: &Ask<'_>, venue: &str, tickets: &[Ticket], left: Option<U256>) -> Result<Vec<Step>> {
        let requests = self.read(ask.chain, tickets.iter().map(|ticket| ticket.key).collect()).await?;
        let ready = requests.iter().map(|request| Ok((request.id, request.ready(venue, ask.owner)?)));
        let ready = ready.collect::<Result<Vec<_>>>()?;
        Bucket::Burn.holds(ready.iter().try_fold(U256::ZERO, |total, (_, amount)| add(total, *amount))?, left)?;
        ready.chunks(AT_ONCE).map(|some| self.claiming(some)).collect()
    }

    fn claiming(&self, requests: &[(U256, U256)]) -> Result<Step> {
        let call = match requests {
            [(id, _)] => Call::new(self.nft, &abi::claimWithdrawCall { tokenId: *id }),
            several => Call::new(self.nft, &abi::batchClaimWithdrawCall { tokenIds: several.iter().map(|(id, _)| *id).collect() }),
        };
        let total = requests.iter().try_fold(U256::ZERO, |total, (_, amount)| add(total, *amount))?;
        let step = Step::new("Claim ether from ether.fi", call).receives(ETHER, total);
        Ok(requests.iter().fold(step, |step, (id, _)| step.surrenders(self.nft, *id)))
    }

    /// The ids that `owner` has, looked for among all that ever came to them, the newest first, until none is missing.
    async fn find(&self, chain: &Chain, owner: Address) -> Result<BTreeSet<U256>> {
        let count = chain.read(self.nft, &abi::balanceOfCall { owner }).await?;
        let filter = Filter::new().address(self.nft).event_signature(abi::Transfer::SIGNATURE_HASH).topic2(owner.into_word());
        let mut logs = chain.logs_back(filter, self.first);
        let mut held = BTreeSet::new();
        while U256::from(held.len()) < count {
            let Some(piece) = logs.next().await? else {
                let message = format!("the node's logs show {} of {count} requests at ether.fi", held.len());
                return Err(Failure::failed("logs", message).hint("use a node that keeps all logs").into());
            };
            let came: BTreeSet<_> = piece.iter().filter_map(|log| self.came(log, owner)).collect();
            let owners = try_join_all(came.into_iter().map(async |id| {
                let now = chain.try_read(self.nft, &abi::ownerOfCall { tokenId: id }).await?;
                anyhow::Ok((id, now))
            }));
            held.extend(owners.await?.into_iter().filter(|(_, now)| *now == Some(owner)).map(|(id, _)| id));
        }
        Ok(held)
    }

    /// The id that came to `owner` by this log, if it is what was asked for.
    fn came(&self, log: &Log, owner: Address) -> Option<U256> {
        let transfer = abi::Transfer::decode_log(&log.inner).ok().filter(|transfer| transfer.address == self.nft)?;
        (transfer.to == owner).then_some(transfer.tokenId)
    }

    /// The requests of these ids, in ascending order.
    async fn read(&self, chain: &Chain, ids: BTreeSet<U256>) -> Result<Vec<Request>> {
        let last = chain.try_read(self.nft, &abi::lastFinalizedRequestIdCall {});
        let all = try_join_all(ids.into_iter().map(async |id| {
            let (owner, request, finalized, claimable) =
                (abi::ownerOfCall { tokenId: id }, abi::getRequestCall { requestId: id }, abi::isFinalizedCall { requestId: id }, id);
            let claimable = abi::getClaimableAmountCall { tokenId: claimable };
            // A burnt request has no owner, and one that is not finalised has no claimable amount: both views revert.
            let (owner, request, finalized, claimable) = tokio::try_join!(
                chain.try_read(self.nft, &owner),
                chain.read(self.nft, &request),
                chain.read(self.nft, &finalized),
                chain.try_read(self.nft, &claimable),
            )?;
            let (asked, shares) = (U256::from(request.amountOfEEth), U256::from(request.shareOfEEth));
            let fee = GWEI.saturating_mul(U256::from(request.feeGwei));
            anyhow::Ok(Request { id, owner, asked, shares, fee, valid: request.isValid, finalized, ahead: None, claimable })
        }));
        let (last, all) = tokio::try_join!(last, all)?;
        Ok(all.into_iter().map(|request| Request { ahead: last.and_then(|last| request.after(last)), ..request }).collect())
    }
}

impl Request {
    /// How many requests are finalised before it, where the last finalised one is `last`.
    fn after(&self, last: u32) -> Option<u64> {
        let next = U256::from(last).saturating_add(U256::from(1));
        u64::try_from(self.id.checked_sub(next)?).ok().filter(|_| !self.finalized)
    }

    /// What the holder should know of it. ether.fi's contracts name no time.
    fn note(&self) -> Option<String> {
        if !self.valid {
            return Some("ether.fi has invalidated this request: it pays nothing until that is undone".to_owned());
        }
        self.ahead.map(|ahead| match ahead {
            0 => "it is the next that ether.fi finalises".to_owned(),
            ahead => format!("{} before it", counted(ahead, "request")),
        })
    }

    fn ticket(&self, venue: &str, rate: U256) -> Result<Ticket> {
        let paid = self.claimable.filter(|_| self.finalized);
        let estimate = rebasing::due(self.asked, self.shares, rate)?.saturating_sub(self.fee);
        let ready = self.valid && paid.is_some();
        Ok(Ticket {
            id: format!("{venue}/{}", self.id),
            key: self.id,
            parts: vec![(ETHER, paid.unwrap_or(estimate))],
            at_most: paid.is_none(),
            readiness: if ready { Readiness::Ready } else { Readiness::Waiting(Wait { requests_ahead: self.ahead, ..Wait::default() }) },
            note: self.note(),
        })
    }

    /// What it pays `owner` now.
    fn ready(&self, venue: &str, owner: Address) -> Result<U256> {
        let why = match self.claimable {
            _ if self.owner.is_none() => "it was claimed, or never made",
            _ if self.owner != Some(owner) => "it is another account's",
            _ if !self.valid => "ether.fi has invalidated it",
            Some(amount) if self.finalized => return Ok(amount),
            _ => "ether.fi has not finalised it yet",
        };
        Err(preflight::not_ready(&format!("{venue}/{}", self.id), why))
    }
}

/// Divides an amount of eETH into as few nearly equal requests as the pool's bounds of one let, where it has them.
///
/// # Errors
/// When it is less than the least of one request, or more than one plan asks for.
pub(super) fn split(amount: U256, least: Option<U256>, most: Option<U256>) -> Result<Vec<U256>> {
    let eeth = |wei| Money::new(wei, 18, "eETH");
    let (least, most) = (least.unwrap_or_default(), most.unwrap_or(U256::MAX));
    ensure!(amount >= least, preflight::too_little("one request at ether.fi takes", &eeth(least)));
    let count = u16::try_from(div_up(amount, most)?).ok().filter(|count| *count <= MOST);
    let count = count.ok_or_else(|| preflight::beyond("one plan asks ether.fi for", &eeth(most.saturating_mul(U256::from(MOST)))))?;
    let amounts = parts(amount, count)?;
    ensure!(amounts.iter().all(|part| *part >= least), preflight::beyond("one request at ether.fi takes", &eeth(most)));
    Ok(amounts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::{LogData, bytes};

    const NFT: Requests = Requests { nft: Address::repeat_byte(3), first: 0 };
    const OWNER: Address = Address::repeat_byte(4);

    fn request(finalized: bool, valid: bool) -> Request {
        let [asked, shares] = [1000, 900].map(U256::from);
        let claimable = finalized.then(|| U256::from(990));
        Request { id: U256::from(5), owner: Some(OWNER), asked, shares, fee: U256::ZERO, valid, finalized, ahead: None, claimable }
    }

    #[test]
    fn one_request_is_claimed_alone_and_several_together() {
        let one = NFT.claiming(&[(U256::from(5), U256::from(990))]).unwrap();
        assert_eq!(one.call.data, bytes!("b13acedd0000000000000000000000000000000000000000000000000000000000000005"));
        let two = NFT.claiming(&[(U256::from(5), U256::from(990)), (U256::from(6), U256::from(10))]).unwrap();
        assert_eq!(
            two.call.data,
            bytes!(
                "24fccdcf"
                "0000000000000000000000000000000000000000000000000000000000000020"
                "0000000000000000000000000000000000000000000000000000000000000002"
                "0000000000000000000000000000000000000000000000000000000000000005"
                "0000000000000000000000000000000000000000000000000000000000000006"
            )
        );
        assert_eq!(two.receives[&ETHER], U256::from(1000));
        assert_eq!(two.surrenders, [(NFT.nft, U256::from(5)), (NFT.nft, U256::from(6))]);
    }

    #[test]
    fn a_ticket_shows_the_most_until_it_is_finalised() {
        let waiting = request(false, true).ticket("etherfi", rebasing::WAD).unwrap();
        assert_eq!((waiting.id.as_str(), waiting.at_most), ("etherfi/5", true));
        assert_eq!(waiting.parts, [(ETHER, U256::from(900))]);
        let ready = request(true, true).ticket("etherfi", rebasing::WAD).unwrap();
        assert_eq!((ready.readiness, ready.at_most, ready.parts[0].1), (Readiness::Ready, false, U256::from(990)));
        let invalid = request(true, false).ticket("etherfi", rebasing::WAD).unwrap();
        assert_ne!(invalid.readiness, Readiness::Ready);
        assert!(invalid.note.unwrap().contains("invalidated"));
    }

    #[test]
    fn a_waiting_ticket_says_how_many_are_before_it() {
        let ahead = |last| request(false, true).after(last);
        assert_eq!((ahead(2), ahead(4), ahead(5)), (Some(2), Some(0), None));
        let ticket = Request { ahead: Some(2), ..request(false, true) }.ticket("etherfi", rebasing::WAD).unwrap();
        assert_eq!(ticket.note.as_deref(), Some("2 requests before it"));
        assert_eq!(ticket.readiness, Readiness::Waiting(Wait { requests_ahead: Some(2), ..Wait::default() }));
    }

    #[test]
    fn only_its_owner_claims_a_valid_finalised_request() {
        assert_eq!(request(true, true).ready("etherfi", OWNER).unwrap(), U256::from(990));
        let why = |request: Request, owner| request.ready("etherfi", owner).unwrap_err().to_string();
        assert!(why(request(true, true), Address::ZERO).contains("another account"));
        assert!(why(request(false, true), OWNER).contains("not finalised"));
        assert!(why(request(true, false), OWNER).contains("invalidated"));
        assert!(why(Request { owner: None, ..request(true, true) }, OWNER).contains("claimed"));
    }

    #[test]
    fn a_log_of_another_contract_or_owner_is_not_believed() {
        let topics = [abi::Transfer::SIGNATURE_HASH, Address::ZERO.into_word(), OWNER.into_word(), U256::from(7).into()];
        let data = LogData::new_unchecked(topics.into(), bytes!(""));
        let log = |address| Log { inner: alloy::primitives::Log { address, data: data.clone() }, ..Log::default() };
        assert_eq!(NFT.came(&log(NFT.nft), OWNER), Some(U256::from(7)));
        assert_eq!(NFT.came(&log(OWNER), OWNER), None);
        assert_eq!(NFT.came(&log(NFT.nft), Address::ZERO), None);
    }

    #[test]
    fn requests_keep_within_the_pools_bounds() {
        let split = |amount: u64| {
            let parts = split(U256::from(amount), Some(U256::from(5)), Some(U256::from(10))).map_err(|err| err.to_string())?;
            Ok::<_, String>(parts.into_iter().map(|part| part.to::<u64>()).collect::<Vec<_>>())
        };
        assert_eq!((split(5), split(10)), (Ok(vec![5]), Ok(vec![10])));
        assert_eq!(split(4).unwrap_err(), "one request at ether.fi takes at least 0.000000000000000005 eETH");
        assert_eq!((split(11), split(25)), (Ok(vec![6, 5]), Ok(vec![9, 8, 8])), "more than the most is split");
        assert_eq!(split(321).unwrap_err(), "one plan asks ether.fi for at most 0.00000000000000032 eETH");
        assert_eq!(super::split(U256::from(1), None, None).unwrap(), [U256::from(1)], "an older pool has no bounds");
    }
}

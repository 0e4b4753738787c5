//! ether.fi's way out: each request is an ERC-721 token that no view lists, so the owner's are found through its logs.

use super::abi::IWithdrawRequestNFT as abi;
use crate::{
    chain::Chain,
    error::Failure,
    plan::{Call, ETHER, Step},
    protocol::{Ask, Readiness, Ticket, preflight, rebasing},
    units::add,
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

/// Wei in a gwei, in which fees of requests are counted.
const GWEI: U256 = U256::from_limbs([1_000_000_000, 0, 0, 0]);

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
    pub(super) async fn claim(&self, ask: &Ask<'_>, venue: &str, tickets: &[Ticket]) -> Result<Vec<Step>> {
        let requests = self.read(ask.chain, tickets.iter().map(|ticket| ticket.key).collect()).await?;
        let ready = requests.iter().map(|request| Ok((request.id, request.ready(venue, ask.owner)?)));
        let ready = ready.collect::<Result<Vec<_>>>()?;
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
        try_join_all(ids.into_iter().map(async |id| {
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
            Ok(Request { id, owner, asked, shares, fee, valid: request.isValid, finalized, claimable })
        }))
        .await
    }
}

impl Request {
    fn ticket(&self, venue: &str, rate: U256) -> Result<Ticket> {
        let paid = self.claimable.filter(|_| self.finalized);
        let estimate = rebasing::due(self.asked, self.shares, rate)?.saturating_sub(self.fee);
        let ready = self.valid && paid.is_some();
        Ok(Ticket {
            id: format!("{venue}/{}", self.id),
            key: self.id,
            parts: vec![(ETHER, paid.unwrap_or(estimate))],
            at_most: paid.is_none(),
            readiness: if ready { Readiness::Ready } else { Readiness::Waiting },
            note: (!self.valid).then(|| "ether.fi has invalidated this request: it pays nothing until that is undone".to_owned()),
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

/// Checks an amount of eETH against the bounds of one request, where the pool has them.
///
/// # Errors
/// When it is out of them, in words.
pub(super) fn within(amount: U256, least: Option<U256>, most: Option<U256>) -> Result<()> {
    let eeth = |wei| crate::units::Money::new(wei, 18, "eETH");
    let (least, most) = (least.unwrap_or_default(), most.unwrap_or(U256::MAX));
    ensure!(amount >= least, preflight::too_little("one request at ether.fi takes", &eeth(least)));
    ensure!(amount <= most, preflight::too_much("one request at ether.fi takes", &eeth(most)));
    Ok(())
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
        Request { id: U256::from(5), owner: Some(OWNER), asked, shares, fee: U256::ZERO, valid, finalized, claimable }
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
        assert_eq!((waiting.id.as_str(), waiting.readiness, waiting.at_most), ("etherfi/5", Readiness::Waiting, true));
        assert_eq!(waiting.parts, [(ETHER, U256::from(900))]);
        let ready = request(true, true).ticket("etherfi", rebasing::WAD).unwrap();
        assert_eq!((ready.readiness, ready.at_most, ready.parts[0].1), (Readiness::Ready, false, U256::from(990)));
        let invalid = request(true, false).ticket("etherfi", rebasing::WAD).unwrap();
        assert_eq!(invalid.readiness, Readiness::Waiting);
        assert!(invalid.note.unwrap().contains("invalidated"));
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
        let within = |amount: u64| within(U256::from(amount), Some(U256::from(5)), Some(U256::from(10))).map_err(|err| err.to_string());
        assert_eq!((within(5), within(10)), (Ok(()), Ok(())));
        assert_eq!(within(4).unwrap_err(), "one request at ether.fi takes at least 0.000000000000000005 eETH");
        assert_eq!(within(11).unwrap_err(), "one request at ether.fi takes at most 0.00000000000000001 eETH now");
        assert!(super::within(U256::from(1), None, None).is_ok(), "an older pool has no bounds");
    }
}

//! Lido's withdrawal queue: each request is an ERC-721 token, finalised in order, claimed by its owner.

use super::abi::IWithdrawalQueue as abi;
use crate::{
    chain::Chain,
    plan::{Call, ETHER, Expect, Step},
    protocol::{Ask, Readiness, Ticket, preflight, rebasing},
    units::{Money, add, div_up, plural},
};
use alloy::{
    primitives::{Address, U256},
    sol_types::SolCall,
};
use anyhow::{Context, Result, ensure};

/// How many requests one transaction makes or claims: at up to 200,000 gas each, below EIP-7825's limit of 16,777,216.
const AT_ONCE: usize = 64;

/// The queue's contract.
#[derive(Clone, Copy, Debug)]
pub(super) struct Queue(pub(super) Address);

/// A request, as the queue knows it at the pinned block.
struct Request {
    id: U256,
    status: abi::Status,
    hint: U256,
    claimable: U256,
}

/// What the queue says of itself before a request.
pub(super) struct Terms {
    /// The least stETH of one request.
    pub(super) least: U256,
    /// The most stETH of one request.
    pub(super) most: U256,
    /// Finalisation is slowed down after a large loss.
    pub(super) bunker: bool,
}

impl Queue {
    /// The bounds of a request.
    pub(super) async fn terms(&self, chain: &Chain) -> Result<Terms> {
        let (paused, bunker, least, most) = tokio::try_join!(
            chain.read(self.0, &abi::isPausedCall {}),
            chain.read(self.0, &abi::isBunkerModeActiveCall {}),
            chain.read(self.0, &abi::MIN_STETH_WITHDRAWAL_AMOUNTCall {}),
            chain.read(self.0, &abi::MAX_STETH_WITHDRAWAL_AMOUNTCall {}),
        )?;
        ensure!(!paused, preflight::paused("Lido's withdrawal queue takes no requests now: it is paused"));
        Ok(Terms { least, most, bunker })
    }

    /// Asks for `amounts` of stETH.
    pub(super) fn request(&self, steth: Address, amounts: Vec<U256>, owner: Address) -> Result<Step> {
        let (count, total) = (amounts.len(), sum(&amounts)?);
        Ok(self.asking(&abi::requestWithdrawalsCall { amounts, owner }, count, owner).spends(steth, total))
    }

    /// Asks for what `amounts` of wstETH are worth.
    pub(super) fn request_wrapped(&self, wsteth: Address, amounts: Vec<U256>, owner: Address) -> Result<Step> {
        let (count, total) = (amounts.len(), sum(&amounts)?);
        Ok(self.asking(&abi::requestWithdrawalsWstETHCall { amounts, owner }, count, owner).spends(wsteth, total))
    }

    fn asking(&self, call: &impl SolCall, count: usize, owner: Address) -> Step {
        let title = match count {
            1 => "Ask Lido's queue for ether".to_owned(),
            count => format!("Ask Lido's queue for ether, in {count} requests"),
        };
        // The answer is a list: its second word is its length.
        let held = Call::new(self.0, &abi::getWithdrawalRequestsCall { owner });
        Step::new(title, Call::new(self.0, call))
            .watches_word(format!("{} at Lido", plural(count, "withdrawal request")), 0, held, 1, Expect::Gains(U256::from(count)))
            .note("a request pays at most what is put in now, less after a loss, and cannot be taken back")
    }

    /// The tickets of these requests of `owner`, where 10^18 shares are worth `rate`.
    pub(super) async fn tickets(&self, chain: &Chain, id: &str, found: Found, rate: U256) -> Result<Vec<Ticket>> {
        let requests = self.requests(chain, found.ids, found.last_checkpoint).await?;
        requests.into_iter().filter(|request| !request.status.isClaimed).map(|request| request.ticket(id, found.bunker, rate)).collect()
    }

    /// What is asked of the queue together with other reads before [`Queue::tickets`].
    pub(super) async fn find(&self, chain: &Chain, owner: Address) -> Result<Found> {
        let held = abi::getWithdrawalRequestsCall { owner };
        let (ids, last_checkpoint, bunker) = tokio::try_join!(
            chain.read(self.0, &held),
            chain.read(self.0, &abi::getLastCheckpointIndexCall {}),
            chain.read(self.0, &abi::isBunkerModeActiveCall {}),
        )?;
        Ok(Found { ids, last_checkpoint, bunker })
    }

    /// Claims what the tickets stand for, in as few transactions as fit.
    pub(super) async fn claim(&self, ask: &Ask<'_>, id: &str, tickets: &[Ticket]) -> Result<Vec<Step>> {
        let last = ask.chain.read(self.0, &abi::getLastCheckpointIndexCall {}).await?;
        let requests = self.requests(ask.chain, tickets.iter().map(|ticket| ticket.key).collect(), last).await?;
        requests.iter().try_for_each(|request| request.check(id, ask.owner))?;
        requests.chunks(AT_ONCE).map(|some| self.claiming(some)).collect()
    }

    fn claiming(&self, requests: &[Request]) -> Result<Step> {
        let call = abi::claimWithdrawalsCall {
            requestIds: requests.iter().map(|request| request.id).collect(),
            hints: requests.iter().map(|request| request.hint).collect(),
        };
        let total = requests.iter().try_fold(U256::ZERO, |total, request| add(total, request.claimable))?;
        let step = Step::new("Claim ether from Lido's queue", Call::new(self.0, &call)).receives(ETHER, total);
        Ok(requests.iter().fold(step, |step, request| step.surrenders(self.0, request.id)))
    }

    /// The requests of these ids, in ascending order, as the contract wants them.
    async fn requests(&self, chain: &Chain, mut ids: Vec<U256>, last_checkpoint: U256) -> Result<Vec<Request>> {
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            return Ok(vec![]);
        }
        let status = abi::getWithdrawalStatusCall { requestIds: ids.clone() };
        let hints = abi::findCheckpointHintsCall { requestIds: ids.clone(), firstIndex: U256::from(1), lastIndex: last_checkpoint };
        let (statuses, hints) = tokio::try_join!(chain.read(self.0, &status), chain.read(self.0, &hints))?;
        let claimable = abi::getClaimableEtherCall { requestIds: ids.clone(), hints: hints.clone() };
        let claimable = chain.read(self.0, &claimable).await?;
        let all = [statuses.len(), hints.len(), claimable.len()].into_iter().all(|answers| answers == ids.len());
        ensure!(all, "Lido's queue does not answer for every request");
        let answers = statuses.into_iter().zip(hints).zip(claimable);
        Ok(ids.into_iter().zip(answers).map(|(id, ((status, hint), claimable))| Request { id, status, hint, claimable }).collect())
    }
}

/// The requests of an account, and what is needed to value them.
pub(super) struct Found {
    ids: Vec<U256>,
    last_checkpoint: U256,
    bunker: bool,
}

impl Request {
    fn ticket(&self, id: &str, bunker: bool, rate: U256) -> Result<Ticket> {
        let done = self.status.isFinalized;
        let amount = if done { self.claimable } else { rebasing::due(self.status.amountOfStETH, self.status.amountOfShares, rate)? };
        let slowed = bunker && !done;
        Ok(Ticket {
            id: format!("{id}/{}", self.id),
            key: self.id,
            parts: vec![(ETHER, amount)],
            at_most: !done,
            readiness: if done { Readiness::Ready } else { Readiness::Waiting },
            note: slowed.then(|| "Lido is in bunker mode: requests are finalised later than usual".to_owned()),
        })
    }

    /// Whether `owner` can claim it now.
    fn check(&self, id: &str, owner: Address) -> Result<()> {
        let why = if self.status.isClaimed {
            "it has been claimed"
        } else if self.status.owner != owner {
            "it is another account's"
        } else if !self.status.isFinalized {
            "Lido has not finalised it yet"
        } else {
            return Ok(());
        };
        Err(preflight::not_ready(&format!("{id}/{}", self.id), why))
    }
}

/// Divides `amount`, worth `worth` stETH, into as few nearly equal requests of at most `most` stETH as there can be.
///
/// # Errors
/// When it is worth less than `least`, or more than one transaction asks for.
pub(super) fn split(amount: U256, worth: U256, terms: &Terms) -> Result<Vec<U256>> {
    let steth = |wei| Money::new(wei, 18, "stETH");
    ensure!(worth >= terms.least, preflight::too_little("Lido's queue takes", &steth(terms.least)));
    let count = div_up(worth, terms.most)?;
    let most = || steth(terms.most.saturating_mul(U256::from(AT_ONCE)));
    ensure!(count <= U256::from(AT_ONCE), preflight::too_much("one transaction asks Lido's queue for", &most()));
    let (part, rest) = (amount.checked_div(count).context("an amount of nothing")?, amount.checked_rem(count).unwrap_or_default());
    let larger = rest.to::<usize>();
    Ok((0..count.to::<usize>()).map(|index| part.saturating_add(U256::from(u8::from(index < larger)))).collect())
}

fn sum(amounts: &[U256]) -> Result<U256> {
    amounts.iter().try_fold(U256::ZERO, |total, amount| add(total, *amount))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::bytes;
    use proptest::prelude::*;

    const QUEUE: Queue = Queue(Address::repeat_byte(3));
    const OWNER: Address = Address::repeat_byte(4);

    fn ether(whole: u64) -> U256 {
        rebasing::WAD.saturating_mul(U256::from(whole))
    }

    fn terms() -> Terms {
        Terms { least: U256::from(100), most: ether(1000), bunker: false }
    }

    fn request(id: u64, done: bool) -> Request {
        let status = abi::Status {
            amountOfStETH: U256::from(1000),
            amountOfShares: U256::from(900),
            owner: OWNER,
            timestamp: U256::ZERO,
            isFinalized: done,
            isClaimed: false,
        };
        Request { id: U256::from(id), status, hint: U256::from(7), claimable: U256::from(if done { 990 } else { 0 }) }
    }

    #[test]
    fn more_than_the_most_is_split() {
        assert_eq!(split(ether(1000), ether(1000), &terms()).unwrap(), [ether(1000)]);
        assert_eq!(split(ether(3000), ether(3000), &terms()).unwrap(), [ether(1000); 3]);
        let above = split(ether(1000).saturating_add(U256::from(1)), ether(1000).saturating_add(U256::from(1)), &terms()).unwrap();
        assert_eq!(above, [ether(500).saturating_add(U256::from(1)), ether(500)], "no part falls under the least");
        assert_eq!(split(ether(900), ether(1080), &terms()).unwrap(), [ether(450); 2], "wstETH counts by its worth");
    }

    #[test]
    fn what_is_out_of_bounds_is_refused_in_words() {
        let small = split(U256::from(99), U256::from(99), &terms()).unwrap_err().to_string();
        assert_eq!(small, "Lido's queue takes at least 0.0000000000000001 stETH");
        let large = split(ether(64_001), ether(64_001), &terms()).unwrap_err().to_string();
        assert_eq!(large, "one transaction asks Lido's queue for at most 64000 stETH now");
        assert!(split(ether(1), ether(1), &Terms { most: U256::ZERO, ..terms() }).is_err());
    }

    #[test]
    fn requests_name_their_amounts_and_owner() {
        let step = QUEUE.request(Address::repeat_byte(1), vec![U256::from(500), U256::from(600)], OWNER).unwrap();
        assert_eq!(
            step.call.data,
            bytes!(
                "d6681042"
                "0000000000000000000000000000000000000000000000000000000000000040"
                "0000000000000000000000000404040404040404040404040404040404040404"
                "0000000000000000000000000000000000000000000000000000000000000002"
                "00000000000000000000000000000000000000000000000000000000000001f4"
                "0000000000000000000000000000000000000000000000000000000000000258"
            )
        );
        assert_eq!(step.spends[&Address::repeat_byte(1)], U256::from(1100));
        assert_eq!((step.probes[0].word, step.probes[0].expect), (1, Expect::Gains(U256::from(2))));
        let wrapped = QUEUE.request_wrapped(Address::repeat_byte(2), vec![U256::from(500)], OWNER).unwrap();
        assert!(wrapped.call.data.starts_with(&[0x19, 0xaa, 0x62, 0x57]));
        assert_eq!(wrapped.spends[&Address::repeat_byte(2)], U256::from(500));
    }

    #[test]
    fn claims_carry_hints_and_surrender_the_requests() {
        let step = QUEUE.claiming(&[request(5, true), request(9, true)]).unwrap();
        assert_eq!(
            step.call.data,
            bytes!(
                "e3afe0a3"
                "0000000000000000000000000000000000000000000000000000000000000040"
                "00000000000000000000000000000000000000000000000000000000000000a0"
                "0000000000000000000000000000000000000000000000000000000000000002"
                "0000000000000000000000000000000000000000000000000000000000000005"
                "0000000000000000000000000000000000000000000000000000000000000009"
                "0000000000000000000000000000000000000000000000000000000000000002"
                "0000000000000000000000000000000000000000000000000000000000000007"
                "0000000000000000000000000000000000000000000000000000000000000007"
            )
        );
        assert_eq!(step.receives[&ETHER], U256::from(1980));
        assert_eq!(step.surrenders, [(QUEUE.0, U256::from(5)), (QUEUE.0, U256::from(9))]);
    }

    #[test]
    fn a_ticket_is_ready_when_its_request_is_finalised() {
        let waiting = request(5, false).ticket("lido", true, ether(1)).unwrap();
        assert_eq!((waiting.id.as_str(), waiting.readiness, waiting.at_most), ("lido/5", Readiness::Waiting, true));
        assert_eq!(waiting.parts, [(ETHER, U256::from(900))], "a loss since the request shows");
        assert!(waiting.note.is_some());
        let ready = request(5, true).ticket("lido", true, ether(1)).unwrap();
        assert_eq!((ready.readiness, ready.at_most, ready.note), (Readiness::Ready, false, None));
        assert_eq!(ready.parts, [(ETHER, U256::from(990))]);
    }

    #[test]
    fn only_its_owner_claims_a_finalised_request_once() {
        assert!(request(5, true).check("lido", OWNER).is_ok());
        assert!(request(5, true).check("lido", Address::ZERO).unwrap_err().to_string().contains("another account"));
        assert!(request(5, false).check("lido", OWNER).unwrap_err().to_string().contains("not finalised"));
        let mut claimed = request(5, true);
        claimed.status.isClaimed = true;
        assert!(claimed.check("lido", OWNER).is_err());
    }

    proptest! {
        #[test]
        fn parts_add_up_and_stay_within_bounds(wei in 100u128..64_000_000_000_000_000_000_000) {
            let amount = U256::from(wei);
            let parts = split(amount, amount, &terms()).unwrap();
            prop_assert_eq!(sum(&parts).unwrap(), amount);
            prop_assert!(parts.iter().all(|part| *part >= U256::from(100) && *part <= ether(1000)));
        }
    }
}

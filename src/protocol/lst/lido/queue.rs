//! Lido's withdrawal queue: each request is an ERC-721 token, finalised in order, claimed by its owner.

use super::{
    abi::IWithdrawalQueue as abi,
    request::{Request, steth},
};
use crate::{
    chain::Chain,
    plan::{Call, ETHER, Expect, Step},
    protocol::{Ask, Ticket, preflight},
    units::{add, div_up, parts, plural, sum},
};
use alloy::{
    primitives::{Address, U256},
    sol_types::SolCall,
};
use anyhow::{Context, Result, ensure};
use futures::future::try_join_all;

/// How many requests one transaction makes or claims: at up to 200,000 gas each, below EIP-7825's limit of 16,777,216.
const AT_ONCE: usize = 64;

/// How many such transactions one plan makes: together they still fit into one block, as which they are simulated.
const STEPS: usize = 4;

/// A share rate (in 27 decimals) that no request was made at: one ether a share would be 10^27.
const ANY_RATE: U256 = U256::from_limbs([0xb34b_9f10_0000_0000, 0x00c0_97ce_7bc9_0715, 0, 0]);

/// The queue's contract.
#[derive(Clone, Copy, Debug)]
pub(super) struct Queue(pub(super) Address);

/// What the queue says of itself before a request.
pub(super) struct Terms {
    /// It takes no requests.
    pub(super) paused: bool,
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
        Ok(Terms { paused, least, most, bunker })
    }

    /// Asks for `amounts` of the held token, in as few transactions as fit.
    pub(super) fn requests_for(&self, held: Address, wrapped: bool, amounts: &[U256], owner: Address) -> Result<Vec<Step>> {
        let some = amounts.chunks(AT_ONCE).map(<[U256]>::to_vec);
        some.map(|some| if wrapped { self.request_wrapped(held, some, owner) } else { self.request(held, some, owner) }).collect()
    }

    /// Asks for `amounts` of stETH.
    fn request(&self, steth: Address, amounts: Vec<U256>, owner: Address) -> Result<Step> {
        let (count, total) = (amounts.len(), sum(&amounts)?);
        Ok(self.asking(&abi::requestWithdrawalsCall { amounts, owner }, count, owner).spends(steth, total))
    }

    /// Asks for what `amounts` of wstETH are worth.
    fn request_wrapped(&self, wsteth: Address, amounts: Vec<U256>, owner: Address) -> Result<Step> {
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
        let open = requests.into_iter().filter(|request| !request.status.isClaimed);
        open.map(|request| request.ticket(id, found.bunker, rate, chain.head().timestamp)).collect()
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
        let (claimable, ahead) = tokio::try_join!(chain.read(self.0, &claimable), self.ahead(chain, &ids, &statuses))?;
        let all = [statuses.len(), hints.len(), claimable.len()].into_iter().all(|answers| answers == ids.len());
        ensure!(all, "Lido's queue does not answer for every request");
        let answers = statuses.into_iter().zip(hints).zip(claimable).zip(ahead);
        let request = |(id, (((status, hint), claimable), ahead))| Request { id, status, hint, claimable, ahead };
        Ok(ids.into_iter().zip(answers).map(request).collect())
    }

    /// How many requests wait before each of those that are not finalised, and how much stETH they ask for.
    async fn ahead(&self, chain: &Chain, ids: &[U256], statuses: &[abi::Status]) -> Result<Vec<Option<(u64, Option<U256>)>>> {
        let last = chain.try_read(self.0, &abi::getLastFinalizedRequestIdCall {}).await?;
        try_join_all(ids.iter().zip(statuses).map(async |(id, status)| {
            let waiting = id.checked_sub(U256::from(1)).zip(last).filter(|_| !status.isFinalized);
            let Some((before, count)) = waiting.and_then(|(before, last)| Some((before, before.checked_sub(last)?))) else {
                return Ok(None);
            };
            let count = u64::try_from(count).unwrap_or(u64::MAX);
            if count == 0 {
                return Ok(Some((0, Some(U256::ZERO))));
            }
            // At a rate above all others, the ether to lock is all that those requests ask for.
            let call = abi::prefinalizeCall { batches: vec![before], maxShareRate: ANY_RATE };
            Ok(Some((count, chain.try_read(self.0, &call).await?.map(|answer| answer.ethToLock))))
        }))
        .await
    }
}

/// The requests of an account, and what is needed to value them.
pub(super) struct Found {
    ids: Vec<U256>,
    last_checkpoint: U256,
    bunker: bool,
}

/// Divides `amount`, worth `worth` stETH, into as few nearly equal requests of at most `most` stETH as there can be.
///
/// # Errors
/// When it is worth less than `least`, or more than one plan asks for.
pub(super) fn split(amount: U256, worth: U256, terms: &Terms) -> Result<Vec<U256>> {
    ensure!(worth >= terms.least, preflight::too_little("Lido's queue takes", &steth(terms.least)));
    let count = div_up(worth, terms.most)?;
    let requests = U256::from(AT_ONCE.saturating_mul(STEPS));
    let most = || steth(terms.most.saturating_mul(requests));
    ensure!(count <= requests, preflight::beyond("one plan asks Lido's queue for", &most()));
    parts(amount, u16::try_from(count).context("invariant: so many requests are refused above")?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{lst::lido::request::tests::request, rebasing};
    use alloy::primitives::bytes;
    use proptest::prelude::*;

    const QUEUE: Queue = Queue(Address::repeat_byte(3));
    const OWNER: Address = Address::repeat_byte(4);

    fn ether(whole: u64) -> U256 {
        rebasing::WAD.saturating_mul(U256::from(whole))
    }

    fn terms() -> Terms {
        Terms { paused: false, least: U256::from(100), most: ether(1000), bunker: false }
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
    fn more_than_one_transaction_takes_is_asked_for_in_several() {
        let amounts = split(ether(64_001), ether(64_001), &terms()).unwrap();
        let steps = QUEUE.requests_for(Address::repeat_byte(1), false, &amounts, OWNER).unwrap();
        assert_eq!(steps.iter().map(|step| step.probes[0].expect).collect::<Vec<_>>(), [64_u64, 1].map(|n| Expect::Gains(U256::from(n))));
        let spent: Vec<_> = steps.iter().map(|step| step.spends[&Address::repeat_byte(1)]).collect();
        assert_eq!(sum(&spent).unwrap(), ether(64_001));
        assert_eq!(ANY_RATE, U256::from(10).pow(U256::from(36)));
    }

    #[test]
    fn what_is_out_of_bounds_is_refused_in_words() {
        let small = split(U256::from(99), U256::from(99), &terms()).unwrap_err().to_string();
        assert_eq!(small, "Lido's queue takes at least 0.0000000000000001 stETH");
        let large = split(ether(256_001), ether(256_001), &terms()).unwrap_err().to_string();
        assert_eq!(large, "one plan asks Lido's queue for at most 256000 stETH");
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

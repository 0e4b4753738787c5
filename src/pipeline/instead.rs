//! What is signed in the place of a transaction that waits: the same nonce at higher fees, so that one of them is mined and no more.

use super::{
    execute::record,
    fill::gas_limit,
    outcome::fee_words,
    refused::{rival, taken},
};
use crate::{
    chain::{
        Chain, FeeChoice, Fees, Standing,
        wait::{any_receipt, confirmed},
    },
    error::Failure,
    journal::{Entry, Event, Journal, Record, Signed},
    plan::{Call, Plan, Step},
    units::{Money, counted, span},
};
use alloy::{
    consensus::{Transaction, TxEnvelope},
    eips::Decodable2718,
    primitives::{Address, Bytes, TxHash, U256},
};
use anyhow::{Context, Result, bail, ensure};
use jiff::Timestamp;
use std::{collections::BTreeSet, fmt::Write};

/// The gas of a transaction that moves nothing and calls nobody.
/// Source: the yellow paper's `G_transaction`.
const BARE: u64 = 21_000;

/// What is done to a transaction that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The same call is signed at higher fees.
    SpeedUp,
    /// A transaction that does nothing is signed at higher fees.
    Cancel,
}

/// A transaction that waits, as what takes its place must know it.
#[derive(Clone, Debug)]
pub struct Instead {
    /// What is signed in its place.
    pub purpose: Purpose,
    /// The plan that it is of.
    pub plan: String,
    /// The step, counted from 0.
    pub step: usize,
    /// The nonce.
    pub nonce: u64,
    /// All that was signed for the plan with that nonce, oldest first.
    former: Vec<TxHash>,
    /// The highest fees of what waits with that nonce.
    fees: Fees,
    gas_limit: u64,
    /// The most that what waits can cost in gas, in wei.
    cost: U256,
    since: Timestamp,
}

impl Instead {
    /// Takes a transaction of `record` for what is replaced.
    ///
    /// # Errors
    /// When a later plan has its nonce, when it is being cancelled and is to be sped up, or when its bytes cannot be read.
    pub fn of(records: &[Record], record: &Record, signed: &Signed, purpose: Purpose) -> Result<Self> {
        if let Some(other) = rival(records, &record.id, signed) {
            let message = format!("plan {} signed another transaction with nonce {} in its place", other.id, signed.nonce);
            bail!(Failure::failed("open", message).hint(format!("name that one: `{}`", other.id)));
        }
        let all = record.with_nonce(signed.nonce);
        if purpose == Purpose::SpeedUp && all.iter().any(|one| one.cancels) {
            let message = format!("the transaction {} is being cancelled", signed.hash);
            bail!(Failure::failed("cancelling", message).hint(format!("pay more for that with `restake history cancel {}`", record.id)));
        }
        if purpose == Purpose::SpeedUp && record.given_up() {
            let message = format!("plan {} was given up", record.id);
            bail!(Failure::failed("closed", message).hint(format!("see `restake history show {}`", record.id)));
        }
        let (mut fees, mut cost) = (Fees { max: 0, tip: 0 }, U256::ZERO);
        let open =
            records.iter().flat_map(|record| record.with_nonce(signed.nonce).into_iter().filter(|one| record.ended(one.hash).is_none()));
        for one in open {
            let transaction = decoded(&one.raw)?;
            cost = cost.max(U256::from(transaction.gas_limit()).saturating_mul(U256::from(transaction.max_fee_per_gas())));
            fees.max = fees.max.max(transaction.max_fee_per_gas());
            fees.tip = fees.tip.max(transaction.max_priority_fee_per_gas().unwrap_or_default());
        }
        let at = |entry: &Entry| match &entry.event {
            Event::Signed { nonce, .. } | Event::Cancelling { nonce, .. } if *nonce == signed.nonce => Some(entry.at),
            _ => None,
        };
        Ok(Self {
            purpose,
            plan: record.id.clone(),
            step: signed.step,
            nonce: signed.nonce,
            former: all.iter().map(|one| one.hash).collect(),
            fees,
            cost,
            gas_limit: if purpose == Purpose::Cancel { BARE } else { decoded(&signed.raw)?.gas_limit() },
            since: record.entries.iter().rev().find_map(|entry| at(entry)).context("the journal does not say when it was signed")?,
        })
    }

    /// The plan of the one step that is signed: what waits once more, within the bounds it was approved with, or nothing.
    ///
    /// # Errors
    /// When the journal does not have the step, or what was signed is not what the plan says.
    pub fn plan(&self, record: &Record, signed: &Signed) -> Result<Plan> {
        let plan = record.plan().context("the plan's line in the journal is broken")?;
        let step = plan.steps.get(self.step).context("the journal's plan does not have this step")?;
        if self.purpose == Purpose::Cancel {
            let call = Call { to: plan.owner, value: U256::ZERO, data: Bytes::new() };
            let mut nothing = Step::new(format!("Cancel `{}`", step.title), call);
            let after = record.unended().into_iter().filter(|one| one.nonce > self.nonce);
            let after: BTreeSet<_> = after.map(|one| one.nonce).collect();
            if !after.is_empty() {
                let count = counted(after.len(), "transaction");
                nothing = nothing.note(format!("signed after it in its plan: {count}, which whoever has them can have mined all the same"));
            } else if plan.steps.len() > self.step.saturating_add(1) {
                nothing = nothing.note("what comes after it in its plan is not carried out either");
            }
            return Ok(Plan { steps: vec![nothing], command: "cancel".into(), ..plan.clone() });
        }
        let transaction = decoded(&signed.raw)?;
        let same = transaction.to() == Some(step.call.to)
            && (transaction.value(), transaction.input()) == (step.call.value, &step.call.data)
            && transaction.chain_id() == Some(plan.chain_id);
        ensure!(same, "the transaction {} is not what its plan says", signed.hash);
        Ok(Plan { steps: vec![step.clone()], ..plan.clone() })
    }

    /// What is written down before the new transaction is sent.
    pub(super) fn signed(&self, hash: TxHash, raw: Bytes, logged: Vec<Address>) -> Event {
        let (step, nonce) = (self.step, self.nonce);
        match self.purpose {
            Purpose::SpeedUp => Event::Signed { step, hash, nonce, raw, logged },
            Purpose::Cancel => Event::Cancelling { step, hash, nonce, raw },
        }
    }

    /// All hashes of the nonce, the new one at the end.
    pub(super) fn with(&self, hash: TxHash) -> Vec<TxHash> {
        self.former.iter().copied().filter(|former| *former != hash).chain([hash]).collect()
    }

    /// The former gas limit, where that is still enough; of nothing the least there is.
    pub(super) fn gas_limit(&self, title: &str, gas: u64, said: Option<u64>) -> Result<u64> {
        // A node that does not say the peak has a quarter added to what was used, in case of a refund: here there is none.
        let enough = if self.purpose == Purpose::Cancel { BARE.saturating_mul(5).div_ceil(4) } else { self.gas_limit };
        if said.is_none() && gas <= enough { Ok(self.gas_limit) } else { gas_limit(title, gas, said) }
    }

    /// The fees of the new transaction.
    pub(super) fn fees(&self, standing: &Standing, choice: FeeChoice) -> Result<Fees> {
        Fees::above(self.fees, standing, choice)
    }

    /// What the review says of it before the step.
    pub(super) fn head(&self) -> String {
        let hash = self.former.last().copied().unwrap_or_default();
        let age = Timestamp::now().duration_since(self.since).as_secs();
        let age = span(u64::try_from(age).unwrap_or_default());
        let mut text = format!("  Replaces  {hash}\n            of plan {}, signed {age} ago and not mined", self.plan);
        if let Some(earlier @ 1..) = self.former.len().checked_sub(1) {
            write!(text, "\n            {} of its nonce before that", counted(earlier, "transaction")).unwrap_or_default();
        }
        text + "\n            one of them is mined, never both\n"
    }

    /// What the fees were, for the review to set beside what they are now.
    pub(super) fn fees_before(&self) -> String {
        format!("before: {} at most\n            {}", Money::ether(self.cost), fee_words(self.fees.max, self.fees.tip))
    }

    /// The words for it in messages.
    pub(super) fn verb(&self) -> &'static str {
        match self.purpose {
            Purpose::SpeedUp => "sped up",
            Purpose::Cancel => "cancelled",
        }
    }
}

pub(super) fn decoded(raw: &Bytes) -> Result<TxEnvelope> {
    TxEnvelope::decode_2718(&mut &raw[..]).context("what was signed cannot be read back")
}

/// Passes if what is to be replaced still waits, and is next; what is mined by now is written down.
///
/// # Errors
/// When it is mined, another transaction took its nonce, or what comes before it is in no pool.
pub async fn still_waits(chain: &Chain, journal: &mut Journal, instead: &Instead, owner: Address, confirmations: u64) -> Result<()> {
    let Instead { plan, nonce, .. } = instead;
    if let Some(receipt) = any_receipt(chain, &instead.former).await? {
        if confirmed(chain, &receipt, confirmations).await? {
            record(journal, plan, &receipt)?;
        }
        let how = if receipt.status() { "mined" } else { "mined, and reverted" };
        let (hash, block) = (receipt.transaction_hash, receipt.block_number.unwrap_or_default());
        let message = format!("the transaction {hash} is {how} in block {block}: it cannot be {} any more", instead.verb());
        bail!(Failure::failed("mined", message).hint(format!("see `restake history show {plan}`")));
    }
    let records = journal.entries()?.plans();
    let ours = records.iter().filter(|record| record.id == *plan).flat_map(|record| record.with_nonce(*nonce));
    let standing = chain.standing(owner).await?;
    if standing.nonce > *nonce || ours.into_iter().any(|signed| taken(&records, &signed)) {
        let message = format!("another transaction took nonce {nonce}: there is nothing left to be {}", instead.verb());
        bail!(Failure::failed("replaced", message).hint(format!("find out with `restake history resume {plan}`")));
    }
    let next = standing.next();
    if *nonce > next {
        let message = format!("it has nonce {nonce}, and the node has nothing with nonce {next}, which must be mined before it");
        bail!(Failure::failed("open", message).hint("send that again with `restake history resume`"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{journal::History, pipeline::outcome};
    use alloy::{
        consensus::{SignableTransaction, TxEip1559},
        eips::Encodable2718,
        primitives::Signature,
    };

    const OWNER: Address = Address::repeat_byte(1);
    const LIDO: Address = Address::repeat_byte(2);

    fn step() -> Step {
        Step::new("Stake", Call { to: LIDO, value: U256::from(5), data: vec![1, 2, 3, 4].into() })
    }

    /// A transaction of the step with these fees, as an event.
    fn signed(max: u128, tip: u128) -> (TxHash, Event) {
        let transaction = TxEip1559 {
            chain_id: 1,
            nonce: 7,
            gas_limit: 100_000,
            max_fee_per_gas: max,
            max_priority_fee_per_gas: tip,
            to: LIDO.into(),
            value: U256::from(5),
            input: vec![1, 2, 3, 4].into(),
            ..Default::default()
        };
        let envelope = TxEnvelope::from(transaction.into_signed(Signature::test_signature()));
        let (hash, raw) = (*envelope.tx_hash(), envelope.encoded_2718().into());
        (hash, Event::Signed { step: 0, hash, nonce: 7, raw, logged: vec![] })
    }

    fn records(plans: Vec<(&str, Vec<Event>)>) -> Vec<Record> {
        let planned = |steps| Event::Planned { plan: Plan::new(1, OWNER, "stake", steps), resumes: None, batch: None };
        let entry = |id: &str, event| Entry { at: Timestamp::UNIX_EPOCH, plan: id.into(), event }.into();
        let all = plans.into_iter().flat_map(|(id, events)| {
            let events = [planned(vec![step(), step()])].into_iter().chain(events);
            events.map(|event| entry(id, event)).collect::<Vec<_>>()
        });
        History { entries: all.collect(), ..Default::default() }.plans()
    }

    fn of(records: &[Record], purpose: Purpose) -> Result<(Instead, Plan)> {
        let signed = records[0].signed().remove(0);
        let instead = Instead::of(records, &records[0], &signed, purpose)?;
        let plan = instead.plan(&records[0], &signed)?;
        Ok((instead, plan))
    }

    #[test]
    fn the_same_step_is_signed_above_all_that_waits_with_its_nonce() {
        let ((old, first), (_, second)) = (signed(100, 10), signed(90, 30));
        let (instead, plan) = of(&records(vec![("a", vec![first, second])]), Purpose::SpeedUp).unwrap();
        assert_eq!((instead.fees, instead.cost, instead.nonce), (Fees { max: 100, tip: 30 }, U256::from(10_000_000), 7));
        assert_eq!((plan.steps, plan.command), (vec![step()], "stake".into()));
        assert_eq!(instead.gas_limit("x", 100_000, None).unwrap(), 100_000);
        assert_eq!(instead.gas_limit("x", 200_000, None).unwrap(), 250_000, "more is needed by now");
        assert_eq!(instead.with(TxHash::ZERO).last(), Some(&TxHash::ZERO));
        assert_eq!(instead.with(old).len(), 2, "the same bytes are one transaction");
        assert!(instead.fees_before().contains(&outcome::fee_words(100, 30)));
    }

    #[test]
    fn nothing_is_signed_to_cancel_it() {
        let (instead, plan) = of(&records(vec![("a", vec![signed(100, 10).1])]), Purpose::Cancel).unwrap();
        let step = &plan.steps[0];
        assert_eq!((step.call.to, step.call.value, step.call.data.len()), (OWNER, U256::ZERO, 0));
        assert!(step.spends.is_empty() && step.grants.is_none() && step.notes.len() == 1);
        assert_eq!([21_000, 26_250].map(|gas| instead.gas_limit("x", gas, None).unwrap()), [21_000; 2]);
        assert!(instead.gas_limit("x", 40_000, None).unwrap() >= 40_000, "an account with code");
    }

    #[test]
    fn what_a_later_plan_took_the_nonce_of_is_left_to_that() {
        let both = records(vec![("a", vec![signed(100, 10).1]), ("b", vec![signed(200, 20).1])]);
        let error = of(&both, Purpose::SpeedUp).err().unwrap();
        assert!(error.to_string().contains("plan b signed another transaction with nonce 7"), "{error}");
        let given_up = records(vec![("a", vec![signed(100, 10).1, Event::Closed { reason: String::new() }])]);
        assert!(of(&given_up, Purpose::SpeedUp).is_err() && of(&given_up, Purpose::Cancel).is_ok());
    }

    #[test]
    fn a_call_that_is_not_the_plans_is_not_signed_again() {
        let mut records = records(vec![("a", vec![signed(100, 10).1])]);
        let other = Plan::new(1, OWNER, "stake", vec![Step::new("Stake", Call { value: U256::from(6), ..step().call })]);
        records[0].entries[0] =
            Entry { at: Timestamp::UNIX_EPOCH, plan: "a".into(), event: Event::Planned { plan: other, resumes: None, batch: None } }.into();
        assert!(of(&records, Purpose::SpeedUp).is_err());
    }
}

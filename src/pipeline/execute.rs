//! Signs, records and sends one step after another. What is sent is always on disk first.

use super::{
    book::Book,
    fill::Options,
    fresh::{Gate, after_pause, run_again},
    hand::Hand,
    instead::{Instead, Purpose},
    outcome::{Expected, Outcome, Receipt, surprised},
    review::Approved,
    send::{Answer, follow, send},
};
use crate::{
    chain::{
        Chain,
        wait::{Ending, Watched, sighting},
    },
    error::{Failure, Fate, about, fate},
    journal::{Event, Journal, Record},
    plan::Plan,
    ui::Ui,
    units::Money,
};
use alloy::{
    consensus::TxEip1559,
    eips::Encodable2718,
    primitives::{Address, Bytes, TxHash},
    rpc::types::TransactionReceipt,
};
use anyhow::{Context, Result, bail, ensure};
use std::{slice, time::Duration};

/// Who carries a plan out, and where it is written down.
pub struct Desk<'a> {
    /// The chain the plan was simulated on.
    pub chain: &'a Chain,
    /// Names for what is shown.
    pub book: &'a Book,
    /// The person.
    pub ui: &'a dyn Ui,
    /// What each step must pass again where time has passed.
    pub gate: &'a dyn Gate,
    /// The key, until the last transaction is signed, or what it signed before.
    pub hand: Hand,
    /// The record.
    pub journal: &'a mut Journal,
    /// The plan whose rest this is.
    pub resumes: Option<&'a str>,
}

/// Whose one transaction is, and how it is waited for.
#[derive(Clone, Copy)]
struct Wait<'a> {
    owner: Address,
    last: bool,
    /// Not at all.
    leave: bool,
    confirmations: u64,
    patience: Duration,
    /// What it takes the place of.
    instead: Option<&'a Instead>,
}

/// Carries out what was approved.
///
/// # Errors
/// With [`Fate::Sent`] as soon as something was handed to a node and did not end well; before anything is written down where
/// it is known that a step will not be signed.
pub async fn execute(desk: &mut Desk<'_>, approved: Approved) -> Result<Outcome> {
    let Approved { plan, transactions, expected, options, fee_at_most } = approved;
    ensure!(desk.hand.address() == plan.owner, "the key is that of {}, not of {}", desk.hand.address(), plan.owner);
    transactions.iter().try_for_each(|transaction| desk.hand.foresee(transaction))?;
    if let Some(first) = transactions.get(..1) {
        after_pause(desk, plan.owner, || Ok(plan.clone()), (first, &options)).await?;
    }
    let id = match &options.instead {
        Some(instead) => instead.plan.clone(),
        None => {
            let id = desk.journal.new_ids([&plan])?.pop().context("the plan has no name")?;
            // What is left of a script's job is still that job.
            let batch = match desk.resumes {
                _ if options.batch.is_some() => options.batch.clone(),
                Some(former) => desk.journal.plan(former)?.rest_of_batch(),
                None => None,
            };
            desk.journal.append(&id, Event::Planned { plan: plan.clone(), resumes: desk.resumes.map(str::to_owned), batch })?;
            id
        }
    };
    let receipts = match steps(desk, &id, (&plan, &expected), transactions, &options).await {
        Ok(receipts) => receipts,
        // Whoever reads the error may have to look for all that was signed, not for the last alone.
        Err(err) => {
            // A journal that can no longer be read does not hide what went wrong.
            let records = desk.journal.entries().map(|history| history.plans()).unwrap_or_default();
            let signed = records.iter().filter(|record| record.id == id).flat_map(Record::signed).map(|signed| signed.hash);
            return Err(about(err, signed.collect()));
        }
    };
    let state = if receipts.iter().all(|receipt| receipt.block.is_some()) { "done" } else { "sent" };
    Ok(Outcome { state, expected, transactions: receipts, fee_at_most: Some(Money::ether(fee_at_most)), file: None })
}

async fn steps(
    desk: &mut Desk<'_>,
    id: &str,
    (plan, expected): (&Plan, &[Expected]),
    transactions: Vec<TxEip1559>,
    options: &Options,
) -> Result<Vec<Receipt>> {
    let mut receipts: Vec<Receipt> = vec![];
    let last = transactions.len().saturating_sub(1);
    for (index, transaction) in transactions.into_iter().enumerate() {
        let said = plan.steps.get(index).context("the plan has no such step")?;
        let (title, logged) = (said.title.as_str(), expected.get(index).map(Expected::logged).unwrap_or_default());
        if index > 0 {
            let mined = receipts.last().and_then(|receipt| receipt.block);
            recheck(desk, plan, (index, mined), &transaction).await.with_context(|| desk.hand.unfinished(id, index, plan.steps.len()))?;
        }
        let how = Wait {
            owner: plan.owner,
            last: index == last,
            leave: options.no_wait && index == last,
            confirmations: options.confirmations,
            patience: options.patience,
            instead: options.instead.as_ref(),
        };
        let receipt = step(desk, id, (index, title, logged), transaction, how).await;
        let receipt =
            receipt.map_err(|err| if index > 0 { stopped(err, desk.hand.unfinished(id, index, plan.steps.len())) } else { err })?;
        receipts.push(match receipt {
            Ok(receipt) => Receipt::mined(desk.book, plan.owner, (said, logged), &receipt),
            Err(hash) => Receipt::waiting(title, hash),
        });
        let surprises = receipts.last().map(|receipt| receipt.surprises.as_slice()).unwrap_or_default();
        surprised(desk.ui, surprises, index < last)
            .map_err(|err| err.context(desk.hand.unfinished(id, index.saturating_add(1), plan.steps.len())))?;
    }
    Ok(receipts)
}

/// A refusal on a device ends as one at the review does, though the steps before it are done. What kept a step from being
/// signed is seen to before the rest is carried on.
fn stopped(err: anyhow::Error, mut unfinished: Failure) -> anyhow::Error {
    let cause = fate(&err);
    if cause.fate == Fate::Declined {
        unfinished.fate = Fate::Declined;
    }
    let first = cause.hint.filter(|_| cause.fate == Fate::Failed);
    unfinished.hint = first.into_iter().chain(unfinished.hint).reduce(|first, then| format!("{first}; {then}"));
    err.context(unfinished)
}

/// The steps before may have found another state than the simulation did: what is left is run again before it is signed.
async fn recheck(desk: &Desk<'_>, plan: &Plan, (from, mined): (usize, Option<u64>), next: &TxEip1559) -> Result<()> {
    let chain = caught_up(desk.chain, mined.unwrap_or_default()).await?;
    let rest = Plan { steps: plan.steps.get(from..).unwrap_or_default().to_vec(), ..plan.clone() };
    run_again(desk, &chain, rest, slice::from_ref(next)).await
}

/// Behind one URL there may be several nodes, and the one that answers next may not have seen the last block yet.
async fn caught_up(chain: &Chain, block: u64) -> Result<Chain> {
    const TRIES: u32 = 20;
    const PAUSE: Duration = Duration::from_millis(500);
    let mut newest = chain.again(None).await?;
    for _ in 0..TRIES {
        if newest.head().number >= block {
            return Ok(newest);
        }
        tokio::time::sleep(PAUSE).await;
        newest = chain.again(None).await?;
    }
    bail!(Failure::failed("node", format!("the node is at block {}, and the last step was mined in block {block}", newest.head().number)))
}

/// One step: the receipt, or the hash where nobody waits for it.
async fn step(
    desk: &mut Desk<'_>,
    id: &str,
    (index, title, logged): (usize, &str, &[Address]),
    transaction: TxEip1559,
    how: Wait<'_>,
) -> Result<Result<TransactionReceipt, TxHash>> {
    let nonce = transaction.nonce;
    let envelope = desk.hand.sign(transaction, how.last).await?;
    let (hash, raw) = (*envelope.tx_hash(), Bytes::from(envelope.encoded_2718()));
    let event = match how.instead {
        Some(instead) => instead.signed(hash, raw.clone(), logged.to_vec()),
        None => Event::Signed { step: index, hash, nonce, raw: raw.clone(), logged: logged.to_vec() },
    };
    desk.journal.append(id, event)?;
    desk.ui.sends(hash);
    let spinner = desk.ui.spinner(&format!("{title}: waiting for {}", short(hash)));
    let ended = deliver(desk, id, (nonce, hash), &raw, how).await;
    spinner.finish_and_clear();
    ended.map_err(|err| {
        if err.downcast_ref::<Failure>().is_some_and(|failure| failure.fate == Fate::Sent) {
            return err;
        }
        let words = format!("the transaction {hash} was signed, and what became of it is not known");
        err.context(Failure::new(Fate::Sent, "open", words).hint("see `restake history resume`"))
    })
}

async fn deliver(
    desk: &mut Desk<'_>,
    id: &str,
    (nonce, hash): (u64, TxHash),
    raw: &Bytes,
    how: Wait<'_>,
) -> Result<Result<TransactionReceipt, TxHash>> {
    let hashes = how.instead.map_or_else(|| vec![hash], |instead| instead.with(hash));
    let watched = Watched { account: how.owner, nonce, hashes: &hashes };
    let early = match send(desk.chain, hash, raw, !how.leave).await? {
        Answer::Taken(receipt) => {
            desk.journal.append(id, Event::Sent { hash, left: how.leave })?;
            receipt
        }
        Answer::Refused(reason) => {
            desk.journal.append(id, Event::Refused { hash, reason: reason.clone() })?;
            // What it was to take the place of may have been faster.
            if how.instead.is_none() || sighting(desk.chain, watched).await?.next <= nonce {
                let failure = Failure::new(Fate::Sent, "rejected", format!("the transaction {hash} was not taken: {reason}"));
                return Err(failure.hint(advice(&reason)).into());
            }
            None
        }
    };
    if how.leave {
        return Ok(Err(hash));
    }
    let ending = match early {
        Some(receipt) if how.confirmations <= 1 => Ending::Mined(receipt),
        _ => follow(desk.chain, watched, raw, how.confirmations, how.patience).await?,
    };
    match ending {
        Ending::Mined(receipt) => {
            record(desk.journal, id, &receipt)?;
            mined(&receipt, hash, how)?;
            Ok(Ok(*receipt))
        }
        Ending::Replaced => {
            let reason = format!("another transaction took nonce {nonce}");
            for hash in &hashes {
                desk.journal.append(id, Event::Failed { hash: *hash, reason: reason.clone() })?;
            }
            Err(Failure::new(Fate::Sent, "replaced", format!("the transaction {hash} can never be mined: {reason}")).into())
        }
        Ending::Open => {
            let state = if how.confirmations > 1 { "final" } else { "mined" };
            let words = format!("the transaction {hash} is not {state} after {}", after(how.patience));
            let hint = "see `restake history resume`, or pay more with `restake history speed-up`";
            Err(Failure::new(Fate::Sent, "open", words).hint(hint).into())
        }
    }
}

/// Whether what is mined of the transactions with one nonce is what was wanted.
fn mined(receipt: &TransactionReceipt, sent: TxHash, how: Wait<'_>) -> Result<()> {
    let (hash, block) = (receipt.transaction_hash, receipt.block_number.unwrap_or_default());
    if !receipt.status() {
        let words = format!("the transaction {hash} is in block {block} and reverted; only its fee was spent");
        bail!(Failure::new(Fate::Sent, "reverted", words));
    }
    match how.instead {
        Some(instead) if instead.purpose == Purpose::Cancel && hash != sent => {
            let words = format!("the transaction {hash} was mined in block {block} before it could be cancelled: what it did stands");
            let failure = Failure::new(Fate::Sent, "mined", words);
            bail!(failure.hint(format!("see `restake history show {}`", instead.plan)))
        }
        _ => Ok(()),
    }
}

/// Whether a refusal, by the words that nodes have for it, is one of the fee.
pub(super) fn underpriced(reason: &str) -> bool {
    const WORDS: [&str; 6] =
        ["underpriced", "replacementnotallowed", "too low to replace", "fee too low", "feetoolow", "less than block base fee"];
    let reason = reason.to_lowercase();
    WORDS.iter().any(|part| reason.contains(part))
}

/// What to do about a refusal, by the words that nodes have for it.
pub(super) fn advice(reason: &str) -> &'static str {
    let underpriced = underpriced(reason);
    let reason = reason.to_lowercase();
    let said = |any: &[&str]| any.iter().any(|part| reason.contains(part));
    if said(&["nonce too low", "oldnonce", "nonce is too low"]) {
        "another transaction took its nonce: see whether that was yours, and then run the command again"
    } else if said(&["nonce too high", "noncegap", "nonce gap"]) {
        "the node lacks what was sent before: wait until that is mined, and then run the command again"
    } else if underpriced {
        "run the command again with a higher `--max-fee` and `--priority-fee`: it takes the same nonce, so that only one is mined"
    } else if said(&["insufficient funds", "insufficientfunds"]) {
        "see that there is enough ether for the amount and the fee, and then run the command again"
    } else {
        "run the command again: what is signed next takes the same nonce, so that only one is mined"
    }
}

/// A hash as a line that is overwritten has room for it.
pub(super) fn short(hash: TxHash) -> String {
    let hash = hash.to_string();
    format!("{}…{}", hash.get(..10).unwrap_or_default(), hash.get(60..).unwrap_or_default())
}

fn after(patience: Duration) -> String {
    let (count, unit) = match patience.as_secs() {
        seconds if seconds >= 120 => (seconds.div_ceil(60), "minute"),
        seconds => (seconds, "second"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// Writes down how a mined transaction ended.
pub(super) fn record(journal: &mut Journal, id: &str, receipt: &TransactionReceipt) -> Result<()> {
    journal.append(id, in_block(receipt))?;
    let plan = journal.plan(id)?;
    displace(journal, &plan, receipt.transaction_hash)
}

/// What is written of a transaction that is in a block.
pub(super) fn in_block(receipt: &TransactionReceipt) -> Event {
    let (hash, block) = (receipt.transaction_hash, receipt.block_number.unwrap_or_default());
    let (gas_used, gas_price) = (receipt.gas_used, receipt.effective_gas_price.to_string());
    if receipt.status() { Event::Mined { hash, block, gas_used, gas_price } } else { Event::Reverted { hash, block, gas_used, gas_price } }
}

/// Writes down the end of what was signed for a plan with the nonce of what is mined.
fn displace(journal: &mut Journal, plan: &Record, mined: TxHash) -> Result<()> {
    let signed = plan.signed();
    let Some(winner) = signed.iter().find(|signed| signed.hash == mined) else { return Ok(()) };
    let what = if winner.cancels { "cancelled" } else { "replaced" };
    let said = |of| plan.entries.iter().any(|entry| matches!(&entry.event, Event::Failed { hash, .. } if *hash == of));
    for other in signed.iter().filter(|other| other.nonce == winner.nonce && other.hash != mined && !said(other.hash)) {
        journal.append(&plan.id, Event::Failed { hash: other.hash, reason: format!("{what} by {mined}") })?;
    }
    if winner.cancels && !plan.given_up() {
        journal.append(&plan.id, Event::Closed { reason: format!("step {} was cancelled", winner.step.saturating_add(1)) })?;
    }
    Ok(())
}

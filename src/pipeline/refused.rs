//! What was signed and not mined can still be mined by whoever saw its bytes, until its nonce is used: what is signed next heeds it.

use super::{
    execute::{record, short},
    fill::Options,
    send::pooled,
    wave::{Job, job_of, joint},
};
use crate::{
    chain::{
        Chain,
        wait::{Ending, Watched, any_receipt, confirmed, doubt, receipt, wait},
    },
    error::Failure,
    journal::{Event, Journal, Record, Signed},
    plan::Plan,
    ui::Ui,
};
use alloy::{primitives::TxHash, rpc::types::TransactionReceipt};
use anyhow::{Error, Result, bail};
use futures::future::try_join_all;
use std::collections::HashMap;

/// Writes down what is mined by now of what was signed and waits. Sends nothing.
///
/// Past a transaction that waits goes only what takes its nonce, so that one of them is mined, or what comes after one that its owner
/// did not want to wait for: whoever begins a command anew because it ended without an answer must not do it twice.
///
/// # Errors
/// When the journal cannot be written, something that was taken for replaced was mined all the same, or the fate of something stays
/// open whose nonce the node could give away again.
pub async fn look_after(chain: &Chain, ui: &dyn Ui, journal: &mut Journal, plan: &Plan, options: &Options) -> Result<()> {
    hand_over(journal)?;
    let records = journal.entries()?.plans();
    not_replaced(chain, journal, &records).await?;
    let waiting: Vec<_> = each(&records, last_of_each_nonce);
    if waiting.is_empty() {
        return Ok(());
    }
    let standing = chain.standing(plan.owner).await?;
    let next = standing.next();
    for (of, signed) in waiting {
        let Signed { hash, nonce, .. } = signed;
        // A node that does not answer leaves it as open as it was.
        if let Some(receipt) = any_receipt(chain, &hashes(of, nonce)).await.ok().flatten() {
            let (how, hash) = (mined(chain, journal, of, &receipt, options.confirmations).await?, receipt.transaction_hash);
            ui.say(&format!("note: the transaction {hash} of plan {} is mined{how}", of.id));
        } else if taken(&records, &signed) {
            give_way(journal, &of.id, &signed)?;
        } else if options.sends(hash) {
            // The very same bytes go out again: they are one transaction.
        } else if options.nonce == Some(nonce) {
            let words = "only one of them can be mined";
            ui.say(&format!("note: what is signed now has the nonce of the transaction {hash} of plan {}: {words}", of.id));
        } else if of.left(hash) && nonce < options.nonce.unwrap_or(next) && pooled(chain, hash).await {
            ui.say(&format!("note: the transaction {hash} of plan {} waits for its block; what is signed now comes after it", of.id));
        } else if nonce <= next {
            let message = format!("what became of a transaction of plan {} is not known", of.id);
            bail!(Failure::failed("open", message).hint("find out with `restake history resume`"));
        }
    }
    Ok(())
}

/// Writes down a receipt once it is final, and says how it is in words that follow "is mined".
async fn mined(
    chain: &Chain,
    journal: &mut Journal,
    of: &Record,
    receipt: &TransactionReceipt,
    confirmations: u64,
) -> Result<&'static str> {
    if !confirmed(chain, receipt, confirmations).await? {
        return Ok(" and not final yet");
    }
    record(journal, &of.id, receipt)?;
    Ok(if receipt.status() { "" } else { " and reverted" })
}

/// What waits of a plan; of several with one nonce the last, which is what its owner wants.
fn last_of_each_nonce(of: &Record) -> Vec<Signed> {
    let waiting = of.waiting();
    let later = |index: usize, nonce: u64| waiting.iter().skip(index.saturating_add(1)).any(|other| other.nonce == nonce);
    waiting.iter().enumerate().filter(|(index, signed)| !later(*index, signed.nonce)).map(|(_, signed)| signed.clone()).collect()
}

/// Everything that was signed for a plan with one nonce.
pub(super) fn hashes(of: &Record, nonce: u64) -> Vec<TxHash> {
    of.with_nonce(nonce).into_iter().map(|signed| signed.hash).collect()
}

fn each(records: &[Record], of: impl Fn(&Record) -> Vec<Signed>) -> Vec<(&Record, Signed)> {
    records.iter().flat_map(|record| of(record).into_iter().map(move |signed| (record, signed))).collect()
}

/// Asks again for what was taken for replaced: the nodes that were asked may have been late.
async fn not_replaced(chain: &Chain, journal: &mut Journal, records: &[Record]) -> Result<()> {
    let mut doubted = each(records, Record::doubted);
    doubted.retain(|(of, signed)| !taken(records, signed) && twin(records, &of.id, signed.hash).is_none());
    let receipts = try_join_all(doubted.iter().map(|(_, signed)| receipt(chain, signed.hash))).await?;
    for ((of, signed), receipt) in doubted.into_iter().zip(receipts) {
        let Some(receipt) = receipt else { continue };
        record(journal, &of.id, &receipt)?;
        if receipt.status() {
            bail!(after_all(signed.hash, "was taken for replaced", of));
        }
    }
    Ok(())
}

fn after_all(hash: TxHash, what: &str, of: &Record) -> Error {
    let message = format!("the transaction {hash} {what}, and is mined all the same");
    let hint = format!("see `restake history show {}`, and then run the command again if need be", of.id);
    Failure::failed("open", message).hint(hint).into()
}

/// Whether another transaction of this journal is in a block with the same nonce: then nothing is in doubt.
pub(super) fn taken(records: &[Record], signed: &Signed) -> bool {
    let other = |record: &Record, one: &Signed| one.nonce == signed.nonce && one.hash != signed.hash && record.in_block(one.hash);
    records.iter().any(|record| record.signed().iter().any(|one| other(record, one)))
}

fn later<'a>(records: &'a [Record], id: &str) -> impl Iterator<Item = &'a Record> {
    records.iter().skip_while(move |record| record.id != id).skip(1)
}

/// The later plan that signed another transaction with the same nonce, which has no end yet: its owner wants that one instead.
pub(super) fn rival<'a>(records: &'a [Record], id: &str, signed: &Signed) -> Option<&'a Record> {
    let open = |record: &Record, one: &Signed| !record.given_up() && record.ended(one.hash).is_none();
    let other = |record: &Record, one: &Signed| one.nonce == signed.nonce && one.hash != signed.hash && open(record, one);
    later(records, id).find(|record| record.signed().iter().any(|one| other(record, one)))
}

/// The later plan that signed the very same transaction, as happens when a plan is given up and its command is run again.
pub(super) fn twin<'a>(records: &'a [Record], id: &str, hash: TxHash) -> Option<&'a Record> {
    later(records, id).find(|record| record.signed().iter().any(|one| one.hash == hash))
}

/// One transaction is the work of one plan: the last that signed it.
///
/// # Errors
/// When the journal cannot be written.
pub fn hand_over(journal: &mut Journal) -> Result<()> {
    let records = journal.entries()?.plans();
    let mut last: HashMap<TxHash, &str> = HashMap::new();
    for record in &records {
        last.extend(record.signed().into_iter().map(|signed| (signed.hash, record.id.as_str())));
    }
    let mut events = vec![];
    for (of, signed) in each(&records, |record| [record.refused(), record.waiting()].concat()) {
        let Some(plan) = last.get(&signed.hash).filter(|plan| **plan != of.id) else { continue };
        let reason = format!("plan {plan} signed the same transaction");
        events.push((of.id.clone(), Event::Failed { hash: signed.hash, reason }));
        events.push((of.id.clone(), Event::Closed { reason: format!("plan {plan} carries it out") }));
    }
    if events.is_empty() { Ok(()) } else { journal.append_all(events) }
}

/// The lowest nonce that a node refused of another job of the same run of a script: what comes after it counts on it.
pub(super) fn refused_before(records: &[Record], plan: &Record) -> Option<u64> {
    let run = plan.batch().map(|tag| (tag.script, tag.run))?;
    let companions = records.iter().filter(|other| other.id != plan.id && other.batch().is_some_and(|tag| (tag.script, tag.run) == run));
    let refused = companions.filter(|other| !other.given_up()).flat_map(Record::refused);
    refused.map(|signed| signed.nonce).min()
}

/// Its owner gave the nonce to something else, and is done with its plan: what is left of that must not come on top.
pub(super) fn give_way(journal: &mut Journal, id: &str, signed: &Signed) -> Result<()> {
    let closed = Event::Closed { reason: format!("nonce {} was given to another plan", signed.nonce) };
    journal.append_all(vec![(id.to_owned(), replaced(signed)), (id.to_owned(), closed)])
}

/// What is written of a transaction whose nonce another one took.
pub(super) fn replaced(signed: &Signed) -> Event {
    Event::Failed { hash: signed.hash, reason: format!("another transaction took nonce {}", signed.nonce) }
}

/// Sees to it that of a refused transaction and what is signed next only one can ever be mined.
///
/// # Errors
/// When a refused transaction was mined after all, the next nonce would leave its nonce free, or the plan would open the way for one.
pub async fn supersede(chain: &Chain, ui: &dyn Ui, journal: &mut Journal, plan: &Plan, options: Options) -> Result<Options> {
    supersede_by(chain, ui, journal, (plan, &|_, _| false), options).await
}

/// The same for jobs that are signed together: a job that takes up a plan may sign anew what that plan had signed with the same nonce.
///
/// # Errors
/// As [`supersede`].
pub async fn supersede_jobs(chain: &Chain, ui: &dyn Ui, journal: &mut Journal, jobs: &[Job], options: Options) -> Result<Options> {
    let takes_up = |offset: u64, of: &Record| {
        let job = usize::try_from(offset).ok().and_then(|step| job_of(jobs, step));
        job.is_some_and(|job| job.resumes.as_ref() == Some(&of.id))
    };
    supersede_by(chain, ui, journal, (&joint(jobs)?, &takes_up), options).await
}

/// Whether a step, by its offset from the first, takes up what a plan had signed.
type TakesUp<'a> = &'a dyn Fn(u64, &Record) -> bool;

/// `takes_up` says whether the step at an offset from the first is that plan's own, signed anew.
async fn supersede_by(
    chain: &Chain,
    ui: &dyn Ui,
    journal: &mut Journal,
    (plan, takes_up): (&Plan, TakesUp<'_>),
    options: Options,
) -> Result<Options> {
    let records = journal.entries()?.plans();
    let others = |of: fn(&Record) -> Vec<Signed>| {
        let each = each(&records, of).into_iter();
        each.filter(|(_, signed)| !options.sends(signed.hash)).collect::<Vec<_>>()
    };
    let (mut refused, waiting) = (others(Record::refused), others(last_of_each_nonce));
    // What it was to take the place of still waits, and is what counts.
    refused.retain(|(of, signed)| of.given_up() || !of.waiting().iter().any(|other| other.nonce == signed.nonce));
    if refused.is_empty() && waiting.is_empty() {
        return Ok(options);
    }
    let standing = chain.standing(plan.owner).await?;
    let next = standing.nonce;
    let (mut options, mut ahead) = (options, vec![]);
    for (of, signed) in refused {
        let hash = signed.hash;
        match fate(chain, ui, (plan, &options), &signed, &records).await? {
            Ending::Mined(receipt) => {
                mined(chain, journal, of, &receipt, options.confirmations).await?;
                let what = if of.given_up() { "was given up" } else { "was refused by a node" };
                bail!(after_all(hash, what, of));
            }
            Ending::Replaced => journal.append(&of.id, replaced(&signed))?,
            Ending::Open if signed.nonce < next => {
                bail!(Failure::failed("open", format!("what became of the transaction {hash} is not known")).hint("run the command again"));
            }
            Ending::Open if signed.nonce > next => ahead.push((of, signed)),
            Ending::Open => match options.nonce {
                Some(said) if said != next => {
                    let message =
                        format!("`--nonce` {said} leaves nonce {next} to a transaction that was refused, and both could be mined");
                    bail!(Failure::usage(message).hint("leave `--nonce` out"));
                }
                _ => options.nonce = Some(next),
            },
        }
    }
    let first = options.nonce.unwrap_or(standing.next());
    let steps = u64::try_from(plan.steps.len()).unwrap_or(u64::MAX);
    // What waits and does not lie beyond is mined before this plan, or instead of its first step.
    ahead.extend(waiting.into_iter().filter(|(_, signed)| signed.nonce > first));
    ahead.retain(|(of, signed)| {
        // With a nonce that this plan takes itself, what its owner gave up can be mined no longer than until then.
        let within = signed.nonce < first.saturating_add(steps);
        !(within && (of.given_up() || takes_up(signed.nonce.saturating_sub(first), of)))
    });
    ahead.into_iter().try_for_each(|(of, signed)| keep_away(ui, of, &signed, first.saturating_add(steps)))?;
    Ok(options)
}

/// What became of a refused transaction.
async fn fate(chain: &Chain, ui: &dyn Ui, (plan, options): (&Plan, &Options), signed: &Signed, records: &[Record]) -> Result<Ending> {
    let (owner, hash, nonce) = (plan.owner, signed.hash, signed.nonce);
    if let Some(receipt) = receipt(chain, hash).await? {
        return Ok(Ending::Mined(Box::new(receipt)));
    }
    if taken(records, signed) {
        return Ok(Ending::Replaced);
    }
    if nonce >= chain.standing(owner).await?.nonce {
        return Ok(Ending::Open);
    }
    let spinner = ui.spinner(&format!("finding out what became of {}", short(hash)));
    let watched = Watched { account: owner, nonce, hashes: &[hash] };
    let ending = wait(chain, watched, options.confirmations, doubt(chain), async || {}).await;
    spinner.finish_and_clear();
    ending
}

/// A transaction beyond the next nonce can be mined as soon as the nonces before it are used, and `free` is the first that is not.
fn keep_away(ui: &dyn Ui, of: &Record, signed: &Signed, free: u64) -> Result<()> {
    let Signed { hash, nonce, .. } = signed;
    if *nonce <= free && !of.given_up() {
        let message = format!("the transaction {hash} has nonce {nonce} and was never mined: this plan would let it be");
        let hint = format!("use nonce {nonce} for something else in any wallet, or accept that with `restake history close {}`", of.id);
        bail!(Failure::failed("open", message).hint(hint));
    }
    ui.say(&format!("note: the transaction {hash} of plan {} stays signed, and can be mined once nonce {nonce} is the next", of.id));
    Ok(())
}

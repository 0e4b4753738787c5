//! What was signed and not mined can still be mined by whoever saw its bytes, until its nonce is used: what is signed next heeds it.

use super::{execute::record, fill::Options};
use crate::{
    chain::{
        Chain,
        wait::{Ending, doubt, receipt, wait},
    },
    error::Failure,
    journal::{Event, Journal, Record, Signed},
    plan::Plan,
    ui::Ui,
};
use alloy::primitives::Address;
use anyhow::{Result, bail};

/// Writes down what is mined by now of what was signed and waits. Sends nothing.
///
/// # Errors
/// When the journal cannot be written, or the fate of something stays open whose nonce the node could give away again.
pub async fn look_after(chain: &Chain, ui: &dyn Ui, journal: &mut Journal, plan: &Plan) -> Result<()> {
    let records = journal.entries()?.plans();
    let waiting: Vec<_> = each(&records, Record::waiting);
    if waiting.is_empty() {
        return Ok(());
    }
    let standing = chain.standing(plan.owner).await?;
    for (of, signed) in waiting {
        // A node that does not answer leaves it as open as it was.
        if let Some(receipt) = receipt(chain, signed.hash).await.ok().flatten() {
            record(journal, &of.id, &receipt)?;
            let how = if receipt.status() { "is mined" } else { "is mined and reverted" };
            ui.say(&format!("note: the transaction {} of plan {} {how}", signed.hash, of.id));
        } else if signed.nonce <= standing.pending.max(standing.nonce) {
            let message = format!("what became of a transaction of plan {} is not known", of.id);
            bail!(Failure::failed("open", message).hint("find out with `restake history resume`"));
        }
    }
    Ok(())
}

fn each(records: &[Record], of: impl Fn(&Record) -> Vec<Signed>) -> Vec<(&Record, Signed)> {
    records.iter().flat_map(|record| of(record).into_iter().map(move |signed| (record, signed))).collect()
}

/// Sees to it that of a refused transaction and what is signed next only one can ever be mined.
///
/// # Errors
/// When a refused transaction was mined after all, the next nonce would leave its nonce free, or the plan would open the way for one.
pub async fn supersede(chain: &Chain, ui: &dyn Ui, journal: &mut Journal, plan: &Plan, options: Options) -> Result<Options> {
    let records = journal.entries()?.plans();
    let (refused, waiting) = (each(&records, Record::refused), each(&records, Record::waiting));
    if refused.is_empty() && waiting.is_empty() {
        return Ok(options);
    }
    let standing = chain.standing(plan.owner).await?;
    let next = standing.nonce;
    let mut options = options;
    let mut ahead = waiting;
    for (of, signed) in refused {
        let hash = signed.hash;
        let ending = fate(chain, plan.owner, &signed, next, &records).await?;
        if let Ending::Mined(receipt) = ending {
            record(journal, &of.id, &receipt)?;
            let message = format!("the transaction {hash} was refused by a node, and is mined all the same");
            let hint = format!("see `restake history show {}`, and then run the command again if need be", of.id);
            bail!(Failure::failed("open", message).hint(hint));
        }
        if matches!(ending, Ending::Replaced) {
            journal.append(&of.id, Event::Failed { hash, reason: format!("another transaction took nonce {}", signed.nonce) })?;
        } else if signed.nonce < next {
            bail!(Failure::failed("open", format!("what became of the transaction {hash} is not known")).hint("run the command again"));
        } else if signed.nonce > next {
            ahead.push((of, signed));
        } else if let Some(said) = options.nonce.filter(|said| *said != next) {
            let message = format!("`--nonce` {said} leaves nonce {next} to a transaction that was refused, and both could be mined");
            bail!(Failure::usage(message).hint("leave `--nonce` out"));
        } else {
            options.nonce = Some(next);
        }
    }
    let first = options.nonce.unwrap_or(standing.pending.max(next));
    let steps = u64::try_from(plan.steps.len()).unwrap_or(u64::MAX);
    ahead.iter().try_for_each(|(of, signed)| keep_away(ui, of, signed, first.saturating_add(steps)))?;
    Ok(options)
}

/// What became of a refused transaction, where `next` is the nonce that is free.
async fn fate(chain: &Chain, account: Address, signed: &Signed, next: u64, records: &[Record]) -> Result<Ending> {
    let Signed { hash, nonce, .. } = *signed;
    if let Some(receipt) = receipt(chain, hash).await? {
        return Ok(Ending::Mined(Box::new(receipt)));
    }
    // Where another one of this journal is mined with the nonce, nothing is in doubt.
    let beside = |record: &Record| record.signed().iter().any(|one| one.nonce == nonce && record.ended(one.hash) == Some(true));
    match nonce < next {
        true if records.iter().any(beside) => Ok(Ending::Replaced),
        true => wait(chain, account, nonce, hash, 1, doubt(chain)).await,
        false => Ok(Ending::Open),
    }
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

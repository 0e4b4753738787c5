//! Finds out what became of what was signed: the same bytes again, never a new signature.

use super::{
    execute::{advice, record, short},
    fresh::Gate,
    refused::{give_way, hand_over, hashes, refused_before, replaced, rival, taken, twin},
    send::{Answer, follow, pooled, send},
    settled::{Settled, Settlement},
};
use crate::{
    chain::{
        Chain, sorry,
        wait::{Ending, Watched, any_receipt, confirmed, doubt, receipt, wait},
    },
    error::{Failure, Fate, fate},
    journal::{Event, Journal, Record, Signed},
    plan::{Call, Plan, Step},
    ui::Ui,
};
use alloy::{
    consensus::{Transaction, TxEnvelope},
    eips::Decodable2718,
    primitives::{Address, TxHash},
    providers::Provider,
    rpc::types::TransactionReceipt,
};
use anyhow::{Context, Result};
use futures::future::join_all;
use std::time::Duration;

/// What may be handed to a node again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resend {
    /// Nothing: receipts are looked up.
    Nothing,
    /// What no node has refused.
    Lost,
    /// What a node has refused, too.
    Refused,
}

/// Sorts plans for [`settle`]: what a later plan took the nonce of is settled after that one; else by what they signed first.
pub fn in_order(records: &[Record], mut plans: Vec<Record>) -> Vec<Record> {
    plans.sort_by_cached_key(|plan| {
        let open = plan.unended();
        let behind = open.iter().any(|signed| rival(records, &plan.id, signed).is_some());
        // Without any it keeps its place among those that have all.
        (behind, open.iter().map(|signed| signed.nonce).min().unwrap_or_default())
    });
    plans
}

/// How far is gone to settle what was signed.
#[derive(Clone, Copy)]
pub struct Effort<'a> {
    /// Whose transactions they are.
    pub account: Address,
    /// What may be sent again.
    pub resend: Resend,
    /// How many blocks make a transaction final; its own is the first.
    pub confirmations: u64,
    /// How long each is waited for.
    pub patience: Duration,
    /// What must be true before bytes are sent that no node has.
    pub gate: &'a dyn Gate,
    /// The person.
    pub ui: &'a dyn Ui,
}

/// Settles every transaction of a record that has no end yet, oldest first.
///
/// # Errors
/// When the node does not answer or the journal cannot be written; a refusal where the gate forbids what would be sent again. What was
/// settled before stays settled, and is in `so_far`.
pub async fn settle(chain: &Chain, journal: &mut Journal, plan: &Record, effort: Effort<'_>, so_far: &mut Settlement) -> Result<()> {
    let refused: Vec<_> = plan.refused().into_iter().map(|signed| signed.hash).collect();
    hand_over(journal)?;
    let (mut effort, asked) = (effort, effort.resend);
    let failed = failed(plan).into_iter().chain(refused_before(&journal.entries()?.plans(), plan)).min();
    for signed in wanted(plan) {
        // Where several were signed at once, each counts on those before it.
        if failed.is_some_and(|nonce| nonce < signed.nonce) {
            effort.resend = Resend::Nothing;
        }
        let spinner = effort.ui.spinner(&format!("waiting for {}", short(signed.hash)));
        // A refused one is not sent again unasked, and has no end for all that.
        let refused = refused.contains(&signed.hash) && effort.resend == Resend::Lost;
        if effort.resend != Resend::Nothing {
            effort.ui.sends(signed.hash);
        }
        let ended = one(chain, journal, (plan, &signed, refused), effort, &mut so_far.sent).await;
        spinner.finish_and_clear();
        if ended.is_err() && so_far.sent.contains(&signed.hash) {
            so_far.settled.push(Settled::Waiting { hash: signed.hash });
        }
        let ended = ended?;
        if !matches!(ended, Settled::Done { .. }) {
            effort.resend = Resend::Nothing;
        }
        so_far.settled.push(ended);
    }
    if asked != Resend::Lost {
        revive(chain, journal, plan, &mut so_far.settled).await?;
    }
    Ok(())
}

/// The first nonce of a plan with which nothing succeeded, and nothing can any more.
pub(super) fn failed(plan: &Record) -> Option<u64> {
    let signed = plan.signed();
    let hopeless = |nonce: u64| signed.iter().filter(|signed| signed.nonce == nonce).all(|signed| plan.ended(signed.hash) == Some(false));
    signed.iter().map(|signed| signed.nonce).filter(|nonce| hopeless(*nonce)).min()
}

/// What has no end yet, one of each nonce: the last that no node refused. Past a cancellation nothing older is sent again.
pub(super) fn wanted(plan: &Record) -> Vec<Signed> {
    let open = plan.unended();
    let refused: Vec<_> = plan.refused().into_iter().map(|signed| signed.hash).collect();
    let mut wanted: Vec<Signed> = vec![];
    for signed in open {
        let counts = signed.cancels || !refused.contains(&signed.hash);
        match wanted.iter_mut().find(|other| other.nonce == signed.nonce) {
            None => wanted.push(signed),
            Some(older) if counts || (refused.contains(&older.hash) && !older.cancels) => *older = signed,
            Some(_) => {}
        }
    }
    wanted
}

/// What was taken for replaced may be mined all the same: before its step is signed again, its receipt is asked for again.
async fn revive(chain: &Chain, journal: &mut Journal, plan: &Record, settled: &mut Vec<Settled>) -> Result<()> {
    let records = journal.entries()?.plans();
    let own = |signed: &Signed| plan.ended(signed.hash) == Some(false) && twin(&records, &plan.id, signed.hash).is_none();
    for signed in plan.signed().into_iter().filter(own) {
        if let Some(receipt) = receipt(chain, signed.hash).await?.filter(TransactionReceipt::status) {
            record(journal, &plan.id, &receipt)?;
            settled.push(Settled::Done { hash: signed.hash });
        }
    }
    Ok(())
}

async fn one(
    chain: &Chain,
    journal: &mut Journal,
    (plan, signed, refused): (&Record, &Signed, bool),
    effort: Effort<'_>,
    sent: &mut Vec<TxHash>,
) -> Result<Settled> {
    let (hash, id) = (signed.hash, &plan.id);
    let records = journal.entries()?.plans();
    if twin(&records, id, hash).is_some() {
        return Ok(Settled::GaveWay { hash });
    }
    let early = any_receipt(chain, &hashes(plan, signed.nonce)).await?;
    if let Some(receipt) = &early
        && confirmed(chain, receipt, effort.confirmations).await?
    {
        record(journal, id, receipt)?;
        return Ok(ended(plan, receipt));
    }
    if early.is_none() && taken(&records, signed) {
        give_way(journal, id, signed)?;
        return Ok(Settled::GaveWay { hash });
    }
    if early.is_none()
        && !plan.given_up()
        && let Some(other) = rival(&records, id, signed)
    {
        return Ok(Settled::Behind { hash, plan: other.id.clone() });
    }
    if effort.resend == Resend::Nothing {
        return Ok(match early {
            None if plan.given_up() => Settled::GivenUp { hash },
            None if !shown(chain, plan, signed).await => Settled::Unseen { hash },
            _ => Settled::Waiting { hash },
        });
    }
    let used = chain.provider().get_transaction_count(effort.account).await.map_err(sorry)? > signed.nonce;
    if early.is_none() && !used {
        if plan.given_up() {
            return Ok(Settled::GivenUp { hash });
        }
        if refused {
            return Ok(refusal(hash, format!("a node refused it: {}", plan.refusal(hash).unwrap_or("it did not say why"))));
        }
        return again(chain, journal, (plan, signed), effort, sent).await;
    }
    // What has the nonce is this one or another; either shows by itself.
    let patience = if used { effort.patience.max(doubt(chain)) } else { effort.patience };
    let settled = end(chain, journal, (plan, signed), effort, patience).await?;
    Ok(if plan.given_up() && matches!(settled, Settled::Failed { .. }) { Settled::GivenUp { hash } } else { settled })
}

/// Whether a node shows any of what was signed with its nonce.
async fn shown(chain: &Chain, plan: &Record, signed: &Signed) -> bool {
    let any = join_all(hashes(plan, signed.nonce).into_iter().map(|hash| pooled(chain, hash))).await;
    any.contains(&true)
}

/// Hands the same bytes to a node again, and waits for what comes of them.
async fn again(
    chain: &Chain,
    journal: &mut Journal,
    (plan, signed): (&Record, &Signed),
    effort: Effort<'_>,
    sent: &mut Vec<TxHash>,
) -> Result<Settled> {
    let (hash, id) = (signed.hash, plan.id.as_str());
    if !pooled(chain, hash).await {
        permitted(chain, (id, signed), (effort.account, effort.gate)).await?;
    }
    journal.secure()?;
    sent.push(hash);
    let settled = async {
        match send(chain, hash, &signed.raw, true).await? {
            Answer::Refused(reason) => {
                journal.append(id, Event::Refused { hash, reason: reason.clone() })?;
                return Ok(refusal(hash, reason));
            }
            Answer::Taken(Some(receipt)) if effort.confirmations <= 1 => {
                record(journal, id, &receipt)?;
                return Ok(ended(plan, &receipt));
            }
            Answer::Taken(_) => journal.append(id, Event::Sent { hash, left: false })?,
        }
        end(chain, journal, (plan, signed), effort, effort.patience).await
    };
    settled.await.map_err(|err: anyhow::Error| {
        let words = format!("the transaction {hash} was sent again, and what became of it is not known");
        err.context(Failure::new(Fate::Sent, "open", words).hint("see `restake history resume`"))
    })
}

/// What bytes do must still be under what was accepted: between their signature and now its terms may have changed.
pub(super) async fn permitted(chain: &Chain, (id, signed): (&str, &Signed), (account, gate): (Address, &dyn Gate)) -> Result<()> {
    let transaction = TxEnvelope::decode_2718(&mut &signed.raw[..]).context("what was signed cannot be read back")?;
    let to = transaction.to().context("what was signed creates a contract")?;
    let call = Call { to, value: transaction.value(), data: transaction.input().clone() };
    let plan = Plan::new(chain.id(), account, "resume", vec![Step::new("what was signed", call)]);
    gate.anew(chain, &plan).await.map_err(|err| {
        let refusal = fate(&err);
        if refusal.fate != Fate::Refused {
            return err;
        }
        let words = format!("the transaction {} was signed and reached no node, and is not sent as things are now", signed.hash);
        let hint = format!("give it up with `restake history close {id}`, or accept the terms and resume it");
        err.context(Failure::refused(refusal.kind, words).hint(hint))
    })
}

async fn end(
    chain: &Chain,
    journal: &mut Journal,
    (plan, signed): (&Record, &Signed),
    effort: Effort<'_>,
    patience: Duration,
) -> Result<Settled> {
    let Signed { hash, nonce, .. } = *signed;
    let others = hashes(plan, nonce).into_iter().filter(|other| *other != hash);
    let watched = Watched { account: effort.account, nonce, hashes: &others.chain([hash]).collect::<Vec<_>>() };
    // What its owner gave up is not handed out again, whatever falls out of a pool.
    let ending = if plan.given_up() {
        wait(chain, watched, effort.confirmations, patience, async || {}).await?
    } else {
        follow(chain, watched, &signed.raw, effort.confirmations, patience).await?
    };
    match ending {
        Ending::Mined(receipt) => {
            record(journal, &plan.id, &receipt)?;
            Ok(ended(plan, &receipt))
        }
        Ending::Replaced => {
            for other in plan.with_nonce(nonce).iter().filter(|other| plan.ended(other.hash).is_none()) {
                journal.append(&plan.id, replaced(other))?;
            }
            Ok(Settled::Failed { hash, reason: format!("another transaction took nonce {}", signed.nonce), advice: None })
        }
        Ending::Open => Ok(Settled::Waiting { hash }),
    }
}

fn ended(plan: &Record, receipt: &TransactionReceipt) -> Settled {
    let hash = receipt.transaction_hash;
    if plan.signed().iter().any(|signed| signed.hash == hash && signed.cancels) {
        Settled::Cancelled { hash }
    } else if receipt.status() {
        Settled::Done { hash }
    } else {
        let reason = format!("it reverted in block {}", receipt.block_number.unwrap_or_default());
        Settled::Failed { hash, reason, advice: None }
    }
}

fn refusal(hash: TxHash, reason: String) -> Settled {
    let advice = Some(advice(&reason));
    Settled::Failed { hash, reason, advice }
}

//! Finds out what became of what was signed: the same bytes again, never a new signature.

use super::{
    execute::{advice, record, short},
    fresh::Gate,
    refused::{give_way, hand_over, replaced, rival, taken, twin},
    send::{Answer, pooled, send},
};
use crate::{
    chain::{
        Chain, sorry,
        wait::{Ending, confirmed, doubt, receipt, wait},
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
use serde::Serialize;
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

/// Sorts plans for [`settle`]: what a later plan took the nonce of is settled after that one.
pub fn in_order(records: &[Record], mut plans: Vec<Record>) -> Vec<Record> {
    plans.sort_by_key(|plan| {
        plan.signed().iter().any(|signed| plan.ended(signed.hash).is_none() && rival(records, &plan.id, signed).is_some())
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

/// What became of one signed transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "fate")]
pub enum Settled {
    /// It is in a block and succeeded.
    Done {
        /// The transaction.
        hash: TxHash,
    },
    /// It reverted, was refused or was replaced.
    Failed {
        /// The transaction.
        hash: TxHash,
        /// Why.
        reason: String,
        /// What to do where a node refused it.
        #[serde(skip)]
        advice: Option<&'static str>,
    },
    /// It still waits for a block.
    Waiting {
        /// The transaction.
        hash: TxHash,
    },
    /// It was signed, no node shows it, and it was not to be sent.
    Unseen {
        /// The transaction.
        hash: TxHash,
    },
    /// A later plan took its nonce and has no end yet: until then this one is not sent.
    Behind {
        /// The transaction.
        hash: TxHash,
        /// The later plan.
        plan: String,
    },
    /// A later plan took its nonce, or signed the same transaction: its own plan is over.
    GaveWay {
        /// The transaction.
        hash: TxHash,
    },
    /// Its owner gave it up before it was in a block: it is sent no more.
    GivenUp {
        /// The transaction.
        hash: TxHash,
    },
}

impl Settled {
    /// Whether it has no end yet, and its plan must not be carried on.
    pub fn open(&self) -> bool {
        matches!(self, Self::Waiting { .. } | Self::Unseen { .. } | Self::Behind { .. })
    }
}

/// What was settled, one after another, and which bytes went out for it.
#[derive(Debug, Default)]
pub struct Settlement {
    /// What became of each.
    pub settled: Vec<Settled>,
    /// What was handed to a node again.
    pub sent: Vec<TxHash>,
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
    for signed in plan.signed() {
        match plan.ended(signed.hash) {
            None => {}
            Some(true) => continue,
            // Where several were signed at once, each counts on those before it.
            Some(false) => {
                effort.resend = Resend::Nothing;
                continue;
            }
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
    let early = receipt(chain, hash).await?;
    if let Some(receipt) = &early
        && confirmed(chain, receipt, effort.confirmations).await?
    {
        record(journal, id, receipt)?;
        return Ok(ended(receipt));
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
            None if !pooled(chain, hash).await => Settled::Unseen { hash },
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
        return again(chain, journal, (id, signed), effort, sent).await;
    }
    // What has the nonce is this one or another; either shows by itself.
    let patience = if used { effort.patience.max(doubt(chain)) } else { effort.patience };
    let settled = end(chain, journal, (id, signed), effort, patience).await?;
    Ok(if plan.given_up() && matches!(settled, Settled::Failed { .. }) { Settled::GivenUp { hash } } else { settled })
}

/// Hands the same bytes to a node again, and waits for what comes of them.
async fn again(
    chain: &Chain,
    journal: &mut Journal,
    (id, signed): (&str, &Signed),
    effort: Effort<'_>,
    sent: &mut Vec<TxHash>,
) -> Result<Settled> {
    let hash = signed.hash;
    if !pooled(chain, hash).await {
        permitted(chain, (id, signed), effort).await?;
    }
    sent.push(hash);
    let settled = async {
        match send(chain, hash, &signed.raw, true).await? {
            Answer::Refused(reason) => {
                journal.append(id, Event::Refused { hash, reason: reason.clone() })?;
                return Ok(refusal(hash, reason));
            }
            Answer::Taken(Some(receipt)) if effort.confirmations <= 1 => {
                record(journal, id, &receipt)?;
                return Ok(ended(&receipt));
            }
            Answer::Taken(_) => journal.append(id, Event::Sent { hash, left: false })?,
        }
        end(chain, journal, (id, signed), effort, effort.patience).await
    };
    settled.await.map_err(|err: anyhow::Error| {
        let words = format!("the transaction {hash} was sent again, and what became of it is not known");
        err.context(Failure::new(Fate::Sent, "open", words).hint("see `restake history resume`"))
    })
}

/// What bytes do must still be under what was accepted: between their signature and now its terms may have changed.
async fn permitted(chain: &Chain, (id, signed): (&str, &Signed), effort: Effort<'_>) -> Result<()> {
    let transaction = TxEnvelope::decode_2718(&mut &signed.raw[..]).context("what was signed cannot be read back")?;
    let to = transaction.to().context("what was signed creates a contract")?;
    let call = Call { to, value: transaction.value(), data: transaction.input().clone() };
    let plan = Plan::new(chain.id(), effort.account, "resume", vec![Step::new("what was signed", call)]);
    effort.gate.anew(chain, &plan).await.map_err(|err| {
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
    (id, signed): (&str, &Signed),
    effort: Effort<'_>,
    patience: Duration,
) -> Result<Settled> {
    let hash = signed.hash;
    match wait(chain, effort.account, signed.nonce, hash, effort.confirmations, patience).await? {
        Ending::Mined(receipt) => {
            record(journal, id, &receipt)?;
            Ok(ended(&receipt))
        }
        Ending::Replaced => {
            journal.append(id, replaced(signed))?;
            Ok(Settled::Failed { hash, reason: format!("another transaction took nonce {}", signed.nonce), advice: None })
        }
        Ending::Open => Ok(Settled::Waiting { hash }),
    }
}

fn ended(receipt: &TransactionReceipt) -> Settled {
    let hash = receipt.transaction_hash;
    if receipt.status() {
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

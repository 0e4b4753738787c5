//! Finds out what became of what was signed: the same bytes again, never a new signature.

use super::{
    execute::record,
    send::{Answer, send},
};
use crate::{
    chain::{
        Chain, sorry,
        wait::{Ending, doubt, receipt, wait},
    },
    journal::{Event, Journal, Record, Signed},
    ui::Ui,
};
use alloy::{
    primitives::{Address, TxHash},
    providers::Provider,
    rpc::types::TransactionReceipt,
};
use anyhow::Result;
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

/// How far is gone to settle what was signed.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Whose transactions they are.
    pub account: Address,
    /// What may be sent again.
    pub resend: Resend,
    /// How long each is waited for.
    pub patience: Duration,
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
    },
    /// It still waits for a block.
    Waiting {
        /// The transaction.
        hash: TxHash,
    },
}

/// Settles every transaction of a record that has no end yet, oldest first.
///
/// # Errors
/// When the node does not answer or the journal cannot be written. What was settled before stays settled.
pub async fn settle(chain: &Chain, ui: &dyn Ui, journal: &mut Journal, plan: &Record, effort: Effort) -> Result<Vec<Settled>> {
    let mut settled = vec![];
    let refused: Vec<_> = plan.refused().into_iter().map(|signed| signed.hash).collect();
    for signed in plan.signed().into_iter().filter(|signed| plan.ended(signed.hash).is_none()) {
        let spinner = ui.spinner(&format!("waiting for {}", signed.hash));
        // A refused one is not sent again unasked, and has no end for all that.
        let refused = refused.contains(&signed.hash) && effort.resend == Resend::Lost;
        if effort.resend != Resend::Nothing {
            ui.sends(signed.hash);
        }
        let fate = one(chain, journal, &plan.id, &signed, effort, refused).await;
        spinner.finish_and_clear();
        settled.push(fate?);
    }
    if effort.resend != Resend::Lost {
        settled.extend(revive(chain, journal, plan).await?);
    }
    Ok(settled)
}

/// What was taken for replaced may be mined all the same: before its step is signed again, its receipt is asked for again.
async fn revive(chain: &Chain, journal: &mut Journal, plan: &Record) -> Result<Vec<Settled>> {
    let mut revived = vec![];
    for signed in plan.signed().into_iter().filter(|signed| plan.ended(signed.hash) == Some(false)) {
        if let Some(receipt) = receipt(chain, signed.hash).await?.filter(TransactionReceipt::status) {
            record(journal, &plan.id, &receipt)?;
            revived.push(Settled::Done { hash: signed.hash });
        }
    }
    Ok(revived)
}

async fn one(
    chain: &Chain,
    journal: &mut Journal,
    id: &str,
    signed: &Signed,
    Effort { account, resend, patience }: Effort,
    refused: bool,
) -> Result<Settled> {
    let hash = signed.hash;
    if let Some(receipt) = receipt(chain, hash).await? {
        record(journal, id, &receipt)?;
        return Ok(ended(hash, receipt.status(), receipt.block_number));
    }
    if resend == Resend::Nothing {
        return Ok(Settled::Waiting { hash });
    }
    let used = chain.provider().get_transaction_count(account).await.map_err(sorry)? > signed.nonce;
    if !used && refused {
        return Ok(Settled::Failed { hash, reason: "a node refused it".into() });
    }
    // What has the nonce is this one or another; either shows by itself.
    let answer = if used { Answer::Taken(None) } else { send(chain, hash, &signed.raw, true).await? };
    match answer {
        Answer::Refused(reason) => {
            journal.append(id, Event::Refused { hash, reason: reason.clone() })?;
            return Ok(Settled::Failed { hash, reason });
        }
        Answer::Taken(Some(receipt)) => {
            record(journal, id, &receipt)?;
            return Ok(ended(hash, receipt.status(), receipt.block_number));
        }
        Answer::Taken(None) if used => {}
        Answer::Taken(None) => journal.append(id, Event::Sent { hash })?,
    }
    let patience = if used { patience.max(doubt(chain)) } else { patience };
    match wait(chain, account, signed.nonce, hash, 1, patience).await? {
        Ending::Mined(receipt) => {
            record(journal, id, &receipt)?;
            Ok(ended(hash, receipt.status(), receipt.block_number))
        }
        Ending::Replaced => fail(journal, id, hash, format!("another transaction took nonce {}", signed.nonce)),
        Ending::Open => Ok(Settled::Waiting { hash }),
    }
}

fn ended(hash: TxHash, ok: bool, block: Option<u64>) -> Settled {
    if ok {
        Settled::Done { hash }
    } else {
        Settled::Failed { hash, reason: format!("it reverted in block {}", block.unwrap_or_default()) }
    }
}

fn fail(journal: &mut Journal, id: &str, hash: TxHash, reason: String) -> Result<Settled> {
    journal.append(id, Event::Failed { hash, reason: reason.clone() })?;
    Ok(Settled::Failed { hash, reason })
}

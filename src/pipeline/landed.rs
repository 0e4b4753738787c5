//! What of signed transactions is in a block already, so that sending them twice does nothing twice.

use super::{Options, book::Book, execute::record, outcome::Receipt, refused::hand_over, send::follow};
use crate::{
    chain::{
        Chain,
        wait::{Ending, Watched, confirmed, receipt},
    },
    error::{Failure, Fate},
    journal::{Journal, Record},
    plan::Plan,
};
use alloy::{
    consensus::{Transaction, TxEnvelope},
    eips::Encodable2718,
    primitives::{Address, TxHash},
    rpc::types::TransactionReceipt,
};
use anyhow::{Result, bail};

/// The receipts of the first steps, in order, up to the first that is in no block. The journal is told of those it knows.
///
/// # Errors
/// When one of them reverted: what comes after it was signed in the belief that it would not. When the node does not answer.
pub async fn landed(
    (chain, book): (&Chain, &Book),
    journal: &mut Journal,
    plan: &Plan,
    signed: &[TxEnvelope],
    options: &Options,
) -> Result<Vec<Receipt>> {
    hand_over(journal)?;
    let mut receipts: Vec<Receipt> = vec![];
    for (envelope, step) in signed.iter().zip(&plan.steps) {
        let hash = *envelope.tx_hash();
        let Some(mut found) = receipt(chain, hash).await? else { break };
        if !confirmed(chain, &found, options.confirmations).await? {
            let watched = Watched { account: plan.owner, nonce: envelope.nonce(), hashes: &[hash] };
            match follow(chain, watched, &envelope.encoded_2718().into(), options.confirmations, options.patience).await? {
                Ending::Mined(receipt) => found = *receipt,
                Ending::Replaced | Ending::Open => {
                    let words = format!("the transaction {hash} was in a block, and is not final");
                    bail!(Failure::new(Fate::Sent, "open", words).hint("run the command again"));
                }
            }
        }
        let logged = take_down(journal, hash, &found)?;
        if !found.status() {
            let block = found.block_number.unwrap_or_default();
            let words = format!("the transaction {hash} is in block {block} and reverted: what was signed to follow it is not sent");
            bail!(Failure::new(Fate::Sent, "reverted", words).hint("save a plan of what is left, and sign that"));
        }
        receipts.push(Receipt::mined(book, plan.owner, (step, &logged), &found));
    }
    Ok(receipts)
}

/// Tells the journal, where it knows the transaction, and returns the tokens that its simulation had logs of.
fn take_down(journal: &mut Journal, hash: TxHash, receipt: &TransactionReceipt) -> Result<Vec<Address>> {
    let records = journal.entries()?.plans();
    let signed = |of: &Record| of.signed().into_iter().find(|signed| signed.hash == hash);
    let Some((of, signed)) = records.iter().rev().find_map(|of| Some((of, signed(of)?))) else { return Ok(vec![]) };
    if of.ended(hash).is_none() {
        record(journal, &of.id, receipt)?;
    }
    Ok(of.logged(signed.step))
}

//! What a node refused can still be mined by whoever saw its bytes, until its nonce is used: what is signed next takes that nonce.

use super::{execute::record, fill::Options};
use crate::{
    chain::{Chain, wait::receipt},
    error::Failure,
    journal::{Event, Journal, Record},
};
use alloy::primitives::Address;
use anyhow::{Result, bail};

/// Sees to it that of a refused transaction among the journal's `records` and what is signed next only one can ever be mined.
///
/// # Errors
/// When a refused transaction was mined after all, or the next nonce would leave its nonce free.
pub async fn supersede(chain: &Chain, journal: &mut Journal, records: &[Record], account: Address, options: Options) -> Result<Options> {
    let refused: Vec<_> = records.iter().flat_map(|plan: &Record| plan.refused().into_iter().map(|signed| (&plan.id, signed))).collect();
    if refused.is_empty() {
        return Ok(options);
    }
    let next = chain.standing(account).await?.nonce;
    let mut options = options;
    for (id, signed) in refused {
        let hash = signed.hash;
        if let Some(receipt) = receipt(chain, hash).await? {
            record(journal, id, &receipt)?;
            let message = format!("the transaction {hash} was refused by a node, and is mined all the same");
            bail!(
                Failure::failed("open", message)
                    .hint(format!("see `restake history show {id}`, and then run the command again if need be"))
            );
        }
        if signed.nonce < next {
            journal.append(id, Event::Failed { hash, reason: format!("another transaction took nonce {}", signed.nonce) })?;
            continue;
        }
        if signed.nonce > next {
            let message = format!("the transaction {hash} was refused, and can still be mined once nonce {next} is used");
            bail!(Failure::failed("open", message).hint(format!("use nonce {} for something else, in any wallet", signed.nonce)));
        }
        match options.nonce {
            Some(said) if said != next => {
                let message = format!("`--nonce` {said} leaves nonce {next} to a transaction that was refused, and both could be mined");
                bail!(Failure::usage(message).hint("leave `--nonce` out"));
            }
            _ => options.nonce = Some(next),
        }
    }
    Ok(options)
}

//! What the journal says is mined and the chain does not have: a reorganisation took it out of its block after it was final enough.

use crate::{
    chain::{
        Chain,
        wait::{Sighting, Watched, sighting},
    },
    journal::{Event, Journal, Record, Signed},
};
use alloy::primitives::{Address, TxHash};
use anyhow::Result;

/// Nodes may forget the receipts of older blocks, and then say nothing of them; these they keep.
const KEPT: u64 = 8_192;

/// One transaction that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vanished {
    /// Its plan.
    pub plan: String,
    /// The transaction.
    pub hash: TxHash,
    /// The block that it was in.
    pub block: u64,
}

/// Finds what is in a block by the journal, since the block `from` at the earliest, and in none by the node.
///
/// # Errors
/// When the node does not answer.
pub async fn vanished(chain: &Chain, account: Address, records: &[Record], from: u64) -> Result<Vec<Vanished>> {
    /// How many receipts are asked for at once, with block and nonce: no more calls than opening the chain takes.
    const AT_ONCE: usize = 4;
    let mined = records.iter().flat_map(|record| {
        let in_block = record.signed().into_iter().filter(|signed| record.in_block(signed.hash));
        in_block.filter_map(move |signed| Some((record, record.block(signed.hash)?, signed)))
    });
    let mined: Vec<_> = mined.filter(|(_, block, _)| *block >= from).collect();
    let mut gone = vec![];
    for some in mined.chunks(AT_ONCE) {
        let hashes: Vec<_> = some.iter().map(|(.., signed)| signed.hash).collect();
        let seen = sighting(chain, Watched { account, nonce: 0, hashes: &hashes }).await?;
        for ((record, block, signed), receipt) in some.iter().zip(&seen.receipts) {
            if receipt.is_none() && is_gone(*block, signed, &seen) {
                gone.push(Vanished { plan: record.id.clone(), hash: signed.hash, block: *block });
            }
        }
    }
    Ok(gone)
}

/// Without a receipt: a node that has not come to its block yet says nothing, and one that has used the nonce may have forgotten.
fn is_gone(block: u64, signed: &Signed, seen: &Sighting) -> bool {
    seen.block >= block && (seen.next <= signed.nonce || block.saturating_add(KEPT) > seen.block)
}

/// Writes down that what vanished has no end any more, so that its bytes may be sent again.
///
/// # Errors
/// When the journal cannot be written.
pub fn reopen(journal: &mut Journal, gone: &[Vanished]) -> Result<()> {
    gone.iter().try_for_each(|one| journal.append(&one.plan, Event::Unmined { hash: one.hash }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::Bytes;

    #[test]
    fn only_a_node_that_must_know_makes_it_gone() {
        let signed = Signed { step: 0, hash: TxHash::ZERO, nonce: 7, raw: Bytes::new(), cancels: false };
        let gone = |block, next| is_gone(100, &signed, &Sighting { block, next, receipts: vec![] });
        assert!(gone(100, 7) && gone(100, 8), "its nonce is free, or went to another");
        assert!(!gone(99, 7), "the node is late");
        assert!(gone(100 + KEPT, 7) && !gone(100 + KEPT, 8), "it may have forgotten");
    }
}

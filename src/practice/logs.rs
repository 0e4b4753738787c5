//! A log is found by its block, its address and its topics; only blocks with a transaction are looked at.

use alloy::rpc::types::{Filter, FilterBlockOption, Log};

use super::chain::Chain;
use super::reply;
use crate::evm::refusal::Refusal;

/// Returns the logs a filter asks for, oldest first.
///
/// # Errors
/// A block hash nobody knows, or a range that ends before it begins.
pub(super) fn find(chain: &Chain, filter: &Filter) -> Result<Vec<Log>, Refusal> {
    let (first, last) = match filter.block_option {
        FilterBlockOption::AtBlockHash(hash) => {
            let number = chain.number_with(hash).ok_or_else(|| Refusal::server("unknown block"))?;
            (number, number)
        }
        FilterBlockOption::Range { from_block, to_block } => {
            let first = chain.number_at(from_block.unwrap_or_default());
            let last = chain.number_at(to_block.unwrap_or_default());
            if first > last {
                return Err(Refusal::params("invalid block range params"));
            }
            (first, last)
        }
    };
    let blocks = chain.blocks.filled(first, last);
    let likely = blocks.filter(|block| filter.matches_bloom(block.header.logs_bloom));
    Ok(likely.flat_map(reply::logs).filter(|log| filter.matches(&log.inner)).collect())
}

#[cfg(test)]
mod tests {
    use alloy::primitives::{Address, B256, U256};

    use super::*;
    use crate::practice::sample::{self, ALICE, CELL};

    #[test]
    fn filters_choose_by_block_address_and_topic() {
        let mut chain = sample::chain();
        let cells: Vec<Address> = (0..2).map(|_| chain.deploy(ALICE, sample::init(CELL)).unwrap()).collect();
        let start = chain.number();
        for (cell, value) in [(0, 1u64), (1, 1), (0, 2), (1, 3)] {
            chain.send_as(ALICE, cells[cell], U256::ZERO, B256::from(U256::from(value))).unwrap();
        }
        let topic = |value: u64| B256::from(U256::from(value));
        let count = |filter: Filter| find(&chain, &filter).unwrap().len();
        let all = Filter::new().from_block(0);
        assert_eq!(count(all.clone()), 4);
        assert_eq!(count(all.clone().address(cells[0])), 2);
        assert_eq!(count(all.clone().address(cells.clone()).event_signature(vec![topic(1), topic(3)])), 3);
        assert_eq!(count(all.clone().topic1(topic(1))), 0);
        assert_eq!(count(all.from_block(start + 2).to_block(start + 3)), 2);
        assert_eq!(count(Filter::new()), 1, "the newest block alone");
        let hash = chain.blocks.header(start + 1).unwrap().hash();
        assert_eq!(find(&chain, &Filter::new().at_block_hash(hash)).unwrap()[0].block_hash, Some(hash));
        assert!(find(&chain, &Filter::new().at_block_hash(topic(9))).is_err());
    }
}

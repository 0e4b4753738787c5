//! What the logs of a simulation say: every move of every asset, listed or not.

use super::{bounds::Judged, breach::Breach};
use crate::{
    chain::erc20::IERC20::{Approval, Transfer},
    plan::{ETHER, Step},
};
use alloy::{
    primitives::{Address, B256, U256, address},
    rpc::types::Log,
    sol,
    sol_types::SolEvent,
};
use anyhow::Context;
use std::collections::BTreeMap;

sol! {
    // https://eips.ethereum.org/EIPS/eip-721 and https://eips.ethereum.org/EIPS/eip-1155
    interface ICollectible {
        event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
        event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
        event ApprovalForAll(address indexed owner, address indexed operator, bool approved);
        event TransferSingle(address indexed operator, address indexed from, address indexed to, uint256 id, uint256 value);
        event TransferBatch(address indexed operator, address indexed from, address indexed to, uint256[] ids, uint256[] values);
    }
}

/// `eth_simulateV1` reports moves of ether as transfers of this address.
/// Source: execution-apis, `traceTransfers`.
pub(super) const ETHER_LOGS: Address = address!("0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE");

/// Sums what the logs say of each asset, and refuses every collectible that leaves unsaid.
pub(super) fn logged(owner: Address, step: &Step, logs: &[Log]) -> Judged<BTreeMap<Address, (U256, U256)>> {
    let mut moved: BTreeMap<Address, (U256, U256)> = BTreeMap::new();
    for log in logs {
        if let Ok(Transfer { from, to, value }) = Transfer::decode_log_data(log.data()) {
            let asset = if log.address() == ETHER_LOGS { ETHER } else { log.address() };
            let (out, back) = moved.entry(asset).or_default();
            if from == owner {
                *out = out.checked_add(value).context("the simulation's transfers overflow")?;
            }
            if to == owner {
                *back = back.checked_add(value).context("the simulation's transfers overflow")?;
            }
        } else if let Some(what) = collectible(owner, step, log) {
            return Ok(Err(Breach::Collectible { token: log.address(), what }));
        }
    }
    Ok(Ok(moved))
}

fn collectible(owner: Address, step: &Step, log: &Log) -> Option<String> {
    let (data, token) = (log.data(), log.address());
    if let Ok(log) = ICollectible::Transfer::decode_log_data(data) {
        let said = step.surrenders.contains(&(token, log.tokenId));
        (log.from == owner && log.to != owner && !said).then(|| format!("give away token number {}", log.tokenId))
    } else if let Ok(log) = ICollectible::Approval::decode_log_data(data) {
        (log.owner == owner && !log.approved.is_zero()).then(|| format!("let {} take token number {}", log.approved, log.tokenId))
    } else if let Ok(log) = ICollectible::ApprovalForAll::decode_log_data(data) {
        (log.owner == owner && log.approved).then(|| format!("let {} take every token", log.operator))
    } else if let Ok(log) = ICollectible::TransferSingle::decode_log_data(data) {
        (log.from == owner && !log.value.is_zero()).then(|| format!("give away {} of token number {}", log.value, log.id))
    } else if let Ok(log) = ICollectible::TransferBatch::decode_log_data(data) {
        (log.from == owner && !log.ids.is_empty()).then(|| "give away several tokens".to_owned())
    } else {
        unreadable(owner, log)
    }
}

/// A move or an allowance in another layout than the standards', such as the first collectibles had, is none that can be weighed.
fn unreadable(owner: Address, log: &Log) -> Option<String> {
    const SIGNATURES: [B256; 5] = [
        ICollectible::Transfer::SIGNATURE_HASH,
        ICollectible::Approval::SIGNATURE_HASH,
        ICollectible::ApprovalForAll::SIGNATURE_HASH,
        ICollectible::TransferSingle::SIGNATURE_HASH,
        ICollectible::TransferBatch::SIGNATURE_HASH,
    ];
    // The allowances of an ERC-20 are read from its views.
    if Approval::decode_log_data(log.data()).is_ok() || !log.topic0().is_some_and(|topic| SIGNATURES.contains(topic)) {
        return None;
    }
    let words = log.topics().iter().map(|topic| &topic[..]).chain(log.data().data.chunks(32));
    let mine = words.into_iter().any(|word| word.ends_with(owner.as_slice()));
    mine.then(|| "do something with what you hold".to_owned())
}

//! The calls that devices tell from others, and what some of them show of any.

use alloy::{
    primitives::{B256, U256, keccak256},
    sol,
};

sol! {
    function approve(address spender, uint256 value);
    function transfer(address to, uint256 value);
}

/// The digest of a call's data that some devices show.
/// Source: ERC-8213, keccak256(uint256(length) || data).
pub(in crate::signer) fn calldata_digest(data: &[u8]) -> B256 {
    keccak256([&U256::from(data.len()).to_be_bytes::<32>(), data].concat())
}

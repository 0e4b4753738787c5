//! A chain and small contracts for the tests of this module.

use alloy::primitives::{Address, Bytes, U256, address, hex};

use super::chain::{Chain, Genesis};

pub(super) const ALICE: Address = address!("0x00000000000000000000000000000000000a11ce");
pub(super) const BOB: Address = address!("0x0000000000000000000000000000000000000b0b");

/// Returns the word in slot 0; given a word, stores it there and logs it as a topic.
pub(super) const CELL: &[u8] = &hex!("36600c575f545f5260205ff35b5f35805f555f5fa100");
/// Reverts with what it is called with.
pub(super) const ECHO_REVERT: &[u8] = &hex!("365f5f37365ffd");
/// Passes the ether it is sent on to the address it is called with.
pub(super) const FORWARD: &[u8] = &hex!("5f5f5f5f345f355af100");

/// Returns code that creates a contract.
pub(super) fn init(code: &[u8]) -> Bytes {
    let length = u8::try_from(code.len()).unwrap();
    [&[0x60, length, 0x80, 0x60, 0x09, 0x5f, 0x39, 0x5f, 0xf3], code].concat().into()
}

/// Returns a chain on which Alice has a thousand ether.
pub(super) fn chain() -> Chain {
    let mut chain = Chain::new(Genesis::at(1_800_000_000));
    chain.set_balance(ALICE, ether(1_000));
    chain
}

pub(super) fn ether(amount: u64) -> U256 {
    U256::from(amount).saturating_mul(U256::from(1_000_000_000_000_000_000_u64))
}

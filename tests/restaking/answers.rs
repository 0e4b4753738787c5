//! Contracts of a few bytes that answer some calls with one word each, and revert on all others.

use alloy::primitives::{Address, Bytes, U256};
use restake::practice::world::World;

/// The code of a contract that answers each selector with its word.
fn code(answers: &[([u8; 4], U256)]) -> Bytes {
    // The selector is compared with each that is known; behind the comparisons and a revert stands an answer of 42 bytes for each.
    let first = 6 + 11 * answers.len() + 5;
    let mut code = vec![0x60, 0x00, 0x35, 0x60, 0xe0, 0x1c];
    for (index, (selector, _)) in answers.iter().enumerate() {
        let [high, low] = u16::try_from(first + 42 * index).unwrap().to_be_bytes();
        code.extend([&[0x80, 0x63], &selector[..], &[0x14, 0x61, high, low, 0x57]].concat());
    }
    code.extend([0x60, 0x00, 0x60, 0x00, 0xfd]);
    for (_, word) in answers {
        code.extend([&[0x5b, 0x7f], &word.to_be_bytes::<32>()[..], &[0x60, 0x00, 0x52, 0x60, 0x20, 0x60, 0x00, 0xf3]].concat());
    }
    code.into()
}

/// Puts such a contract where `address` is, in place of what is there.
pub fn answer(world: &World, address: Address, answers: &[([u8; 4], U256)]) {
    world.chain.lock().unwrap().set_code(address, code(answers));
    world.mine(1);
}

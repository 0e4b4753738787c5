//! Permits of a token's own: an allowance, or a transfer, by signature.

use super::{Meaning, Scene, stamp};
use crate::typed::Typed;
use alloy::primitives::U256;

/// Source: EIP-2612, "Specification".
const ERC_2612: &str = "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)";

/// Source: makerdao/dss, src/dai.sol, `PERMIT_TYPEHASH`.
const DAI: &str = "Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)";

// Source: EIP-3009, "Specification".
const TRANSFER: &str =
    "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)";
const RECEIVE: &str =
    "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)";

pub(super) fn read(scene: &Scene<'_>, typed: &Typed) -> Option<Meaning> {
    match typed.encode_type() {
        ERC_2612 => erc_2612(scene, typed),
        DAI => dai(scene, typed),
        TRANSFER | RECEIVE => eip_3009(scene, typed),
        _ => None,
    }
}

fn erc_2612(scene: &Scene<'_>, typed: &Typed) -> Option<Meaning> {
    let (token, fields) = (typed.domain().verifying_contract?, typed.message());
    let (owner, spender) = (fields.address("owner")?, fields.address("spender")?);
    let mut meaning = Meaning::power("ERC-2612 permit");
    let amount = scene.spending(&mut meaning, token, fields.uint("value")?, U256::MAX);
    // Once it is used, the allowance stays.
    let until = scene.until(&mut meaning, "the permit", fields.uint("deadline")?);
    let who = scene.who(spender);
    meaning.says.push(format!("lets {who} take {amount} from {}", scene.who(owner)));
    meaning.says.push(format!("can be handed in {until}; the allowance that it then gives has no end"));
    meaning.parties.push(spender);
    scene.speaks_for(&mut meaning, owner);
    Some(meaning)
}

fn dai(scene: &Scene<'_>, typed: &Typed) -> Option<Meaning> {
    let (token, fields) = (typed.domain().verifying_contract?, typed.message());
    let (holder, spender) = (fields.address("holder")?, fields.address("spender")?);
    let mut meaning = Meaning::power("DAI permit");
    // Zero is no end, in this contract alone.
    let expiry = Some(fields.uint("expiry")?).filter(|expiry| !expiry.is_zero()).unwrap_or(U256::MAX);
    let until = scene.until(&mut meaning, "the permit", expiry);
    let (who, whose) = (scene.who(spender), scene.who(holder));
    if fields.get("allowed")?.as_bool()? {
        let amount = scene.spending(&mut meaning, token, U256::MAX, U256::MAX);
        meaning.says.push(format!("lets {who} take {amount} from {whose}"));
    } else {
        meaning.says.push(format!("takes back what {who} may take from {whose}"));
    }
    meaning.says.push(format!("can be handed in {until}"));
    meaning.parties.push(spender);
    scene.speaks_for(&mut meaning, holder);
    Some(meaning)
}

fn eip_3009(scene: &Scene<'_>, typed: &Typed) -> Option<Meaning> {
    let (token, fields) = (typed.domain().verifying_contract?, typed.message());
    let (from, to, start) = (fields.address("from")?, fields.address("to")?, fields.uint("validAfter")?);
    let mut meaning = Meaning::power("EIP-3009 transfer");
    let amount = scene.spending(&mut meaning, token, fields.uint("value")?, U256::MAX);
    let until = scene.until(&mut meaning, "the transfer", fields.uint("validBefore")?);
    meaning.says.push(format!("sends {} {amount} from {} once", scene.who(to), scene.who(from)));
    meaning.says.push(format!("can be handed in {until}"));
    if start > U256::from(scene.now) {
        let start = stamp(start).map_or_else(|| "no day of any calendar".to_owned(), |(start, _)| start);
        meaning.notes.push(format!("it cannot be handed in before {start}"));
    }
    meaning.parties.push(to);
    scene.speaks_for(&mut meaning, from);
    Some(meaning)
}

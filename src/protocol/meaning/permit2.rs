//! Permits of Permit2, which holds allowances of many tokens and hands them on by signature.

use super::{Meaning, Scene};
use crate::typed::{Fields, Typed};
use alloy::primitives::{Address, U256, address};

/// The contract, at the same address on every chain. Source: Uniswap/permit2, README.
pub(super) const PERMIT2: Address = address!("000000000022D473030F116dDEE9F6B43aC78BA3");

// Source: Uniswap/permit2, src/libraries/PermitHash.sol.
const SINGLE: &str = "PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)\
                      PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)";
const BATCH: &str = "PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)\
                     PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)";
const TRANSFER: &str = "PermitTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline)\
                        TokenPermissions(address token,uint256 amount)";
const TRANSFERS: &str = "PermitBatchTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,uint256 deadline)\
                         TokenPermissions(address token,uint256 amount)";

/// How what else an order agrees to begins: its witness, a field of a type that each contract makes for itself.
const WITNESS: &str = "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,";
const WITNESSES: &str = "PermitBatchWitnessTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,uint256 deadline,";

/// What such a type holds besides.
const PERMITTED: &str = ")TokenPermissions(address token,uint256 amount)";

/// 2^160-1, which Permit2 never counts down.
const MOST_160: U256 = U256::from_limbs([u64::MAX, u64::MAX, 0xffff_ffff, 0]);

pub(super) fn read(scene: &Scene<'_>, typed: &Typed) -> Option<Meaning> {
    let contract = typed.domain().verifying_contract?;
    let fields = typed.message();
    let mut meaning = match typed.encode_type() {
        SINGLE => allowances(scene, fields, &[fields.fields("details")?])?,
        BATCH => allowances(scene, fields, &fields.list("details")?)?,
        TRANSFER => transfers(scene, fields, &[fields.fields("permitted")?])?,
        TRANSFERS => transfers(scene, fields, &fields.list("permitted")?)?,
        of if of.starts_with(WITNESS) && of.contains(PERMITTED) => witnessed(transfers(scene, fields, &[fields.fields("permitted")?])?),
        of if of.starts_with(WITNESSES) && of.contains(PERMITTED) => witnessed(transfers(scene, fields, &fields.list("permitted")?)?),
        _ => return None,
    };
    if contract != PERMIT2 {
        meaning.dangers.push(format!("it is of the form of Permit2, and its contract is another: {contract}"));
    }
    Some(meaning)
}

fn allowances(scene: &Scene<'_>, fields: Fields<'_>, details: &[Fields<'_>]) -> Option<Meaning> {
    let spender = fields.address("spender")?;
    let mut meaning = Meaning::power("Permit2 allowance");
    for detail in details {
        let (token, end) = (detail.address("token")?, detail.uint("expiration")?);
        let amount = scene.spending(&mut meaning, token, detail.uint("amount")?, MOST_160);
        let until = if end.is_zero() { "in the block it is handed in".to_owned() } else { scene.until(&mut meaning, "the allowance", end) };
        meaning.says.push(format!("lets {} take {amount} from you {until}", scene.who(spender)));
        meaning.parties.push(token);
    }
    let until = scene.until(&mut meaning, "the permit", fields.uint("sigDeadline")?);
    meaning.says.push(format!("can be handed in {until}"));
    meaning.parties.push(spender);
    Some(meaning)
}

fn transfers(scene: &Scene<'_>, fields: Fields<'_>, permitted: &[Fields<'_>]) -> Option<Meaning> {
    let spender = fields.address("spender")?;
    let mut meaning = Meaning::power("Permit2 transfer");
    let until = scene.until(&mut meaning, "the permit", fields.uint("deadline")?);
    for one in permitted {
        let token = one.address("token")?;
        let amount = scene.spending(&mut meaning, token, one.uint("amount")?, U256::MAX);
        meaning.says.push(format!("lets {} take {amount} from you once, to wherever it likes, {until}", scene.who(spender)));
        meaning.parties.push(token);
    }
    meaning.parties.push(spender);
    Some(meaning)
}

fn witnessed(mut meaning: Meaning) -> Meaning {
    meaning.title = Some("Permit2 transfer with a witness");
    meaning.dangers.push("it also agrees to a witness that nobody here reads: see its fields".to_owned());
    meaning
}

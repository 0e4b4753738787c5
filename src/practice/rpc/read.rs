//! The methods that only look: accounts, blocks, transactions, receipts, logs and fees.

use alloy::consensus::Sealable;
use alloy::eips::{BlockId, BlockNumberOrTag, Encodable2718};
use alloy::primitives::{Address, B256, Bytes, U128, U256};
use alloy::rpc::types::Filter;
use alloy::serde::JsonStorageKey;
use serde_json::{Value, json};

use super::params::{Params, quantity, reply};
use crate::evm::refusal::Refusal;
use crate::evm::sealed::assemble;
use crate::practice::chain::{BLOCK_TIME, Chain};
use crate::practice::{fees, logs as search, reply as shape};

type Answer = Result<Value, Refusal>;

pub(super) fn tip(chain: &Chain) -> Value {
    json!(U128::from(fees::suggested_tip(chain.blocks())))
}

pub(super) fn gas_price(chain: &Chain) -> Value {
    let base_fee = chain.next_header(BLOCK_TIME).base_fee_per_gas.unwrap_or_default();
    json!(U128::from(fees::suggested_tip(chain.blocks()).saturating_add(base_fee.into())))
}

pub(super) fn fee_history(chain: &Chain, params: Params<'_>) -> Answer {
    let count = params.number_required(0)?;
    let newest = chain.number_at(params.required::<BlockNumberOrTag>(1)?);
    if newest > chain.number() {
        let head = chain.number();
        return Err(Refusal::server(format!("request beyond head block: requested {newest}, head {head}")));
    }
    let percentiles: Option<Vec<f64>> = params.optional(2)?;
    reply(fees::history(chain, count, newest, percentiles.as_deref())?)
}

pub(super) fn balance(chain: &Chain, params: Params<'_>) -> Answer {
    let (address, number) = place(chain, params, 1)?;
    Ok(json!(chain.state().account(address, number).balance))
}

pub(super) fn nonce(chain: &Chain, params: Params<'_>) -> Answer {
    let (address, number) = place(chain, params, 1)?;
    Ok(quantity(chain.state().account(address, number).nonce))
}

pub(super) fn code(chain: &Chain, params: Params<'_>) -> Answer {
    let (address, number) = place(chain, params, 1)?;
    Ok(json!(chain.state().code(address, number)))
}

pub(super) fn storage(chain: &Chain, params: Params<'_>) -> Answer {
    let (address, number) = place(chain, params, 2)?;
    let key: JsonStorageKey = params.required(1)?;
    let key = U256::from_be_bytes(key.as_b256().0);
    Ok(json!(B256::from(chain.state().slot(address, key, number))))
}

pub(super) fn block_by_number(chain: &Chain, params: Params<'_>) -> Answer {
    let tag: BlockNumberOrTag = params.required(0)?;
    let full = params.optional(1)?.unwrap_or_default();
    if tag.is_pending() {
        let next = chain.next_header(BLOCK_TIME).seal_slow();
        return reply(assemble(next, Vec::new(), full));
    }
    let header = chain.blocks().header(chain.number_at(tag));
    reply(header.map(|header| shape::block(chain.blocks(), header, full)))
}

pub(super) fn block_by_hash(chain: &Chain, params: Params<'_>) -> Answer {
    let number = chain.number_with(params.required(0)?);
    let full = params.optional(1)?.unwrap_or_default();
    let header = number.and_then(|number| chain.blocks().header(number));
    reply(header.map(|header| shape::block(chain.blocks(), header, full)))
}

pub(super) fn transaction(chain: &Chain, params: Params<'_>) -> Answer {
    reply(chain.blocks().holding(params.required(0)?).map(shape::transaction))
}

pub(super) fn raw_transaction(chain: &Chain, params: Params<'_>) -> Answer {
    reply(chain.blocks().holding(params.required(0)?).map(|block| Bytes::from(block.mined.envelope.encoded_2718())))
}

/// A block has one transaction at most.
pub(super) fn transaction_at(chain: &Chain, params: Params<'_>) -> Answer {
    let (block, index) = (block_of(chain, params)?, params.number_required(1)?);
    let block = block.filter(|_| index == 0).and_then(|number| chain.blocks().block(number));
    reply(block.map(shape::transaction))
}

pub(super) fn transaction_count(chain: &Chain, params: Params<'_>) -> Answer {
    let block = block_of(chain, params)?;
    reply(block.map(|number| quantity(u64::from(chain.blocks().block(number).is_some()))))
}

/// The number of the block whose hash, number or tag is first in line, where there is such a block.
fn block_of(chain: &Chain, params: Params<'_>) -> Result<Option<u64>, Refusal> {
    let block = chain.resolve(params.required(0)?).ok();
    Ok(block.map(|header| header.number))
}

pub(super) fn receipt(chain: &Chain, params: Params<'_>) -> Answer {
    reply(chain.blocks().holding(params.required(0)?).map(shape::receipt))
}

pub(super) fn block_receipts(chain: &Chain, params: Params<'_>) -> Answer {
    let Ok(header) = chain.resolve(params.required(0)?) else {
        return Ok(Value::Null);
    };
    let receipts: Vec<_> = chain.blocks().block(header.number).map(shape::receipt).into_iter().collect();
    reply(receipts)
}

pub(super) fn logs(chain: &Chain, params: Params<'_>) -> Answer {
    reply(search::find(chain, &params.required::<Filter>(0)?)?)
}

/// Reads the address first in line and the block at `index`, which is the newest unless said.
fn place(chain: &Chain, params: Params<'_>, index: usize) -> Result<(Address, u64), Refusal> {
    let address = params.required(0)?;
    let block = chain.resolve(params.optional::<BlockId>(index)?.unwrap_or_default())?;
    Ok((address, block.number))
}

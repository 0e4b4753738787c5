//! The methods that run code: calls, estimates, simulations and signed transactions.

use alloy::eips::BlockId;
use alloy::primitives::Bytes;
use alloy::rpc::types::simulate::SimulatePayload;
use serde_json::{Value, json};

use super::params::{Params, quantity, reply};
use crate::evm::call as calls;
use crate::evm::refusal::Refusal;
use crate::practice::chain::Chain;
use crate::practice::{access, estimate as estimates, reply as shape, simulate as simulations};

type Answer = Result<Value, Refusal>;

pub(super) fn call(chain: &Chain, params: Params<'_>) -> Answer {
    let request = params.required(0)?;
    let block = params.optional::<BlockId>(1)?.unwrap_or_default();
    let overrides = params.optional(3)?;
    let scene = chain.scene(block, params.optional(2)?, overrides.as_ref())?;
    Ok(json!(calls::run(&request, &scene)?))
}

pub(super) fn estimate(chain: &Chain, params: Params<'_>) -> Answer {
    let request = params.required(0)?;
    let block = params.optional::<BlockId>(1)?.unwrap_or_default();
    let overrides = params.optional(3)?;
    let scene = chain.scene(block, params.optional(2)?, overrides.as_ref())?;
    Ok(quantity(estimates::gas(&request, &scene)?))
}

pub(super) fn access_list(chain: &Chain, params: Params<'_>) -> Answer {
    let request = params.required(0)?;
    let block = params.optional::<BlockId>(1)?.unwrap_or_default();
    reply(access::list(&request, &chain.scene(block, params.optional(2)?, None)?)?)
}

pub(super) fn simulate(chain: &Chain, params: Params<'_>) -> Answer {
    let payload: SimulatePayload = params.required(0)?;
    let block = params.optional::<BlockId>(1)?.unwrap_or_default();
    reply(simulations::run(chain, payload, block)?)
}

pub(super) fn send(chain: &mut Chain, params: Params<'_>) -> Answer {
    Ok(json!(chain.submit(&params.required::<Bytes>(0)?)?))
}

/// EIP-7966: the receipt is there at once, since the block is.
pub(super) fn send_and_wait(chain: &mut Chain, params: Params<'_>) -> Answer {
    let hash = chain.submit(&params.required::<Bytes>(0)?)?;
    reply(chain.blocks().holding(hash).map(shape::receipt))
}

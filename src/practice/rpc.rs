//! One JSON-RPC request, or a batch of them, is answered from the chain.

mod control;
mod execute;
mod params;
mod read;

use alloy::primitives::Bytes;
use serde_json::{Value, json};

use self::params::Params;
use super::chain::Chain;
use super::refusal::Refusal;

/// What `web3_clientVersion` says.
const CLIENT: &str = concat!("restake-practice/v", env!("CARGO_PKG_VERSION"));
/// The most requests in one batch (go-ethereum's default).
const MAX_BATCH: usize = 1000;

/// Answers one request.
///
/// # Errors
/// The method is not known, its parameters make no sense, or it cannot be done.
pub fn answer(chain: &mut Chain, method: &str, params: &[Value]) -> Result<Value, Refusal> {
    let params = Params(params);
    match method {
        "web3_clientVersion" => Ok(json!(CLIENT)),
        "net_version" => Ok(json!(chain.chain_id().to_string())),
        "net_listening" => Ok(json!(true)),
        "eth_syncing" => Ok(json!(false)),
        "eth_accounts" => Ok(json!([])),
        "eth_chainId" => Ok(params::quantity(chain.chain_id())),
        "eth_blockNumber" => Ok(params::quantity(chain.number())),
        "eth_gasPrice" => Ok(read::gas_price(chain)),
        "eth_maxPriorityFeePerGas" => Ok(read::tip(chain)),
        "eth_feeHistory" => read::fee_history(chain, params),
        "eth_getBalance" => read::balance(chain, params),
        "eth_getTransactionCount" => read::nonce(chain, params),
        "eth_getCode" => read::code(chain, params),
        "eth_getStorageAt" => read::storage(chain, params),
        "eth_getBlockByNumber" => read::block_by_number(chain, params),
        "eth_getBlockByHash" => read::block_by_hash(chain, params),
        "eth_getTransactionByHash" => read::transaction(chain, params),
        "eth_getTransactionReceipt" => read::receipt(chain, params),
        "eth_getBlockReceipts" => read::block_receipts(chain, params),
        "eth_getLogs" => read::logs(chain, params),
        "eth_call" => execute::call(chain, params),
        "eth_estimateGas" => execute::estimate(chain, params),
        "eth_simulateV1" => execute::simulate(chain, params),
        "eth_sendRawTransaction" => execute::send(chain, params),
        "eth_sendRawTransactionSync" => execute::send_and_wait(chain, params),
        _ => control::answer(chain, method, params),
    }
}

/// Answers the text of a request or a batch with the text of the answer.
pub fn answer_text(chain: &mut Chain, request: &[u8]) -> Bytes {
    let reply = match serde_json::from_slice(request) {
        Ok(Value::Array(batch)) if batch.is_empty() => failed(Value::Null, Refusal::new(-32600, "empty batch")),
        Ok(Value::Array(batch)) if batch.len() > MAX_BATCH => failed(Value::Null, Refusal::new(-32600, "batch too large")),
        Ok(Value::Array(batch)) => batch.into_iter().map(|request| answer_object(chain, request)).collect(),
        Ok(request) => answer_object(chain, request),
        Err(why) => failed(Value::Null, Refusal::new(-32700, format!("parse error: {why}"))),
    };
    reply.to_string().into_bytes().into()
}

fn answer_object(chain: &mut Chain, mut request: Value) -> Value {
    let id = request.get_mut("id").map(Value::take).unwrap_or_default();
    let params = match request.get_mut("params").map(Value::take) {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(params)) => params,
        Some(_) => return failed(id, Refusal::params("non-array args")),
    };
    let Some(method) = request.get("method").and_then(Value::as_str) else {
        return failed(id, Refusal::new(-32600, "invalid request"));
    };
    match answer(chain, method, &params) {
        Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
        Err(refusal) => failed(id, refusal),
    }
}

fn failed(id: Value, refusal: Refusal) -> Value {
    let Refusal { code, message, data } = refusal;
    let error = match data {
        Some(data) => json!({ "code": code, "message": message, "data": data }),
        None => json!({ "code": code, "message": message }),
    };
    json!({ "jsonrpc": "2.0", "id": id, "error": error })
}

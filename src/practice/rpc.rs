//! One JSON-RPC request, or a batch of them, is answered from the chain.

mod control;
mod execute;
mod params;
mod read;
mod watch;

use alloy::primitives::Bytes;
use serde_json::{Value, json};

use self::params::Params;
use super::chain::Chain;
use crate::evm::refusal::Refusal;

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
        // The least there is: nobody sends blobs here.
        "eth_blobBaseFee" => Ok(params::quantity(1)),
        "eth_feeHistory" => read::fee_history(chain, params),
        "eth_getBalance" => read::balance(chain, params),
        "eth_getTransactionCount" => read::nonce(chain, params),
        "eth_getCode" => read::code(chain, params),
        "eth_getStorageAt" => read::storage(chain, params),
        "eth_getBlockByNumber" => read::block_by_number(chain, params),
        "eth_getBlockByHash" => read::block_by_hash(chain, params),
        "eth_getTransactionByHash" => read::transaction(chain, params),
        "eth_getRawTransactionByHash" => read::raw_transaction(chain, params),
        "eth_getTransactionByBlockNumberAndIndex" | "eth_getTransactionByBlockHashAndIndex" => read::transaction_at(chain, params),
        "eth_getBlockTransactionCountByNumber" | "eth_getBlockTransactionCountByHash" => read::transaction_count(chain, params),
        "eth_getTransactionReceipt" => read::receipt(chain, params),
        "eth_getBlockReceipts" => read::block_receipts(chain, params),
        "eth_getLogs" => read::logs(chain, params),
        "eth_newFilter" => watch::logs(chain, params),
        "eth_newBlockFilter" => Ok(params::quantity(chain.watch_blocks())),
        "eth_getFilterChanges" => watch::changes(chain, params),
        "eth_getFilterLogs" => watch::all_logs(chain, params),
        "eth_uninstallFilter" => watch::uninstall(chain, params),
        "eth_call" => execute::call(chain, params),
        "eth_estimateGas" => execute::estimate(chain, params),
        "eth_createAccessList" => execute::access_list(chain, params),
        "eth_simulateV1" => execute::simulate(chain, params),
        "eth_sendRawTransaction" => execute::send(chain, params),
        "eth_sendRawTransactionSync" => execute::send_and_wait(chain, params),
        _ => control::answer(chain, method, params),
    }
}

/// Answers the text of a request or a batch with the text of the answer; what wants none gets an empty one.
pub fn answer_text(chain: &mut Chain, request: &[u8]) -> Bytes {
    let reply = match serde_json::from_slice(request) {
        Ok(Value::Array(batch)) if batch.is_empty() => Some(failed(Value::Null, Refusal::new(-32600, "empty batch"))),
        Ok(Value::Array(batch)) if batch.len() > MAX_BATCH => Some(failed(Value::Null, Refusal::new(-32600, "batch too large"))),
        Ok(Value::Array(batch)) => {
            let replies: Vec<_> = batch.into_iter().filter_map(|request| answer_object(chain, request)).collect();
            Some(Value::Array(replies)).filter(|replies| *replies != json!([]))
        }
        Ok(request) => answer_object(chain, request),
        Err(why) => Some(failed(Value::Null, Refusal::new(-32700, format!("parse error: {why}")))),
    };
    reply.map(|reply| reply.to_string().into_bytes().into()).unwrap_or_default()
}

/// Answers one request; a notification, which is a call without an id, is carried out and gets no answer.
fn answer_object(chain: &mut Chain, mut request: Value) -> Option<Value> {
    let silent = request.get("id").is_none() && request.get("method").is_some_and(Value::is_string);
    let answer = answer_request(chain, &mut request);
    (!silent).then_some(answer)
}

fn answer_request(chain: &mut Chain, request: &mut Value) -> Value {
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

#[cfg(test)]
mod tests {
    use alloy::primitives::{B256, U256};

    use super::*;
    use crate::practice::sample::{self, ALICE, BOB};

    #[test]
    fn a_notification_is_carried_out_and_not_answered() {
        let mut chain = sample::chain();
        let before = chain.number();
        let mine = r#"{"jsonrpc":"2.0","method":"evm_mine"}"#;
        assert!(answer_text(&mut chain, mine.as_bytes()).is_empty());
        assert!(answer_text(&mut chain, format!("[{mine},{mine}]").as_bytes()).is_empty());
        assert_eq!(chain.number(), before + 3);
        let mixed = format!(r#"[{mine},{{"id":7,"method":"eth_chainId"}}]"#);
        let replies: Value = serde_json::from_slice(&answer_text(&mut chain, mixed.as_bytes())).unwrap();
        assert_eq!((replies.as_array().unwrap().len(), &replies[0]["id"]), (1, &json!(7)));
        let named = answer_text(&mut chain, br#"{"id":null,"method":"eth_chainId"}"#);
        assert!(!named.is_empty(), "an id of null is an id");
        let broken: Value = serde_json::from_slice(&answer_text(&mut chain, br#"{"jsonrpc":"2.0"}"#)).unwrap();
        assert_eq!(broken["error"]["code"], -32600);
    }

    #[test]
    fn transactions_are_found_by_their_place_and_counted() {
        let mut chain = sample::chain();
        let sent = chain.send_as(ALICE, BOB, U256::ONE, []).unwrap();
        let (number, hash) = (U256::from(chain.number()), sent.block_hash.unwrap());
        let mut ask = |method: &str, params: Value| answer(&mut chain, method, params.as_array().unwrap()).unwrap();
        let whole = ask("eth_getTransactionByHash", json!([sent.transaction_hash]));
        assert_eq!(ask("eth_getTransactionByBlockNumberAndIndex", json!([number, "0x0"])), whole);
        assert_eq!(ask("eth_getTransactionByBlockHashAndIndex", json!([hash, "0x0"])), whole);
        assert_eq!(ask("eth_getTransactionByBlockHashAndIndex", json!([hash, "0x1"])), Value::Null);
        assert_eq!(ask("eth_getTransactionByBlockHashAndIndex", json!([B256::ZERO, "0x0"])), Value::Null);
        assert_eq!(ask("eth_getBlockTransactionCountByNumber", json!(["latest"])), "0x1");
        assert_eq!(ask("eth_getBlockTransactionCountByNumber", json!(["earliest"])), "0x0");
        assert_eq!(ask("eth_getBlockTransactionCountByHash", json!([B256::ZERO])), Value::Null);
        let raw: Bytes = serde_json::from_value(ask("eth_getRawTransactionByHash", json!([sent.transaction_hash]))).unwrap();
        assert_eq!(alloy::primitives::keccak256(raw), sent.transaction_hash);
        assert_eq!(ask("eth_blobBaseFee", json!([])), "0x1");
    }
}

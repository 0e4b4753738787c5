//! A node in this process that answers from a fork: of the pinned block's state itself, of all else that reads by the real node.

use std::task::{Context, Poll};

use alloy::eips::BlockId;
use alloy::eips::BlockNumberOrTag;
use alloy::primitives::{Address, B256, Bytes, U64, U256};
use alloy::providers::Provider;
use alloy::rpc::json_rpc::{ErrorPayload, RequestPacket, Response, ResponsePacket, ResponsePayload, RpcError, SerializedRequest};
use alloy::rpc::types::simulate::{SimBlock, SimCallResult, SimulatePayload};
use alloy::rpc::types::state::StateOverride;
use alloy::rpc::types::{BlockOverrides, TransactionRequest};
use alloy::serde::JsonStorageKey;
use alloy::transports::{TransportError, TransportErrorKind, TransportFut};
use futures::future::try_join_all;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::{RawValue, to_raw_value};
use tower::Service;

use super::Fork;
use crate::error::Failure;
use crate::evm::refusal::Refusal;
use crate::evm::{call, overrides};

/// The transport of such a node.
#[derive(Clone)]
pub(super) struct Overlay(Fork);

/// Why there is no answer: the request's fault, or the real node's.
enum Trouble {
    Refused(Refusal),
    Failed(TransportError),
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<anyhow::Error> for Trouble {
    fn from(error: anyhow::Error) -> Self {
        // Whoever reads the transport's error finds the failure in it, with its fate.
        Self::Failed(match error.downcast::<Failure>() {
            Ok(failure) => TransportErrorKind::custom(failure),
            Err(other) => TransportErrorKind::custom_str(&format!("{other:#}")),
        })
    }
}

type Answer = Result<Box<RawValue>, Trouble>;

/// A request's parameters, by place.
struct Params<'a>(Vec<&'a RawValue>);

impl Params<'_> {
    fn of(request: &SerializedRequest) -> Result<Params<'_>, Refusal> {
        let Some(params) = request.params() else { return Ok(Params(vec![])) };
        serde_json::from_str(params.get()).map(Params).map_err(|why| Refusal::params(why.to_string()))
    }

    fn optional<T: DeserializeOwned>(&self, index: usize) -> Result<Option<T>, Refusal> {
        let Some(raw) = self.0.get(index) else { return Ok(None) };
        serde_json::from_str(raw.get()).map_err(|why| Refusal::params(format!("invalid argument {index}: {why}")))
    }

    fn required<T: DeserializeOwned>(&self, index: usize) -> Result<T, Refusal> {
        self.optional(index)?.ok_or_else(|| Refusal::params(format!("missing value for required argument {index}")))
    }
}

/// Whether a method only reads, so that the real node may answer it.
fn only_reads(method: &str) -> bool {
    let more = ["eth_gasPrice", "eth_maxPriorityFeePerGas", "eth_blobBaseFee", "eth_feeHistory", "eth_syncing", "net_version"];
    method.starts_with("eth_get") || method == "web3_clientVersion" || more.contains(&method)
}

fn raw(value: impl Serialize) -> Answer {
    to_raw_value(&value).map_err(|why| Refusal::new(-32603, why.to_string()).into())
}

impl Overlay {
    pub(super) fn of(fork: &Fork) -> Self {
        Self(fork.clone())
    }

    async fn respond(&self, request: &SerializedRequest) -> Result<Response, TransportError> {
        let payload = match self.answer(request).await {
            Ok(answer) => ResponsePayload::Success(answer),
            Err(Trouble::Refused(Refusal { code, message, data })) => {
                let data = data.map(|data| to_raw_value(&data)).transpose().map_err(TransportErrorKind::custom)?;
                ResponsePayload::Failure(ErrorPayload { code, message, data })
            }
            Err(Trouble::Failed(RpcError::ErrorResp(payload))) => ResponsePayload::Failure(payload),
            Err(Trouble::Failed(error)) => return Err(error),
        };
        Ok(Response { id: request.id().clone(), payload })
    }

    async fn answer(&self, request: &SerializedRequest) -> Answer {
        let params = Params::of(request)?;
        let fork = &self.0;
        match request.method() {
            "eth_chainId" => raw(U64::from(fork.0.chain.id())),
            "eth_blockNumber" => raw(U64::from(fork.head().number)),
            "eth_getBlockByNumber" if self.is_pinned(Some(params.required(0)?)) && params.optional(1)? != Some(true) => {
                Ok(fork.0.block.clone())
            }
            "eth_getBalance" if self.is_pinned(params.optional(1)?) => raw(fork.account(params.required(0)?).await?.balance),
            "eth_getTransactionCount" if self.is_pinned(params.optional(1)?) => {
                raw(U64::from(fork.account(params.required(0)?).await?.nonce))
            }
            "eth_getCode" if self.is_pinned(params.optional(1)?) => {
                let code = fork.account(params.required::<Address>(0)?).await?.code;
                raw(code.map_or_else(Bytes::new, |code| code.original_bytes()))
            }
            "eth_getStorageAt" if self.is_pinned(params.optional(2)?) => {
                let key = params.required::<JsonStorageKey>(1)?.as_b256();
                raw(B256::from(fork.slot(params.required(0)?, U256::from_be_bytes(key.0)).await?))
            }
            "eth_call" if self.is_pinned(params.optional(1)?) => self.call(&params).await,
            "eth_simulateV1" if self.is_pinned(params.optional(1)?) => self.simulate(&params).await,
            "eth_feeHistory" => self.fees(&params).await,
            "eth_call" | "eth_simulateV1" => self.forward(request).await,
            method if only_reads(method) => self.forward(request).await,
            method => Err(Refusal::new(-32601, format!("the method {method} is not available over a fork")).into()),
        }
    }

    /// Whether this names the pinned block, which is the newest here.
    fn is_pinned(&self, id: Option<BlockId>) -> bool {
        let head = self.0.head();
        match id {
            None | Some(BlockId::Number(BlockNumberOrTag::Latest | BlockNumberOrTag::Pending)) => true,
            Some(BlockId::Number(BlockNumberOrTag::Number(number))) => number == head.number,
            Some(BlockId::Hash(hash)) => hash.block_hash == head.hash,
            Some(BlockId::Number(_)) => false,
        }
    }

    async fn call(&self, params: &Params<'_>) -> Answer {
        let request: TransactionRequest = params.required(0)?;
        let state: Option<StateOverride> = params.optional(2)?;
        let block: Option<BlockOverrides> = params.optional(3)?;
        let ran = self.0.settle(
            || vec![request.clone()],
            |world| {
                let mut scene = self.0.scene(world);
                if let Some(block) = &block {
                    overrides::apply_block(&mut scene.header, &mut scene.draft, block)?;
                }
                overrides::apply_state(&mut scene.draft, state.clone().unwrap_or_default())?;
                call::run(&request, &scene)
            },
        );
        raw(ran.await??)
    }

    /// Of the one block that is simulated its calls: nobody here asks for more.
    async fn simulate(&self, params: &Params<'_>) -> Answer {
        let SimulatePayload { mut block_state_calls, trace_transfers: true, validation: false, .. } = params.required(0)? else {
            return Err(Refusal::params("over a fork all transfers are traced, and nothing is validated").into());
        };
        let (Some(SimBlock { block_overrides: None, state_overrides: None, calls }), true) =
            (block_state_calls.pop(), block_state_calls.is_empty())
        else {
            return Err(Refusal::params("over a fork one block is simulated, as it comes next").into());
        };
        #[derive(Serialize)]
        struct Block {
            calls: Vec<SimCallResult>,
        }
        raw([Block { calls: self.0.simulated(calls).await?? }])
    }

    /// The fees up to the pinned block, asked for once: they do not change.
    async fn fees(&self, params: &Params<'_>) -> Answer {
        let mut asked: Vec<serde_json::Value> = vec![];
        for index in 0..params.0.len() {
            asked.push(params.required(index)?);
        }
        if self.is_pinned(params.optional(1)?)
            && let Some(newest) = asked.get_mut(1)
        {
            *newest = serde_json::json!(U64::from(self.0.head().number));
        }
        let key = serde_json::json!(asked).to_string();
        if let Some((_, known)) = self.said().iter().find(|(known, _)| *known == key) {
            return Ok(known.clone());
        }
        let answer = self.ask("eth_feeHistory", &asked).await?;
        self.said().push((key, answer.clone()));
        Ok(answer)
    }

    fn said(&self) -> std::sync::MutexGuard<'_, Vec<(String, Box<RawValue>)>> {
        self.0.0.said.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    async fn forward(&self, request: &SerializedRequest) -> Answer {
        match request.params() {
            Some(params) => self.ask(request.method(), params).await,
            None => self.ask(request.method(), &[(); 0]).await,
        }
    }

    async fn ask<P: Serialize + Clone + std::fmt::Debug + Send + Sync + Unpin>(&self, method: &str, params: P) -> Answer {
        let asked = self.0.0.chain.provider().client().request::<_, Box<RawValue>>(method.to_owned(), params).await;
        match asked {
            // No value is a value: a receipt that is not there.
            Err(RpcError::NullResp) => raw(()),
            answer => answer.map_err(Trouble::Failed),
        }
    }
}

impl Service<RequestPacket> for Overlay {
    type Response = ResponsePacket;
    type Error = TransportError;
    type Future = TransportFut<'static>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, packet: RequestPacket) -> Self::Future {
        let overlay = self.clone();
        Box::pin(async move {
            match &packet {
                RequestPacket::Single(request) => overlay.respond(request).await.map(ResponsePacket::Single),
                RequestPacket::Batch(requests) => {
                    try_join_all(requests.iter().map(|request| overlay.respond(request))).await.map(ResponsePacket::Batch)
                }
            }
        })
    }
}

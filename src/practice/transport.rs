//! An alloy transport that hands requests to a chain in the same process.

use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use alloy::rpc::json_rpc::{ErrorPayload, RequestPacket, Response, ResponsePacket, ResponsePayload, SerializedRequest};
use alloy::transports::{TransportError, TransportErrorKind, TransportFut, TransportResult};
use serde_json::value::{RawValue, to_raw_value};
use tower::Service;

use super::chain::Chain;
use super::rpc;

/// A chain that several clients share.
pub type Shared = Arc<Mutex<Chain>>;

/// The transport; `RpcClient::new(transport, true)` makes a client of it.
#[derive(Clone, Debug)]
pub struct InProcess(Shared);

impl InProcess {
    /// Makes a transport to a chain.
    pub fn new(chain: Shared) -> Self {
        Self(chain)
    }

    fn answer(&self, packet: &RequestPacket) -> TransportResult<ResponsePacket> {
        // A chain whose last user panicked is still whole: it changes only once a request has succeeded.
        let mut chain = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match packet {
            RequestPacket::Single(request) => answer(&mut chain, request).map(ResponsePacket::Single),
            RequestPacket::Batch(requests) => {
                let answers = requests.iter().map(|request| answer(&mut chain, request));
                answers.collect::<TransportResult<_>>().map(ResponsePacket::Batch)
            }
        }
    }
}

fn answer(chain: &mut Chain, request: &SerializedRequest) -> TransportResult<Response> {
    let params = match request.params().map(RawValue::get) {
        Some(text) => serde_json::from_str(text).map_err(TransportErrorKind::custom)?,
        None => Vec::new(),
    };
    let raw = |value| to_raw_value(value).map_err(TransportErrorKind::custom);
    let payload = match rpc::answer(chain, request.method(), &params) {
        Ok(result) => ResponsePayload::Success(raw(&result)?),
        Err(refusal) => ResponsePayload::Failure(ErrorPayload {
            code: refusal.code,
            message: refusal.message,
            data: refusal.data.as_ref().map(raw).transpose()?,
        }),
    };
    Ok(Response { id: request.id().clone(), payload })
}

impl Service<RequestPacket> for InProcess {
    type Response = ResponsePacket;
    type Error = TransportError;
    type Future = TransportFut<'static>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, packet: RequestPacket) -> Self::Future {
        let transport = self.clone();
        Box::pin(async move { transport.answer(&packet) })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use alloy::eips::BlockId;
    use alloy::network::{EthereumWallet, TransactionBuilder};
    use alloy::primitives::{B256, U256};
    use alloy::providers::{Provider, ProviderBuilder};
    use alloy::rpc::client::RpcClient;
    use alloy::rpc::types::{Filter, TransactionRequest};
    use alloy::signers::local::PrivateKeySigner;
    use futures::StreamExt;

    use super::*;
    use crate::practice::sample::{self, ALICE, BOB, CELL, ECHO_REVERT, ether};

    fn client() -> (Shared, RpcClient) {
        let chain = Arc::new(Mutex::new(sample::chain()));
        (chain.clone(), RpcClient::new(InProcess::new(chain), true))
    }

    #[tokio::test]
    async fn a_provider_signs_sends_and_finds_its_receipt() {
        let (chain, client) = client();
        let key = PrivateKeySigner::from_bytes(&B256::repeat_byte(7)).unwrap();
        chain.lock().unwrap().set_balance(key.address(), ether(2));
        let provider = ProviderBuilder::new().wallet(EthereumWallet::from(key.clone())).connect_client(client);
        let request = TransactionRequest::default().with_to(BOB).with_value(ether(1));
        let receipt = provider.send_transaction(request).await.unwrap().get_receipt().await.unwrap();
        assert!(receipt.status());
        assert_eq!((receipt.from, receipt.gas_used), (key.address(), 21_000));
        assert_eq!(provider.get_balance(BOB).await.unwrap(), ether(1));
        let before = receipt.block_number.unwrap() - 1;
        assert_eq!(provider.get_balance(BOB).block_id(BlockId::number(before)).await.unwrap(), U256::ZERO);
        let block = provider.get_block(BlockId::latest()).full().await.unwrap().unwrap();
        assert_eq!(block.transactions.as_transactions().unwrap()[0].inner.signer(), key.address());
        let by_hash = provider.get_block_by_hash(block.header.hash).await.unwrap().unwrap();
        assert_eq!(by_hash.header, block.header);
        let found = provider.get_transaction_by_hash(receipt.transaction_hash).await.unwrap().unwrap();
        assert_eq!(found.block_hash, receipt.block_hash);
        let fees = provider.get_fee_history(5, Default::default(), &[50.0]).await.unwrap();
        assert_eq!((fees.base_fee_per_gas.len(), fees.gas_used_ratio.len()), (3, 2));
    }

    #[tokio::test]
    async fn a_batch_is_answered_in_order_and_a_revert_has_data() {
        let (chain, client) = client();
        let echo = chain.lock().unwrap().deploy(ALICE, sample::init(ECHO_REVERT)).unwrap();
        let mut batch = client.new_batch();
        let id = batch.add_call::<_, U256>("eth_chainId", &()).unwrap();
        let balance = batch.add_call::<_, U256>("eth_getBalance", &(ALICE, "latest")).unwrap();
        batch.send().await.unwrap();
        assert_eq!(id.await.unwrap(), U256::from(7_357_000));
        assert_eq!(balance.await.unwrap(), ether(1_000));
        let provider = ProviderBuilder::new().connect_client(client);
        let request = TransactionRequest::default().with_to(echo).with_input(vec![1, 2, 3, 4]);
        let error = provider.call(request).await.unwrap_err();
        let payload = error.as_error_resp().unwrap();
        assert_eq!((payload.code, payload.as_revert_data().unwrap()), (3, vec![1, 2, 3, 4].into()));
    }

    #[tokio::test]
    async fn blocks_and_logs_are_watched_by_filters() {
        let (chain, client) = client();
        let cell = chain.lock().unwrap().deploy(ALICE, sample::init(CELL)).unwrap();
        let provider = ProviderBuilder::new().connect_client(client);
        let quick = Duration::from_millis(1);
        let blocks = provider.watch_blocks().await.unwrap().with_poll_interval(quick);
        let logs = provider.watch_logs(&Filter::new().address(cell)).await.unwrap().with_poll_interval(quick);
        let sent = {
            let mut chain = chain.lock().unwrap();
            chain.mine(1, 12);
            chain.send_as(ALICE, cell, U256::ZERO, B256::repeat_byte(9)).unwrap()
        };
        let (mut blocks, mut logs) = (blocks.into_stream(), logs.into_stream());
        let hashes = blocks.next().await.unwrap();
        assert_eq!((hashes.len(), hashes.last().copied()), (2, sent.block_hash));
        let [log] = &logs.next().await.unwrap()[..] else { panic!("one log") };
        assert_eq!((log.transaction_hash, log.topics()), (Some(sent.transaction_hash), &[B256::repeat_byte(9)][..]));
    }
}

//! A local chain is driven through its node: whatever is sent must succeed, from any account.

use alloy::{
    eips::BlockId,
    network::TransactionBuilder,
    primitives::{Address, Bytes, U256},
    providers::{Provider, ProviderBuilder, RootProvider},
    rpc::{
        json_rpc::ErrorPayload,
        types::{TransactionReceipt, TransactionRequest},
    },
    sol_types::{SolCall, SolConstructor},
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Enough gas for the largest contract, and below what EIP-7825 lets one transaction have.
const GAS: u64 = 16_000_000;

/// A node that impersonates every account.
pub struct Node {
    provider: RootProvider,
}

impl Node {
    /// Connects to the node at `url`.
    pub fn connect(url: &str) -> Self {
        Self { provider: ProviderBuilder::default().connect_http(url.parse().expect("the URL of a node")) }
    }

    /// Sends a call from `from` without ether.
    pub async fn send<C: SolCall>(&self, from: Address, to: Address, call: &C) -> TransactionReceipt {
        self.pay(from, to, U256::ZERO, call).await
    }

    /// Sends a call from `from` with `value` wei.
    pub async fn pay<C: SolCall>(&self, from: Address, to: Address, value: U256, call: &C) -> TransactionReceipt {
        let request = request(from, value, call.abi_encode()).with_to(to);
        self.transact(request, C::SIGNATURE).await
    }

    /// Creates a contract from `code` and the arguments of its constructor.
    pub async fn create<C: SolConstructor>(&self, from: Address, code: &Bytes, arguments: &C) -> Address {
        self.create_paying(from, U256::ZERO, code, arguments).await
    }

    /// Creates a contract from `code` and the arguments of its constructor, with `value` wei.
    pub async fn create_paying<C: SolConstructor>(&self, from: Address, value: U256, code: &Bytes, arguments: &C) -> Address {
        self.deploy(request(from, value, [code.as_ref(), &arguments.abi_encode()].concat())).await
    }

    /// Creates a contract whose constructor takes nothing.
    pub async fn create_bare(&self, from: Address, code: &Bytes) -> Address {
        self.deploy(request(from, U256::ZERO, code.to_vec())).await
    }

    /// Calls a view.
    pub async fn call<C: SolCall>(&self, to: Address, call: &C) -> C::Return {
        let request = request(Address::ZERO, U256::ZERO, call.abi_encode()).with_to(to);
        let answer = self.provider.call(request).await.unwrap_or_else(|error| panic!("{}: {error}", C::SIGNATURE));
        C::abi_decode_returns(&answer).unwrap_or_else(|error| panic!("{}: {error}", C::SIGNATURE))
    }

    /// Returns why a call from `from` reverts; it must.
    pub async fn refusal<C: SolCall>(&self, from: Address, to: Address, call: &C) -> Bytes {
        let request = request(from, U256::ZERO, call.abi_encode()).with_to(to);
        let error = self.provider.call(request).await.expect_err(C::SIGNATURE);
        error.as_error_resp().and_then(ErrorPayload::as_revert_data).expect("a revert has data")
    }

    /// Returns the number of the latest block.
    pub async fn head(&self) -> u64 {
        self.provider.get_block_number().await.expect("the head")
    }

    /// Returns the time of the latest block, in seconds.
    pub async fn time(&self) -> u64 {
        let block = self.provider.get_block(BlockId::default()).await.expect("the head").expect("the head exists");
        block.header.timestamp
    }

    /// Returns the ether of `account`, in wei.
    pub async fn balance(&self, account: Address) -> U256 {
        self.provider.get_balance(account).await.expect("a balance")
    }

    /// Sets the ether of `account`, in wei.
    pub async fn give(&self, account: Address, wei: U256) {
        self.ask::<Value>("anvil_setBalance", json!([account, wei])).await;
    }

    /// Mines `blocks` blocks, `seconds` apart.
    pub async fn mine(&self, blocks: u64, seconds: u64) {
        self.ask::<Value>("anvil_mine", json!([U256::from(blocks), U256::from(seconds)])).await;
    }

    /// Stops impersonating, so that from here on only a signature moves anything.
    pub async fn demand_signatures(&self) {
        self.ask::<Value>("anvil_autoImpersonateAccount", json!([false])).await;
    }

    /// Impersonates `account` alone.
    pub async fn impersonate(&self, account: Address) {
        self.ask::<Value>("anvil_impersonateAccount", json!([account])).await;
    }

    /// Asks the node anything.
    pub async fn ask<T: DeserializeOwned + Send + Sync + Unpin + std::fmt::Debug + 'static>(
        &self,
        method: &'static str,
        params: Value,
    ) -> T {
        self.provider.raw_request(method.into(), params).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    async fn deploy(&self, request: TransactionRequest) -> Address {
        let receipt = self.transact(request.into_create(), "a constructor").await;
        receipt.contract_address.expect("a creation names its contract")
    }

    async fn transact(&self, request: TransactionRequest, what: &str) -> TransactionReceipt {
        let receipt: TransactionReceipt = self.ask("eth_sendTransactionSync", json!([request])).await;
        if !receipt.status() {
            let reason = self.provider.call(request).await.map_err(|error| error.to_string());
            panic!("`{what}` failed: {reason:?}");
        }
        receipt
    }
}

fn request(from: Address, value: U256, data: Vec<u8>) -> TransactionRequest {
    TransactionRequest::default().with_from(from).with_value(value).with_input(data).with_gas_limit(GAS)
}

//! Contracts are built, told and asked here, and every refusal names what was being done.

use alloy::primitives::{Address, U256, keccak256};
use alloy::rpc::types::TransactionReceipt;
use alloy::signers::local::PrivateKeySigner;
use alloy::sol_types::SolCall;
use anyhow::{Context, Result};

use crate::practice::chain::Chain;
use crate::practice::contracts;

/// Who stands for every protocol's governance, oracle and treasury.
pub(super) const STEWARD: &str = "steward";
/// One token of 18 decimals in its smallest units.
pub(super) const WAD: u64 = 1_000_000_000_000_000_000;

/// A chain under construction.
pub(super) struct Site<'a> {
    pub(super) chain: &'a mut Chain,
    /// Who builds, and so owns what has an owner.
    pub(super) steward: Address,
}

impl<'a> Site<'a> {
    pub(super) fn on(chain: &'a mut Chain) -> Self {
        Self { chain, steward: account(STEWARD) }
    }

    /// Creates the contract of that Solidity name, with its encoded constructor arguments.
    pub(super) fn build(&mut self, name: &str, args: &[u8]) -> Result<Address> {
        self.build_paying(name, args, U256::ZERO)
    }

    /// Creates a contract that starts with `value` wei.
    pub(super) fn build_paying(&mut self, name: &str, args: &[u8], value: U256) -> Result<Address> {
        let code = [contracts::creation(name)?.as_ref(), args].concat();
        let built = self.chain.deploy_paying(self.steward, value, code);
        built.with_context(|| format!("`{name}` could not be built"))
    }

    /// Where the steward's contract will be that is built after `others` more.
    pub(super) fn place_after(&self, others: u64) -> Address {
        let nonce = self.chain.account(self.steward).nonce;
        self.steward.create(nonce.saturating_add(others))
    }

    /// Sends a call from an account, without a fee.
    pub(super) fn tell<C: SolCall>(&mut self, from: Address, to: Address, call: &C) -> Result<TransactionReceipt> {
        self.tell_paying(from, to, call, U256::ZERO)
    }

    /// Sends a call with `value` wei.
    pub(super) fn tell_paying<C: SolCall>(&mut self, from: Address, to: Address, call: &C, value: U256) -> Result<TransactionReceipt> {
        let sent = self.chain.send_as(from, to, value, call.abi_encode());
        sent.with_context(|| format!("`{}` failed on {to}", C::SIGNATURE))
    }

    /// Sends a call from the steward.
    pub(super) fn order<C: SolCall>(&mut self, to: Address, call: &C) -> Result<TransactionReceipt> {
        self.tell(self.steward, to, call)
    }

    /// Sends a call from the steward, with `value` wei.
    pub(super) fn order_paying<C: SolCall>(&mut self, to: Address, call: &C, value: U256) -> Result<TransactionReceipt> {
        self.tell_paying(self.steward, to, call, value)
    }

    /// Reads from a contract.
    pub(super) fn ask<C: SolCall>(&self, to: Address, call: &C) -> Result<C::Return> {
        ask(self.chain, to, call)
    }

    /// Gives an account so much more ether, in wei.
    pub(super) fn fund(&mut self, account: Address, wei: U256) {
        let balance = self.chain.account(account).balance.saturating_add(wei);
        self.chain.set_balance(account, balance);
    }
}

/// Reads from a contract of a chain.
pub(super) fn ask<C: SolCall>(chain: &Chain, to: Address, call: &C) -> Result<C::Return> {
    let answer = chain.call(Address::ZERO, to, call.abi_encode()).with_context(|| format!("`{}` failed on {to}", C::SIGNATURE))?;
    C::abi_decode_returns(&answer).with_context(|| format!("`{}` of {to} makes no sense", C::SIGNATURE))
}

/// The address of a person or service of this world, which nobody holds the key of.
pub(super) fn account(name: &str) -> Address {
    Address::from_word(keccak256(format!("restake practice account: {name}")))
}

/// The key of a person of this world who has to sign something: public, and worth nothing.
pub(super) fn key(name: &str) -> Result<PrivateKeySigner> {
    let secret = keccak256(format!("restake practice key: {name}"));
    PrivateKeySigner::from_bytes(&secret).with_context(|| format!("`{name}` has no key"))
}

/// So many thousandths of a token of 18 decimals.
pub(super) fn milli(amount: u64) -> U256 {
    U256::from(amount).saturating_mul(U256::from(WAD / 1000))
}

/// So many whole tokens of 18 decimals.
pub(super) fn whole(amount: u64) -> U256 {
    U256::from(amount).saturating_mul(U256::from(WAD))
}

//! What the pipeline may call by name: data that the registry gave it, so that it needs to know no protocol.

use crate::{
    chain::{Chain, erc20::Token},
    units::Money,
};
use alloy::{
    json_abi::{Error, Function},
    primitives::{Address, U256},
};
use anyhow::Result;
use std::collections::BTreeMap;

/// Names, tokens and interfaces.
pub struct Book {
    /// What an address is called.
    pub names: BTreeMap<Address, String>,
    /// Tokens whose symbol and decimals are vouched for; ether among them.
    pub tokens: BTreeMap<Address, Token>,
    /// Lists the functions of a selector, which calldata is decoded with.
    pub functions: fn([u8; 4]) -> Vec<Function>,
    /// Which words of a function's arguments, by its selector, are addresses that it benefits.
    pub payees: fn([u8; 4]) -> &'static [usize],
    /// Lists the errors that reverts are decoded with; most plans meet none.
    pub errors: fn() -> Vec<Error>,
    /// What to do about an error, by its name or revert string.
    pub advice: fn(&str) -> Option<&'static str>,
}

impl Book {
    /// The name of an address, or nothing where it is not listed.
    pub fn name(&self, address: Address) -> Option<&str> {
        self.names.get(&address).map(String::as_str)
    }

    /// An address as the review writes it: its name first, always in full.
    pub fn label(&self, address: Address) -> String {
        match self.name(address) {
            Some(name) => format!("{name} {address}"),
            None => address.to_string(),
        }
    }

    /// An amount of a listed token; of any other in its smallest unit, by its address.
    pub fn money(&self, asset: Address, wei: U256) -> Money {
        match self.tokens.get(&asset) {
            Some(token) => token.money(wei),
            None => Money::new(wei, 0, asset.to_string()),
        }
    }

    /// An amount of any token; what an unlisted one says of itself stands beside its address.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn ask_money(&self, chain: &Chain, asset: Address, wei: U256) -> Result<Money> {
        if self.tokens.contains_key(&asset) {
            return Ok(self.money(asset, wei));
        }
        let token = Token::ask(chain, asset).await?;
        Ok(Money::new(wei, token.decimals, format!("`{}` ({asset}, not in the registry)", token.symbol)))
    }
}

//! The token interface that everything else stands on, and what is known of one token.

use super::Chain;
use crate::{label::Label, plan::ETHER, units::Money};
use alloy::{
    primitives::{Address, U256},
    sol,
};
use anyhow::Result;
use serde::Serialize;

sol! {
    // https://eips.ethereum.org/EIPS/eip-20
    #[sol(abi)]
    interface IERC20 {
        event Approval(address indexed owner, address indexed spender, uint256 value);
        event Transfer(address indexed from, address indexed to, uint256 value);
        function allowance(address owner, address spender) external view returns (uint256);
        function approve(address spender, uint256 value) external returns (bool);
        function balanceOf(address account) external view returns (uint256);
        function decimals() external view returns (uint8);
        function symbol() external view returns (string);
        function transfer(address to, uint256 value) external returns (bool);
    }
}

/// A token and how its amounts are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Token {
    /// Where it is; ether is at zero.
    pub address: Address,
    /// Its symbol.
    pub symbol: Label,
    /// Its decimals.
    pub decimals: u8,
}

impl Token {
    /// Ether.
    pub fn ether() -> Self {
        Self { address: ETHER, symbol: Label::new("ETH", 3), decimals: 18 }
    }

    /// What the token says of itself: a stranger's word, so cleaned and bounded.
    ///
    /// A token without a symbol is called by its address, one without decimals is counted in its smallest unit.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn ask(chain: &Chain, address: Address) -> Result<Self> {
        let (symbol, decimals) =
            tokio::try_join!(chain.try_read(address, &IERC20::symbolCall {}), chain.try_read(address, &IERC20::decimalsCall {}))?;
        let symbol = symbol.filter(|symbol| !symbol.trim().is_empty()).unwrap_or_else(|| address.to_string());
        Ok(Self { address, symbol: Label::new(&symbol, 42), decimals: decimals.filter(|d| *d <= 36).unwrap_or(0) })
    }

    /// An amount of it.
    pub fn money(&self, wei: U256) -> Money {
        Money::new(wei, self.decimals, self.symbol.as_str())
    }
}

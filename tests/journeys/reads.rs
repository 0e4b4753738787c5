//! What a command says is compared with what the chain says, read without the wallet's code.

use alloy::primitives::{Address, U256};

use super::world::World;
use crate::real::abi::{DelegationManager, StrategyManager, Token};

impl World {
    /// Returns what the person holds of a token by its name in the registry, in its smallest unit.
    pub async fn holds(&self, token: &str) -> U256 {
        let balance = Token::balanceOfCall { account: self.person() };
        self.node.call(self.addresses.at(&["token", token]), &balance).await
    }

    /// Returns the person's ether, in wei.
    pub async fn ether(&self) -> U256 {
        self.node.balance(self.person()).await
    }

    /// Returns the person's allowance to `spender` of a token by its name.
    pub async fn allowance(&self, token: &str, spender: Address) -> U256 {
        let allowance = Token::allowanceCall { owner: self.person(), spender };
        self.node.call(self.addresses.at(&["token", token]), &allowance).await
    }

    /// Returns the person's deposit shares of the stETH strategy.
    pub async fn shares(&self) -> U256 {
        self.shares_of("steth").await
    }

    /// Returns the person's deposit shares of a strategy by its name in the registry.
    pub async fn shares_of(&self, strategy: &str) -> U256 {
        let strategy = self.addresses.at(&["eigenlayer", "strategies", strategy, "strategy"]);
        let shares = StrategyManager::stakerDepositSharesCall { staker: self.person(), strategy };
        self.node.call(self.addresses.at(&["eigenlayer", "strategy_manager"]), &shares).await
    }

    /// Returns whom the person delegated to, zero for nobody.
    pub async fn operator(&self) -> Address {
        let call = DelegationManager::delegatedToCall { staker: self.person() };
        self.node.call(self.addresses.at(&["eigenlayer", "delegation_manager"]), &call).await
    }

    /// Returns how many withdrawals the person has queued.
    pub async fn queued(&self) -> usize {
        let call = DelegationManager::getQueuedWithdrawalsCall { staker: self.person() };
        self.node.call(self.addresses.at(&["eigenlayer", "delegation_manager"]), &call).await.withdrawals.len()
    }

    /// Returns how many blocks a withdrawal from EigenLayer waits.
    pub async fn withdrawal_delay(&self) -> u64 {
        let manager = self.addresses.at(&["eigenlayer", "delegation_manager"]);
        let delay = self.node.call(manager, &DelegationManager::minWithdrawalDelayBlocksCall {}).await;
        u64::from(delay)
    }
}

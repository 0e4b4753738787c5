//! Lido stands on the local chain as our own contracts, compiled for the practice chain, with a rate that is not 1.

use alloy::{
    primitives::{Address, U256},
    sol,
};

use super::{abi::Token, actors::ether, bytecode::Bytecode, core::GOVERNANCE, node::Node};

sol! {
    contract Pool {
        constructor(uint256 initialShares);
        function submit(address referral) payable returns (uint256 shares);
        function setWithdrawalQueue(address queue);
        function finalizeWithdrawals(uint256 lastRequestId, uint256 maxShareRate);
        function getTotalPooledEther() view returns (uint256 pooled);
        function getTotalShares() view returns (uint256 shares);
    }

    contract WstETH {
        constructor(address stETH);
        function wrap(uint256 stETHAmount) returns (uint256 amount);
    }

    contract WithdrawalQueueERC721 {
        constructor(address stETH, address wstETH);
        function getLastRequestId() view returns (uint256 id);
        function getLastFinalizedRequestId() view returns (uint256 id);
        function getWithdrawalRequests(address owner) view returns (uint256[] ids);
    }
}

/// What the pool holds at first, in whole ether.
const FIRST_ETHER: u64 = 1_234;

/// The shares that it is divided into at first, in whole shares.
const FIRST_SHARES: u64 = 1_017;

/// The addresses of Lido.
pub struct Lido {
    pub steth: Address,
    pub wsteth: Address,
    pub withdrawals: Address,
}

impl Lido {
    /// Deploys the pool, its wrapper and its withdrawal queue.
    pub async fn deploy(node: &Node, code: &Bytecode) -> Self {
        let arguments = Pool::constructorCall { initialShares: ether(FIRST_SHARES) };
        let steth = node.create_paying(GOVERNANCE, ether(FIRST_ETHER), &code.own("Lido"), &arguments).await;
        let wsteth = node.create(GOVERNANCE, &code.own("WstETH"), &WstETH::constructorCall { stETH: steth }).await;
        let arguments = WithdrawalQueueERC721::constructorCall { stETH: steth, wstETH: wsteth };
        let withdrawals = node.create(GOVERNANCE, &code.own("WithdrawalQueueERC721"), &arguments).await;
        node.send(GOVERNANCE, steth, &Pool::setWithdrawalQueueCall { queue: withdrawals }).await;
        Self { steth, wsteth, withdrawals }
    }

    /// Stakes `amount` wei of ether.
    pub async fn stake(&self, node: &Node, staker: Address, amount: U256) {
        node.pay(staker, self.steth, amount, &Pool::submitCall { referral: Address::ZERO }).await;
    }

    /// Wraps `amount` wei of stETH into wstETH.
    pub async fn wrap(&self, node: &Node, holder: Address, amount: U256) {
        node.send(holder, self.steth, &Token::approveCall { spender: self.wsteth, amount }).await;
        node.send(holder, self.wsteth, &WstETH::wrapCall { stETHAmount: amount }).await;
    }

    /// Finalises every withdrawal request at the rate of now.
    pub async fn finalize(&self, node: &Node) {
        let pooled = node.call(self.steth, &Pool::getTotalPooledEtherCall {}).await;
        let shares = node.call(self.steth, &Pool::getTotalSharesCall {}).await;
        let last = node.call(self.withdrawals, &WithdrawalQueueERC721::getLastRequestIdCall {}).await;
        let rate = pooled * U256::from(10).pow(U256::from(27)) / shares;
        let finalize = Pool::finalizeWithdrawalsCall { lastRequestId: last, maxShareRate: rate };
        node.send(GOVERNANCE, self.steth, &finalize).await;
    }
}

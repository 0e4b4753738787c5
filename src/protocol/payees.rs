//! Whom a call benefits: the arguments that say who gets what it moves, or the power it hands over.

use alloy::{sol, sol_types::SolCall};

sol! {
    // What the interfaces of this build call, and what a plan made elsewhere may call in the same contracts.
    interface IPayees {
        struct Earner { address earner; bytes32 tokenRoot; }
        struct Earned { address token; uint256 cumulative; }
        struct Claim { uint32 root; uint32 earner; bytes proof; Earner leaf; uint32[] tokens; bytes[] proofs; Earned[] leaves; }
        function processClaim(Claim claim, address recipient) external;
        function processClaims(Claim[] claims, address recipient) external;
        function transfer(address to, uint256 value) external;
        function transferFrom(address from, address to, uint256 value) external;
        function safeTransferFrom(address from, address to, uint256 id) external;
        function safeTransferFrom(address from, address to, uint256 id, bytes data) external;
        function setApprovalForAll(address operator, bool approved) external;
        function increaseAllowance(address spender, uint256 added) external;
        function transferShares(address to, uint256 shares) external;
        function requestWithdrawals(uint256[] amounts, address owner) external;
        function requestWithdrawalsWstETH(uint256[] amounts, address owner) external;
        function claimWithdrawalsTo(uint256[] ids, uint256[] hints, address recipient) external;
        function requestWithdraw(address recipient, uint256 amount) external;
        function setClaimerFor(address claimer) external;
    }
}

/// Which words of a function's arguments are addresses that it benefits. The operator of a delegation is the gate's to judge.
pub fn payees(selector: [u8; 4]) -> &'static [usize] {
    use IPayees as call;
    match selector {
        call::transferCall::SELECTOR
        | call::setApprovalForAllCall::SELECTOR
        | call::increaseAllowanceCall::SELECTOR
        | call::transferSharesCall::SELECTOR
        | call::requestWithdrawCall::SELECTOR
        | call::setClaimerForCall::SELECTOR => &[0],
        call::transferFromCall::SELECTOR
        | call::safeTransferFrom_0Call::SELECTOR
        | call::safeTransferFrom_1Call::SELECTOR
        | call::requestWithdrawalsCall::SELECTOR
        | call::requestWithdrawalsWstETHCall::SELECTOR
        | call::processClaimCall::SELECTOR
        | call::processClaimsCall::SELECTOR => &[1],
        call::claimWithdrawalsToCall::SELECTOR => &[2],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{eigenlayer::abi as eigenlayer, lrt::etherfi::abi as etherfi, lst::lido::abi as lido};

    #[test]
    fn what_pays_is_what_this_build_calls() {
        assert_eq!(payees(lido::IWithdrawalQueue::requestWithdrawalsCall::SELECTOR), [1]);
        assert_eq!(payees(lido::IWithdrawalQueue::requestWithdrawalsWstETHCall::SELECTOR), [1]);
        assert_eq!(payees(etherfi::ILiquidityPool::requestWithdrawCall::SELECTOR), [0]);
        assert_eq!(payees(eigenlayer::IRewardsCoordinator::processClaimCall::SELECTOR), [1]);
        assert_eq!(payees(eigenlayer::IRewardsCoordinator::setClaimerForCall::SELECTOR), [0]);
        assert!(payees(lido::ILido::submitCall::SELECTOR).is_empty());
    }
}

//! Every function and error this build knows by name: what calldata and reverts are decoded with.

use super::{
    eigenlayer::abi as eigenlayer,
    lrt::{etherfi::abi as etherfi, kelp::abi as kelp},
    lst::lido::abi as lido,
    rebasing,
};
use crate::chain::erc20;
use alloy::json_abi::{Error, Function, JsonAbi};

/// An interface that this build calls.
struct Interface {
    /// The selectors of its functions, known when it is compiled.
    selectors: &'static [[u8; 4]],
    /// Builds its description, which takes longer than reading what a whole plan needs of it.
    describe: fn() -> JsonAbi,
}

macro_rules! interfaces {
    // One that has errors alone.
    (@selectors $module:ident::$name:ident()) => { &[] };
    (@selectors $module:ident::$name:ident($calls:ident)) => { $module::$name::$calls::SELECTORS };
    ($($module:ident::$name:ident($($calls:ident)?)),* $(,)?) => {
        [$(Interface {
            selectors: interfaces!(@selectors $module::$name($($calls)?)),
            describe: $module::$name::abi::contract,
        }),*]
    };
}

const KNOWN: [Interface; 19] = interfaces![
    erc20::IERC20(IERC20Calls),
    rebasing::IWrapped(IWrappedCalls),
    lido::ILido(ILidoCalls),
    lido::IWstETH(IWstETHCalls),
    lido::IWithdrawalQueue(IWithdrawalQueueCalls),
    etherfi::ILiquidityPool(ILiquidityPoolCalls),
    etherfi::IEETH(),
    etherfi::IWeETH(IWeETHCalls),
    etherfi::IWithdrawRequestNFT(IWithdrawRequestNFTCalls),
    etherfi::IBlacklister(IBlacklisterCalls),
    kelp::ILRTDepositPool(ILRTDepositPoolCalls),
    kelp::ILRTWithdrawalManager(ILRTWithdrawalManagerCalls),
    kelp::ILRTOracle(ILRTOracleCalls),
    kelp::ILRTConfig(ILRTConfigCalls),
    eigenlayer::IDelegationManager(IDelegationManagerCalls),
    eigenlayer::IStrategyManager(IStrategyManagerCalls),
    eigenlayer::IStrategy(IStrategyCalls),
    eigenlayer::IRewardsCoordinator(IRewardsCoordinatorCalls),
    eigenlayer::IEigenPodManager(IEigenPodManagerCalls),
];

/// The functions this build may call.
pub fn functions() -> Vec<Function> {
    KNOWN.iter().flat_map(|interface| (interface.describe)().functions.into_values().flatten()).collect()
}

/// Those of one selector; of all other interfaces nothing is built.
pub fn functions_of(selector: [u8; 4]) -> Vec<Function> {
    let having = KNOWN.iter().filter(|interface| interface.selectors.contains(&selector));
    let all = having.flat_map(|interface| (interface.describe)().functions.into_values().flatten());
    all.filter(|function| function.selector() == selector).collect()
}

/// The errors the called contracts may answer with.
pub fn errors() -> Vec<Error> {
    KNOWN.iter().flat_map(|interface| (interface.describe)().errors.into_values().flatten()).collect()
}

/// What to do about a custom error or a revert string, in the imperative.
pub fn advice(error: &str) -> Option<&'static str> {
    Some(match error {
        // Lido
        "STAKING_PAUSED" | "CONTRACT_IS_STOPPED" => "wait until Lido resumes",
        "STAKE_LIMIT" => "stake less, or wait: the limit grows with every block",
        "ResumedExpected" => "wait until Lido's withdrawal queue resumes",
        "RequestAmountTooSmall" => "ask for more: a request takes at least 100 wei of stETH",
        "RequestAmountTooLarge" => "ask again: the rate has grown, so the parts must be smaller",
        "RequestNotFoundOrNotFinalized" => "wait until Lido finalises the request; see `restake portfolio`",
        "RequestAlreadyClaimed" | "RequestNotFound" => "see `restake history`: it was claimed before",
        "NotOwner" => "claim with the account that holds the request",
        "InvalidHint" | "RequestIdsNotSorted" => "run the command again: the queue has moved on",
        "BALANCE_EXCEEDED" | "TransferAmountExceedsBalance" | "InsufficientBalance" => {
            "use less, or `max`: balances grow and shrink with the rate"
        }
        "ALLOWANCE_EXCEEDED" | "TransferAmountExceedsAllowance" => "run the command again: it allows what it takes",
        // ether.fi
        "BlacklistedUser" => "ask ether.fi why: the account is on its list",
        "ContractPaused" | "ContractPausedUntil" => "wait until ether.fi resumes",
        "InvalidWithdrawalAmount" => "ask for an amount within the pool's bounds; see `restake venues etherfi`",
        "RequestNotFinalized" => "wait until ether.fi finalises the request; see `restake portfolio`",
        "RequestNotValid" => "ask ether.fi why: it has invalidated the request",
        "InsufficientLiquidity" | "InsufficientEscrow" => "try again later: ether.fi has not set the ether aside yet",
        // Kelp
        "MinimumAmountToReceiveNotMet" => "run the command again for a new quote, or allow more with `--slippage`",
        "MaximumDepositLimitReached" => "deposit less, or wait: Kelp's limit for this asset is reached",
        "InvalidAmountToDeposit" => "deposit more: Kelp has a least amount",
        "InvalidAmountToWithdraw" => "withdraw more: Kelp has a least amount",
        "ExceedAmountToWithdraw" => "take less, or another asset: Kelp has not enough of this one",
        "AssetNotSupported" | "StrategyNotSupported" => "take another asset; see `restake venues kelp`",
        "WithdrawalLocked" => "wait until Kelp unlocks the request; see `restake portfolio`",
        "WithdrawalDelayNotPassed" => "wait until the delay has passed; see `restake portfolio`",
        "QueueEmpty" | "QueueOutOfBounds" => "see `restake history`: it was claimed before",
        "Pausable: paused" => "wait until it resumes",
        // EigenLayer
        "CurrentlyPaused" => "wait until EigenLayer resumes",
        "StrategyNotWhitelisted" => "choose another strategy: see `restake venues`",
        "OnlyUnderlyingToken" => "correct the registry: the strategy is of another token",
        "MaxPerDepositExceedsMax" => "deposit less: the strategy bounds each deposit",
        "BalanceExceedsMaxTotalDeposits" => "deposit less, or choose another strategy: this one is full",
        "NewSharesZero" | "SharesAmountZero" => "take more: the amount is worth less than one share",
        "SharesAmountTooHigh" => "withdraw less: there are not so many shares",
        "MaxStrategiesExceeded" => "leave another strategy first: an account may hold 32",
        "FullySlashed" => "undelegate, or choose another operator: this one lost everything in that strategy",
        "MustBeDelegatedToVaultOperator" => "delegate to the vault first: it is its own operator",
        "WithdrawalsLockedDuringAllocations" => "wait until the vault has matured",
        "ActivelyDelegated" => "use `restake redelegate`, or undelegate first",
        "NotActivelyDelegated" => "delegate first: `restake delegate`",
        "OperatorNotRegistered" => "check the operator's address: see `restake operators list`",
        "OperatorsCannotUndelegate" => "act as another account: an operator stays delegated to itself",
        "CallerCannotUndelegate" => "act as the account that is delegated",
        "SaltSpent" | "SignatureExpired" => "ask the operator for a new approval",
        "InvalidSignature" => "ask the operator for an approval of this account and network",
        "WithdrawalDelayNotElapsed" => "wait until it is ready: see `restake portfolio`",
        "WithdrawalNotQueued" => "see `restake portfolio`: it was completed already, or never queued",
        "WithdrawerNotCaller" => "act as the account that queued it",
        "EarningsNotGreaterThanClaimed" => "leave out the tokens with nothing new: see `restake rewards show`",
        "RootDisabled" | "RootNotActivated" | "InvalidRootIndex" => "use claim data of an active distribution root",
        "InvalidClaimProof" | "InvalidEarnerLeafIndex" | "InvalidTokenLeafIndex" | "InvalidProofLength" => "fetch the claim data again",
        "UnauthorizedCaller" => "act as the claimer: see `restake rewards show`",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_is_found_by_its_selector() {
        for function in functions() {
            assert!(functions_of(function.selector().0).contains(&function), "{}", function.signature());
        }
        assert!(functions_of([0; 4]).is_empty());
    }
}

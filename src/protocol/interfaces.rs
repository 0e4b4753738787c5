//! Every function and error this build knows by name: what calldata and reverts are decoded with.

use super::{
    eigenlayer::abi as eigenlayer,
    lrt::{etherfi::abi as etherfi, kelp::abi as kelp},
    lst::lido::abi as lido,
    rebasing,
};
use crate::chain::erc20::IERC20;
use alloy::json_abi::{Error, Function, JsonAbi};

/// The interfaces that this build calls.
fn known() -> Vec<JsonAbi> {
    vec![
        IERC20::abi::contract(),
        rebasing::IWrapped::abi::contract(),
        lido::ILido::abi::contract(),
        lido::IWstETH::abi::contract(),
        lido::IWithdrawalQueue::abi::contract(),
        etherfi::ILiquidityPool::abi::contract(),
        etherfi::IEETH::abi::contract(),
        etherfi::IWeETH::abi::contract(),
        etherfi::IWithdrawRequestNFT::abi::contract(),
        etherfi::IBlacklister::abi::contract(),
        kelp::ILRTDepositPool::abi::contract(),
        kelp::ILRTWithdrawalManager::abi::contract(),
        kelp::ILRTOracle::abi::contract(),
        kelp::ILRTConfig::abi::contract(),
        eigenlayer::IDelegationManager::abi::contract(),
        eigenlayer::IStrategyManager::abi::contract(),
        eigenlayer::IStrategy::abi::contract(),
        eigenlayer::IRewardsCoordinator::abi::contract(),
        eigenlayer::IEigenPodManager::abi::contract(),
        eigenlayer::IEigenPod::abi::contract(),
    ]
}

/// The functions this build may call.
pub fn functions() -> Vec<Function> {
    known().into_iter().flat_map(|abi| abi.functions.into_values().flatten()).collect()
}

/// The errors the called contracts may answer with.
pub fn errors() -> Vec<Error> {
    known().into_iter().flat_map(|abi| abi.errors.into_values().flatten()).collect()
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
        _ => return restaking(error),
    })
}

/// The same for EigenLayer, and for the tokens that its strategies hold.
fn restaking(error: &str) -> Option<&'static str> {
    Some(match error {
        "CurrentlyPaused" => "wait until EigenLayer resumes",
        "StrategyNotWhitelisted" => "choose another strategy: see `restake venues`",
        "OnlyUnderlyingToken" => "correct the registry: the strategy is of another token",
        "MaxPerDepositExceedsMax" => "deposit less: the strategy bounds each deposit",
        "DepositExceedsMaxPerDeposit" => "deposit less: the vault bounds each deposit",
        "DepositsLocked" => "choose another strategy: this vault is locked, and takes nothing more",
        "BalanceExceedsMaxTotalDeposits" | "TotalSharesExceedsMax" => "deposit less, or choose another strategy: this one is full",
        "NewSharesZero" | "SharesAmountZero" => "take more: the amount is worth less than one share",
        "SharesAmountTooHigh" | "WithdrawalAmountExceedsTotalDeposits" => "withdraw less: there are not so many shares",
        "SharesNegative" => "withdraw less: your pod has not so many shares, or owes some from before April 2025",
        "SharesNotMultipleOfGwei" => "withdraw whole gwei: a pod counts in nothing smaller",
        "LegacyWithdrawalsNotCompleted" => "complete what your pod queued before 2025-04-17 first",
        "InsufficientWithdrawableBalance" => "exit validators and complete a checkpoint first: the pod does not have the ether yet",
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
        "SlashResolutionDelayNotElapsed" => "wait until the delay that resolves the slash is over",
        "InputArrayLengthMismatch" | "StrategyNotFound" | "InvalidStrategy" => "run the command again: what is queued has changed",
        // The tokens that strategies hold
        "Not enough time has passed since deposit" => "wait: who mints rETH can move it only some blocks later",
        "Blacklistable: account is blacklisted" => "ask the token's issuer why: an account is on its block list",
        "UnauthorizedCaller" => "act as the claimer: see `restake rewards show`",
        _ => return None,
    })
}

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

const KNOWN: [Interface; 21] = interfaces![
    erc20::IERC20(IERC20Calls),
    rebasing::IWrapped(IWrappedCalls),
    lido::ILido(ILidoCalls),
    lido::IWstETH(IWstETHCalls),
    lido::IWithdrawalQueue(IWithdrawalQueueCalls),
    etherfi::ILiquidityPool(ILiquidityPoolCalls),
    etherfi::IEETH(IEETHCalls),
    etherfi::IEtherFiRateLimiter(IEtherFiRateLimiterCalls),
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
    eigenlayer::IEigenPod(),
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
    lido::advice(error).or_else(|| etherfi::advice(error)).or_else(|| kelp::advice(error)).or_else(|| common(error)).or_else(|| core(error))
}

/// About what several protocols answer alike.
fn common(error: &str) -> Option<&'static str> {
    // OpenZeppelin's and wstETH's strings name the token first.
    let error = error.strip_prefix("ERC20: ").unwrap_or(error);
    Some(match error {
        "transfer amount exceeds balance" | "burn amount exceeds balance" | "InsufficientBalance" => {
            "use less, or `max`: there is not so much"
        }
        "insufficient allowance" | "transfer amount exceeds allowance" => "run the command again: it allows what it takes",
        "transfer to the zero address" | "approve to the zero address" => "name another address: what goes there is lost",
        // A smart account without a way to take ether.
        "EthTransferFailed" | "SendFail" | "CantSendValueRecipientMayHaveReverted" => {
            "act as an account that can take ether: the ether was sent and not taken"
        }
        "RequestNotFound" => "see `restake history`: it was claimed before",
        "Pausable: paused" => "wait until it resumes",
        _ => return None,
    })
}

/// About what EigenLayer answers, and the tokens that its strategies hold.
fn core(error: &str) -> Option<&'static str> {
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

//! What is called of Lido's contracts, and the errors they answer with.

use alloy::sol;

sol! {
    // https://github.com/lidofinance/core/blob/master/contracts/0.4.24/Lido.sol
    #[sol(abi)]
    interface ILido {
        function getCurrentStakeLimit() external view returns (uint256);
        function isStakingPaused() external view returns (bool);
        function isStopped() external view returns (bool);
        function submit(address referral) external payable returns (uint256);
    }

    // https://github.com/lidofinance/core/blob/master/contracts/0.6.12/WstETH.sol
    #[sol(abi)]
    interface IWstETH {
        function getStETHByWstETH(uint256 amount) external view returns (uint256);
        function getWstETHByStETH(uint256 amount) external view returns (uint256);
        function stEthPerToken() external view returns (uint256);
    }

    // https://github.com/lidofinance/core/blob/master/contracts/0.8.9/WithdrawalQueueERC721.sol
    #[sol(abi)]
    interface IWithdrawalQueue {
        struct Status {
            uint256 amountOfStETH;
            uint256 amountOfShares;
            address owner;
            uint256 timestamp;
            bool isFinalized;
            bool isClaimed;
        }

        error ArraysLengthMismatch(uint256 first, uint256 second);
        error CantSendValueRecipientMayHaveReverted();
        error InvalidHint(uint256 hint);
        error InvalidRequestId(uint256 requestId);
        error NotEnoughEther();
        error NotOwner(address sender, address owner);
        error RequestAlreadyClaimed(uint256 requestId);
        error RequestAmountTooLarge(uint256 amountOfStETH);
        error RequestAmountTooSmall(uint256 amountOfStETH);
        error RequestIdsNotSorted();
        error RequestNotFoundOrNotFinalized(uint256 requestId);
        error ResumedExpected();

        function MAX_STETH_WITHDRAWAL_AMOUNT() external view returns (uint256);
        function MIN_STETH_WITHDRAWAL_AMOUNT() external view returns (uint256);
        function claimWithdrawals(uint256[] requestIds, uint256[] hints) external;
        function findCheckpointHints(uint256[] requestIds, uint256 firstIndex, uint256 lastIndex) external view returns (uint256[]);
        function getClaimableEther(uint256[] requestIds, uint256[] hints) external view returns (uint256[]);
        function getLastCheckpointIndex() external view returns (uint256);
        function getLastFinalizedRequestId() external view returns (uint256);
        function getWithdrawalRequests(address owner) external view returns (uint256[]);
        function getWithdrawalStatus(uint256[] requestIds) external view returns (Status[]);
        function isBunkerModeActive() external view returns (bool);
        function isPaused() external view returns (bool);
        function prefinalize(uint256[] batches, uint256 maxShareRate) external view returns (uint256 ethToLock, uint256 sharesToBurn);
        function requestWithdrawals(uint256[] amounts, address owner) external returns (uint256[]);
        function requestWithdrawalsWstETH(uint256[] amounts, address owner) external returns (uint256[]);
    }
}

/// What to do about an error of these contracts, in the imperative.
pub fn advice(error: &str) -> Option<&'static str> {
    Some(match error {
        "STAKING_PAUSED" | "CONTRACT_IS_STOPPED" => "wait until Lido resumes",
        "STAKE_LIMIT" => "stake less, or wait: the limit grows with every block",
        "ZERO_DEPOSIT" | "wstETH: can't wrap zero stETH" | "wstETH: zero amount unwrap not allowed" => {
            "take more: it is an amount of nothing"
        }
        "BALANCE_EXCEEDED" => "use less, or `max`: balances grow and shrink with the rate",
        "ALLOWANCE_EXCEEDED" => "run the command again: it allows what it takes",
        "TRANSFER_TO_STETH_CONTRACT" | "TRANSFER_TO_ZERO_ADDR" => "name another address: what goes there is lost",
        "ResumedExpected" => "wait until Lido's withdrawal queue resumes",
        "RequestAmountTooSmall" => "ask for more: a request takes at least 100 wei of stETH",
        "RequestAmountTooLarge" => "ask again: the rate has grown, so the parts must be smaller",
        "RequestNotFoundOrNotFinalized" => "wait until Lido finalises the request; see `restake portfolio`",
        "RequestAlreadyClaimed" => "see `restake history`: it was claimed before",
        "InvalidRequestId" => "see `restake portfolio`: Lido has no such request",
        "NotOwner" => "claim with the account that holds the request",
        "InvalidHint" | "RequestIdsNotSorted" => "run the command again: the queue has moved on",
        "NotEnoughEther" => "try again later: Lido's queue has not the ether to pay",
        _ => return None,
    })
}

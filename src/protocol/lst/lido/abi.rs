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
        function getWithdrawalRequests(address owner) external view returns (uint256[]);
        function getWithdrawalStatus(uint256[] requestIds) external view returns (Status[]);
        function isBunkerModeActive() external view returns (bool);
        function isPaused() external view returns (bool);
        function requestWithdrawals(uint256[] amounts, address owner) external returns (uint256[]);
        function requestWithdrawalsWstETH(uint256[] amounts, address owner) external returns (uint256[]);
    }
}

//! What is called of ether.fi's contracts, and the errors they answer with, as of its security upgrade of mid-2026.

use alloy::sol;

sol! {
    // https://github.com/etherfi-protocol/smart-contracts/blob/master/src/core/LiquidityPool.sol
    #[sol(abi)]
    interface ILiquidityPool {
        error ContractPaused();
        error ContractPausedUntil(uint256 until);
        error EETHRateDeflation();
        error InsufficientLiquidity();
        error InvalidAmount();
        error InvalidShareAmount();
        error InvalidWithdrawalAmount();
        error MigrationNotComplete();
        error SendFail();

        function amountForShare(uint256 share) external view returns (uint256);
        function deposit() external payable returns (uint256);
        function maxWithdrawAmount() external view returns (uint256);
        function minWithdrawAmount() external view returns (uint256);
        function paused() external view returns (bool);
        function pausedUntil() external view returns (uint256);
        function requestWithdraw(address recipient, uint256 amount) external returns (uint256);
    }

    // https://github.com/etherfi-protocol/smart-contracts/blob/master/src/core/EETH.sol
    #[sol(abi)]
    interface IEETH {
        error BurnAmountExceedsBalance();
        error InsufficientBalance();
        error TransferAmountExceedsAllowance();
        error TransferAmountExceedsBalance();

        function blacklister() external view returns (address);
        function rateLimiter() external view returns (address);
    }

    // https://github.com/etherfi-protocol/smart-contracts/blob/master/src/governance/rate-limiting/EtherFiRateLimiter.sol
    #[sol(abi)]
    interface IEtherFiRateLimiter {
        error InvalidConsumer();
        error LimitExceeded();
        error UnknownLimit();

        function consumable(bytes32 id) external view returns (uint64);
        function getLimit(bytes32 id) external view returns (uint64 capacity, uint64 remaining, uint64 refillRate, uint256 lastRefill);
    }

    // https://github.com/etherfi-protocol/smart-contracts/blob/master/src/core/WeETH.sol
    #[sol(abi)]
    interface IWeETH {
        error WeETHUnderbacked(uint256 supply, uint256 shares);
        error ZeroAmount();

        function getEETHByWeETH(uint256 amount) external view returns (uint256);
        function getRate() external view returns (uint256);
        function getWeETHByeETH(uint256 amount) external view returns (uint256);
    }

    // https://github.com/etherfi-protocol/smart-contracts/blob/master/src/withdrawals/WithdrawRequestNFT.sol
    #[sol(abi)]
    interface IWithdrawRequestNFT {
        struct WithdrawRequest {
            uint96 amountOfEEth;
            uint96 shareOfEEth;
            bool isValid;
            uint32 feeGwei;
        }

        error EthTransferFailed();
        error IncorrectCaller();
        error InsufficientEscrow();
        error RequestNotFinalized();
        error RequestNotFound();
        error RequestNotValid();

        event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);

        function balanceOf(address owner) external view returns (uint256);
        function batchClaimWithdraw(uint256[] tokenIds) external;
        function claimWithdraw(uint256 tokenId) external;
        function getClaimableAmount(uint256 tokenId) external view returns (uint256);
        function getRequest(uint256 requestId) external view returns (WithdrawRequest);
        function isFinalized(uint256 requestId) external view returns (bool);
        function lastFinalizedRequestId() external view returns (uint32);
        function ownerOf(uint256 tokenId) external view returns (address);
    }

    // https://github.com/etherfi-protocol/smart-contracts/blob/master/src/governance/Blacklister.sol
    #[sol(abi)]
    interface IBlacklister {
        error BlacklistedUser(address user);

        function blacklistedUntil(address user) external view returns (uint256);
    }
}

/// What to do about an error of these contracts, in the imperative.
pub fn advice(error: &str) -> Option<&'static str> {
    Some(match error {
        "BlacklistedUser" => "ask ether.fi why: the account is on its list",
        "ContractPaused" | "ContractPausedUntil" => "wait until ether.fi resumes",
        "MigrationNotComplete" => "wait until ether.fi has finished its upgrade",
        "LimitExceeded" => "take less, or try again later: ether.fi's limit grows back every second",
        "UnknownLimit" | "InvalidConsumer" => "wait until ether.fi has set its limits up: it mints and burns nothing now",
        "EETHRateDeflation" => "try again later: ether.fi stops what would lower its rate",
        "WeETHUnderbacked" => "wait, and ask ether.fi: its weETH is worth more than the eETH behind it",
        "InvalidWithdrawalAmount" => "ask for an amount within the pool's bounds; see `restake venues etherfi`",
        "InvalidAmount" | "InvalidShareAmount" | "ZeroAmount" => "take more: the amount is worth less than one share",
        "TransferAmountExceedsBalance" | "BurnAmountExceedsBalance" => "use less, or `max`: balances grow and shrink with the rate",
        "TransferAmountExceedsAllowance" => "run the command again: it allows what it takes",
        "RequestNotFinalized" => "wait until ether.fi finalises the request; see `restake portfolio`",
        "RequestNotValid" => "ask ether.fi why: it has invalidated the request",
        "InsufficientLiquidity" | "InsufficientEscrow" => "try again later: ether.fi has not set the ether aside yet",
        _ => return None,
    })
}

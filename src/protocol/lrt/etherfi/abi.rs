//! What is called of ether.fi's contracts, and the errors they answer with, as of its security upgrade of mid-2026.

use alloy::sol;

sol! {
    // https://github.com/etherfi-protocol/smart-contracts/blob/master/src/core/LiquidityPool.sol
    #[sol(abi)]
    interface ILiquidityPool {
        error ContractPaused();
        error ContractPausedUntil(uint256 until);
        error InsufficientLiquidity();
        error InvalidAmount();
        error InvalidShareAmount();
        error InvalidWithdrawalAmount();
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
        error InsufficientBalance();
        error TransferAmountExceedsAllowance();
        error TransferAmountExceedsBalance();
    }

    // https://github.com/etherfi-protocol/smart-contracts/blob/master/src/core/WeETH.sol
    #[sol(abi)]
    interface IWeETH {
        error WeETHUnderbacked(uint256 supply, uint256 shares);

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
        function ownerOf(uint256 tokenId) external view returns (address);
    }

    // https://github.com/etherfi-protocol/smart-contracts/blob/master/src/governance/Blacklister.sol
    #[sol(abi)]
    interface IBlacklister {
        error BlacklistedUser(address user);

        function blacklistedUntil(address user) external view returns (uint256);
    }
}

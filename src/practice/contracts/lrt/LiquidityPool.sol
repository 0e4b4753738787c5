// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {EtherFiPausable, IBlacklister} from "./EtherFiPausable.sol";

interface IEETH {
    function mintShares(address user, uint256 share) external;
    function burnShares(address user, uint256 share) external;
    function shares(address user) external view returns (uint256);
    function totalShares() external view returns (uint256);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

interface IWithdrawRequestNFT {
    function requestWithdraw(uint96 amountOfEEth, uint96 shareOfEEth, address recipient) external returns (uint256);
}

/// ether.fi's pool: ether in, eETH out, and requests to get the ether back.
/// All unlocked ether lies in this contract; what finalised requests are owed lies with their NFT and counts as out.
contract LiquidityPool is EtherFiPausable {
    enum SourceOfFunds {
        UNDEFINED,
        EETH,
        ETHER_FAN,
        DELEGATED_STAKING
    }

    uint256 public constant SHARE_UNIT = 1e18;
    uint256 public constant MAX_POSITIVE_REBASE_BPS = 25;

    IBlacklister public immutable blacklister;
    IEETH public eETH;
    IWithdrawRequestNFT public withdrawRequestNFT;
    address public feeRecipient;
    uint128 public totalValueInLp;
    uint128 public totalValueOutOfLp;
    uint256 public minWithdrawAmount = 0.001 ether;
    uint256 public maxWithdrawAmount = 1000 ether;

    event Deposit(address indexed sender, uint256 amount, SourceOfFunds source, address referral);
    event Withdraw(address indexed sender, address recipient, uint256 amount, SourceOfFunds source);
    event Rebase(uint256 totalEthLocked, uint256 totalEEthShares);
    event ProtocolFeePaid(uint128 protocolFees);
    event MinWithdrawAmountSet(uint256 minWithdrawAmount);
    event MaxWithdrawAmountSet(uint256 maxWithdrawAmount);

    error InsufficientLiquidity();
    error InvalidAmount();
    error InvalidShareAmount();
    error InvalidWithdrawalAmount();
    error RebaseExceedsPositiveCap();
    error SendFail();

    modifier onlyNft() {
        if (msg.sender != address(withdrawRequestNFT)) revert IncorrectCaller();
        _;
    }

    constructor(IBlacklister list) {
        (blacklister, feeRecipient) = (list, msg.sender);
    }

    /// Ties the contracts together, and starts with the ether sent along, divided into `initialShares`: the first rate.
    function connect(IEETH eETH_, IWithdrawRequestNFT nft, uint256 initialShares) external payable onlyOwner {
        if (address(eETH) != address(0)) revert IncorrectCaller();
        if (msg.value == 0 || initialShares == 0) revert InvalidAmount();
        (eETH, withdrawRequestNFT) = (eETH_, nft);
        totalValueInLp = uint128(msg.value);
        eETH.mintShares(address(0xdead), initialShares);
    }

    function deposit() external payable returns (uint256) {
        return deposit(address(0));
    }

    function deposit(address referral) public payable whenNotPaused returns (uint256 share) {
        blacklister.nonBlacklisted(msg.sender);
        emit Deposit(msg.sender, msg.value, SourceOfFunds.EETH, referral);
        share = sharesForAmount(msg.value);
        if (msg.value > type(uint128).max || share == 0) revert InvalidAmount();
        totalValueInLp += uint128(msg.value);
        eETH.mintShares(msg.sender, share);
    }

    /// Moves `amount` of the caller's eETH to the request's NFT, which `recipient` gets.
    function requestWithdraw(address recipient, uint256 amount) external whenNotPaused returns (uint256 id) {
        blacklister.nonBlacklisted(msg.sender);
        blacklister.nonBlacklisted(recipient);
        if (amount < minWithdrawAmount || amount > maxWithdrawAmount) revert InvalidWithdrawalAmount();
        uint256 share = sharesForAmount(amount);
        if (share == 0) revert InvalidShareAmount();
        eETH.transferFrom(msg.sender, address(withdrawRequestNFT), amount);
        id = withdrawRequestNFT.requestWithdraw(uint96(amount), uint96(share), recipient);
        emit Withdraw(msg.sender, recipient, amount, SourceOfFunds.EETH);
    }

    /// Settles a claim that the NFT pays from what was locked with it.
    function withdraw(uint256 amount, uint256 share) external onlyNft {
        totalValueOutOfLp -= uint128(amount);
        eETH.burnShares(msg.sender, share);
    }

    function addEthAmountLockedForWithdrawal(uint128 amount) external onlyNft {
        if (totalValueInLp < amount) revert InsufficientLiquidity();
        totalValueInLp -= amount;
        totalValueOutOfLp += amount;
        (bool sent,) = msg.sender.call{value: amount}("");
        if (!sent) revert SendFail();
    }

    /// Reports rewards, sent along with the fees, or losses, which are burnt. Balances move; no Transfer says so.
    function rebase(int128 accruedRewards, uint128 protocolFees) external payable onlyOwner {
        uint256 rewards = accruedRewards > 0 ? uint256(uint128(accruedRewards)) : 0;
        if (rewards > getTotalPooledEther() * MAX_POSITIVE_REBASE_BPS / 10_000) revert RebaseExceedsPositiveCap();
        if (msg.value != rewards + protocolFees) revert InvalidAmount();
        totalValueInLp += uint128(rewards);
        if (accruedRewards < 0) {
            uint128 loss = uint128(-accruedRewards);
            if (totalValueInLp < loss) revert InsufficientLiquidity();
            totalValueInLp -= loss;
            (bool burnt,) = address(0).call{value: loss}("");
            if (!burnt) revert SendFail();
        }
        emit Rebase(getTotalPooledEther(), eETH.totalShares());
        if (protocolFees == 0) return;
        uint256 share = sharesForAmount(protocolFees);
        totalValueInLp += protocolFees;
        eETH.mintShares(feeRecipient, share);
        emit ProtocolFeePaid(protocolFees);
    }

    function setMinWithdrawAmount(uint256 amount) external onlyOwner {
        if (amount > maxWithdrawAmount) revert InvalidAmount();
        minWithdrawAmount = amount;
        emit MinWithdrawAmountSet(amount);
    }

    function setMaxWithdrawAmount(uint256 amount) external onlyOwner {
        if (amount == 0 || amount < minWithdrawAmount) revert InvalidAmount();
        maxWithdrawAmount = amount;
        emit MaxWithdrawAmountSet(amount);
    }

    function getTotalPooledEther() public view returns (uint256) {
        return uint256(totalValueInLp) + totalValueOutOfLp;
    }

    function getTotalEtherClaimOf(address user) external view returns (uint256) {
        return amountForShare(eETH.shares(user));
    }

    function amountForShare(uint256 share) public view returns (uint256) {
        uint256 total = eETH.totalShares();
        return total == 0 ? 0 : share * getTotalPooledEther() / total;
    }

    function sharesForAmount(uint256 amount) public view returns (uint256) {
        uint256 total = getTotalPooledEther();
        return total == 0 ? 0 : amount * eETH.totalShares() / total;
    }

    function sharesForWithdrawalAmount(uint256 amount) external view returns (uint256) {
        uint256 total = getTotalPooledEther();
        return total == 0 ? 0 : (amount * eETH.totalShares() + total - 1) / total;
    }

    function amountPerShareCeil() external view returns (uint256) {
        uint256 total = eETH.totalShares();
        return total == 0 ? SHARE_UNIT : (SHARE_UNIT * getTotalPooledEther() + total - 1) / total;
    }
}

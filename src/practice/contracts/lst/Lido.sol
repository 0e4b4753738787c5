// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {StETH} from "./StETH.sol";

interface IWithdrawalQueue {
    function prefinalize(uint256[] calldata batches, uint256 maxShareRate)
        external
        view
        returns (uint256 ethToLock, uint256 sharesToBurn);
    function finalize(uint256 lastRequestId, uint256 maxShareRate) external payable;
}

/// Lido: ether in, stETH out, behind a limit that grows by the block.
/// All pooled ether lies in this contract; its owner plays the oracle that reports rewards and losses.
contract Lido is StETH {
    /// One tenth of each reward is minted to the treasury, as on mainnet.
    uint256 private constant FEE_BASIS_POINTS = 1000;
    /// Holds the first shares, so that the pool is never empty.
    address private constant INITIAL_TOKEN_HOLDER = address(0xdead);

    address public immutable owner;
    IWithdrawalQueue public withdrawalQueue;

    bool private stakingPaused;
    uint256 private maxStakeLimit;
    uint256 private limitGrowthBlocks;
    uint256 private limitThen;
    uint256 private limitBlock;
    uint256 private reportTime;

    event Submitted(address indexed sender, uint256 amount, address referral);
    event StakingPaused();
    event StakingResumed();
    event StakingLimitSet(uint256 maxStakeLimit, uint256 stakeLimitIncreasePerBlock);
    event StakingLimitRemoved();
    event Stopped();
    event Resumed();
    event TokenRebased(
        uint256 indexed reportTimestamp,
        uint256 timeElapsed,
        uint256 preTotalShares,
        uint256 preTotalEther,
        uint256 postTotalShares,
        uint256 postTotalEther,
        uint256 sharesMintedAsFees
    );

    modifier onlyOwner() {
        require(msg.sender == owner, "APP_AUTH_FAILED");
        _;
    }

    /// Starts with the ether sent along, divided into `initialShares`: the first rate.
    constructor(uint256 initialShares) payable {
        require(msg.value > 0 && initialShares > 0, "EMPTY_INIT_BALANCE");
        owner = msg.sender;
        reportTime = block.timestamp;
        pooled = msg.value;
        _mintShares(INITIAL_TOKEN_HOLDER, initialShares);
        _logMint(INITIAL_TOKEN_HOLDER, initialShares);
    }

    receive() external payable {
        _submit(address(0));
    }

    fallback() external payable {
        revert("NON_EMPTY_DATA");
    }

    function submit(address referral) external payable returns (uint256) {
        return _submit(referral);
    }

    function isStakingPaused() external view returns (bool) {
        return stakingPaused;
    }

    function isStopped() external view returns (bool) {
        return stopped;
    }

    function getBufferedEther() external view returns (uint256) {
        return address(this).balance;
    }

    function getTreasury() external view returns (address) {
        return owner;
    }

    function getFee() external pure returns (uint16) {
        return uint16(FEE_BASIS_POINTS);
    }

    /// 0 while staking is paused, 2^256 - 1 where there is no limit.
    function getCurrentStakeLimit() external view returns (uint256) {
        return stakingPaused ? 0 : _stakeLimit();
    }

    function getStakeLimitFullInfo()
        external
        view
        returns (
            bool isStakingPaused_,
            bool isStakingLimitSet,
            uint256 currentStakeLimit,
            uint256 maxStakeLimit_,
            uint256 maxStakeLimitGrowthBlocks,
            uint256 prevStakeLimit,
            uint256 prevStakeBlockNumber
        )
    {
        return (
            stakingPaused,
            maxStakeLimit != 0,
            stakingPaused ? 0 : _stakeLimit(),
            maxStakeLimit,
            limitGrowthBlocks,
            limitThen,
            limitBlock
        );
    }

    function setStakingLimit(uint256 max, uint256 increasePerBlock) external onlyOwner {
        require(max != 0, "ZERO_MAX_STAKE_LIMIT");
        require(increasePerBlock <= max, "TOO_LARGE_LIMIT_INCREASE");
        maxStakeLimit = max;
        limitGrowthBlocks = increasePerBlock == 0 ? 0 : max / increasePerBlock;
        limitThen = max;
        limitBlock = block.number;
        emit StakingLimitSet(max, increasePerBlock);
    }

    function removeStakingLimit() external onlyOwner {
        maxStakeLimit = 0;
        emit StakingLimitRemoved();
    }

    function pauseStaking() external onlyOwner {
        stakingPaused = true;
        emit StakingPaused();
    }

    function resumeStaking() external onlyOwner {
        require(!stopped, "CONTRACT_IS_STOPPED");
        stakingPaused = false;
        emit StakingResumed();
    }

    function stop() external onlyOwner {
        stopped = true;
        stakingPaused = true;
        emit Stopped();
        emit StakingPaused();
    }

    function resume() external onlyOwner {
        stopped = false;
        stakingPaused = false;
        emit Resumed();
        emit StakingResumed();
    }

    function setWithdrawalQueue(IWithdrawalQueue queue) external onlyOwner {
        withdrawalQueue = queue;
    }

    /// Reports `change` wei of rewards, sent along, or of losses, which are burnt. Balances move; no Transfer says so.
    function rebase(int256 change) external payable onlyOwner {
        (uint256 sharesBefore, uint256 pooledBefore) = (totalShares, pooled);
        uint256 feeShares;
        if (change > 0) {
            require(msg.value == uint256(change), "WRONG_VALUE");
            pooled += msg.value;
            uint256 fee = msg.value * FEE_BASIS_POINTS / 10_000;
            feeShares = fee * totalShares / (pooled - fee);
            _mintShares(owner, feeShares);
            _logMint(owner, feeShares);
        } else {
            require(msg.value == 0, "WRONG_VALUE");
            uint256 loss = uint256(-change);
            pooled -= loss;
            require(pooled > 0, "NOTHING_LEFT");
            (bool burnt,) = address(0).call{value: loss}("");
            require(burnt, "NOT_BURNT");
        }
        emit TokenRebased(
            block.timestamp, block.timestamp - reportTime, sharesBefore, pooledBefore, totalShares, pooled, feeShares
        );
        reportTime = block.timestamp;
    }

    /// Pays the queue for the requests up to `lastRequestId` at `maxShareRate` (1e27 is one wei a share) or less.
    function finalizeWithdrawals(uint256 lastRequestId, uint256 maxShareRate) external onlyOwner {
        uint256[] memory batches = new uint256[](1);
        batches[0] = lastRequestId;
        (uint256 ethToLock, uint256 sharesToBurn) = withdrawalQueue.prefinalize(batches, maxShareRate);
        _burnShares(address(withdrawalQueue), sharesToBurn, ethToLock);
        withdrawalQueue.finalize{value: ethToLock}(lastRequestId, maxShareRate);
    }

    function _submit(address referral) private returns (uint256 minted) {
        require(msg.value != 0, "ZERO_DEPOSIT");
        require(!stakingPaused, "STAKING_PAUSED");
        uint256 limit = _stakeLimit();
        require(msg.value <= limit, "STAKE_LIMIT");
        if (maxStakeLimit != 0) {
            limitThen = limit - msg.value;
            limitBlock = block.number;
        }
        minted = getSharesByPooledEth(msg.value);
        _mintShares(msg.sender, minted);
        pooled += msg.value;
        emit Submitted(msg.sender, msg.value, referral);
        _logMint(msg.sender, minted);
    }

    function _stakeLimit() private view returns (uint256) {
        if (maxStakeLimit == 0) return type(uint256).max;
        if (limitGrowthBlocks == 0) return limitThen;
        uint256 grown = limitThen + (block.number - limitBlock) * (maxStakeLimit / limitGrowthBlocks);
        return grown < maxStakeLimit ? grown : maxStakeLimit;
    }
}

// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {UnstETH} from "./UnstETH.sol";

interface IStETH {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function getSharesByPooledEth(uint256 amount) external view returns (uint256);
}

interface IWstETH {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function unwrap(uint256 amount) external returns (uint256);
}

/// Lido's way out: a request is paid the lesser of what it asked for and what its shares were worth when finalised.
contract WithdrawalQueueERC721 is UnstETH {
    struct WithdrawalRequestStatus {
        uint256 amountOfStETH;
        uint256 amountOfShares;
        address owner;
        uint256 timestamp;
        bool isFinalized;
        bool isClaimed;
    }

    /// The requests from `fromRequestId` to the next checkpoint are paid at most `maxShareRate`.
    struct Checkpoint {
        uint256 fromRequestId;
        uint256 maxShareRate;
    }

    uint256 public constant MIN_STETH_WITHDRAWAL_AMOUNT = 100;
    uint256 public constant MAX_STETH_WITHDRAWAL_AMOUNT = 1000 ether;
    uint256 public constant BUNKER_MODE_DISABLED_TIMESTAMP = type(uint256).max;
    uint256 public constant PAUSE_INFINITELY = type(uint256).max;
    uint256 private constant RATE_PRECISION = 1e27;

    IStETH public immutable STETH;
    IWstETH public immutable WSTETH;
    address public immutable owner;

    uint256 private lastFinalizedRequestId;
    uint256 private lockedEther;
    uint256 private resumeSince;
    uint256 public bunkerModeSinceTimestamp = BUNKER_MODE_DISABLED_TIMESTAMP;
    /// The first one is a sentinel: checkpoints count from 1.
    Checkpoint[] private checkpoints;

    event WithdrawalRequested(
        uint256 indexed requestId,
        address indexed requestor,
        address indexed owner,
        uint256 amountOfStETH,
        uint256 amountOfShares
    );
    event WithdrawalsFinalized(
        uint256 indexed from, uint256 indexed to, uint256 amountOfETHLocked, uint256 sharesToBurn, uint256 timestamp
    );
    event WithdrawalClaimed(
        uint256 indexed requestId, address indexed owner, address indexed receiver, uint256 amountOfETH
    );
    event BatchMetadataUpdate(uint256 _fromTokenId, uint256 _toTokenId);
    event BunkerModeEnabled(uint256 _sinceTimestamp);
    event BunkerModeDisabled();
    event Paused(uint256 duration);
    event Resumed();

    error ArraysLengthMismatch(uint256 firstArrayLength, uint256 secondArrayLength);
    error BatchesAreNotSorted();
    error CantSendValueRecipientMayHaveReverted();
    error EmptyBatches();
    error InvalidHint(uint256 hint);
    error InvalidRequestIdRange(uint256 startId, uint256 endId);
    error NotEnoughEther();
    error NotOwner(address sender, address owner);
    error PausedExpected();
    error RequestAmountTooLarge(uint256 amountOfStETH);
    error RequestAmountTooSmall(uint256 amountOfStETH);
    error RequestIdsNotSorted();
    error RequestNotFoundOrNotFinalized(uint256 requestId);
    error ResumedExpected();
    error TooMuchEtherToFinalize(uint256 sent, uint256 maxExpected);
    error ZeroPauseDuration();
    error ZeroRecipient();
    error ZeroShareRate();

    modifier onlyOwner() {
        require(msg.sender == owner, "APP_AUTH_FAILED");
        _;
    }

    constructor(IStETH steth, IWstETH wsteth) {
        (STETH, WSTETH, owner) = (steth, wsteth, msg.sender);
        checkpoints.push();
    }

    function requestWithdrawals(uint256[] calldata amounts, address to) external returns (uint256[] memory ids) {
        _checkResumed();
        if (to == address(0)) to = msg.sender;
        ids = new uint256[](amounts.length);
        for (uint256 i; i < amounts.length; ++i) {
            _checkAmount(amounts[i]);
            STETH.transferFrom(msg.sender, address(this), amounts[i]);
            ids[i] = _enqueue(amounts[i], to);
        }
    }

    function requestWithdrawalsWstETH(uint256[] calldata amounts, address to) external returns (uint256[] memory ids) {
        _checkResumed();
        if (to == address(0)) to = msg.sender;
        ids = new uint256[](amounts.length);
        for (uint256 i; i < amounts.length; ++i) {
            WSTETH.transferFrom(msg.sender, address(this), amounts[i]);
            uint256 amount = WSTETH.unwrap(amounts[i]);
            _checkAmount(amount);
            ids[i] = _enqueue(amount, to);
        }
    }

    function claimWithdrawals(uint256[] calldata ids, uint256[] calldata hints) external {
        if (ids.length != hints.length) revert ArraysLengthMismatch(ids.length, hints.length);
        for (uint256 i; i < ids.length; ++i) _claim(ids[i], hints[i], msg.sender);
    }

    function claimWithdrawalsTo(uint256[] calldata ids, uint256[] calldata hints, address recipient) external {
        if (recipient == address(0)) revert ZeroRecipient();
        if (ids.length != hints.length) revert ArraysLengthMismatch(ids.length, hints.length);
        for (uint256 i; i < ids.length; ++i) _claim(ids[i], hints[i], recipient);
    }

    function claimWithdrawal(uint256 id) external {
        _claim(id, _findHint(id, 1, getLastCheckpointIndex()), msg.sender);
    }

    /// What finalising up to the last of `batches` costs at `maxShareRate`.
    function prefinalize(uint256[] calldata batches, uint256 maxShareRate)
        external
        view
        returns (uint256 ethToLock, uint256 sharesToBurn)
    {
        if (maxShareRate == 0) revert ZeroShareRate();
        if (batches.length == 0) revert EmptyBatches();
        uint256 id = lastFinalizedRequestId;
        for (uint256 i; i < batches.length; ++i) {
            if (batches[i] <= id) revert BatchesAreNotSorted();
            _request(batches[i]);
            while (id < batches[i]) {
                ++id;
                (, uint256 shares) = _amounts(id);
                ethToLock += _payout(id, maxShareRate);
                sharesToBurn += shares;
            }
        }
    }

    function finalize(uint256 lastId, uint256 maxShareRate) external payable {
        require(msg.sender == address(STETH), "APP_AUTH_FAILED");
        _checkResumed();
        uint256 first = lastFinalizedRequestId + 1;
        if (lastId < first || lastId > lastRequestId) revert InvalidRequestId(lastId);
        uint256 asked = requests[lastId].cumulativeStETH - requests[first - 1].cumulativeStETH;
        uint256 shares = requests[lastId].cumulativeShares - requests[first - 1].cumulativeShares;
        if (msg.value > asked) revert TooMuchEtherToFinalize(msg.value, asked);
        checkpoints.push(Checkpoint(first, maxShareRate));
        lastFinalizedRequestId = lastId;
        lockedEther += msg.value;
        emit WithdrawalsFinalized(first, lastId, msg.value, shares, block.timestamp);
        emit BatchMetadataUpdate(first, lastId);
    }

    function pauseFor(uint256 duration) external onlyOwner {
        _checkResumed();
        if (duration == 0) revert ZeroPauseDuration();
        resumeSince = duration == PAUSE_INFINITELY ? PAUSE_INFINITELY : block.timestamp + duration;
        emit Paused(duration);
    }

    function resume() external onlyOwner {
        if (!isPaused()) revert PausedExpected();
        resumeSince = block.timestamp;
        emit Resumed();
    }

    function setBunkerMode(bool on) external onlyOwner {
        bunkerModeSinceTimestamp = on ? block.timestamp : BUNKER_MODE_DISABLED_TIMESTAMP;
        if (on) emit BunkerModeEnabled(block.timestamp);
        else emit BunkerModeDisabled();
    }

    function getWithdrawalStatus(uint256[] calldata ids)
        external
        view
        returns (WithdrawalRequestStatus[] memory statuses)
    {
        statuses = new WithdrawalRequestStatus[](ids.length);
        for (uint256 i; i < ids.length; ++i) {
            WithdrawalRequest storage request = _request(ids[i]);
            (uint256 amount, uint256 shares) = _amounts(ids[i]);
            bool finalized = ids[i] <= lastFinalizedRequestId;
            statuses[i] = WithdrawalRequestStatus(
                amount, shares, request.owner, request.timestamp, finalized, request.claimed
            );
        }
    }

    /// 0 for what is not finalised yet, and for what is claimed.
    function getClaimableEther(uint256[] calldata ids, uint256[] calldata hints)
        external
        view
        returns (uint256[] memory amounts)
    {
        if (ids.length != hints.length) revert ArraysLengthMismatch(ids.length, hints.length);
        amounts = new uint256[](ids.length);
        for (uint256 i; i < ids.length; ++i) {
            if (_request(ids[i]).claimed || ids[i] > lastFinalizedRequestId) continue;
            amounts[i] = _payout(ids[i], _rateAt(ids[i], hints[i]));
        }
    }

    /// The checkpoint that pays each of `ids`, which are sorted; 0 where none between the two indexes does.
    function findCheckpointHints(uint256[] calldata ids, uint256 firstIndex, uint256 lastIndex)
        external
        view
        returns (uint256[] memory hints)
    {
        hints = new uint256[](ids.length);
        for (uint256 i; i < ids.length; ++i) {
            if (i > 0 && ids[i] < ids[i - 1]) revert RequestIdsNotSorted();
            hints[i] = _findHint(ids[i], firstIndex, lastIndex);
        }
    }

    function getLastCheckpointIndex() public view returns (uint256) {
        return checkpoints.length - 1;
    }

    function getLastRequestId() external view returns (uint256) {
        return lastRequestId;
    }

    function getLastFinalizedRequestId() external view returns (uint256) {
        return lastFinalizedRequestId;
    }

    function getLockedEtherAmount() external view returns (uint256) {
        return lockedEther;
    }

    function unfinalizedRequestNumber() external view returns (uint256) {
        return lastRequestId - lastFinalizedRequestId;
    }

    function unfinalizedStETH() external view returns (uint256) {
        return requests[lastRequestId].cumulativeStETH - requests[lastFinalizedRequestId].cumulativeStETH;
    }

    function isBunkerModeActive() external view returns (bool) {
        return bunkerModeSinceTimestamp < BUNKER_MODE_DISABLED_TIMESTAMP;
    }

    function getResumeSinceTimestamp() external view returns (uint256) {
        return resumeSince;
    }

    function isPaused() public view returns (bool) {
        return block.timestamp < resumeSince;
    }

    function _checkResumed() private view {
        if (isPaused()) revert ResumedExpected();
    }

    function _checkAmount(uint256 amount) private pure {
        if (amount < MIN_STETH_WITHDRAWAL_AMOUNT) revert RequestAmountTooSmall(amount);
        if (amount > MAX_STETH_WITHDRAWAL_AMOUNT) revert RequestAmountTooLarge(amount);
    }

    function _enqueue(uint256 amount, address to) private returns (uint256 id) {
        uint256 shares = STETH.getSharesByPooledEth(amount);
        WithdrawalRequest storage previous = requests[lastRequestId];
        id = ++lastRequestId;
        WithdrawalRequest storage request = requests[id];
        request.cumulativeStETH = previous.cumulativeStETH + uint128(amount);
        request.cumulativeShares = previous.cumulativeShares + uint128(shares);
        request.timestamp = uint40(block.timestamp);
        emit WithdrawalRequested(id, msg.sender, to, amount, shares);
        _mint(to, id);
    }

    function _claim(uint256 id, uint256 hint, address recipient) private {
        if (id == 0) revert InvalidRequestId(id);
        if (id > lastFinalizedRequestId) revert RequestNotFoundOrNotFinalized(id);
        WithdrawalRequest storage request = requests[id];
        if (request.claimed) revert RequestAlreadyClaimed(id);
        if (request.owner != msg.sender) revert NotOwner(msg.sender, request.owner);
        uint256 amount = _payout(id, _rateAt(id, hint));
        _burn(msg.sender, id);
        lockedEther -= amount;
        if (address(this).balance < amount) revert NotEnoughEther();
        (bool sent,) = recipient.call{value: amount}("");
        if (!sent) revert CantSendValueRecipientMayHaveReverted();
        emit WithdrawalClaimed(id, msg.sender, recipient, amount);
    }

    function _amounts(uint256 id) private view returns (uint256 amount, uint256 shares) {
        amount = requests[id].cumulativeStETH - requests[id - 1].cumulativeStETH;
        shares = requests[id].cumulativeShares - requests[id - 1].cumulativeShares;
    }

    function _payout(uint256 id, uint256 maxShareRate) private view returns (uint256) {
        (uint256 amount, uint256 shares) = _amounts(id);
        uint256 worth = shares * maxShareRate / RATE_PRECISION;
        return amount * RATE_PRECISION / shares > maxShareRate ? worth : amount;
    }

    function _rateAt(uint256 id, uint256 hint) private view returns (uint256) {
        uint256 last = getLastCheckpointIndex();
        if (hint == 0 || hint > last) revert InvalidHint(hint);
        if (id < checkpoints[hint].fromRequestId) revert InvalidHint(hint);
        if (hint < last && id >= checkpoints[hint + 1].fromRequestId) revert InvalidHint(hint);
        return checkpoints[hint].maxShareRate;
    }

    function _findHint(uint256 id, uint256 start, uint256 end) private view returns (uint256) {
        _request(id);
        if (start == 0 || end > getLastCheckpointIndex()) revert InvalidRequestIdRange(start, end);
        if (id > lastFinalizedRequestId || start > end || id < checkpoints[start].fromRequestId) return 0;
        bool beyond = end < getLastCheckpointIndex() && id >= checkpoints[end + 1].fromRequestId;
        if (beyond) return 0;
        while (start < end) {
            uint256 middle = (start + end + 1) / 2;
            if (checkpoints[middle].fromRequestId <= id) start = middle;
            else end = middle - 1;
        }
        return start;
    }
}

// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Erc721} from "./Erc721.sol";
import {EtherFiPausable, IBlacklister} from "./EtherFiPausable.sol";

interface ILiquidityPool {
    function addEthAmountLockedForWithdrawal(uint128 amount) external;
    function amountPerShareCeil() external view returns (uint256);
    function totalValueInLp() external view returns (uint128);
    function withdraw(uint256 amount, uint256 share) external;
}

/// ether.fi's way out: a request is paid the lesser of what it asked for and its shares at the rate when finalised.
contract WithdrawRequestNFT is Erc721, EtherFiPausable {
    struct WithdrawRequest {
        uint96 amountOfEEth;
        uint96 shareOfEEth;
        bool isValid;
        uint32 feeGwei;
    }

    /// Requests up to `lastId`, and after the former freeze, are paid at `rate` wei for 1e18 shares.
    struct Freeze {
        uint32 lastId;
        uint224 rate;
    }

    uint256 public constant SHARE_UNIT = 1e18;

    ILiquidityPool public immutable liquidityPool;
    IBlacklister public immutable blacklister;
    uint32 public nextRequestId = 1;
    uint32 public lastFinalizedRequestId;
    uint128 public ethAmountLockedForWithdrawal;
    mapping(uint256 => WithdrawRequest) private requests;
    Freeze[] private freezes;

    event WithdrawRequestCreated(
        uint32 indexed requestId, uint256 amountOfEEth, uint256 shareOfEEth, address owner
    );
    event WithdrawRequestClaimed(
        uint32 indexed requestId, uint256 amountOfEEth, uint256 shareOfEEth, address owner
    );
    event WithdrawRequestInvalidated(uint32 indexed requestId);
    event WithdrawRequestValidated(uint32 indexed requestId);
    event WithdrawRequestSeized(uint32 indexed requestId);

    error CannotFinalizeFutureRequests();
    error CannotInvalidateFinalizedRequest();
    error CannotUndoFinalization();
    error EthTransferFailed();
    error InsufficientEscrow();
    error RequestAmountGreaterThanAvailableLiquidity();
    error RequestNotFinalized();
    error RequestNotFound();
    error RequestNotValid();
    error RequestValid();

    modifier onlyPool() {
        if (msg.sender != address(liquidityPool)) revert IncorrectCaller();
        _;
    }

    constructor(ILiquidityPool pool, IBlacklister list) Erc721("Withdraw Request NFT", "WithdrawRequestNFT") {
        (liquidityPool, blacklister) = (pool, list);
    }

    /// Takes what the pool locks for finalised requests.
    receive() external payable onlyPool {
        ethAmountLockedForWithdrawal += uint128(msg.value);
    }

    function requestWithdraw(uint96 amountOfEEth, uint96 shareOfEEth, address recipient)
        external
        onlyPool
        whenNotPaused
        returns (uint256 id)
    {
        id = nextRequestId++;
        requests[id] = WithdrawRequest(amountOfEEth, shareOfEEth, true, 0);
        _safeMint(recipient, id);
        emit WithdrawRequestCreated(uint32(id), amountOfEEth, shareOfEEth, recipient);
    }

    /// Anyone may call; the ether goes to the token's owner.
    function claimWithdraw(uint256 id) external {
        blacklister.nonBlacklisted(msg.sender);
        _claim(id);
    }

    function batchClaimWithdraw(uint256[] calldata ids) external {
        blacklister.nonBlacklisted(msg.sender);
        for (uint256 i; i < ids.length; ++i) _claim(ids[i]);
    }

    /// Freezes the rate of all requests up to `id` and locks the ether that they will be paid.
    function finalizeRequests(uint256 id) external onlyOwner {
        if (id < lastFinalizedRequestId) revert CannotUndoFinalization();
        if (id >= nextRequestId) revert CannotFinalizeFutureRequests();
        if (id == lastFinalizedRequestId) return;
        uint256 first = lastFinalizedRequestId + 1;
        freezes.push(Freeze(uint32(id), uint224(liquidityPool.amountPerShareCeil())));
        lastFinalizedRequestId = uint32(id);
        uint256 owed;
        for (uint256 i = first; i <= id; ++i) {
            if (requests[i].isValid) owed += _payout(i);
        }
        liquidityPool.addEthAmountLockedForWithdrawal(uint128(owed));
    }

    function invalidateRequest(uint256 id) external onlyOwner {
        if (id <= lastFinalizedRequestId) revert CannotInvalidateFinalizedRequest();
        if (!isValid(id)) revert RequestNotValid();
        requests[id].isValid = false;
        emit WithdrawRequestInvalidated(uint32(id));
    }

    function validateRequest(uint256 id) external onlyOwner {
        if (isValid(id)) revert RequestValid();
        if (isFinalized(id)) {
            uint256 owed = _payout(id);
            if (owed > liquidityPool.totalValueInLp()) revert RequestAmountGreaterThanAvailableLiquidity();
            liquidityPool.addEthAmountLockedForWithdrawal(uint128(owed));
        }
        requests[id].isValid = true;
        emit WithdrawRequestValidated(uint32(id));
    }

    function seizeInvalidRequest(uint256 id, address recipient) external onlyOwner {
        if (isValid(id)) revert RequestValid();
        _move(ownerOf(id), recipient, id);
        emit WithdrawRequestSeized(uint32(id));
    }

    /// All zero for what is claimed or was never asked.
    function getRequest(uint256 id) external view returns (WithdrawRequest memory) {
        return requests[id];
    }

    function isFinalized(uint256 id) public view returns (bool) {
        return id <= lastFinalizedRequestId;
    }

    function isValid(uint256 id) public view returns (bool) {
        if (!_exists(id)) revert RequestNotFound();
        return requests[id].isValid;
    }

    function getClaimableAmount(uint256 id) public view returns (uint256) {
        if (!isFinalized(id)) revert RequestNotFinalized();
        ownerOf(id);
        return _payout(id);
    }

    function finalizationRatesLength() external view returns (uint256) {
        return freezes.length;
    }

    /// 0 for what is not finalised.
    function frozenRateFor(uint256 id) public view returns (uint224) {
        (uint256 low, uint256 high) = (0, freezes.length);
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (freezes[middle].lastId < id) low = middle + 1;
            else high = middle;
        }
        return low == freezes.length ? 0 : freezes[low].rate;
    }

    function _payout(uint256 id) private view returns (uint256) {
        WithdrawRequest storage request = requests[id];
        uint256 worth = uint256(request.shareOfEEth) * frozenRateFor(id) / SHARE_UNIT;
        return worth < request.amountOfEEth ? worth : request.amountOfEEth;
    }

    function _claim(uint256 id) private {
        address recipient = ownerOf(id);
        WithdrawRequest memory request = requests[id];
        if (!request.isValid) revert RequestNotValid();
        uint256 amount = getClaimableAmount(id);
        if (ethAmountLockedForWithdrawal < amount) revert InsufficientEscrow();
        _burn(id);
        delete requests[id];
        ethAmountLockedForWithdrawal -= uint128(amount);
        liquidityPool.withdraw(amount, request.shareOfEEth);
        (bool sent,) = recipient.call{value: amount}("");
        if (!sent) revert EthTransferFailed();
        emit WithdrawRequestClaimed(uint32(id), amount, request.shareOfEEth, recipient);
    }

    /// An invalid request moves only by the owner's hand.
    function _beforeMove(address from, address to, uint256 id) internal view override {
        blacklister.nonBlacklisted(from);
        blacklister.nonBlacklisted(to);
        if (!requests[id].isValid && msg.sender != owner) revert RequestNotValid();
    }
}

// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

interface IERC721Receiver {
    function onERC721Received(address operator, address from, uint256 id, bytes calldata data)
        external
        returns (bytes4);
}

/// The ERC-721 side of Lido's withdrawal requests: whoever owns the token may claim, and a claim burns it.
abstract contract UnstETH {
    struct WithdrawalRequest {
        uint128 cumulativeStETH;
        uint128 cumulativeShares;
        address owner;
        uint40 timestamp;
        bool claimed;
    }

    string public constant name = "Lido: stETH Withdrawal NFT";
    string public constant symbol = "unstETH";

    uint256 internal lastRequestId;
    mapping(uint256 => WithdrawalRequest) internal requests;
    mapping(address => uint256[]) private owned;
    /// Where in `owned` a request is.
    mapping(uint256 => uint256) private position;
    mapping(uint256 => address) private approvals;
    mapping(address => mapping(address => bool)) public isApprovedForAll;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    error ApprovalToOwner();
    error ApproveToCaller();
    error InvalidOwnerAddress(address owner);
    error InvalidRequestId(uint256 requestId);
    error NotOwnerOrApproved(address sender);
    error NotOwnerOrApprovedForAll(address sender);
    error RequestAlreadyClaimed(uint256 requestId);
    error TransferFromIncorrectOwner(address from, address realOwner);
    error TransferToNonIERC721Receiver(address to);
    error TransferToThemselves();
    error TransferToZeroAddress();

    function supportsInterface(bytes4 id) external pure returns (bool) {
        // ERC-165, ERC-721, its metadata, and ERC-4906.
        return id == 0x01ffc9a7 || id == 0x80ac58cd || id == 0x5b5e139f || id == 0x49064906;
    }

    function balanceOf(address owner) external view returns (uint256) {
        if (owner == address(0)) revert InvalidOwnerAddress(owner);
        return owned[owner].length;
    }

    function ownerOf(uint256 id) public view returns (address) {
        WithdrawalRequest storage request = _request(id);
        if (request.claimed) revert RequestAlreadyClaimed(id);
        return request.owner;
    }

    function getApproved(uint256 id) external view returns (address) {
        ownerOf(id);
        return approvals[id];
    }

    /// The requests that `owner` has not claimed, in no order to rely on.
    function getWithdrawalRequests(address owner) external view returns (uint256[] memory) {
        return owned[owner];
    }

    function tokenURI(uint256 id) external view returns (string memory) {
        ownerOf(id);
        return "";
    }

    function approve(address to, uint256 id) external {
        address owner = ownerOf(id);
        if (to == owner) revert ApprovalToOwner();
        if (msg.sender != owner && !isApprovedForAll[owner][msg.sender]) revert NotOwnerOrApprovedForAll(msg.sender);
        approvals[id] = to;
        emit Approval(owner, to, id);
    }

    function setApprovalForAll(address operator, bool approved) external {
        if (msg.sender == operator) revert ApproveToCaller();
        isApprovedForAll[msg.sender][operator] = approved;
        emit ApprovalForAll(msg.sender, operator, approved);
    }

    function transferFrom(address from, address to, uint256 id) public {
        if (to == address(0)) revert TransferToZeroAddress();
        if (to == from) revert TransferToThemselves();
        address owner = ownerOf(id);
        if (from != owner) revert TransferFromIncorrectOwner(from, owner);
        bool allowed = msg.sender == owner || isApprovedForAll[owner][msg.sender] || approvals[id] == msg.sender;
        if (!allowed) revert NotOwnerOrApproved(msg.sender);
        delete approvals[id];
        _removeFromOwner(from, id);
        _addToOwner(to, id);
        emit Transfer(from, to, id);
    }

    function safeTransferFrom(address from, address to, uint256 id) external {
        safeTransferFrom(from, to, id, "");
    }

    function safeTransferFrom(address from, address to, uint256 id, bytes memory data) public {
        transferFrom(from, to, id);
        if (to.code.length == 0) return;
        try IERC721Receiver(to).onERC721Received(msg.sender, from, id, data) returns (bytes4 answer) {
            if (answer != IERC721Receiver.onERC721Received.selector) revert TransferToNonIERC721Receiver(to);
        } catch {
            revert TransferToNonIERC721Receiver(to);
        }
    }

    function _request(uint256 id) internal view returns (WithdrawalRequest storage) {
        if (id == 0 || id > lastRequestId) revert InvalidRequestId(id);
        return requests[id];
    }

    function _mint(address to, uint256 id) internal {
        _addToOwner(to, id);
        emit Transfer(address(0), to, id);
    }

    function _burn(address from, uint256 id) internal {
        requests[id].claimed = true;
        delete approvals[id];
        _removeFromOwner(from, id);
        emit Transfer(from, address(0), id);
    }

    function _addToOwner(address owner, uint256 id) private {
        requests[id].owner = owner;
        position[id] = owned[owner].length;
        owned[owner].push(id);
    }

    function _removeFromOwner(address owner, uint256 id) private {
        uint256[] storage ids = owned[owner];
        uint256 last = ids[ids.length - 1];
        ids[position[id]] = last;
        position[last] = position[id];
        ids.pop();
    }
}

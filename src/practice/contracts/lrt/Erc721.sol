// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

interface IERC721Receiver {
    function onERC721Received(address operator, address from, uint256 id, bytes calldata data)
        external
        returns (bytes4);
}

/// An ERC-721 with the revert strings that wallets have learnt to read.
abstract contract Erc721 {
    string public name;
    string public symbol;
    mapping(uint256 => address) private owners;
    mapping(address => uint256) private balances;
    mapping(uint256 => address) private approvals;
    mapping(address => mapping(address => bool)) public isApprovedForAll;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    constructor(string memory name_, string memory symbol_) {
        name = name_;
        symbol = symbol_;
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        // ERC-165, ERC-721 and its metadata.
        return id == 0x01ffc9a7 || id == 0x80ac58cd || id == 0x5b5e139f;
    }

    function balanceOf(address owner) external view returns (uint256) {
        require(owner != address(0), "ERC721: address zero is not a valid owner");
        return balances[owner];
    }

    function ownerOf(uint256 id) public view returns (address owner) {
        owner = owners[id];
        require(owner != address(0), "ERC721: invalid token ID");
    }

    function getApproved(uint256 id) external view returns (address) {
        ownerOf(id);
        return approvals[id];
    }

    function tokenURI(uint256 id) external view returns (string memory) {
        ownerOf(id);
        return "";
    }

    function approve(address to, uint256 id) external {
        address owner = ownerOf(id);
        require(to != owner, "ERC721: approval to current owner");
        bool allowed = msg.sender == owner || isApprovedForAll[owner][msg.sender];
        require(allowed, "ERC721: approve caller is not token owner or approved for all");
        approvals[id] = to;
        emit Approval(owner, to, id);
    }

    function setApprovalForAll(address operator, bool approved) external {
        require(msg.sender != operator, "ERC721: approve to caller");
        isApprovedForAll[msg.sender][operator] = approved;
        emit ApprovalForAll(msg.sender, operator, approved);
    }

    function transferFrom(address from, address to, uint256 id) public {
        address owner = ownerOf(id);
        bool allowed = msg.sender == owner || isApprovedForAll[owner][msg.sender] || approvals[id] == msg.sender;
        require(allowed, "ERC721: caller is not token owner or approved");
        require(from == owner, "ERC721: transfer from incorrect owner");
        require(to != address(0), "ERC721: transfer to the zero address");
        _move(from, to, id);
    }

    function safeTransferFrom(address from, address to, uint256 id) external {
        safeTransferFrom(from, to, id, "");
    }

    function safeTransferFrom(address from, address to, uint256 id, bytes memory data) public {
        transferFrom(from, to, id);
        _checkReceiver(from, to, id, data);
    }

    function _exists(uint256 id) internal view returns (bool) {
        return owners[id] != address(0);
    }

    function _safeMint(address to, uint256 id) internal {
        require(to != address(0), "ERC721: mint to the zero address");
        _move(address(0), to, id);
        _checkReceiver(address(0), to, id, "");
    }

    function _burn(uint256 id) internal {
        _move(ownerOf(id), address(0), id);
    }

    /// Moves, mints (`from` is zero) or burns (`to` is zero).
    function _move(address from, address to, uint256 id) internal {
        _beforeMove(from, to, id);
        delete approvals[id];
        if (from != address(0)) balances[from] -= 1;
        if (to != address(0)) balances[to] += 1;
        owners[id] = to;
        emit Transfer(from, to, id);
    }

    function _beforeMove(address from, address to, uint256 id) internal virtual {}

    function _checkReceiver(address from, address to, uint256 id, bytes memory data) private {
        if (to.code.length == 0) return;
        bytes4 answer = IERC721Receiver(to).onERC721Received(msg.sender, from, id, data);
        bool taken = answer == IERC721Receiver.onERC721Received.selector;
        require(taken, "ERC721: transfer to non ERC721Receiver implementer");
    }
}

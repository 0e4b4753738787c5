// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// ether.fi's list of those who may neither hold, move nor claim.
contract Blacklister {
    uint256 public constant BLACKLIST_DURATION = 3 days;

    address public immutable owner;
    mapping(address => uint256) public blacklistedUntil;

    event UserBlacklisted(address user);
    event UserBlacklistedUntil(address user, uint256 until);
    event UserUnblacklisted(address user);

    error BlacklistedUser(address user);
    error IncorrectCaller();
    error InvalidUser();
    error UserAlreadyBlacklisted(address user);

    modifier onlyOwner() {
        if (msg.sender != owner) revert IncorrectCaller();
        _;
    }

    constructor() {
        owner = msg.sender;
    }

    function blacklistUser(address user) external onlyOwner {
        if (user == address(0)) revert InvalidUser();
        blacklistedUntil[user] = type(uint256).max;
        emit UserBlacklisted(user);
    }

    function blacklistUserUntil(address user) external onlyOwner {
        if (user == address(0)) revert InvalidUser();
        if (blacklistedUntil[user] > block.timestamp) revert UserAlreadyBlacklisted(user);
        blacklistedUntil[user] = block.timestamp + BLACKLIST_DURATION;
        emit UserBlacklistedUntil(user, blacklistedUntil[user]);
    }

    function unblacklistUser(address user) external onlyOwner {
        blacklistedUntil[user] = 0;
        emit UserUnblacklisted(user);
    }

    /// Reverts for those on the list, and answers nothing for all others.
    function nonBlacklisted(address user) external view {
        if (blacklistedUntil[user] > block.timestamp) revert BlacklistedUser(user);
    }
}

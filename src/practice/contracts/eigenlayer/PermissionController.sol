// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Sets} from "../common/Sets.sol";
import {
    AdminAlreadyPending,
    AdminAlreadySet,
    AdminNotPending,
    AdminNotSet,
    AppointeeAlreadySet,
    AppointeeNotSet,
    CannotHaveZeroAdmins,
    NotAdmin
} from "./Errors.sol";
import {IPermissionController} from "./Interfaces.sol";

/// Says who may act for an operator or a service; a staker always acts for itself.
contract PermissionController is IPermissionController {
    using Sets for *;

    struct Account {
        Sets.Addresses admins;
        Sets.Addresses pending;
        /// By appointee, and by what it may call: the target's address, then the selector.
        mapping(address => Sets.Words) permissions;
        mapping(bytes32 => Sets.Addresses) appointees;
    }

    mapping(address => Account) private _accounts;

    event AdminRemoved(address indexed account, address admin);
    event AdminSet(address indexed account, address admin);
    event AppointeeRemoved(address indexed account, address indexed appointee, address target, bytes4 selector);
    event AppointeeSet(address indexed account, address indexed appointee, address target, bytes4 selector);
    event PendingAdminAdded(address indexed account, address admin);
    event PendingAdminRemoved(address indexed account, address admin);

    modifier onlyAdmin(address account) {
        require(isAdmin(account, msg.sender), NotAdmin());
        _;
    }

    function addPendingAdmin(address account, address admin) external onlyAdmin(account) {
        require(!_accounts[account].admins.has(admin), AdminAlreadySet());
        require(_accounts[account].pending.add(admin), AdminAlreadyPending());
        emit PendingAdminAdded(account, admin);
    }

    function removePendingAdmin(address account, address admin) external onlyAdmin(account) {
        require(_accounts[account].pending.remove(admin), AdminNotPending());
        emit PendingAdminRemoved(account, admin);
    }

    /// The first admin that accepts takes the account's own right away.
    function acceptAdmin(address account) external {
        require(_accounts[account].pending.remove(msg.sender), AdminNotPending());
        require(_accounts[account].admins.add(msg.sender), AdminAlreadySet());
        emit AdminSet(account, msg.sender);
    }

    function removeAdmin(address account, address admin) external onlyAdmin(account) {
        require(_accounts[account].admins.length() > 1, CannotHaveZeroAdmins());
        require(_accounts[account].admins.remove(admin), AdminNotSet());
        emit AdminRemoved(account, admin);
    }

    function setAppointee(address account, address appointee, address target, bytes4 selector)
        external
        onlyAdmin(account)
    {
        bytes32 permission = _permission(target, selector);
        require(_accounts[account].permissions[appointee].add(permission), AppointeeAlreadySet());
        _accounts[account].appointees[permission].add(appointee);
        emit AppointeeSet(account, appointee, target, selector);
    }

    function removeAppointee(address account, address appointee, address target, bytes4 selector)
        external
        onlyAdmin(account)
    {
        bytes32 permission = _permission(target, selector);
        require(_accounts[account].permissions[appointee].remove(permission), AppointeeNotSet());
        _accounts[account].appointees[permission].remove(appointee);
        emit AppointeeRemoved(account, appointee, target, selector);
    }

    function canCall(address account, address caller, address target, bytes4 selector) external view returns (bool) {
        if (isAdmin(account, caller)) return true;
        return _accounts[account].permissions[caller].has(_permission(target, selector));
    }

    function isAdmin(address account, address caller) public view returns (bool) {
        Sets.Addresses storage admins = _accounts[account].admins;
        return admins.length() == 0 ? account == caller : admins.has(caller);
    }

    function isPendingAdmin(address account, address pendingAdmin) external view returns (bool) {
        return _accounts[account].pending.has(pendingAdmin);
    }

    function getAdmins(address account) external view returns (address[] memory admins) {
        admins = _accounts[account].admins.list();
        if (admins.length > 0) return admins;
        admins = new address[](1);
        admins[0] = account;
    }

    function getPendingAdmins(address account) external view returns (address[] memory) {
        return _accounts[account].pending.list();
    }

    function getAppointees(address account, address target, bytes4 selector) external view returns (address[] memory) {
        return _accounts[account].appointees[_permission(target, selector)].list();
    }

    function getAppointeePermissions(address account, address appointee)
        external
        view
        returns (address[] memory targets, bytes4[] memory selectors)
    {
        bytes32[] storage permissions = _accounts[account].permissions[appointee].items;
        targets = new address[](permissions.length);
        selectors = new bytes4[](permissions.length);
        for (uint256 i; i < targets.length; ++i) {
            targets[i] = address(bytes20(permissions[i]));
            selectors[i] = bytes4(uint32(uint256(permissions[i])));
        }
    }

    function _permission(address target, bytes4 selector) private pure returns (bytes32) {
        return bytes32(bytes20(target)) | bytes32(uint256(uint32(selector)));
    }
}

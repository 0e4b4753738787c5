// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {InvalidPermissions} from "./Errors.sol";
import {IPermissionController} from "./Interfaces.sol";

/// A contract in which an operator's or a service's appointees may act for it.
abstract contract Permissioned {
    IPermissionController public immutable permissionController;

    modifier onlyFor(address account) {
        require(_canCall(account), InvalidPermissions());
        _;
    }

    constructor(IPermissionController controller) {
        permissionController = controller;
    }

    function _canCall(address account) internal view returns (bool) {
        return permissionController.canCall(account, msg.sender, address(this), msg.sig);
    }
}

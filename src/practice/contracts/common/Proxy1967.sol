// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// A proxy whose implementation and admin stand in the slots of EIP-1967; the admin may change the code at any time.
contract Proxy1967 {
    /// bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1), as EIP-1967 says.
    bytes32 private constant IMPLEMENTATION = 0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc;
    /// bytes32(uint256(keccak256("eip1967.proxy.admin")) - 1), as EIP-1967 says.
    bytes32 private constant ADMIN = 0xb53127684a568b3173ae13b9f8a6016e243e63b6e8ee1178d6a717850b5d6103;

    event Upgraded(address indexed implementation);
    event AdminChanged(address previousAdmin, address newAdmin);

    constructor(address implementation, address admin, bytes memory data) payable {
        _write(ADMIN, admin);
        emit AdminChanged(address(0), admin);
        _upgrade(implementation, data);
    }

    /// Changes the code behind this address; anyone but the admin is passed through to the implementation.
    function upgradeToAndCall(address implementation, bytes calldata data) external payable {
        if (msg.sender == _read(ADMIN)) _upgrade(implementation, data);
        else _delegate();
    }

    receive() external payable {
        _delegate();
    }

    fallback() external payable {
        _delegate();
    }

    function _upgrade(address implementation, bytes memory data) private {
        require(implementation.code.length > 0, "ERC1967: new implementation is not a contract");
        _write(IMPLEMENTATION, implementation);
        emit Upgraded(implementation);
        if (data.length == 0) return;
        (bool success, bytes memory answer) = implementation.delegatecall(data);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(answer, 32), mload(answer))
            }
        }
    }

    function _delegate() private {
        address implementation = _read(IMPLEMENTATION);
        // Never returns to Solidity, so all of memory may be used as scratch.
        assembly {
            calldatacopy(0, 0, calldatasize())
            let success := delegatecall(gas(), implementation, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            switch success
            case 0 { revert(0, returndatasize()) }
            default { return(0, returndatasize()) }
        }
    }

    function _read(bytes32 slot) private view returns (address value) {
        assembly ("memory-safe") {
            value := sload(slot)
        }
    }

    function _write(bytes32 slot, address value) private {
        assembly ("memory-safe") {
            sstore(slot, value)
        }
    }
}

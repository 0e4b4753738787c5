// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {
    OperatorAlreadyRegisteredToAVS,
    OperatorNotRegisteredToAVS,
    OperatorNotRegisteredToEigenLayer,
    SaltSpent
} from "./Errors.sol";
import {IDelegationManager} from "./Interfaces.sol";
import {Pausable, PauserRegistry} from "./Pausable.sol";
import {Typed} from "./Typed.sol";
import {SignatureWithSaltAndExpiry} from "./Types.sol";

/// The older list of who serves whom; it earns rewards and can slash nobody.
contract AVSDirectory is Typed, Pausable {
    uint8 private constant REGISTRATION = 0;

    enum OperatorAVSRegistrationStatus {
        UNREGISTERED,
        REGISTERED
    }

    bytes32 public constant OPERATOR_AVS_REGISTRATION_TYPEHASH =
        keccak256("OperatorAVSRegistration(address operator,address avs,bytes32 salt,uint256 expiry)");
    IDelegationManager public immutable delegation;
    mapping(address => mapping(address => OperatorAVSRegistrationStatus)) public avsOperatorStatus;
    mapping(address => mapping(bytes32 => bool)) public operatorSaltIsSpent;

    event AVSMetadataURIUpdated(address indexed avs, string metadataURI);
    event OperatorAVSRegistrationStatusUpdated(
        address indexed operator, address indexed avs, OperatorAVSRegistrationStatus status
    );

    constructor(IDelegationManager delegationManager, PauserRegistry registry) Pausable(registry) {
        delegation = delegationManager;
    }

    function updateAVSMetadataURI(string calldata metadataURI) external {
        emit AVSMetadataURIUpdated(msg.sender, metadataURI);
    }

    /// Called by the service with what the operator signed.
    function registerOperatorToAVS(address operator, SignatureWithSaltAndExpiry memory signature)
        external
        whenNotPaused(REGISTRATION)
    {
        bool already = avsOperatorStatus[msg.sender][operator] == OperatorAVSRegistrationStatus.REGISTERED;
        require(!already, OperatorAlreadyRegisteredToAVS());
        require(!operatorSaltIsSpent[operator][signature.salt], SaltSpent());
        require(delegation.isOperator(operator), OperatorNotRegisteredToEigenLayer());
        bytes32 digest =
            calculateOperatorAVSRegistrationDigestHash(operator, msg.sender, signature.salt, signature.expiry);
        _check(operator, digest, signature.signature, signature.expiry);
        operatorSaltIsSpent[operator][signature.salt] = true;
        _set(operator, OperatorAVSRegistrationStatus.REGISTERED);
    }

    function deregisterOperatorFromAVS(address operator) external whenNotPaused(REGISTRATION) {
        bool known = avsOperatorStatus[msg.sender][operator] == OperatorAVSRegistrationStatus.REGISTERED;
        require(known, OperatorNotRegisteredToAVS());
        _set(operator, OperatorAVSRegistrationStatus.UNREGISTERED);
    }

    function cancelSalt(bytes32 salt) external {
        operatorSaltIsSpent[msg.sender][salt] = true;
    }

    function calculateOperatorAVSRegistrationDigestHash(address operator, address avs, bytes32 salt, uint256 expiry)
        public
        view
        returns (bytes32)
    {
        return _digest(keccak256(abi.encode(OPERATOR_AVS_REGISTRATION_TYPEHASH, operator, avs, salt, expiry)));
    }

    function _set(address operator, OperatorAVSRegistrationStatus status) private {
        avsOperatorStatus[msg.sender][operator] = status;
        emit OperatorAVSRegistrationStatusUpdated(operator, msg.sender, status);
    }
}

// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "../common/IERC20.sol";
import {OperatorSet} from "./Types.sol";

/// What the core contracts ask of one another.
interface IStrategy {
    function deposit(IERC20 token, uint256 amount) external returns (uint256 newShares);
    function withdraw(address recipient, IERC20 token, uint256 amountShares) external returns (uint256 amountOut);
    function underlyingToken() external view returns (IERC20);
}

/// Whoever keeps deposit shares: the StrategyManager, or the EigenPodManager for ether at validators.
interface IShareManager {
    function stakerDepositShares(address staker, address strategy) external view returns (uint256);
    function addShares(address staker, address strategy, uint256 shares) external returns (uint256, uint256);
    function removeDepositShares(address staker, address strategy, uint256 shares) external returns (uint256);
    function withdrawSharesAsTokens(address staker, address strategy, address token, uint256 shares) external;
    function increaseBurnOrRedistributableShares(OperatorSet calldata, uint256, address, uint256) external;
}

interface IStrategyManager is IShareManager {
    function getDeposits(address staker) external view returns (address[] memory, uint256[] memory);
}

interface IEigenPodManager is IShareManager {
    function beaconChainSlashingFactor(address podOwner) external view returns (uint64);
}

interface IDelegationManager {
    function isOperator(address operator) external view returns (bool);
    function getOperatorsShares(address[] calldata operators, address[] calldata strategies)
        external
        view
        returns (uint256[][] memory);
    function increaseDelegatedShares(address staker, address strategy, uint256 prevDepositShares, uint256 addedShares)
        external;
    function slashOperatorShares(
        address operator,
        OperatorSet calldata operatorSet,
        uint256 slashId,
        address strategy,
        uint64 prevMaxMagnitude,
        uint64 newMaxMagnitude
    ) external returns (uint256);
}

interface IAllocationManager {
    function setAllocationDelay(address operator, uint32 delay) external;
    function getMaxMagnitude(address operator, address strategy) external view returns (uint64);
    function getMaxMagnitudes(address operator, address[] calldata strategies) external view returns (uint64[] memory);
    function getMaxMagnitudesAtBlock(address operator, address[] calldata strategies, uint32 blockNumber)
        external
        view
        returns (uint64[] memory);
    function getRedistributionRecipient(OperatorSet calldata operatorSet) external view returns (address);
    function isOperatorSet(OperatorSet calldata operatorSet) external view returns (bool);
    function getOperatorSetCount(address avs) external view returns (uint256);
}

interface IPermissionController {
    function canCall(address account, address caller, address target, bytes4 selector) external view returns (bool);
}

interface IAVSRegistrar {
    function registerOperator(address operator, address avs, uint32[] calldata operatorSetIds, bytes calldata data)
        external;
    function deregisterOperator(address operator, address avs, uint32[] calldata operatorSetIds) external;
    function supportsAVS(address avs) external view returns (bool);
}

//! The real EigenLayer core is deployed as on mainnet: proxies first, then what stands behind them, with short delays.

use alloy::{
    primitives::{Address, Bytes, U256, address},
    sol_types::{SolCall, SolConstructor},
};

use super::{
    abi::{
        AVSDirectory, AllocationManager, DelegationManager, EigenPod, EigenPodManager, PauserRegistry, PermissionController, ProxyAdmin,
        RewardsCoordinator, StrategyBase, StrategyFactory, StrategyManager, TransparentUpgradeableProxy, UpgradeableBeacon,
    },
    bytecode::Bytecode,
    node::Node,
};

/// Who deploys, owns, pauses and submits reward roots.
pub const GOVERNANCE: Address = address!("0x1000000000000000000000000000000000000001");

/// Blocks that a queued withdrawal waits.
pub const WITHDRAWAL_DELAY: u32 = 50;

/// Blocks for which what was deallocated stays slashable.
const DEALLOCATION_DELAY: u32 = 50;

/// Blocks until a new allocation delay holds.
pub const CONFIGURATION_DELAY: u32 = 5;

/// Seconds until a submitted reward root can be claimed from.
pub const ACTIVATION_DELAY: u32 = 60;

/// The share of rewards that an operator keeps by default, in hundredths of a percent.
const DEFAULT_SPLIT: u16 = 1000;

/// The version that the contracts say they are.
const VERSION: &str = "1.4.0";

/// The beacon chain's deposit contract on mainnet; no pod is funded here.
const DEPOSIT_CONTRACT: Address = address!("0x00000000219ab540356cBB839Cbe05303d7705Fa");

/// Seconds in a day, the grid of reward calculation.
const DAY: u32 = 86_400;

/// The addresses of the core, proxies where the contract has one.
pub struct Core {
    pub delegation_manager: Address,
    pub strategy_manager: Address,
    pub allocation_manager: Address,
    pub rewards_coordinator: Address,
    pub eigen_pod_manager: Address,
    pub permission_controller: Address,
    pub avs_directory: Address,
    pub strategy_factory: Address,
}

impl Core {
    /// Deploys the whole core and initialises it, unpaused.
    pub async fn deploy(node: &Node, code: &Bytecode) -> Self {
        let deployer = Deployer::prepare(node, code).await;
        let core = Self {
            delegation_manager: deployer.proxy().await,
            strategy_manager: deployer.proxy().await,
            allocation_manager: deployer.proxy().await,
            rewards_coordinator: deployer.proxy().await,
            eigen_pod_manager: deployer.proxy().await,
            permission_controller: deployer.proxy().await,
            avs_directory: deployer.proxy().await,
            strategy_factory: deployer.proxy().await,
        };
        core.install_permissions(&deployer).await;
        core.install_delegation(&deployer).await;
        core.install_strategies(&deployer).await;
        core.install_allocations(&deployer).await;
        core.install_pods(&deployer).await;
        core.install_rewards(&deployer).await;
        core
    }

    /// Deploys and whitelists the strategy of `token`.
    pub async fn add_strategy(&self, node: &Node, token: Address) -> Address {
        node.send(GOVERNANCE, self.strategy_factory, &StrategyFactory::deployNewStrategyCall { token }).await;
        node.call(self.strategy_factory, &StrategyFactory::deployedStrategiesCall { token }).await
    }

    async fn install_permissions(&self, deployer: &Deployer<'_>) {
        let arguments = PermissionController::constructorCall { version: VERSION.into() };
        let implementation = deployer.create("permission_controller", &arguments).await;
        let upgrade = ProxyAdmin::upgradeCall { proxy: self.permission_controller, implementation };
        deployer.node.send(GOVERNANCE, deployer.admin, &upgrade).await;
    }

    async fn install_delegation(&self, deployer: &Deployer<'_>) {
        let arguments = DelegationManager::constructorCall {
            strategyManager: self.strategy_manager,
            eigenPodManager: self.eigen_pod_manager,
            allocationManager: self.allocation_manager,
            pauserRegistry: deployer.pausers,
            permissionController: self.permission_controller,
            withdrawalDelay: WITHDRAWAL_DELAY,
            version: VERSION.into(),
        };
        let implementation = deployer.create("delegation_manager", &arguments).await;
        let start = DelegationManager::initializeCall { owner: GOVERNANCE, paused: U256::ZERO };
        deployer.upgrade(self.delegation_manager, implementation, &start).await;

        let arguments = AVSDirectory::constructorCall {
            delegationManager: self.delegation_manager,
            pauserRegistry: deployer.pausers,
            version: VERSION.into(),
        };
        let implementation = deployer.create("avs_directory", &arguments).await;
        let start = AVSDirectory::initializeCall { owner: GOVERNANCE, paused: U256::ZERO };
        deployer.upgrade(self.avs_directory, implementation, &start).await;
    }

    async fn install_strategies(&self, deployer: &Deployer<'_>) {
        let arguments = StrategyManager::constructorCall {
            delegationManager: self.delegation_manager,
            pauserRegistry: deployer.pausers,
            version: VERSION.into(),
        };
        let implementation = deployer.create("strategy_manager", &arguments).await;
        let start = StrategyManager::initializeCall { owner: GOVERNANCE, whitelister: self.strategy_factory, paused: U256::ZERO };
        deployer.upgrade(self.strategy_manager, implementation, &start).await;

        let (strategy_manager, pausers) = (self.strategy_manager, deployer.pausers);
        let arguments =
            StrategyBase::constructorCall { strategyManager: strategy_manager, pauserRegistry: pausers, version: VERSION.into() };
        let beacon = deployer.beacon("strategy_base", &arguments).await;
        let arguments =
            StrategyFactory::constructorCall { strategyManager: strategy_manager, pauserRegistry: pausers, version: VERSION.into() };
        let implementation = deployer.create("strategy_factory", &arguments).await;
        let start = StrategyFactory::initializeCall { owner: GOVERNANCE, paused: U256::ZERO, beacon };
        deployer.upgrade(self.strategy_factory, implementation, &start).await;
    }

    async fn install_allocations(&self, deployer: &Deployer<'_>) {
        let arguments = AllocationManager::constructorCall {
            delegationManager: self.delegation_manager,
            pauserRegistry: deployer.pausers,
            permissionController: self.permission_controller,
            deallocationDelay: DEALLOCATION_DELAY,
            configurationDelay: CONFIGURATION_DELAY,
            version: VERSION.into(),
        };
        let implementation = deployer.create("allocation_manager", &arguments).await;
        let start = AllocationManager::initializeCall { owner: GOVERNANCE, paused: U256::ZERO };
        deployer.upgrade(self.allocation_manager, implementation, &start).await;
    }

    async fn install_pods(&self, deployer: &Deployer<'_>) {
        let arguments = EigenPod::constructorCall {
            ethPOS: DEPOSIT_CONTRACT,
            eigenPodManager: self.eigen_pod_manager,
            genesisTime: 0,
            version: VERSION.into(),
        };
        let beacon = deployer.beacon("eigen_pod", &arguments).await;
        let arguments = EigenPodManager::constructorCall {
            ethPOS: DEPOSIT_CONTRACT,
            eigenPodBeacon: beacon,
            delegationManager: self.delegation_manager,
            pauserRegistry: deployer.pausers,
            version: VERSION.into(),
        };
        let implementation = deployer.create("eigen_pod_manager", &arguments).await;
        let start = EigenPodManager::initializeCall { owner: GOVERNANCE, paused: U256::ZERO };
        deployer.upgrade(self.eigen_pod_manager, implementation, &start).await;
    }

    async fn install_rewards(&self, deployer: &Deployer<'_>) {
        let params = RewardsCoordinator::ConstructorParams {
            delegationManager: self.delegation_manager,
            strategyManager: self.strategy_manager,
            allocationManager: self.allocation_manager,
            pauserRegistry: deployer.pausers,
            permissionController: self.permission_controller,
            calculationIntervalSeconds: DAY,
            maxRewardsDuration: 70 * DAY,
            maxRetroactiveLength: 90 * DAY,
            maxFutureLength: 30 * DAY,
            genesisRewardsTimestamp: 19_803 * DAY,
            version: VERSION.into(),
        };
        let arguments = RewardsCoordinator::constructorCall { params };
        let implementation = deployer.create("rewards_coordinator", &arguments).await;
        let start = RewardsCoordinator::initializeCall {
            owner: GOVERNANCE,
            paused: U256::ZERO,
            updater: GOVERNANCE,
            activationDelay: ACTIVATION_DELAY,
            splitBips: DEFAULT_SPLIT,
        };
        deployer.upgrade(self.rewards_coordinator, implementation, &start).await;
    }
}

/// What every deployment needs.
struct Deployer<'a> {
    node: &'a Node,
    code: &'a Bytecode,
    admin: Address,
    empty: Address,
    pausers: Address,
}

impl<'a> Deployer<'a> {
    async fn prepare(node: &'a Node, code: &'a Bytecode) -> Self {
        let admin = node.create_bare(GOVERNANCE, &code.of("proxy_admin")).await;
        let empty = node.create_bare(GOVERNANCE, &code.of("empty_contract")).await;
        let arguments = PauserRegistry::constructorCall { pausers: vec![GOVERNANCE], unpauser: GOVERNANCE };
        let pausers = node.create(GOVERNANCE, &code.of("pauser_registry"), &arguments).await;
        Self { node, code, admin, empty, pausers }
    }

    async fn create<C: SolConstructor>(&self, binding: &str, arguments: &C) -> Address {
        self.node.create(GOVERNANCE, &self.code.of(binding), arguments).await
    }

    async fn proxy(&self) -> Address {
        let arguments = TransparentUpgradeableProxy::constructorCall { logic: self.empty, admin: self.admin, data: Bytes::new() };
        self.create("transparent_upgradeable_proxy", &arguments).await
    }

    async fn beacon<C: SolConstructor>(&self, binding: &str, arguments: &C) -> Address {
        let implementation = self.create(binding, arguments).await;
        self.create("upgradeable_beacon", &UpgradeableBeacon::constructorCall { implementation }).await
    }

    async fn upgrade<C: SolCall>(&self, proxy: Address, implementation: Address, start: &C) {
        let data = start.abi_encode().into();
        let upgrade = ProxyAdmin::upgradeAndCallCall { proxy, implementation, data };
        self.node.send(GOVERNANCE, self.admin, &upgrade).await;
    }
}

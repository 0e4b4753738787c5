//! AVSs and operators live on the real core: sets, allocations, a slash, an approver.

use alloy::{
    primitives::{Address, Bytes, U256, bytes, keccak256},
    signers::local::PrivateKeySigner,
};

use super::{
    abi::{AllocationManager, DelegationManager, OperatorSet, StrategyManager, Token},
    core::{CONFIGURATION_DELAY, Core},
    lido::Lido,
    metadata,
    node::Node,
};

/// An AVS, its operator sets numbered from 1.
pub struct Avs {
    pub name: &'static str,
    pub sets: u32,
}

/// An operator: where which percentage of its magnitude is allocated, and whether it approves its stakers.
pub struct Operator {
    pub name: &'static str,
    pub allocations: &'static [(&'static str, u32, u64)],
    pub approves: bool,
}

/// Every AVS.
pub const AVSS: &[Avs] =
    &[Avs { name: "Beacon Watch", sets: 1 }, Avs { name: "Data Harbor", sets: 1 }, Avs { name: "Oracle Row", sets: 2 }];

/// Every operator; only Granite Staking secures exactly Beacon Watch and Data Harbor.
pub const OPERATORS: &[Operator] = &[
    Operator { name: "Granite Staking", allocations: &[("Beacon Watch", 1, 30), ("Data Harbor", 1, 20)], approves: false },
    Operator { name: "Basalt Nodes", allocations: &[("Beacon Watch", 1, 50)], approves: false },
    Operator {
        name: "Flint Validators",
        allocations: &[("Beacon Watch", 1, 20), ("Data Harbor", 1, 20), ("Oracle Row", 1, 20)],
        approves: false,
    },
    Operator { name: "Cinder Works", allocations: &[("Oracle Row", 1, 40), ("Oracle Row", 2, 10)], approves: false },
    Operator { name: "Quartz Keys", allocations: &[("Data Harbor", 1, 25)], approves: true },
    Operator { name: "Idle Oak", allocations: &[], approves: false },
];

/// What Cinder Works lost of its allocation to the first set of Oracle Row.
const SLASHED: u64 = 250_000_000_000_000_000;

/// One percent of a whole magnitude.
const PERCENT: u64 = 10_000_000_000_000_000;

/// What each operator restakes itself, in whole ether.
const OWN_STAKE: u64 = 100;

/// A registrar that takes everyone: its runtime code returns 1 to any call.
const REGISTRAR: Bytes = bytes!("6760015f5260205ff35f5260086018f3");

/// Returns the account that goes by `name` here.
pub fn named(name: &str) -> Address {
    Address::from_word(keccak256(name))
}

/// Returns the key whose signature an approving operator asks of its stakers.
pub fn approver() -> PrivateKeySigner {
    PrivateKeySigner::from_bytes(&keccak256("approver")).expect("a hash is a key")
}

/// Returns `whole` ether in wei.
pub fn ether(whole: u64) -> U256 {
    U256::from(whole) * U256::from(1_000_000_000_000_000_000_u64)
}

/// Names an operator set of the AVS that goes by `name`.
pub fn set_of(name: &str, id: u32) -> OperatorSet {
    OperatorSet { avs: named(name), id }
}

/// The chain that AVSs and operators act on.
pub struct Stage<'a> {
    pub node: &'a Node,
    pub core: &'a Core,
    pub lido: &'a Lido,
    pub strategy: Address,
}

impl Stage<'_> {
    /// Brings every AVS and operator on, with their stakes and allocations in effect.
    pub async fn populate(&self) {
        let registrar = self.node.create_bare(super::core::GOVERNANCE, &REGISTRAR).await;
        for avs in AVSS {
            self.create(avs, registrar).await;
        }
        for operator in OPERATORS {
            self.register(operator).await;
        }
        self.node.mine(u64::from(CONFIGURATION_DELAY) + 1, 12).await;
        for operator in OPERATORS {
            self.allocate(operator).await;
        }
        self.slash("Cinder Works", "Oracle Row", 1, SLASHED).await;
    }

    /// Slashes `wad` of what the operator allocated to a set of the AVS.
    pub async fn slash(&self, operator: &str, avs: &str, set: u32, wad: u64) {
        let params = AllocationManager::SlashingParams {
            operator: named(operator),
            operatorSetId: set,
            strategies: vec![self.strategy],
            wadsToSlash: vec![U256::from(wad)],
            description: "missed its duties".into(),
        };
        let slash = AllocationManager::slashOperatorCall { avs: named(avs), params };
        self.node.send(named(avs), self.core.allocation_manager, &slash).await;
    }

    /// Stakes `amount` wei of ether and deposits what came of it into the strategy.
    pub async fn restake(&self, staker: Address, amount: U256) {
        self.lido.stake(self.node, staker, amount).await;
        let token = self.lido.steth;
        let amount = self.node.call(token, &Token::balanceOfCall { account: staker }).await;
        let approve = Token::approveCall { spender: self.core.strategy_manager, amount };
        self.node.send(staker, token, &approve).await;
        let deposit = StrategyManager::depositIntoStrategyCall { strategy: self.strategy, token, amount };
        self.node.send(staker, self.core.strategy_manager, &deposit).await;
    }

    async fn create(&self, avs: &Avs, registrar: Address) {
        let (address, manager) = (named(avs.name), self.core.allocation_manager);
        self.node.give(address, ether(10)).await;
        let publish = AllocationManager::updateAVSMetadataURICall { avs: address, uri: metadata::avs(avs) };
        self.node.send(address, manager, &publish).await;
        let appoint = AllocationManager::setAVSRegistrarCall { avs: address, registrar };
        self.node.send(address, manager, &appoint).await;
        let params =
            (1..=avs.sets).map(|id| AllocationManager::CreateSetParams { operatorSetId: id, strategies: vec![self.strategy] }).collect();
        let create = AllocationManager::createOperatorSetsCall { avs: address, params };
        self.node.send(address, manager, &create).await;
    }

    async fn register(&self, operator: &Operator) {
        let address = named(operator.name);
        self.node.give(address, ether(OWN_STAKE + 10)).await;
        let register = DelegationManager::registerAsOperatorCall {
            approver: if operator.approves { approver().address() } else { Address::ZERO },
            allocationDelay: 0,
            uri: metadata::operator(operator),
        };
        self.node.send(address, self.core.delegation_manager, &register).await;
        self.restake(address, ether(OWN_STAKE)).await;
    }

    async fn allocate(&self, operator: &Operator) {
        let (address, manager) = (named(operator.name), self.core.allocation_manager);
        let params = operator
            .allocations
            .iter()
            .map(|&(avs, id, percent)| AllocationManager::AllocateParams {
                operatorSet: set_of(avs, id),
                strategies: vec![self.strategy],
                newMagnitudes: vec![percent * PERCENT],
            })
            .collect::<Vec<_>>();
        if params.is_empty() {
            return;
        }
        let allocate = AllocationManager::modifyAllocationsCall { operator: address, params };
        self.node.send(address, manager, &allocate).await;
        for &(avs, id, _) in operator.allocations {
            let params = AllocationManager::RegisterParams { avs: named(avs), operatorSetIds: vec![id], data: Bytes::new() };
            let register = AllocationManager::registerForOperatorSetsCall { operator: address, params };
            self.node.send(address, manager, &register).await;
        }
    }
}

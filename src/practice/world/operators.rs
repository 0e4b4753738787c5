//! Seven operators serve the services, each with something that a careful delegator should notice.

use alloy::primitives::{Address, B256, Bytes, U256, keccak256};
use alloy::signers::SignerSync;
use anyhow::{Context, Result};

use super::abi::{
    AllocateParams, IAVSDirectory, IAllocationManager, IDelegationManager, ILido, IRewardsCoordinator, IStader, RegisterParams,
    SignatureWithSaltAndExpiry,
};
use super::eigenlayer::{self, Core};
use super::liquid::{Lido, Stader};
use super::services::{BEACON_WATCH, DATA_HARBOR, NIGHT_SEQUENCER, OLD_FERRY, PRICE_LANTERN, SWIFT_BRIDGE, Service, data_uri, face};
use super::site::{Site, WAD, account, key, milli, whole};

/// How much of itself an operator puts at a service's mercy, in thousandths of its magnitude.
#[derive(Clone, Copy, Debug)]
struct Promise {
    service: &'static str,
    steth: u64,
    ethx: u64,
}

/// An operator as it is written down here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operator {
    pub(super) name: &'static str,
    description: &'static str,
    /// Blocks until what it allocates can be slashed.
    delay: u32,
    /// Only who shows its approver's signature may delegate to it.
    approves: bool,
    /// The stETH of its own that it has deposited.
    stake: u64,
    promises: &'static [Promise],
}

pub(super) const GRANITE: &str = "Granite Staking";
pub(super) const SWIFTWATER: &str = "Swiftwater Validators";
pub(super) const HARBOR: &str = "Harbor Collective";
pub(super) const PHOENIX: &str = "Phoenix Nodes";
pub(super) const IDLE_OAK: &str = "Idle Oak";
pub(super) const LANTERN_KEEPERS: &str = "Lantern Keepers";
pub(super) const LONG_NOTICE: &str = "Long Notice Labs";

pub(super) const OPERATORS: [Operator; 7] = [
    Operator {
        name: GRANITE,
        description: "Two services, one pace: slow and steady",
        delay: 120,
        approves: false,
        stake: 320,
        promises: &[Promise { service: BEACON_WATCH, steth: 300, ethx: 100 }, Promise { service: DATA_HARBOR, steth: 200, ethx: 0 }],
    },
    Operator {
        name: SWIFTWATER,
        description: "Everything everywhere, at once",
        // New allocations bite in the same block: nobody can leave in time.
        delay: 0,
        approves: false,
        stake: 210,
        promises: &[
            Promise { service: BEACON_WATCH, steth: 250, ethx: 250 },
            Promise { service: DATA_HARBOR, steth: 50, ethx: 0 },
            Promise { service: SWIFT_BRIDGE, steth: 500, ethx: 0 },
            Promise { service: NIGHT_SEQUENCER, steth: 200, ethx: 700 },
        ],
    },
    Operator {
        name: HARBOR,
        description: "Institutional custody; delegation by invitation",
        delay: 50,
        approves: true,
        stake: 150,
        promises: &[Promise { service: DATA_HARBOR, steth: 400, ethx: 0 }, Promise { service: PRICE_LANTERN, steth: 300, ethx: 150 }],
    },
    Operator {
        name: PHOENIX,
        description: "Back, and better",
        delay: 20,
        approves: false,
        stake: 90,
        promises: &[Promise { service: BEACON_WATCH, steth: 100, ethx: 0 }, Promise { service: NIGHT_SEQUENCER, steth: 500, ethx: 500 }],
    },
    Operator {
        name: IDLE_OAK,
        description: "Registered, and nothing more so far",
        delay: 10,
        approves: false,
        stake: 40,
        promises: &[Promise { service: DATA_HARBOR, steth: 0, ethx: 0 }],
    },
    Operator {
        name: LANTERN_KEEPERS,
        description: "Prices day and night",
        delay: 75,
        approves: false,
        stake: 64,
        promises: &[Promise { service: PRICE_LANTERN, steth: 600, ethx: 600 }],
    },
    Operator {
        name: LONG_NOTICE,
        description: "Says it long before it does it",
        // Longer than a withdrawal waits: who disagrees is out before it counts.
        delay: 200,
        approves: false,
        stake: 128,
        promises: &[Promise { service: BEACON_WATCH, steth: 350, ethx: 0 }, Promise { service: SWIFT_BRIDGE, steth: 150, ethx: 0 }],
    },
];

/// The longest delay of them all, in blocks.
const LONGEST_DELAY: u64 = 200;

impl Operator {
    pub(super) fn named(name: &str) -> Result<&'static Self> {
        OPERATORS.iter().find(|operator| operator.name == name).with_context(|| format!("no practice operator is called `{name}`"))
    }

    pub(super) fn address(&self) -> Result<Address> {
        Ok(key(self.name)?.address())
    }

    /// Whose signature lets people in; the zero address where none is needed.
    pub(super) fn approver(&self) -> Result<Address> {
        Ok(if self.approves { key(&self.approver_name())?.address() } else { Address::ZERO })
    }

    pub(super) fn approver_name(&self) -> String {
        format!("{} approver", self.name)
    }
}

/// Registers everyone, waits until all promises count, and then lets happen what has happened to some.
pub(super) fn operators(site: &mut Site<'_>, core: &Core, lido: &Lido, stader: &Stader) -> Result<()> {
    for operator in &OPERATORS {
        join(site, core, (lido, stader), operator)?;
        for promise in operator.promises {
            serve(site, core, operator, promise)?;
        }
    }
    site.chain.mine(LONGEST_DELAY, crate::practice::chain::BLOCK_TIME);
    ferry(site, core, Operator::named(SWIFTWATER)?)?;
    // Two changes are on their way: more for Swift Bridge, and less for Price Lantern.
    allocate(site, core, Operator::named(LONG_NOTICE)?, &Promise { service: SWIFT_BRIDGE, steth: 400, ethx: 0 })?;
    allocate(site, core, Operator::named(LANTERN_KEEPERS)?, &Promise { service: PRICE_LANTERN, steth: 450, ethx: 600 })?;
    // A new key is to slash for Night Sequencer, once the notice is over.
    let (sequencer, heir) = (Service::named(NIGHT_SEQUENCER)?, account("Night Sequencer second judge"));
    let update = IAllocationManager::updateSlasherCall { operatorSet: sequencer.operator_set(), slasher: heir };
    site.tell(sequencer.address(), core.allocation_manager, &update)?;
    Ok(())
}

fn join(site: &mut Site<'_>, core: &Core, (lido, stader): (&Lido, &Stader), operator: &Operator) -> Result<()> {
    let address = operator.address()?;
    let stake = whole(operator.stake);
    site.fund(address, stake.saturating_add(whole(20)));
    site.tell_paying(address, lido.steth, &ILido::submitCall { referral: Address::ZERO }, stake.saturating_add(whole(1)))?;
    eigenlayer::deposit(site, core, (lido.steth, core.steth_strategy), (address, stake))?;
    site.tell_paying(address, stader.pool, &IStader::depositCall { receiver: address }, whole(12))?;
    eigenlayer::deposit(site, core, (stader.ethx, core.ethx_strategy), (address, milli(10_500)))?;
    let register = IDelegationManager::registerAsOperatorCall {
        approver: operator.approver()?,
        allocationDelay: operator.delay,
        metadataURI: data_uri(&face(operator.name, operator.description)),
    };
    site.tell(address, core.delegation_manager, &register)?;
    Ok(())
}

fn serve(site: &mut Site<'_>, core: &Core, operator: &Operator, promise: &Promise) -> Result<()> {
    let (address, service) = (operator.address()?, Service::named(promise.service)?);
    let params = RegisterParams { avs: service.address(), operatorSetIds: vec![service.set], data: Bytes::new() };
    site.tell(address, core.allocation_manager, &IAllocationManager::registerForOperatorSetsCall { operator: address, params })?;
    allocate(site, core, operator, promise)
}

/// Sets what the operator allocates to a service to what is promised; a strategy that is as promised already is left alone.
fn allocate(site: &mut Site<'_>, core: &Core, operator: &Operator, promise: &Promise) -> Result<()> {
    let known = operator.promises.iter().find(|known| known.service == promise.service && !std::ptr::eq(*known, promise));
    let before = |pick: fn(&Promise) -> u64| known.map_or(0, pick);
    let wanted = [
        (core.steth_strategy, promise.steth, before(|promise| promise.steth)),
        (core.ethx_strategy, promise.ethx, before(|promise| promise.ethx)),
    ];
    let changed: Vec<_> = wanted.into_iter().filter(|(_, now, before)| now != before).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let params = AllocateParams {
        operatorSet: Service::named(promise.service)?.operator_set(),
        strategies: changed.iter().map(|(strategy, ..)| *strategy).collect(),
        newMagnitudes: changed.iter().map(|(_, now, _)| now.saturating_mul(WAD / 1000)).collect(),
    };
    let address = operator.address()?;
    let modify = IAllocationManager::modifyAllocationsCall { operator: address, params: vec![params] };
    site.tell(address, core.allocation_manager, &modify)?;
    Ok(())
}

/// Registers an operator with the service from before slashing, and lets it keep more of that service's rewards.
fn ferry(site: &mut Site<'_>, core: &Core, operator: &Operator) -> Result<()> {
    let (address, avs, salt) = (operator.address()?, account(OLD_FERRY), keccak256("ferry"));
    let expiry = U256::from(u64::MAX);
    let ask = IAVSDirectory::calculateOperatorAVSRegistrationDigestHashCall { operator: address, avs, salt, expiry };
    let digest: B256 = site.ask(core.avs_directory, &ask)?;
    let signature = key(operator.name)?.sign_hash_sync(&digest)?.as_bytes().into();
    let signature = SignatureWithSaltAndExpiry { signature, salt, expiry };
    site.tell(avs, core.avs_directory, &IAVSDirectory::registerOperatorToAVSCall { operator: address, signature })?;
    site.tell(address, core.rewards_coordinator, &IRewardsCoordinator::setOperatorAVSSplitCall { operator: address, avs, split: 2500 })?;
    Ok(())
}

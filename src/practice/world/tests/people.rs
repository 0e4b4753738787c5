//! Everyone who should be in the world is in it, each with what they are there for.

use super::*;
use crate::protocol::registry::Registry;

#[test]
fn only_granite_secures_just_the_watch_and_the_harbor() {
    let world = world();
    let manager = world.eigenlayer.allocation_manager;
    let wanted = [services::BEACON_WATCH, services::DATA_HARBOR].map(|name| world.set(name));
    let secures = |name: &str| {
        let operator = world.operator(name).unwrap();
        let mut sets = world.ask(manager, &IAllocation::getRegisteredSetsCall { operator });
        let allocated = world.ask(manager, &IAllocation::getAllocatedSetsCall { operator });
        sets.retain(|set| allocated.contains(set));
        sets.len() == wanted.len() && wanted.iter().all(|set| sets.contains(set))
    };
    let found: Vec<_> = operators::OPERATORS.iter().map(|operator| operator.name).filter(|name| secures(name)).collect();
    assert_eq!(found, ["Granite Staking"]);
}

#[test]
fn everyone_has_something_to_notice() {
    let world = world();
    let (core, manager) = (&world.eigenlayer, world.eigenlayer.allocation_manager);
    let address = |name: &str| world.operator(name).unwrap();
    let allocation = |operator: &str, service: &str| {
        let (operator, set) = (address(operator), world.set(service));
        world.ask(manager, &IAllocation::getAllocationCall { operator, set, strategy: core.steth_strategy })
    };
    assert_eq!(world.ask(manager, &IAllocation::getSlashCountCall { set: world.set(services::NIGHT_SEQUENCER) }), U256::ONE);
    let magnitude = |name| world.ask(manager, &IAllocation::getMaxMagnitudeCall { operator: address(name), strategy: core.steth_strategy });
    assert_eq!((magnitude(operators::PHOENIX), magnitude(operators::GRANITE)), (site::WAD / 20 * 19, site::WAD));
    assert_eq!(allocation(operators::GRANITE, services::BEACON_WATCH).currentMagnitude, site::WAD / 10 * 3);
    assert_eq!(allocation(operators::IDLE_OAK, services::DATA_HARBOR).currentMagnitude, 0);
    assert_eq!(world.ask(manager, &IAllocation::getRegisteredSetsCall { operator: address(operators::IDLE_OAK) }).len(), 1);
    assert!(allocation(operators::LONG_NOTICE, services::SWIFT_BRIDGE).pendingDiff > 0);
    assert!(allocation(operators::LANTERN_KEEPERS, services::PRICE_LANTERN).pendingDiff < 0);
    let redistributable = |name| world.ask(manager, &IAllocation::isOperatorRedistributableCall { operator: address(name) });
    assert_eq!((redistributable(operators::SWIFTWATER), redistributable(operators::GRANITE)), (true, false));
    let delay = |name| world.ask(manager, &IAllocation::getAllocationDelayCall { operator: address(name) }).delay;
    assert!(delay(operators::SWIFTWATER) == 0 && delay(operators::LONG_NOTICE) > WITHDRAWAL_DELAY);
    let slasher = |service| world.ask(manager, &IAllocation::getSlasherCall { set: world.set(service) });
    let has_code = |address: Address| {
        let chain = world.lock();
        !chain.state().code(address, chain.number()).is_empty()
    };
    assert!(has_code(slasher(services::PRICE_LANTERN)) && !has_code(slasher(services::NIGHT_SEQUENCER)));
    let pending = world.ask(manager, &IAllocation::getPendingSlasherCall { set: world.set(services::NIGHT_SEQUENCER) });
    assert!(!pending.slasher.is_zero() && pending.effectBlock > 0);
}

#[test]
fn the_registry_names_contracts_that_are_there() {
    let world = world();
    let registry = Registry::parse(&world.registry).unwrap();
    assert_eq!((registry.chain_id, registry.name.as_str()), (7_357_000, "practice"));
    let venues: Vec<_> = registry.venue.keys().map(String::as_str).collect();
    assert_eq!(venues, ["etherfi", "kelp", "lido"]);
    let chain = world.lock();
    for (address, name) in registry.names() {
        let place = chain.state().code(address, chain.number());
        assert!(name == "ETH" || !place.is_empty(), "nothing is at {address} for {name}");
    }
}

#[test]
fn the_same_earners_get_the_same_world() {
    let (one, two) = (world(), world());
    assert_eq!(one.registry, two.registry);
    assert_eq!(one.lock().blocks().head().hash(), two.lock().blocks().head().hash());
    let claimed = IRewardsCoordinator::cumulativeClaimedCall { earner: ALICE, token: one.tokens.eigen };
    assert_eq!(one.ask(one.eigenlayer.rewards_coordinator, &claimed), U256::ZERO);
}

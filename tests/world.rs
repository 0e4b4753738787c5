//! The wallet's own reading of EigenLayer finds in the practice world what was put there.

use std::collections::BTreeSet;

use alloy::primitives::{Address, B256};
use restake::chain::{Chain, Expected, Node};
use restake::practice::{transport::InProcess, world::World};
use restake::protocol::eigenlayer::{
    choice::{Fit, Target, Wish, rank},
    index::Index,
    metadata::Library,
    operator::{Operator, Rules},
    terms,
};
use restake::protocol::registry::Registry;

async fn open(world: &World, registry: &Registry) -> Chain {
    let expected = Expected {
        chain_id: registry.chain_id,
        name: registry.name.clone(),
        block_time: registry.block_time,
        multicall: registry.multicall3,
    };
    Chain::open(Node::over(InProcess::new(world.chain.clone())), expected, None).await.unwrap()
}

#[tokio::test]
async fn choosing_two_services_finds_the_one_operator_that_secures_just_these() {
    let world = World::new(&[Address::repeat_byte(1)]).unwrap();
    let registry = Registry::parse(&world.registry).unwrap();
    let (core, home) = (registry.eigenlayer().unwrap(), tempfile::tempdir().unwrap());
    let chain = open(&world, &registry).await;
    let index = Index::read(&chain, core, home.path(), &|_, _| {}).await.unwrap();
    assert_eq!((index.avss.len(), index.operators.len(), index.slashes.len()), (6, 7, 1), "one of them in the `AVSDirectory` alone");
    let rules = Rules::read(&chain, core).await.unwrap();
    let everyone: BTreeSet<Address> = index.operators.keys().copied().collect();
    let operators = Operator::read_all(&chain, core, &everyone, &BTreeSet::new()).await.unwrap();
    let wanted = ["Beacon Watch", "Data Harbor"].map(|name| Target::Avs(world.service(name).unwrap()));
    let wish = Wish { wanted: wanted.to_vec(), ..Wish::default() };
    let ranking = rank(operators, &wish, &rules, &index);
    let found: Vec<_> = ranking.choices.iter().map(|choice| (choice.fit == Fit::Exact, choice.operator.operator)).collect();
    assert_eq!(found, [(true, world.operator("Granite Staking").unwrap()), (false, world.operator("Swiftwater Validators").unwrap())]);
}

#[tokio::test]
async fn terms_of_the_world_can_be_read_and_stay_while_blocks_pass() {
    let world = World::new(&[]).unwrap();
    let registry = Registry::parse(&world.registry).unwrap();
    let (core, home) = (registry.eigenlayer().unwrap(), tempfile::tempdir().unwrap());
    let library = Library::new(home.path(), true).unwrap();
    let operator = world.operator("Granite Staking").unwrap();
    let mut digests: Vec<B256> = Vec::new();
    for _ in 0..2 {
        let chain = open(&world, &registry).await;
        let index = Index::read(&chain, core, home.path(), &|_, _| {}).await.unwrap();
        let terms = terms::read(&chain, core, (&index, &library), operator, None).await.unwrap();
        assert!(terms.avss.values().all(|words| words.unreachable.is_none() && words.sets.values().all(|set| !set.conditions.is_empty())));
        digests.push(terms.digest());
        world.mine(3);
    }
    assert_eq!(digests[0], digests[1]);
}

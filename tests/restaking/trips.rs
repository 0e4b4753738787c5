//! How often a node is asked: what is read of one thing, or asked again, goes out together.

use super::person::Person;
use crate::hostile::node::Node;
use alloy::primitives::Address;
use restake::protocol::eigenlayer::{
    abi::IStrategy,
    terms::{Code, Kind},
};

#[tokio::test]
async fn views_that_are_not_there_are_asked_again_together() {
    let person = Person::new();
    let node = Node::over(person.world.chain.clone());
    let person = person.over(&node.url());
    let chain = person.chain().await;
    let (strategy, before) = (person.core().strategies["steth"].strategy, node.trips());
    let views = tokio::try_join!(
        chain.try_read(strategy, &IStrategy::depositsOpenCall {}),
        chain.try_read(strategy, &IStrategy::withdrawalsOpenCall {}),
        chain.try_read(strategy, &IStrategy::unlockTimestampCall {}),
    );
    assert_eq!(views.unwrap(), (None, None, None));
    assert_eq!(node.trips() - before, 2, "once with the multicall, and once for all that it did not answer");
}

#[tokio::test]
async fn what_stands_behind_an_address_is_read_in_one_request() {
    let person = Person::new();
    let node = Node::over(person.world.chain.clone());
    let person = person.over(&node.url());
    let (chain, before) = (person.chain().await, node.trips());
    assert_eq!(Code::read(&chain, Address::repeat_byte(0x57)).await.unwrap().kind, Kind::Key);
    assert_eq!(node.trips() - before, 1);
}

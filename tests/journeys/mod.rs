//! Whole lives of a position go through the binary, the same on every chain that can carry them.

mod cast;
mod delegations;
pub mod journey;
mod liquid;
mod looks;
pub mod practice;
mod reads;
mod rehearsal;
mod send;
pub mod traveller;
mod trouble;
mod unlisted;
pub mod wallet;
mod watched;
pub mod world;

use world::World;

#[tokio::test]
async fn a_position_lives_on_the_practice_chain() {
    journey::journey(World::practice()).await;
}

#[tokio::test]
#[ignore = "needs anvil: run by .ci/run"]
async fn a_position_lives_on_the_real_core() {
    journey::journey(World::real().await).await;
}

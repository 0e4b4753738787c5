//! ether.fi's limits, lists and bounds.

use alloy::primitives::{Address, U256};
use restake::plan::ETHER;

use super::stage::{Stage, ask, at, place, whole, word};
use crate::restaking::person::{Person, ether};

const POOL: u8 = 1;
const EETH: u8 = 2;
const WEETH: u8 = 3;
const NFT: u8 = 4;
const LIMITER: u8 = 5;
const LIST: u8 = 6;
/// Gwei in an ether, in which buckets are counted.
const GWEI: u64 = 1_000_000_000;

fn stage() -> Stage {
    let text = format!(
        "[token]\neETH = {}\nweETH = {}\n[venue.etherfi]\nkind = \"etherfi\"\npool = {}\neeth = \"eETH\"\nweeth = \"weETH\"\nwithdrawals = {}\n",
        at(EETH),
        at(WEETH),
        at(POOL),
        at(NFT)
    );
    let mut stage = Stage::new(&text);
    stage.says(WEETH, "getRate()", &[whole(1) + whole(1) / U256::from(10)]);
    stage.says(POOL, "minWithdrawAmount()", &[whole(1)]);
    stage.says(POOL, "maxWithdrawAmount()", &[whole(1000)]);
    stage.says(EETH, "allowance(address,address)", &[U256::ZERO]);
    stage
}

fn bucket(stage: &mut Stage, capacity: u64, left: u64) {
    stage.says(EETH, "rateLimiter()", &[word(place(LIMITER))]);
    stage.says(LIMITER, "getLimit(bytes32)", &[capacity * GWEI, left * GWEI, 1, 1].map(U256::from));
    stage.says(LIMITER, "consumable(bytes32)", &[U256::from(left * GWEI)]);
}

async fn enters(stage: &Stage, amount: U256) -> Result<usize, String> {
    let chain = stage.open().await;
    let steps = stage.venue("etherfi").enter(&ask(&chain), ETHER, amount).await;
    steps.map(|steps| steps.len()).map_err(|err| err.to_string())
}

#[tokio::test]
async fn a_deposit_fits_into_what_is_left_of_the_limit() {
    let mut stage = stage();
    assert_eq!(enters(&stage, whole(50)).await, Ok(1), "older contracts have no limit");
    bucket(&mut stage, 30_000, 20);
    assert_eq!(enters(&stage, whole(20)).await, Ok(1));
    let over = enters(&stage, whole(20) + U256::from(1)).await;
    assert_eq!(over.unwrap_err(), "ether.fi's limit lets in at most 20 ETH now");
    let outlook = stage.venue("etherfi").outlook(&stage.open().await).await.unwrap();
    assert_eq!((outlook.limit, outlook.closed), (Some(whole(20)), None));
    bucket(&mut stage, 30_000, 0);
    let outlook = stage.venue("etherfi").outlook(&stage.open().await).await.unwrap();
    assert!(outlook.closed.unwrap().contains("used up"));
    bucket(&mut stage, 0, 0);
    assert_eq!(enters(&stage, whole(50)).await, Ok(1), "a capacity of nothing switches the limit off");
}

#[tokio::test]
async fn whoever_is_on_the_list_that_eeth_names_is_told() {
    let mut stage = stage();
    stage.says(EETH, "blacklister()", &[word(place(LIST))]);
    stage.says(LIST, "blacklistedUntil(address)", &[U256::MAX]);
    assert!(enters(&stage, whole(1)).await.unwrap_err().contains("blacklisted"));
    stage.says(LIST, "blacklistedUntil(address)", &[U256::ZERO]);
    assert_eq!(enters(&stage, whole(1)).await, Ok(1));
}

#[tokio::test]
async fn more_than_one_request_takes_is_asked_for_in_several() {
    let stage = stage();
    let chain = stage.open().await;
    let venue = stage.venue("etherfi");
    let steps = venue.exit(&ask(&chain), place(EETH), whole(2500), None).await.unwrap();
    let grant = steps[0].grants.as_ref().unwrap();
    assert_eq!((grant.token, grant.spender, grant.amount), (place(EETH), place(POOL), whole(2500)), "allowed once, exactly");
    let spent: Vec<_> = steps[1..].iter().map(|step| step.spends[&place(EETH)]).collect();
    assert!(spent.len() == 3 && spent.iter().sum::<U256>() == whole(2500), "{spent:?}");
    assert!(spent.iter().all(|amount| *amount <= whole(1000)));
    let small = venue.exit(&ask(&chain), place(EETH), U256::from(1), None).await.unwrap_err();
    assert_eq!(small.to_string(), "one request at ether.fi takes at least 1 eETH");
}

#[tokio::test]
async fn several_requests_keep_within_their_bounds_on_the_practice_chain() {
    let person = Person::new();
    let eeth = person.world.ether_fi.eeth;
    person.enter("etherfi", ETHER, "2500").await.unwrap();
    let chain = person.chain().await;
    let steps = person.venue("etherfi").exit(&person.ask(&chain), eeth, ether("2400"), None).await.unwrap();
    person.carry_out(steps).await.unwrap();
    let tickets = person.holding("etherfi").await.leaving;
    let notes: Vec<_> = tickets.iter().map(|ticket| ticket.note.as_deref().unwrap()).collect();
    assert_eq!(notes, ["it is the next that ether.fi finalises", "1 request before it", "2 requests before it"]);
}

#[tokio::test]
async fn both_rates_and_the_bounds_are_said() {
    let outlook = stage().venue("etherfi").outlook(&stage().open().await).await.unwrap();
    let rates: Vec<(Address, U256)> = vec![(place(EETH), whole(1)), (place(WEETH), whole(11) / U256::from(10))];
    assert_eq!(outlook.rates, rates);
    assert_eq!((outlook.bounds[0].least, outlook.bounds[0].most), (Some(whole(1)), Some(whole(1000))));
}

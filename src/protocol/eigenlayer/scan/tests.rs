//! A scan reads everything once, whatever the node's limits, interruptions and reorganisations.

use super::{fake::*, *};
use crate::chain::{Expected, Node};
use std::{
    fs,
    sync::{Arc, Mutex},
};

const CONTRACT: Address = Address::repeat_byte(0xa1);
const TOPIC: B256 = B256::repeat_byte(0x70);

fn world(head: u64) -> Arc<Mutex<World>> {
    let world = World {
        head,
        branch: (u64::MAX, 1),
        every: 1_000,
        widest: u64::MAX,
        breaks_after: None,
        contract: CONTRACT,
        topic: TOPIC,
        asked: vec![],
    };
    Arc::new(Mutex::new(world))
}

async fn open(world: &Arc<Mutex<World>>) -> Chain {
    let expected = Expected { name: "fake".into(), chain_id: 1337, block_time: 12, multicall: None };
    Chain::open(Node::over(Fake(world.clone())), expected, None).await.unwrap()
}

fn query() -> Query {
    Query { addresses: [CONTRACT].into(), topics: [TOPIC].into(), from: 100 }
}

async fn run(world: &Arc<Mutex<World>>, cache: &Path) -> Result<Vec<Entry>> {
    world.lock().unwrap().asked.clear();
    scan(&open(world).await, &query(), cache, &|done, total| assert!(done <= total)).await
}

fn blocks(entries: &[Entry]) -> Vec<u64> {
    entries.iter().map(|entry| entry.block).collect()
}

fn expected(head: u64) -> Vec<u64> {
    (100..=head).filter(|block| block % 1_000 == 0).collect()
}

#[tokio::test]
async fn what_was_read_is_not_read_again() {
    let (folder, world) = (tempfile::tempdir().unwrap(), world(240_000));
    assert_eq!(blocks(&run(&world, folder.path()).await.unwrap()), expected(240_000));
    assert_eq!(world.lock().unwrap().asked.first(), Some(&(100, 50_099)));
    world.lock().unwrap().head = 240_010;
    assert_eq!(blocks(&run(&world, folder.path()).await.unwrap()), expected(240_010));
    assert_eq!(world.lock().unwrap().asked, [(239_937, 240_010)]);
}

#[tokio::test]
async fn a_node_with_a_low_limit_is_asked_in_smaller_chunks() {
    let (folder, world) = (tempfile::tempdir().unwrap(), world(30_000));
    world.lock().unwrap().widest = 700;
    assert_eq!(blocks(&run(&world, folder.path()).await.unwrap()), expected(30_000));
}

#[tokio::test]
async fn a_scan_that_was_broken_off_goes_on() {
    let (folder, world) = (tempfile::tempdir().unwrap(), world(240_000));
    world.lock().unwrap().breaks_after = Some(2);
    assert!(run(&world, folder.path()).await.is_err());
    world.lock().unwrap().breaks_after = None;
    assert_eq!(blocks(&run(&world, folder.path()).await.unwrap()), expected(240_000));
    // The second chunk's logs came, but not the hash of its last block: it was not stored.
    assert_eq!(world.lock().unwrap().asked.first(), Some(&(50_100, 100_099)));
}

#[tokio::test]
async fn a_torn_line_is_as_if_never_written() {
    let (folder, world) = (tempfile::tempdir().unwrap(), world(240_000));
    run(&world, folder.path()).await.unwrap();
    let path = folder.path().join("logs").join(query().file(1337));
    let text = fs::read(&path).unwrap();
    fs::write(&path, &text[..text.len() - 20]).unwrap();
    assert_eq!(blocks(&run(&world, folder.path()).await.unwrap()), expected(240_000));
    assert_eq!(fs::read(&path).unwrap(), text);
}

#[tokio::test]
async fn a_deep_reorganisation_drops_only_what_it_reaches() {
    let (folder, world) = (tempfile::tempdir().unwrap(), world(240_000));
    let before = run(&world, folder.path()).await.unwrap();
    world.lock().unwrap().branch = (120_000, 9);
    let after = run(&world, folder.path()).await.unwrap();
    assert_eq!(world.lock().unwrap().asked.first(), Some(&(100_100, 150_099)));
    assert_eq!(blocks(&after), blocks(&before));
    let stale = after.iter().filter(|entry| entry.block >= 120_000 && before.contains(entry)).count();
    assert_eq!(stale, 0, "logs of the abandoned branch remain");
}

#[tokio::test]
async fn another_chain_of_the_same_id_shares_nothing() {
    let (folder, world) = (tempfile::tempdir().unwrap(), world(240_000));
    run(&world, folder.path()).await.unwrap();
    {
        let mut world = world.lock().unwrap();
        (world.head, world.branch, world.every) = (900, (0, 5), 7);
    }
    let entries = run(&world, folder.path()).await.unwrap();
    assert_eq!(blocks(&entries), (100..=900).filter(|block| block % 7 == 0).collect::<Vec<_>>());
}

#[tokio::test]
async fn the_newest_blocks_are_never_stored() {
    let (folder, world) = (tempfile::tempdir().unwrap(), world(240_000));
    run(&world, folder.path()).await.unwrap();
    world.lock().unwrap().branch = (239_950, 9);
    let entries = run(&world, folder.path()).await.unwrap();
    let last = entries.last().unwrap();
    assert_eq!(last.data.as_ref(), world.lock().unwrap().hash(240_000).as_slice());
}

#[test]
fn a_log_that_was_not_asked_for_is_refused() {
    let log = |address, topic, block| {
        let inner = alloy::primitives::Log::new_unchecked(address, vec![topic], Bytes::new());
        alloy::rpc::types::Log { inner, block_number: Some(block), log_index: Some(0), ..Default::default() }
    };
    assert!(checked(&query(), 100, 200, vec![log(CONTRACT, TOPIC, 150)]).is_ok());
    assert!(checked(&query(), 100, 200, vec![log(Address::ZERO, TOPIC, 150)]).is_err());
    assert!(checked(&query(), 100, 200, vec![log(CONTRACT, B256::ZERO, 150)]).is_err());
    assert!(checked(&query(), 100, 200, vec![log(CONTRACT, TOPIC, 201)]).is_err());
}

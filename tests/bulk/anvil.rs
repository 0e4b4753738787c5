//! On a real node: 1,000 transfers from 100 accounts.

use serde_json::Value;
use std::time::{Duration, Instant};

use alloy::{
    consensus::{SignableTransaction, TxEip1559, TxEnvelope},
    eips::Encodable2718,
    primitives::{Address, U64, U256},
    providers::Provider,
    rpc::client::BatchRequest,
    signers::{SignerSync, local::PrivateKeySigner},
};
use futures::future::{join_all, try_join_all};
use restake::{
    chain::{Chain, Expected, Node},
    journal::Journal,
    pipeline::{Desk, End, Hand, Options, Outbox, Wave, launch},
    signer::Signer,
};

use super::stage::{Heard, Open, PAYEE, Quiet, book, key, pays, secret};
use crate::real::anvil::{Anvil, CHAIN_ID};

const ACCOUNTS: usize = 100;
const EACH: usize = 10;

async fn open(anvil: &Anvil) -> Chain {
    let expected = Expected { name: "anvil".into(), chain_id: CHAIN_ID, block_time: 12, multicall: None };
    Chain::open(Node::new(&[anvil.url().to_owned()], false).unwrap(), expected, None).await.unwrap()
}

async fn fund(chain: &Chain, first: usize) -> Vec<Address> {
    let accounts: Vec<_> = (first..first + ACCOUNTS).map(|index| key(index).address()).collect();
    for some in accounts.chunks(50) {
        let mut batch = BatchRequest::new(chain.provider().client());
        let asked: Vec<_> =
            some.iter().map(|account| batch.add_call::<_, ()>("anvil_setBalance", &(account, "0x8ac7230489e80000")).unwrap()).collect();
        batch.send().await.unwrap();
        join_all(asked).await;
    }
    accounts
}

async fn balance(chain: &Chain) -> U256 {
    chain.provider().get_balance(PAYEE).await.unwrap()
}

/// What anvil takes for as many transactions that were signed before, in requests of one account each.
async fn raw(chain: &Chain) -> Duration {
    let accounts = fund(chain, 1_000).await;
    let signed: Vec<Vec<String>> = (0..ACCOUNTS)
        .map(|index| {
            let key = PrivateKeySigner::from_bytes(&secret(1_000 + index)).unwrap();
            let one = |nonce| {
                let transaction = TxEip1559 {
                    chain_id: CHAIN_ID,
                    nonce,
                    gas_limit: 26_250,
                    max_fee_per_gas: 5_000_000_000,
                    max_priority_fee_per_gas: 10_000_000,
                    to: PAYEE.into(),
                    value: U256::from(7),
                    ..Default::default()
                };
                let signature = key.sign_hash_sync(&transaction.signature_hash()).unwrap();
                alloy::hex::encode_prefixed(TxEnvelope::from(transaction.into_signed(signature)).encoded_2718())
            };
            (0..EACH as u64).map(one).collect()
        })
        .collect();
    let (start, before) = (Instant::now(), balance(chain).await);
    let sends = signed.iter().map(|some| async move {
        let mut batch = BatchRequest::new(chain.provider().client());
        let asked: Vec<_> = some.iter().map(|raw| batch.add_call::<_, U256>("eth_sendRawTransaction", &(raw,)).unwrap()).collect();
        batch.send().await.unwrap();
        try_join_all(asked).await.unwrap();
    });
    join_all(sends).await;
    while balance(chain).await < before + U256::from(7 * ACCOUNTS * EACH) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let took = start.elapsed();
    let mut batch = BatchRequest::new(chain.provider().client());
    let nonce = batch.add_call::<_, U64>("eth_getTransactionCount", &(accounts[0], "latest")).unwrap();
    batch.send().await.unwrap();
    assert_eq!(nonce.await.unwrap(), U64::from(EACH));
    took
}

#[tokio::test]
#[ignore = "needs anvil; `.ci/run` has it"]
async fn a_thousand_transfers_from_a_hundred_accounts_are_all_mined() {
    let anvil = Anvil::start();
    let chain = open(&anvil).await;
    // Where each transaction makes a block, what comes meanwhile may be taken for one that lacks those before it, and wait for ever.
    chain.provider().raw_request::<_, Value>("evm_setAutomine".into(), (false,)).await.unwrap();
    chain.provider().raw_request::<_, Value>("evm_setIntervalMining".into(), (1,)).await.unwrap();
    let least = raw(&chain).await;
    let (accounts, folder, book, heard) = (fund(&chain, 0).await, tempfile::tempdir().unwrap(), book(), Heard::default());
    let (start, before) = (Instant::now(), balance(&chain).await);
    let views = chain.for_accounts(&accounts).await.unwrap();
    let opened = start.elapsed();
    let waves = views.iter().zip(&accounts).map(|(view, account)| {
        let jobs = (0..EACH).map(|job| pays(CHAIN_ID, *account, &format!("{account}/{job}"), 7, 1)).collect();
        Wave::prepare(view, &book, &Quiet, jobs, Options::default())
    });
    let waves = try_join_all(waves).await.unwrap();
    let prepared = start.elapsed();
    let outbox = Outbox::new(&chain, &heard);
    let launched = views.iter().zip(waves).enumerate().map(|(index, (view, wave))| {
        let (book, outbox, folder) = (&book, &outbox, folder.path());
        async move {
            let mut journal = Journal::open(folder, CHAIN_ID, key(index).address()).unwrap();
            let hand = Hand::key(Signer::in_memory(key(index)));
            let mut desk = Desk { chain: view, book, ui: &Quiet, gate: &Open, hand, journal: &mut journal, resumes: None };
            launch(&mut desk, wave, outbox, None).await
        }
    });
    let ends: Vec<_> = try_join_all(launched).await.unwrap().into_iter().flatten().collect();
    let took = start.elapsed();
    println!("raw {least:?}; all {took:?}: opened after {opened:?}, prepared after {prepared:?}");
    assert_eq!(ends.len(), ACCOUNTS * EACH);
    assert!(ends.iter().all(|end| end.end == End::Done));
    assert_eq!(balance(&chain).await, before + U256::from(7 * ACCOUNTS * EACH));
}

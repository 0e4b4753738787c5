//! What a node says of its state, proven against the state root of the pinned block (EIP-1186).
//!
//! The root is in the block's header, and the header is what the pinned hash is of; so whoever knows that hash believes nothing else.

use std::collections::BTreeMap;

use alloy::consensus::constants::{EMPTY_ROOT_HASH, KECCAK_EMPTY};
use alloy::primitives::{Address, B256, Bytes, U256, address, keccak256};
use alloy::providers::Provider;
use alloy::rlp;
use alloy::rpc::client::{BatchRequest, Waiter};
use alloy::rpc::types::{EIP1186AccountProofResponse, EIP1186StorageProof};
use alloy::transports::TransportError;
use alloy_trie::proof::verify_proof;
use alloy_trie::{Nibbles, TrieAccount};
use anyhow::{Result, bail, ensure};
use futures::stream::{self, StreamExt, TryStreamExt};

use super::fetch;
use super::world::{Found, Want};
use crate::chain::{Chain, no_such_method, sorry};
use crate::error::Failure;

/// The contract that keeps the hashes of the last blocks, and how many (EIP-2935).
const HISTORY: (Address, u64) = (address!("0x0000F90827F1C53a10cb7A02335B175320002935"), 8_191);
/// How many slots of one account are proven in one request.
const SLOTS: usize = 64;
/// How many requests are in one batch.
const BATCH: usize = 10;
/// How many batches are under way at once.
const ABREAST: usize = 4;

/// One account, and what is to be read of it.
#[derive(Clone)]
struct Question {
    address: Address,
    slots: Vec<U256>,
    /// Whether the account itself is asked for, with its code.
    whole: bool,
}

/// Reads all of this, with proofs.
///
/// # Errors
/// When the node does not answer, or a proof does not hold (a refusal).
pub(super) async fn fetch(chain: &Chain, root: B256, wants: Vec<Want>) -> Result<Vec<Found>> {
    let (mut found, mut hashes) = (vec![], vec![]);
    let mut accounts: BTreeMap<Address, (bool, Vec<U256>)> = BTreeMap::new();
    for want in wants {
        match want {
            Want::Account(address) => accounts.entry(address).or_default().0 = true,
            Want::Slot(address, key) => accounts.entry(address).or_default().1.push(key),
            Want::Hash(number) => {
                let (history, kept) = HISTORY;
                let key = U256::from(number.checked_rem(kept).unwrap_or_default());
                accounts.entry(history).or_default().1.push(key);
                hashes.push((number, key));
            }
        }
    }
    let questions: Vec<Question> = accounts.into_iter().flat_map(|(address, (whole, slots))| split(address, whole, &slots)).collect();
    let parts: Vec<Vec<Question>> = questions.chunks(BATCH).map(<[_]>::to_vec).collect();
    let parts = stream::iter(parts.into_iter().map(|part| together(chain, root, part))).buffered(ABREAST);
    found.extend(parts.try_collect::<Vec<_>>().await?.concat());
    for (number, key) in hashes {
        let kept = found.iter().find_map(|found| match found {
            Found::Slot(address, slot, value) if (*address, *slot) == (HISTORY.0, key) => Some(*value),
            _ => None,
        });
        let Some(hash) = kept.filter(|hash| !hash.is_zero()) else {
            bail!(Failure::refused(
                "simulation",
                format!("the hash of block {number} is asked for, and the chain's state does not prove it")
            ));
        };
        found.push(Found::Hash(number, hash.into()));
    }
    Ok(found)
}

fn split(address: Address, whole: bool, slots: &[U256]) -> Vec<Question> {
    if slots.is_empty() {
        return vec![Question { address, slots: vec![], whole }];
    }
    let parts = slots.chunks(SLOTS).enumerate();
    parts.map(|(index, slots)| Question { address, slots: slots.to_vec(), whole: whole && index == 0 }).collect()
}

async fn together(chain: &Chain, root: B256, questions: Vec<Question>) -> Result<Vec<Found>> {
    let mut batch = BatchRequest::new(chain.provider().client());
    let mut waiting = vec![];
    for question in questions {
        let keys: Vec<B256> = question.slots.iter().map(|slot| B256::from(*slot)).collect();
        let proof: Waiter<EIP1186AccountProofResponse> = batch.add_call("eth_getProof", &(question.address, keys, chain.at()))?;
        let code: Option<Waiter<Bytes>> =
            if question.whole { Some(batch.add_call("eth_getCode", &(question.address, chain.at()))?) } else { None };
        waiting.push((question, proof, code));
    }
    batch.send().await.map_err(unproven)?;
    let mut found = vec![];
    for (question, proof, code) in waiting {
        let proof = proof.await.map_err(unproven)?;
        let code = match code {
            Some(code) => Some(code.await.map_err(sorry)?),
            None => None,
        };
        let checked = check(root, &question, &proof, code);
        found.extend(checked.map_err(|why| broken(chain, question.address, &why))?);
    }
    Ok(found)
}

/// Checks an account, its code and its slots.
///
/// # Errors
/// What does not hold, in words.
fn check(root: B256, question: &Question, proof: &EIP1186AccountProofResponse, code: Option<Bytes>) -> Result<Vec<Found>> {
    let Question { address, slots, .. } = question;
    let storage = account_holds(root, *address, proof)?;
    let mut found = vec![];
    if let Some(code) = code {
        let hash = if proof.code_hash.is_zero() { KECCAK_EMPTY } else { proof.code_hash };
        ensure!(keccak256(&code) == hash, "its code is not of its code hash");
        found.push(Found::Account(*address, fetch::account(proof.balance, proof.nonce, code)?));
    }
    ensure!(proof.storage_proof.len() == slots.len(), "it has {} of {} slots", proof.storage_proof.len(), slots.len());
    for (slot, proof) in slots.iter().zip(&proof.storage_proof) {
        slot_holds(storage, *slot, proof)?;
        found.push(Found::Slot(*address, *slot, proof.value));
    }
    Ok(found)
}

/// Checks that the account is as it is said, or that there is none, and returns the root of its storage.
fn account_holds(root: B256, address: Address, said: &EIP1186AccountProofResponse) -> Result<B256> {
    let or = |hash: B256, empty: B256| if hash.is_zero() { empty } else { hash };
    let account = TrieAccount {
        nonce: said.nonce,
        balance: said.balance,
        storage_root: or(said.storage_hash, EMPTY_ROOT_HASH),
        code_hash: or(said.code_hash, KECCAK_EMPTY),
    };
    let key = Nibbles::unpack(keccak256(address));
    let none = account == TrieAccount::default() && verify_proof(root, key, None, &said.account_proof).is_ok();
    if !none {
        verify_proof(root, key, Some(rlp::encode(account)), &said.account_proof)?;
    }
    Ok(account.storage_root)
}

/// Checks that the slot holds what is said, or that there is nothing in it.
fn slot_holds(root: B256, slot: U256, said: &EIP1186StorageProof) -> Result<()> {
    let key = Nibbles::unpack(keccak256(B256::from(slot)));
    let value = (!said.value.is_zero()).then(|| rlp::encode(said.value));
    Ok(verify_proof(root, key, value, &said.proof)?)
}

/// A proof that does not hold is a lie, or a node that is broken.
fn broken(chain: &Chain, address: Address, why: &anyhow::Error) -> anyhow::Error {
    let block = chain.head().number;
    let message = format!("what the node says of {address} does not hold against the state root of block {block}: {why}");
    Failure::refused("simulation", message).hint("use another `--rpc-url`: this node lies, or is broken").into()
}

fn unproven(err: TransportError) -> anyhow::Error {
    if !no_such_method(&err) {
        return sorry(err);
    }
    let failure = Failure::refused("simulation", "the node proves nothing of its state, and `--verify-state` asks for it");
    sorry(err).context(failure.hint("use a node with `eth_getProof`, or leave `--verify-state` out"))
}

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
    if said.value.is_zero() && verify_proof(root, key, None, &said.proof).is_ok() {
        return Ok(());
    }
    // Test nodes keep nothing in a slot that was emptied, where a network's trie keeps no slot: it is as empty.
    Ok(verify_proof(root, key, Some(rlp::encode(said.value)), &said.proof)?)
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

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::address;
    use alloy_trie::{HashBuilder, proof::ProofRetainer};

    const CONTRACT: Address = address!("0x00000000000000000000000000000000000000c0");
    const PAYER: Address = address!("0x00000000000000000000000000000000000000a1");
    const NOBODY: Address = address!("0x00000000000000000000000000000000000000b2");
    const CODE: &[u8] = &[0x60, 0, 0x54];

    /// A trie's root, and the proof of a key that may be in it or not.
    fn trie(leaves: &[(B256, Vec<u8>)], key: B256) -> (B256, Vec<Bytes>) {
        let mut sorted: Vec<_> = leaves.iter().map(|(key, value)| (Nibbles::unpack(keccak256(key)), value)).collect();
        sorted.sort();
        let target = Nibbles::unpack(keccak256(key));
        let mut builder = HashBuilder::default().with_proof_retainer(ProofRetainer::new(vec![target]));
        sorted.into_iter().for_each(|(key, value)| builder.add_leaf(key, value));
        let root = builder.root();
        (root, builder.take_proof_nodes().into_nodes_sorted().into_iter().map(|(_, node)| node).collect())
    }

    fn slots() -> Vec<(B256, Vec<u8>)> {
        (1..=20_u64).map(|n| (B256::from(U256::from(n)), rlp::encode(U256::from(n * 100)))).collect()
    }

    /// A trie of accounts is keyed by the hash of 20 bytes, and [`trie`] hashes 32: the leaf is put in by hand.
    fn state(target: Address) -> (B256, Vec<Bytes>) {
        let storage_root = trie(&slots(), B256::ZERO).0;
        let contract = TrieAccount { nonce: 1, balance: U256::from(5), storage_root, code_hash: keccak256(CODE) };
        let payer = TrieAccount { nonce: 9, balance: U256::from(77), ..TrieAccount::default() };
        let mut leaves: Vec<_> = [(CONTRACT, contract), (PAYER, payer), (Address::repeat_byte(3), payer)]
            .map(|(address, account)| (Nibbles::unpack(keccak256(address)), rlp::encode(account)))
            .into();
        leaves.sort();
        let mut builder = HashBuilder::default().with_proof_retainer(ProofRetainer::new(vec![Nibbles::unpack(keccak256(target))]));
        leaves.into_iter().for_each(|(key, value)| builder.add_leaf(key, &value));
        let root = builder.root();
        (root, builder.take_proof_nodes().into_nodes_sorted().into_iter().map(|(_, node)| node).collect())
    }

    /// What an honest node says of an account and two slots, one of them empty.
    fn honest(address: Address) -> (B256, Question, EIP1186AccountProofResponse, Bytes) {
        let (root, account_proof) = state(address);
        let asked = if address == CONTRACT { vec![U256::from(7), U256::from(700)] } else { vec![] };
        let prove = |slot: &U256| EIP1186StorageProof {
            key: B256::from(*slot).into(),
            value: if *slot == U256::from(7) { U256::from(700) } else { U256::ZERO },
            proof: trie(&slots(), B256::from(*slot)).1,
        };
        let (nonce, balance, storage_hash, code_hash, code) = match address {
            CONTRACT => (1, 5, trie(&slots(), B256::ZERO).0, keccak256(CODE), Bytes::from_static(CODE)),
            PAYER => (9, 77, EMPTY_ROOT_HASH, KECCAK_EMPTY, Bytes::new()),
            _ => (0, 0, B256::ZERO, B256::ZERO, Bytes::new()),
        };
        let storage_proof = asked.iter().map(prove).collect();
        let balance = U256::from(balance);
        let said = EIP1186AccountProofResponse { address, balance, code_hash, nonce, storage_hash, account_proof, storage_proof };
        (root, Question { address, slots: asked, whole: true }, said, code)
    }

    #[test]
    fn what_is_there_and_what_is_not_is_proven() {
        for (address, known) in [(CONTRACT, 3), (PAYER, 1), (NOBODY, 1)] {
            let (root, question, said, code) = honest(address);
            let found = check(root, &question, &said, Some(code)).unwrap();
            assert_eq!(found.len(), known, "{found:?}");
            let Found::Account(_, info) = &found[0] else { panic!("the account") };
            assert_eq!(info.is_some(), address != NOBODY);
        }
        let (root, question, said, code) = honest(CONTRACT);
        let found = check(root, &question, &said, Some(code)).unwrap();
        let values: Vec<U256> =
            found.iter().filter_map(|found| if let Found::Slot(_, _, value) = found { Some(*value) } else { None }).collect();
        assert_eq!(values, [U256::from(700), U256::ZERO]);
    }

    #[test]
    fn no_lie_holds() {
        type Lie = fn(&mut EIP1186AccountProofResponse, &mut Bytes);
        let lies: [Lie; 12] = [
            |said, _| said.balance += U256::ONE,
            |said, _| said.nonce += 1,
            |said, _| said.code_hash = keccak256("x"),
            |_, code| *code = Bytes::from_static(&[0xfe]),
            |said, _| said.storage_hash = EMPTY_ROOT_HASH,
            |said, _| said.account_proof.truncate(1),
            |said, _| said.account_proof.clear(),
            |said, _| said.storage_proof[0].value += U256::ONE,
            |said, _| said.storage_proof[1].value = U256::ONE,
            |said, _| said.storage_proof[0].proof.clear(),
            |said, _| said.storage_proof.swap(0, 1),
            |said, _| drop(said.storage_proof.pop()),
        ];
        for (index, lie) in lies.into_iter().enumerate() {
            let (root, question, mut said, mut code) = honest(CONTRACT);
            lie(&mut said, &mut code);
            assert!(check(root, &question, &said, Some(code)).is_err(), "lie {index} holds");
        }
        let (root, question, said, code) = honest(PAYER);
        assert!(check(keccak256("another"), &question, &said, Some(code.clone())).is_err());
        let (_, _, nobody, _) = honest(NOBODY);
        assert!(check(root, &question, &nobody, Some(code)).is_err(), "an account that is there is not denied by another's absence");
    }

    #[test]
    fn a_slot_that_is_there_is_not_denied() {
        let (root, question, mut said, code) = honest(CONTRACT);
        said.storage_proof[0] = EIP1186StorageProof { value: U256::ZERO, ..said.storage_proof[1].clone() };
        assert!(check(root, &question, &said, Some(code)).is_err());
    }

    #[test]
    fn many_slots_are_split_and_the_account_is_asked_for_once() {
        let slots: Vec<U256> = (0..150_u64).map(U256::from).collect();
        let parts = split(CONTRACT, true, &slots);
        assert_eq!(parts.iter().map(|part| part.slots.len()).collect::<Vec<_>>(), [64, 64, 22]);
        assert_eq!(parts.iter().filter(|part| part.whole).count(), 1);
    }
}

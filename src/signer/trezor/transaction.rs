//! A transaction as a device takes it: its fields, and its data a piece at a time.
//! Source: trezor/trezor-firmware, core/src/apps/ethereum/sign_tx.py and sign_tx_eip1559.py.

use super::call::Line;
use crate::error::Failure;
use alloy::{
    consensus::Transaction,
    primitives::{Bytes, Signature, U256},
};
use anyhow::{Context, Result, bail, ensure};
use trezor_client::protos::{self, ethereum_sign_tx_eip1559::EthereumAccessList};

/// The most data in one message, in bytes.
const MOST_PIECE: usize = 1024;

/// The most data that a device signs, in bytes.
const MOST_DATA: usize = 16_000_000;

/// A transaction, as far as a device has to know it.
#[derive(Clone, Debug)]
pub struct Request {
    data: Bytes,
    chain_id: u64,
    form: Form,
}

#[derive(Clone, Debug)]
enum Form {
    Legacy(Box<protos::EthereumSignTx>),
    Fees(Box<protos::EthereumSignTxEIP1559>),
}

impl Request {
    /// Takes the fields out of a transaction.
    ///
    /// # Errors
    /// When a device signs none of its type, chain or length.
    pub fn of(transaction: &(impl Transaction + ?Sized)) -> Result<Self> {
        let unable = |message: String| Failure::failed("device", message).hint("sign it with another account");
        let chain_id = transaction.chain_id().filter(|chain| *chain != 0);
        let chain_id = chain_id.with_context(|| unable("a Trezor signs no transaction without a chain".into()))?;
        let (data, to) = (transaction.input().clone(), transaction.to().map(|to| to.to_string()).unwrap_or_default());
        ensure!(data.len() <= MOST_DATA, unable(format!("a Trezor signs at most {MOST_DATA} bytes of data")));
        ensure!(!(to.is_empty() && data.is_empty()), unable("the transaction makes a contract of nothing".into()));
        let (nonce, gas, value) =
            (number(transaction.nonce()), number(transaction.gas_limit()), transaction.value().to_be_bytes_trimmed_vec());
        let length = u32::try_from(data.len()).context("the data is too long")?;
        let first = data.get(..data.len().min(MOST_PIECE)).unwrap_or_default().to_vec();
        let form = match transaction.ty() {
            0 => {
                let mut form = protos::EthereumSignTx::new();
                form.set_nonce(nonce);
                form.set_gas_price(number(transaction.gas_price().unwrap_or_default()));
                form.set_gas_limit(gas);
                form.set_to(to);
                form.set_value(value);
                form.set_chain_id(chain_id);
                form.set_data_length(length);
                form.set_data_initial_chunk(first);
                Form::Legacy(Box::new(form))
            }
            2 => {
                let mut form = protos::EthereumSignTxEIP1559::new();
                form.set_nonce(nonce);
                form.set_max_gas_fee(number(transaction.max_fee_per_gas()));
                form.set_max_priority_fee(number(transaction.max_priority_fee_per_gas().unwrap_or_default()));
                form.set_gas_limit(gas);
                form.set_to(to);
                form.set_value(value);
                form.set_chain_id(chain_id);
                form.set_data_length(length);
                form.set_data_initial_chunk(first);
                let listed = transaction.access_list().into_iter().flat_map(|list| list.iter());
                form.access_list = listed
                    .map(|item| EthereumAccessList {
                        address: Some(item.address.to_string()),
                        storage_keys: item.storage_keys.iter().map(|key| key.to_vec()).collect(),
                        ..EthereumAccessList::default()
                    })
                    .collect();
                Form::Fees(Box::new(form))
            }
            other => bail!(unable(format!("a Trezor signs no transaction of type {other}"))),
        };
        Ok(Self { data, chain_id, form })
    }
}

/// A number without leading zeros; zero is nothing.
fn number(number: impl Into<u128>) -> Vec<u8> {
    U256::from(number.into()).to_be_bytes_trimmed_vec()
}

/// Hands the transaction over, with as much of its data at once as the device asks for.
pub(super) fn sign(line: &mut Line, levels: Vec<u32>, request: Request) -> Result<Signature> {
    let Request { data, chain_id, form } = request;
    let legacy = matches!(form, Form::Legacy(_));
    let answer = match form {
        Form::Legacy(mut form) => {
            form.address_n = levels;
            line.ask(&*form)?
        }
        Form::Fees(mut form) => {
            form.address_n = levels;
            line.ask(&*form)?
        }
    };
    let mut answer: protos::EthereumTxRequest = answer.of()?;
    let mut rest = data.get(MOST_PIECE..).unwrap_or_default();
    while answer.signature_v.is_none() {
        let wanted = usize::try_from(answer.data_length())?;
        let greedy = || Failure::failed("device", "the Trezor asks for other data than the transaction has").hint("reconnect it");
        let (piece, left) =
            rest.split_at_checked(wanted).filter(|(piece, _)| (1..=MOST_PIECE).contains(&piece.len())).with_context(greedy)?;
        let mut more = protos::EthereumTxAck::new();
        more.set_data_chunk(piece.to_vec());
        rest = left;
        answer = line.ask(&more)?.of()?;
    }
    signature(&answer, legacy.then_some(chain_id))
}

/// Whether y is odd stands alone, or in a legacy transaction's v of EIP-155 where that fits.
fn signature(answer: &protos::EthereumTxRequest, legacy: Option<u64>) -> Result<Signature> {
    let v = u64::from(answer.signature_v());
    let eip155 = legacy.and_then(|chain| chain.checked_mul(2)?.checked_add(35)).and_then(|even| v.checked_sub(even));
    let odd = match (v, eip155) {
        (0 | 27, _) | (_, Some(0)) => false,
        (1 | 28, _) | (_, Some(1)) => true,
        _ => bail!("the device's signature is of another chain"),
    };
    let part = |bytes: &[u8]| <[u8; 32]>::try_from(bytes).ok().context("the device's signature is too short");
    let (r, s) = (part(answer.signature_r())?, part(answer.signature_s())?);
    Ok(Signature::new(U256::from_be_bytes(r), U256::from_be_bytes(s), odd))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::{
        consensus::{TxEip1559, TxEip2930, TxEip7702, TxLegacy},
        primitives::{Address, TxKind},
    };

    #[test]
    fn what_no_trezor_signs_is_said_at_once() {
        let to = TxKind::Call(Address::ZERO);
        let said = |error: anyhow::Error| error.to_string();
        assert!(said(Request::of(&TxEip2930 { chain_id: 1, to, ..Default::default() }).unwrap_err()).contains("type 1"));
        assert!(said(Request::of(&TxEip7702 { chain_id: 1, ..Default::default() }).unwrap_err()).contains("type 4"));
        assert!(said(Request::of(&TxLegacy { to, ..Default::default() }).unwrap_err()).contains("without a chain"));
        assert!(said(Request::of(&TxEip1559 { chain_id: 1, ..Default::default() }).unwrap_err()).contains("of nothing"));
        assert!(Request::of(&TxEip1559 { chain_id: 1, to, ..Default::default() }).is_ok());
    }

    #[test]
    fn the_parity_is_read_as_it_is_given() {
        let answer = |v: u32| {
            let mut answer = protos::EthereumTxRequest::new();
            answer.set_signature_v(v);
            answer.set_signature_r(vec![1; 32]);
            answer.set_signature_s(vec![2; 32]);
            answer
        };
        let odd = |v, chain| signature(&answer(v), chain).ok().map(|signature| signature.v());
        assert_eq!((odd(0, None), odd(1, None), odd(37, None)), (Some(false), Some(true), None));
        assert_eq!((odd(37, Some(1)), odd(38, Some(1)), odd(39, Some(1))), (Some(false), Some(true), None));
        // A chain whose v does not fit is left to the caller.
        assert_eq!((odd(0, Some(u64::MAX)), odd(1, Some(u64::MAX)), odd(37, Some(u64::MAX))), (Some(false), Some(true), None));
        let mut short = answer(0);
        short.set_signature_r(vec![1; 31]);
        assert!(signature(&short, None).is_err());
    }
}

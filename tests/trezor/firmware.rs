//! What the soft device does with Ethereum's messages.
//! Source: trezor/trezor-firmware, core/src/apps/ethereum (get_address.py, sign_message.py, sign_tx.py, sign_tx_eip1559.py)
//! and legacy/firmware (fsm_msg_ethereum.h, ethereum.c).

use alloy::{
    hex,
    primitives::{Address, B256, U256, eip191_hash_message, keccak256},
    rlp::{Encodable, Header},
    signers::{SignerSync, local::PrivateKeySigner},
};
use trezor_client::protos::{self, MessageType, failure::FailureType::*};

use super::{
    device::{Model, Running, fail},
    io::{Message, Stop},
};

/// The most data in one message.
const CHUNK: usize = 1024;

/// Chains from here on get a v without the chain in it.
const MAX_CHAIN_ID: u64 = (0xffff_ffff - 36) / 2;

/// What both forms of a transaction have.
struct Common<'a> {
    path: &'a [u32],
    to: &'a str,
    value: &'a [u8],
    chain: u64,
    first: &'a [u8],
    length: u32,
}

impl Running {
    /// Does what a message asks for.
    pub fn work(&mut self, message: &Message) -> Result<(), Stop> {
        match message.kind {
            MessageType::MessageType_EthereumGetAddress => self.get_address(&message.read()?),
            MessageType::MessageType_EthereumSignTx => self.sign_tx(&message.read()?),
            MessageType::MessageType_EthereumSignTxEIP1559 => self.sign_tx_eip1559(&message.read()?),
            MessageType::MessageType_EthereumSignMessage => self.sign_message(&message.read()?),
            MessageType::MessageType_EthereumSignTypedData if self.hands().model != Model::One => self.sign_typed_data(&message.read()?),
            MessageType::MessageType_EthereumSignTypedHash if self.hands().model == Model::One => self.sign_typed_hash(&message.read()?),
            _ => fail(Failure_UnexpectedMessage, "Unexpected message"),
        }
    }

    fn get_address(&mut self, message: &protos::EthereumGetAddress) -> Result<(), Stop> {
        let address = self.derive(&message.address_n)?.address().to_checksum(None);
        if message.show_display() {
            self.button(&format!("Address {address}"))?;
            self.confirmed();
        }
        let mut answer = protos::EthereumAddress::new();
        answer.set_address(address);
        self.io.send(&answer)
    }

    fn sign_message(&mut self, message: &protos::EthereumSignMessage) -> Result<(), Stop> {
        let key = self.derive(&message.address_n)?;
        self.button(&format!("Signing address {}", key.address()))?;
        self.button(&format!("Message {}", String::from_utf8_lossy(message.message())))?;
        self.confirmed();
        let mut answer = protos::EthereumMessageSignature::new();
        answer.set_signature(signature(&key, eip191_hash_message(message.message())));
        answer.set_address(key.address().to_checksum(None));
        self.io.send(&answer)
    }

    fn sign_typed_hash(&mut self, message: &protos::EthereumSignTypedHash) -> Result<(), Stop> {
        let lengths = message.domain_separator_hash().len() == 32 && [0, 32].contains(&message.message_hash().len());
        if !lengths {
            return fail(Failure_DataError, "Invalid hash length");
        }
        self.button("Unable to show EIP-712 data. Sign at your own risk.")?;
        let key = self.derive(&message.address_n)?;
        self.button(&format!("Signing address {}", key.address()))?;
        self.button(&format!("EIP-712 domain hash {}", hex::encode(message.domain_separator_hash())))?;
        if message.has_message_hash() {
            self.button(&format!("EIP-712 message hash {}", hex::encode(message.message_hash())))?;
        }
        self.confirmed();
        let hash = keccak256([&[0x19, 0x01], message.domain_separator_hash(), message.message_hash()].concat());
        let mut answer = protos::EthereumTypedDataSignature::new();
        answer.set_signature(signature(&key, hash));
        answer.set_address(key.address().to_checksum(None));
        self.io.send(&answer)
    }

    fn sign_tx(&mut self, message: &protos::EthereumSignTx) -> Result<(), Stop> {
        if message.gas_price().len() + message.gas_limit().len() > 30 {
            return fail(Failure_DataError, "Fee overflow");
        }
        let common = Common {
            path: &message.address_n,
            to: message.to(),
            value: message.value(),
            chain: message.chain_id(),
            first: message.data_initial_chunk(),
            length: message.data_length(),
        };
        let (key, to, data) = self.confirm(&common, message.gas_price(), message.gas_limit())?;
        let mut fields = vec![];
        for field in [message.nonce(), message.gas_price(), message.gas_limit(), &to, message.value(), &data] {
            field.encode(&mut fields);
        }
        message.chain_id().encode(&mut fields);
        0_u8.encode(&mut fields);
        0_u8.encode(&mut fields);
        let signed = key.sign_hash_sync(&keccak256(list(&fields))).expect("a signature");
        let odd = u64::from(signed.v());
        let v = if common.chain > MAX_CHAIN_ID { odd } else { odd + 2 * common.chain + 35 };
        self.io.send(&finished(v, signed))
    }

    fn sign_tx_eip1559(&mut self, message: &protos::EthereumSignTxEIP1559) -> Result<(), Stop> {
        let gas = message.gas_limit().len();
        if message.max_gas_fee().len() + gas > 30 || message.max_priority_fee().len() + gas > 30 {
            return fail(Failure_DataError, "Fee overflow");
        }
        let common = Common {
            path: &message.address_n,
            to: message.to(),
            value: message.value(),
            chain: message.chain_id(),
            first: message.data_initial_chunk(),
            length: message.data_length(),
        };
        let (key, to, data) = self.confirm(&common, message.max_gas_fee(), message.gas_limit())?;
        let mut fields = vec![];
        message.chain_id().encode(&mut fields);
        let (nonce, tip, fee) = (message.nonce(), message.max_priority_fee(), message.max_gas_fee());
        for field in [nonce, tip, fee, message.gas_limit(), &to, message.value(), &data] {
            field.encode(&mut fields);
        }
        let mut listed = vec![];
        for item in &message.access_list {
            let (mut entry, mut keys) = (vec![], vec![]);
            address(item.address())?.as_slice().encode(&mut entry);
            item.storage_keys.iter().for_each(|key| key.as_slice().encode(&mut keys));
            entry.extend(list(&keys));
            listed.extend(list(&entry));
        }
        fields.extend(list(&listed));
        let hash = keccak256([&[2], &list(&fields)[..]].concat());
        let signed = key.sign_hash_sync(&hash).expect("a signature");
        self.io.send(&finished(signed.v().into(), signed))
    }

    /// Checks and shows a transaction, and takes the rest of its data.
    fn confirm(&mut self, common: &Common<'_>, fee: &[u8], gas: &[u8]) -> Result<(PrivateKeySigner, Vec<u8>, Vec<u8>), Stop> {
        let length = common.length as usize;
        if length > 0 && common.first.is_empty() {
            return fail(Failure_DataError, "Data length provided, but no initial chunk");
        }
        if common.first.len() > length || common.first.len() > CHUNK {
            return fail(Failure_DataError, "Invalid size of initial chunk");
        }
        if ![0, 40, 42].contains(&common.to.len()) {
            return fail(Failure_DataError, "Invalid recipient address");
        }
        if common.to.is_empty() && length == 0 {
            return fail(Failure_DataError, "Contract creation without data");
        }
        if common.chain == 0 {
            return fail(Failure_DataError, "Chain ID out of bounds");
        }
        let key = self.derive(common.path)?;
        let to = if common.to.is_empty() { vec![] } else { address(common.to)?.to_vec() };
        let mut data = common.first.to_vec();
        let one = self.hands().model == Model::One;
        if !one {
            self.load(&mut data, length)?;
        }
        let number = U256::from_be_slice;
        if length > 0 {
            self.button(&format!("Input data {length} bytes"))?;
        }
        self.button(&format!("{} {}", if length > 0 { "Interaction contract" } else { "Recipient" }, common.to))?;
        self.button(&format!("Amount {} Maximum fee {}", number(common.value), number(fee) * number(gas)))?;
        if one {
            self.load(&mut data, length)?;
        }
        self.confirmed();
        Ok((key, to, data))
    }

    fn load(&mut self, data: &mut Vec<u8>, length: usize) -> Result<(), Stop> {
        while data.len() < length {
            let mut request = protos::EthereumTxRequest::new();
            let wanted = CHUNK.min(length - data.len());
            request.set_data_length(u32::try_from(wanted).expect("short"));
            let more: protos::EthereumTxAck = self.call(&request)?;
            if more.data_chunk().len() > wanted {
                return fail(Failure_DataError, "Too much data");
            }
            if more.data_chunk().is_empty() {
                return fail(Failure_DataError, "Empty data chunk received");
            }
            data.extend(more.data_chunk());
        }
        Ok(())
    }
}

fn address(text: &str) -> Result<Address, Stop> {
    text.parse().or_else(|_| fail(Failure_DataError, "Invalid address"))
}

fn list(fields: &[u8]) -> Vec<u8> {
    let mut whole = vec![];
    Header { list: true, payload_length: fields.len() }.encode(&mut whole);
    whole.extend(fields);
    whole
}

fn finished(v: u64, signed: alloy::primitives::Signature) -> protos::EthereumTxRequest {
    let mut answer = protos::EthereumTxRequest::new();
    answer.set_signature_v(u32::try_from(v).expect("it fits"));
    answer.set_signature_r(signed.r().to_be_bytes_vec());
    answer.set_signature_s(signed.s().to_be_bytes_vec());
    answer
}

/// Of a message: r, s, and 27 or 28.
pub fn signature(key: &PrivateKeySigner, hash: B256) -> Vec<u8> {
    let signed = key.sign_hash_sync(&hash).expect("a signature");
    [&signed.r().to_be_bytes::<32>()[..], &signed.s().to_be_bytes::<32>(), &[27 + u8::from(signed.v())]].concat()
}

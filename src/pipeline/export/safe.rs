//! A plan as a batch of the Safe app's Transaction Builder, and the hashes that its signers compare on their devices.

use super::checksum::checksum;
use crate::{
    chain::Chain,
    label::Label,
    plan::{Call, Plan},
};
use alloy::{
    primitives::{Address, B256, Bytes, U256, address},
    sol,
    sol_types::{Eip712Domain, SolCall, SolStruct},
};
use anyhow::{Context, Result};
use clap::ValueEnum;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

sol! {
    // https://github.com/safe-global/safe-smart-account, `contracts/Safe.sol`
    struct SafeTx {
        address to;
        uint256 value;
        bytes data;
        uint8 operation;
        uint256 safeTxGas;
        uint256 baseGas;
        uint256 gasPrice;
        address gasToken;
        address refundReceiver;
        uint256 nonce;
    }
    interface ISafe {
        function nonce() external view returns (uint256);
        function VERSION() external view returns (string);
    }
    // `contracts/libraries/MultiSendCallOnly.sol`
    interface IMultiSend { function multiSend(bytes transactions) external payable; }
}

/// The version of a Safe: those whose EIP-712 domain has the chain id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
pub enum SafeVersion {
    /// 1.3.0
    #[value(name = "1.3.0")]
    #[serde(rename = "1.3.0")]
    V130,
    /// 1.4.1
    #[value(name = "1.4.1")]
    #[serde(rename = "1.4.1")]
    V141,
    /// 1.5.0
    #[value(name = "1.5.0")]
    #[serde(rename = "1.5.0")]
    V150,
}

impl SafeVersion {
    /// The version as a Safe itself writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V130 => "1.3.0",
            Self::V141 => "1.4.1",
            Self::V150 => "1.5.0",
        }
    }

    /// The canonical `MultiSendCallOnly` of that version, at the same address on every chain.
    /// Source: safe-global/safe-deployments, `src/assets/v*/multi_send_call_only.json`.
    fn multi_send(self) -> Address {
        match self {
            Self::V130 => address!("0x40A2aCCbd92BCA938b02010E17A5b8929b49130D"),
            Self::V141 => address!("0x9641d764fc13c8B624c04430C7356C1C7C8102e2"),
            Self::V150 => address!("0xA83c336B20401Af773B6219BA5027174338D1836"),
        }
    }
}

/// What a Safe says of itself.
pub struct SafeState {
    /// Its version, in its own words.
    pub said: Option<Label>,
    /// The same, where it is one of those above.
    pub version: Option<SafeVersion>,
    /// Its next nonce.
    pub nonce: Option<u64>,
}

/// What a Safe says of itself.
///
/// # Errors
/// When the node does not answer.
pub async fn safe_state(chain: &Chain, safe: Address) -> Result<SafeState> {
    let version = chain.try_read(safe, &ISafe::VERSIONCall {}).await?;
    let nonce = chain.try_read(safe, &ISafe::nonceCall {}).await?;
    // A Safe that keeps events for itself calls its version `1.4.1+L2`.
    let known = version.as_deref().and_then(|version| SafeVersion::from_str(version.split('+').next().unwrap_or(version), false).ok());
    let said = version.map(|version| Label::new(&version, 20));
    Ok(SafeState { said, version: known, nonce: nonce.and_then(|nonce| nonce.try_into().ok()) })
}

/// A file of the Transaction Builder.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Batch(Value);

impl Batch {
    /// The version that the file says the builder has; no reader asks.
    /// Source: safe-global/safe-react-apps, `apps/tx-builder/package.json`.
    const BUILDER: &'static str = "1.18.2";

    /// The plan's calls, as its owner, a Safe, is to make them.
    pub fn new(plan: &Plan, at: Timestamp) -> Self {
        let titles: Vec<_> = plan.steps.iter().map(|step| step.title.as_str()).collect();
        let transactions: Vec<_> = plan.steps.iter().map(|step| transaction(&step.call)).collect();
        let mut batch = json!({
            "version": "1.0",
            "chainId": plan.chain_id.to_string(),
            "createdAt": at.as_millisecond(),
            "meta": {
                "name": format!("restake {}", plan.command),
                "description": titles.join("; "),
                "txBuilderVersion": Self::BUILDER,
                "createdFromSafeAddress": plan.owner.to_string(),
                "createdFromOwnerAddress": "",
            },
            "transactions": transactions,
        });
        let checksum = checksum(batch.clone());
        if let Some(meta) = batch.get_mut("meta").and_then(Value::as_object_mut) {
            meta.insert("checksum".into(), checksum.to_string().into());
        }
        Self(batch)
    }

    /// The file.
    ///
    /// # Errors
    /// Never, but the writer of JSON has one.
    pub fn text(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(&self.0)? + "\n")
    }
}

/// With calldata and no method, the app loads these very bytes.
fn transaction(call: &Call) -> Value {
    json!({
        "to": call.to.to_string(),
        "value": call.value.to_string(),
        "data": call.data.to_string(),
        "contractMethod": null,
        "contractInputsValues": null,
    })
}

/// What the signers of a Safe compare: the three hashes of EIP-712, as devices and the Safe app show them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hashes {
    /// The Safe.
    pub safe: Address,
    /// Its nonce.
    pub nonce: u64,
    /// Its version.
    pub version: SafeVersion,
    /// The contract that makes several calls into one; `None` for one call.
    pub multi_send: Option<Address>,
    /// The hash of the domain: the chain and the Safe.
    pub domain_hash: B256,
    /// The hash of the message: the call.
    pub message_hash: B256,
    /// The hash that is signed.
    pub safe_tx_hash: B256,
}

impl Hashes {
    /// The hashes of a plan that its owner, a Safe, carries out as its transaction number `nonce`. Several calls go through
    /// `multi_send`, or the canonical one of the version.
    ///
    /// # Errors
    /// When the plan is empty.
    pub fn new(plan: &Plan, (version, nonce): (SafeVersion, u64), multi_send: Option<Address>) -> Result<Self> {
        let calls: Vec<_> = plan.steps.iter().map(|step| &step.call).collect();
        let multi_send = (calls.len() > 1).then(|| multi_send.unwrap_or(version.multi_send()));
        let call = match multi_send {
            None => (*calls.first().context("the plan is empty")?).clone(),
            Some(to) => Call { to, value: U256::ZERO, data: multi_sent(&calls) },
        };
        let transaction = SafeTx {
            to: call.to,
            value: call.value,
            data: call.data,
            // A Safe makes one call itself, and lends itself to `MultiSendCallOnly` for several.
            operation: u8::from(multi_send.is_some()),
            safeTxGas: U256::ZERO,
            baseGas: U256::ZERO,
            gasPrice: U256::ZERO,
            gasToken: Address::ZERO,
            refundReceiver: Address::ZERO,
            nonce: U256::from(nonce),
        };
        let domain = Eip712Domain { chain_id: Some(U256::from(plan.chain_id)), verifying_contract: Some(plan.owner), ..Default::default() };
        Ok(Self {
            safe: plan.owner,
            nonce,
            version,
            multi_send,
            domain_hash: domain.hash_struct(),
            message_hash: transaction.eip712_hash_struct(),
            safe_tx_hash: transaction.eip712_signing_hash(&domain),
        })
    }
}

/// Each call as its operation (a plain call), target, value, length and bytes, one behind the other.
fn multi_sent(calls: &[&Call]) -> Bytes {
    let word = |number: U256| number.to_be_bytes::<32>();
    let packed = calls.iter().map(|call| {
        let length = word(U256::from(call.data.len()));
        [&[0], call.to.as_slice(), &word(call.value), &length, &call.data[..]].concat()
    });
    IMultiSend::multiSendCall { transactions: packed.collect::<Vec<_>>().concat().into() }.abi_encode().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Step;
    use alloy::primitives::{b256, bytes};

    const SAFE: Address = Address::repeat_byte(0x11);

    fn plan(steps: usize) -> Plan {
        let allow = Call { to: Address::repeat_byte(0x22), value: U256::ZERO, data: bytes!("095ea7b3") };
        let send = Call { to: Address::repeat_byte(0x33), value: U256::from(1_500_000_000_000_000_000_u64), data: Bytes::new() };
        let mut steps_of = vec![Step::new("Allow", allow), Step::new("Send \"é\"", send)];
        steps_of.truncate(steps);
        Plan::new(1, SAFE, "test", steps_of)
    }

    // These constants are those of ethers 6.17: `TypedDataEncoder` and, for the checksum, the app's own lines.
    #[test]
    fn one_call_is_made_by_the_safe_itself() {
        let hashes = Hashes::new(&plan(1), (SafeVersion::V130, 42), None).unwrap();
        assert_eq!(hashes.multi_send, None);
        assert_eq!(hashes.domain_hash, b256!("f0dcfe86ad4a409690a57dbaae9b1e14c5ea1750a48271a0a3a6037a8100624d"));
        assert_eq!(hashes.message_hash, b256!("e2c3e9988e9472a59aadd69edc7a59e991520152394f3ec11b635b38c2959447"));
        assert_eq!(hashes.safe_tx_hash, b256!("3b838be3558a22a80f04bb8e80b43ba7453fb18b0916dfe31325a1b2c14c9ded"));
    }

    #[test]
    fn several_calls_go_through_one_contract() {
        let hashes = Hashes::new(&plan(2), (SafeVersion::V141, 42), None).unwrap();
        assert_eq!(hashes.multi_send, Some(address!("0x9641d764fc13c8B624c04430C7356C1C7C8102e2")));
        assert_eq!(hashes.message_hash, b256!("cdc3f88f9d66fceb2733429bb0c73322a270e1a66b7f549999ab94ddb8a1cb03"));
        assert_eq!(hashes.safe_tx_hash, b256!("837cf7604af4cbe28048b9ed8a19f56aeb0b702206847c224441ca56a2814ebd"));
        let other = Hashes::new(&plan(2), (SafeVersion::V141, 42), Some(SAFE)).unwrap();
        assert_ne!(other.safe_tx_hash, hashes.safe_tx_hash);
    }

    #[test]
    fn the_checksum_is_the_apps() {
        let batch = Batch::new(&plan(2), Timestamp::from_millisecond(1_800_000_000_000).unwrap());
        assert_eq!(batch.0["meta"]["checksum"], "0x1c4a0a3c65e5a9affedb553292fd1053ad9022e00b790dfb35b9ce6f039f408a");
    }
}

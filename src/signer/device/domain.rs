//! The domain of typed data (EIP-712), as a device takes it apart.

use alloy::{dyn_abi::DynSolValue, sol_types::Eip712Domain};

/// The struct that every signature is bound to.
pub(in crate::signer) const DOMAIN: &str = "EIP712Domain";

/// The fields that a domain has, in the order of EIP-712, and their values.
pub(in crate::signer) fn domain(domain: &Eip712Domain) -> (Vec<(&'static str, &'static str)>, Vec<DynSolValue>) {
    let text = |text: &std::borrow::Cow<'_, str>| DynSolValue::String(text.clone().into_owned());
    let all = [
        ("name", "string", domain.name.as_ref().map(text)),
        ("version", "string", domain.version.as_ref().map(text)),
        ("chainId", "uint256", domain.chain_id.map(|id| DynSolValue::Uint(id, 256))),
        ("verifyingContract", "address", domain.verifying_contract.map(DynSolValue::Address)),
        ("salt", "bytes32", domain.salt.map(|salt| DynSolValue::FixedBytes(salt, 32))),
    ];
    all.into_iter().filter_map(|(name, kind, value)| value.map(|value| ((name, kind), value))).unzip()
}

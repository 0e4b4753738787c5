//! What stands behind an address: nothing, a contract, or a proxy whose contract can be exchanged without notice.

use crate::chain::Chain;
use alloy::{
    primitives::{Address, B256, Bytes, b256, keccak256},
    sol,
};
use anyhow::Result;
use serde::{Deserialize, Serialize};

sol! {
    // https://eips.ethereum.org/EIPS/eip-1967#beacon-contract-address
    interface IBeacon {
        function implementation() external view returns (address);
    }
}

/// `keccak256("eip1967.proxy.implementation") - 1`, <https://eips.ethereum.org/EIPS/eip-1967>.
const IMPLEMENTATION: B256 = b256!("360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc");
/// `keccak256("eip1967.proxy.admin") - 1`.
const ADMIN: B256 = b256!("b53127684a568b3173ae13b9f8a6016e243e63b6e8ee1178d6a717850b5d6103");
/// `keccak256("eip1967.proxy.beacon") - 1`.
const BEACON: B256 = b256!("a3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50");

/// What kind of thing an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A key: whoever has it decides. An account that borrows code by EIP-7702 is one too.
    Key,
    /// A contract.
    Contract,
    /// A contract whose code can be exchanged.
    Proxy,
}

/// The code behind an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// What kind of thing it is.
    pub kind: Kind,
    /// The hash of its code.
    pub hash: B256,
    /// The contract behind a proxy, and that code's hash.
    pub implementation: Option<(Address, B256)>,
    /// The contract that tells a proxy its implementation.
    pub beacon: Option<Address>,
    /// Who may exchange the implementation.
    pub admin: Option<Address>,
}

impl Code {
    /// Reads what stands behind `address`.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn read(chain: &Chain, address: Address) -> Result<Self> {
        let (code, implementation, admin, beacon) = tokio::try_join!(
            chain.code(address),
            chain.storage(address, IMPLEMENTATION),
            chain.storage(address, ADMIN),
            chain.storage(address, BEACON),
        )?;
        let (implementation, admin, beacon) = (word(implementation), word(admin), word(beacon));
        let behind = match (implementation, beacon) {
            (Some(implementation), _) => Some(implementation),
            (None, Some(beacon)) => chain.try_read(beacon, &IBeacon::implementationCall {}).await?.filter(|at| *at != Address::ZERO),
            (None, None) => None,
        };
        let implementation = match behind {
            Some(behind) => Some((behind, keccak256(chain.code(behind).await?))),
            None => None,
        };
        Ok(Self { kind: kind(&code, implementation.is_some() || beacon.is_some()), hash: keccak256(&code), implementation, beacon, admin })
    }
}

/// EIP-7702 marks borrowed code with `0xef0100`.
fn kind(code: &Bytes, proxy: bool) -> Kind {
    match code.as_ref() {
        [] | [0xef, 0x01, 0x00, ..] => Kind::Key,
        _ if proxy => Kind::Proxy,
        _ => Kind::Contract,
    }
}

fn word(slot: B256) -> Option<Address> {
    let address = Address::from_word(slot);
    (address != Address::ZERO).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::U256;

    #[test]
    fn the_slots_are_those_of_eip_1967() {
        for (slot, name) in [(IMPLEMENTATION, "implementation"), (ADMIN, "admin"), (BEACON, "beacon")] {
            let hash = U256::from_be_bytes(keccak256(format!("eip1967.proxy.{name}")).0);
            assert_eq!(B256::from(hash - U256::from(1)), slot);
        }
    }

    #[test]
    fn an_account_with_borrowed_code_is_still_a_key() {
        assert_eq!(kind(&Bytes::new(), false), Kind::Key);
        assert_eq!(kind(&[&[0xef, 1, 0][..], &[7; 20]].concat().into(), false), Kind::Key);
        assert_eq!(kind(&Bytes::from_static(&[0x60]), false), Kind::Contract);
        assert_eq!(kind(&Bytes::from_static(&[0x60]), true), Kind::Proxy);
    }
}

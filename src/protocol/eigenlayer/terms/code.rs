//! What stands behind an address: nothing, a contract, or a proxy whose contract can be exchanged without notice.

use crate::chain::Chain;
use alloy::{
    primitives::{Address, B256, Bytes, KECCAK256_EMPTY, b256, hex, keccak256},
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

/// `keccak256("org.zeppelinos.proxy.implementation")`, where proxies of before EIP-1967 keep it.
const ZEPPELIN: B256 = b256!("7050c9e0f4ca769c69bd3a8ef740bc37934f8e2c036e5a723fd8ee048ed3f8c3");
/// `keccak256("PROXIABLE")`, <https://eips.ethereum.org/EIPS/eip-1822>.
const PROXIABLE: B256 = b256!("c5f16f0fcc639fa48a6947836d9850f504798523bf8c9a3a87d5876cf622bcf7");
/// The code of a minimal proxy, around the address it runs, <https://eips.ethereum.org/EIPS/eip-1167>.
const MINIMAL: (&[u8], &[u8]) = (&hex!("363d3d373d3d3d363d73"), &hex!("5af43d82803e903d91602b57fd5bf3"));

/// What kind of thing an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A key: whoever has it decides. An account that borrows code by EIP-7702 is one too.
    Key,
    /// A contract.
    Contract,
    /// A contract that runs another's code, for good.
    Clone,
    /// A contract whose first storage slot names another contract, as a Safe's does: a multisig, or another whose keys may change.
    Multisig,
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
    /// The contract that its first storage slot names, such as a Safe's rules, and that code's hash.
    #[serde(default)]
    pub named: Option<(Address, B256)>,
}

impl Code {
    /// Reads what stands behind `address`.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn read(chain: &Chain, address: Address) -> Result<Self> {
        let slots = [IMPLEMENTATION, ADMIN, BEACON, ZEPPELIN, PROXIABLE, B256::ZERO];
        let (code, [implementation, admin, beacon, zeppelin, proxiable, first]) = chain.code_and_slots(address, slots).await?;
        let (admin, beacon) = (word(admin), word(beacon));
        let behind = match ([implementation, zeppelin, proxiable].into_iter().find_map(word), beacon) {
            (Some(implementation), _) => Some(implementation),
            (None, Some(beacon)) => chain.try_read(beacon, &IBeacon::implementationCall {}).await?.filter(|at| *at != Address::ZERO),
            (None, None) => None,
        };
        let kind = kind(&code, behind.is_some() || beacon.is_some());
        let runs = behind.or_else(|| cloned(&code));
        // The first slot of a proxy is its implementation's, and a key has none.
        let first = word(first).filter(|_| matches!(kind, Kind::Contract | Kind::Clone));
        let (implementation, named) = tokio::try_join!(hashed(chain, runs), hashed(chain, first))?;
        let named = named.filter(|(_, code)| *code != KECCAK256_EMPTY);
        let kind = if named.is_some() { Kind::Multisig } else { kind };
        Ok(Self { kind, hash: keccak256(&code), implementation, beacon, admin, named })
    }
}

/// An address, and the hash of the code there.
async fn hashed(chain: &Chain, address: Option<Address>) -> Result<Option<(Address, B256)>> {
    match address {
        Some(address) => Ok(Some((address, keccak256(chain.code(address).await?)))),
        None => Ok(None),
    }
}

/// The address whose code a minimal proxy runs.
fn cloned(code: &Bytes) -> Option<Address> {
    let target = code.strip_prefix(MINIMAL.0)?.strip_suffix(MINIMAL.1)?;
    Address::try_from(target).ok()
}

/// EIP-7702 marks borrowed code with `0xef0100`.
fn kind(code: &Bytes, proxy: bool) -> Kind {
    match code.as_ref() {
        [] | [0xef, 0x01, 0x00, ..] => Kind::Key,
        _ if proxy => Kind::Proxy,
        _ if cloned(code).is_some() => Kind::Clone,
        _ => Kind::Contract,
    }
}

/// The address in a slot that holds nothing but an address.
fn word(slot: B256) -> Option<Address> {
    let address = Address::from_word(slot);
    (address != Address::ZERO && address.into_word() == slot).then_some(address)
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
        assert_eq!(keccak256("org.zeppelinos.proxy.implementation"), ZEPPELIN);
        assert_eq!(keccak256("PROXIABLE"), PROXIABLE);
    }

    #[test]
    fn an_account_with_borrowed_code_is_still_a_key() {
        assert_eq!(kind(&Bytes::new(), false), Kind::Key);
        assert_eq!(kind(&[&[0xef, 1, 0][..], &[7; 20]].concat().into(), false), Kind::Key);
        assert_eq!(kind(&Bytes::from_static(&[0x60]), false), Kind::Contract);
        assert_eq!(kind(&Bytes::from_static(&[0x60]), true), Kind::Proxy);
    }

    #[test]
    fn a_minimal_proxy_names_what_it_runs() {
        let code = Bytes::from([MINIMAL.0, &[7; 20], MINIMAL.1].concat());
        assert_eq!((cloned(&code), kind(&code, false)), (Some(Address::repeat_byte(7)), Kind::Clone));
        assert_eq!(cloned(&Bytes::from([MINIMAL.0, &[7; 19], MINIMAL.1].concat())), None);
        assert_eq!(cloned(&Bytes::from([MINIMAL.0, &[7; 20]].concat())), None);
    }

    #[test]
    fn a_slot_with_more_than_an_address_is_none() {
        assert_eq!(word(Address::repeat_byte(7).into_word()), Some(Address::repeat_byte(7)));
        assert_eq!([word(B256::ZERO), word(B256::repeat_byte(7))], [None, None]);
    }
}

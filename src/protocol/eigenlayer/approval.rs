//! An approver's signature under one delegation: read from a file, and checked before it is sent.

use super::abi::{IDelegationManager, IERC1271};
use crate::{chain::Chain, error::Failure};
use alloy::{
    primitives::{Address, B256, Bytes, Signature, U256, keccak256},
    sol,
    sol_types::{Eip712Domain, SolStruct, eip712_domain},
};
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

sol! {
    /// What an approver signs (EIP-712).
    struct DelegationApproval { address delegationApprover; address staker; address operator; bytes32 salt; uint256 expiry; }
}

/// The versions of the signing domain: the deployed one, and that of contracts before v1.5.0, which kept the dot of `1.4.1`.
const VERSIONS: [&str; 2] = ["1", "1."];
/// What a contract answers to a signature that it takes for its own. Source: EIP-1271.
const ACCEPTED: [u8; 4] = [0x16, 0x26, 0xba, 0x7e];

/// An approval as the operator's approver hands it out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The signature.
    pub signature: Bytes,
    /// Until when it counts, in seconds since 1970.
    pub expiry: U256,
    /// A number that makes the approval good for one use.
    pub salt: B256,
    /// Whom it lets in, where the file says.
    pub staker: Option<Address>,
    /// Whom it lets them delegate to, where the file says.
    pub operator: Option<Address>,
}

impl Approval {
    /// Reads an approval: a JSON object of `signature`, `expiry` and `salt`, perhaps with `staker` and `operator`.
    ///
    /// # Errors
    /// When the text is anything else.
    pub fn parse(text: &str) -> Result<Self> {
        let hint = "it holds {\"signature\":\"0x…\",\"expiry\":1767225600,\"salt\":\"0x…\"}";
        serde_json::from_str(text).map_err(|err| anyhow::anyhow!("{err}")).context(Failure::usage("the approval cannot be read").hint(hint))
    }

    /// The two arguments that carry it.
    pub(super) fn arguments(&self) -> (IDelegationManager::SignatureWithExpiry, B256) {
        (IDelegationManager::SignatureWithExpiry { signature: self.signature.clone(), expiry: self.expiry }, self.salt)
    }
}

/// Who approves what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Approved {
    pub(super) manager: Address,
    pub(super) approver: Address,
    pub(super) staker: Address,
    pub(super) operator: Address,
}

impl Approved {
    /// Refuses an approval that the `DelegationManager` would not take.
    pub(super) async fn check(&self, chain: &Chain, approval: &Approval) -> Result<()> {
        let now = chain.head().timestamp;
        let late = Failure::failed("approval", "the approval has expired").hint("ask the operator for a new one");
        ensure!(approval.expiry > U256::from(now), late);
        let Self { manager, approver, staker, operator } = *self;
        let same = approval.staker.is_none_or(|said| said == staker) && approval.operator.is_none_or(|said| said == operator);
        ensure!(
            same,
            Failure::failed("approval", "the approval is of another account or operator").hint("ask the operator for one of yours")
        );
        let (salt, expiry) = (approval.salt, approval.expiry);
        let digest =
            IDelegationManager::calculateDelegationApprovalDigestHashCall { staker, operator, approver, approverSalt: salt, expiry };
        let (spent, separator, theirs) = tokio::try_join!(
            chain.read(manager, &IDelegationManager::delegationApproverSaltIsSpentCall { delegationApprover: approver, salt }),
            chain.read(manager, &IDelegationManager::domainSeparatorCall {}),
            chain.read(manager, &digest),
        )?;
        ensure!(!spent, Failure::failed("approval", "the approval was used before").hint("ask the operator for a new one"));
        let known = VERSIONS.iter().any(|version| self.domain(chain.id(), version).separator() == separator);
        let digest = self.digest(approval, separator);
        let strange = "the node's answers about the approval's signing domain cannot be right";
        ensure!(known && digest == theirs, Failure::refused("approval", strange).hint("ask another node with `--rpc-url`"));
        if self.signer(digest, approval) == Some(approver) {
            return Ok(());
        }
        // No key of the approver's signed it: the approver may be a contract.
        let asked = IERC1271::isValidSignatureCall { hash: digest, signature: approval.signature.clone() };
        match chain.try_read(approver, &asked).await? {
            Some(answer) if answer.0 == ACCEPTED => Ok(()),
            _ => bail!(
                Failure::failed("approval", format!("the approval is not signed by the operator's approver {approver}"))
                    .hint("check that it was made for this account, operator and network")
            ),
        }
    }

    fn domain(&self, chain_id: u64, version: &'static str) -> Eip712Domain {
        eip712_domain! { name: "EigenLayer", version: version, chain_id: chain_id, verifying_contract: self.manager, }
    }

    fn digest(&self, approval: &Approval, separator: B256) -> B256 {
        let said = DelegationApproval {
            delegationApprover: self.approver,
            staker: self.staker,
            operator: self.operator,
            salt: approval.salt,
            expiry: approval.expiry,
        };
        keccak256([b"\x19\x01".as_slice(), separator.as_slice(), said.eip712_hash_struct().as_slice()].concat())
    }

    fn signer(&self, digest: B256, approval: &Approval) -> Option<Address> {
        Signature::from_raw(&approval.signature).ok()?.recover_address_from_prehash(&digest).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::{
        primitives::{address, b256},
        signers::{SignerSync, local::PrivateKeySigner},
    };

    const MANAGER: Address = address!("39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A");

    fn approved(approver: Address) -> Approved {
        Approved {
            manager: MANAGER,
            approver,
            staker: address!("00000000000000000000000000000000000000a1"),
            operator: address!("00000000000000000000000000000000000000b2"),
        }
    }

    #[test]
    fn the_domain_and_the_type_are_those_of_the_deployed_contract() {
        let domain = approved(Address::ZERO).domain(1, "1");
        assert_eq!(domain.separator(), b256!("97aaae396c09a3be5493f06d25136bb99c8076172fccf4d7be0faa3a6f370b81"));
        let hoodi = Approved { manager: address!("867837a9722C512e0862d8c2E15b8bE220E8b87d"), ..approved(Address::ZERO) };
        let separator = hoodi.domain(560_048, "1").separator();
        assert_eq!(separator, b256!("451b128d83a37a59bbbbe62c2aa180aabb06f21c6d87243c0815215d3adfaa0c"));
        let signed = "DelegationApproval(address delegationApprover,address staker,address operator,bytes32 salt,uint256 expiry)";
        assert_eq!(DelegationApproval::eip712_encode_type(), signed);
        assert!(keccak256(signed).to_string().starts_with("0x14bde674"));
    }

    #[test]
    fn the_signer_of_an_approval_is_found() {
        let signer = PrivateKeySigner::from_bytes(&B256::repeat_byte(7)).unwrap();
        let approved = approved(signer.address());
        let separator = approved.domain(1, "1").separator();
        let expiry = U256::from(2_000_000_000);
        let mut approval = Approval { signature: Bytes::new(), expiry, salt: B256::repeat_byte(1), staker: None, operator: None };
        let digest = approved.digest(&approval, separator);
        approval.signature = signer.sign_hash_sync(&digest).unwrap().as_bytes().into();
        assert_eq!(approved.signer(digest, &approval), Some(signer.address()));
        let later = Approval { expiry: expiry + U256::from(1), ..approval.clone() };
        assert_ne!(approved.signer(approved.digest(&later, separator), &later), Some(signer.address()));
        assert_eq!(approved.signer(digest, &Approval { signature: vec![1; 64].into(), ..approval }), None);
    }

    #[test]
    fn an_approval_file_holds_three_things() {
        let salt = format!("0x{}", "01".repeat(32));
        let text = format!(r#"{{"signature":"0x0102","expiry":1767225600,"salt":"{salt}"}}"#);
        assert_eq!(Approval::parse(&text).unwrap().expiry, U256::from(1_767_225_600));
        let forever = text.replace("1767225600", &format!("\"{}\"", U256::MAX));
        assert_eq!(Approval::parse(&forever).unwrap().expiry, U256::MAX);
        for bad in
            ["", "{}", "[]", &text.replace("expiry", "expires"), &text.replace("1767225600", "1.5"), &text.replace("0x0102", "0x010")]
        {
            assert!(Approval::parse(bad).is_err(), "{bad}");
        }
    }
}

//! The rewards sidecar's three public routes answer in the forms of its HTTP API: 64-bit numbers are strings, bytes are base64.

use std::str::FromStr;
use std::sync::{Arc, PoisonError};

use alloy::primitives::{Address, U256};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::abi::IRewardsCoordinator;
use super::distribution::{Distribution, Proof};
use super::rewards::Posted;
use super::site::ask;
use crate::practice::chain::Chain;
use crate::practice::server::Routes;
use crate::practice::transport::Shared;

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The sidecar of one chain.
#[derive(Clone, Debug)]
pub(super) struct Sidecar {
    pub(super) chain: Shared,
    pub(super) coordinator: Address,
    pub(super) posted: Arc<Vec<Posted>>,
}

/// What went wrong with a request: an HTTP status, a gRPC code and words, as grpc-gateway answers.
struct Fault(u16, u8, &'static str);

const NOT_AN_ADDRESS: Fault = Fault(400, 3, "invalid earner or token address");
const NOT_JSON: Fault = Fault(400, 3, "invalid request body");
const NO_ROOT: Fault = Fault(404, 5, "no such distribution root");
const NOT_EARNED: Fault = Fault(404, 5, "earner or token not found in distribution");
const BROKEN: Fault = Fault(500, 13, "the chain could not be read");

impl Sidecar {
    /// The routes, for a server that has others too.
    pub(super) fn routes(self) -> Routes {
        Arc::new(move |method, path, body| {
            let path = path.split('?').next().unwrap_or_default();
            let earner = path.strip_prefix("/rewards/v1/earners/").and_then(|rest| rest.strip_suffix("/summarized-rewards"));
            let answer = match (method, path, earner) {
                ("GET", "/rewards/v1/distribution-roots", _) => Ok(self.roots()),
                ("POST", "/rewards/v1/claim-proof", _) => self.claim_proof(body),
                ("GET", _, Some(earner)) => self.summary(earner),
                _ => return None,
            };
            Some(match answer {
                Ok(answer) => (200, answer.to_string().into_bytes()),
                Err(Fault(status, code, message)) => {
                    (status, json!({ "code": code, "message": message, "details": [] }).to_string().into_bytes())
                }
            })
        })
    }

    /// The proof of everything that the newest active distribution says of an earner; `None` if it says nothing.
    pub(super) fn newest_proof(&self, earner: Address) -> Option<Value> {
        let posted = self.active()?;
        posted.distribution.prove(earner, &[]).map(|proof| proof_json(posted.index, earner, &proof))
    }

    fn roots(&self) -> Value {
        let roots = self.posted.iter().rev().map(|posted| {
            json!({
                "root": posted.distribution.root(),
                "rootIndex": posted.index.to_string(),
                "rewardsCalculationEnd": date(posted.end),
                "rewardsCalculationEndUnit": "snapshot",
                "activatedAt": date(posted.activated_at),
                "activatedAtUnit": "timestamp",
                "createdAtBlockNumber": posted.block.to_string(),
                "transactionHash": posted.transaction,
                "blockHeight": posted.block.to_string(),
                "logIndex": "0",
            })
        });
        json!({ "distributionRoots": roots.collect::<Vec<_>>() })
    }

    fn claim_proof(&self, body: &[u8]) -> Result<Value, Fault> {
        let request: Value = serde_json::from_slice(body).map_err(|_| NOT_JSON)?;
        let earner = address(request.get("earnerAddress"))?;
        let tokens = request.get("tokens").and_then(Value::as_array).into_iter().flatten();
        let tokens = tokens.map(|token| address(Some(token))).collect::<Result<Vec<_>, _>>()?;
        let index = match request.get("rootIndex") {
            None | Some(Value::Null) => None,
            Some(Value::String(index)) => Some(index.parse().map_err(|_| NOT_JSON)?),
            Some(index) => Some(index.as_u64().ok_or(NOT_JSON)?),
        };
        let posted = match index {
            None => self.active(),
            Some(index) => self.posted.iter().find(|posted| u64::from(posted.index) == index),
        };
        let posted = posted.ok_or(NO_ROOT)?;
        let proof = posted.distribution.prove(earner, &tokens).ok_or(NOT_EARNED)?;
        Ok(proof_json(posted.index, earner, &proof))
    }

    fn summary(&self, earner: &str) -> Result<Value, Fault> {
        let earner = Address::from_str(earner).map_err(|_| NOT_AN_ADDRESS)?;
        let Some(newest) = self.posted.last() else { return Ok(json!({ "rewards": [] })) };
        let active = self.active().map(|posted| &posted.distribution);
        let mut rewards = Vec::new();
        for (token, earned) in newest.distribution.earned(earner) {
            let of_token = |distribution: &Distribution| distribution.earned(earner).find(|(known, _)| *known == token);
            let active = active.and_then(of_token).map_or(U256::ZERO, |(_, amount)| amount);
            let call = IRewardsCoordinator::cumulativeClaimedCall { earner, token };
            let claimed = self.read(|chain| ask(chain, self.coordinator, &call)).map_err(|_| BROKEN)?;
            rewards.push(json!({
                "token": lower(token),
                "earned": earned.to_string(),
                "active": active.to_string(),
                "claimed": claimed.to_string(),
                "claimable": active.saturating_sub(claimed).to_string(),
            }));
        }
        Ok(json!({ "rewards": rewards }))
    }

    /// The newest distribution that can be claimed against now.
    fn active(&self) -> Option<&Posted> {
        let now = self.read(Chain::timestamp);
        self.posted.iter().rev().find(|posted| posted.activated_at <= now)
    }

    fn read<T>(&self, read: impl FnOnce(&Chain) -> T) -> T {
        read(&self.chain.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn proof_json(root_index: u32, earner: Address, proof: &Proof) -> Value {
    let leaves = proof.tokens.iter().map(|(.., token, amount)| json!({ "token": lower(*token), "cumulativeEarnings": amount.to_string() }));
    json!({
        "proof": {
            "root": base64(proof.root.as_slice()),
            "rootIndex": root_index,
            "earnerIndex": proof.earner_index,
            "earnerTreeProof": base64(&proof.earner_proof),
            "earnerLeaf": { "earner": lower(earner), "earnerTokenRoot": base64(proof.token_root.as_slice()) },
            "tokenIndices": proof.tokens.iter().map(|(index, ..)| *index).collect::<Vec<_>>(),
            "tokenTreeProofs": proof.tokens.iter().map(|(_, siblings, ..)| base64(siblings)).collect::<Vec<_>>(),
            "tokenLeaves": leaves.collect::<Vec<_>>(),
        }
    })
}

fn address(value: Option<&Value>) -> Result<Address, Fault> {
    value.and_then(Value::as_str).and_then(|text| Address::from_str(text).ok()).ok_or(NOT_AN_ADDRESS)
}

/// Addresses as the sidecar writes them.
fn lower(address: Address) -> String {
    format!("{address:#x}")
}

fn date(seconds: u64) -> String {
    i64::try_from(seconds).ok().and_then(|seconds| Timestamp::from_second(seconds).ok()).unwrap_or_default().to_string()
}

/// Base64 with padding (RFC 4648 §4), as protobuf's JSON writes bytes.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let word =
            chunk.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte)) << (24_usize.saturating_sub(chunk.len().saturating_mul(8)));
        for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let digit = BASE64[usize::try_from(word >> shift & 63).unwrap_or_default()];
            text.push(if place <= chunk.len() { digit.into() } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_as_the_rfc_says() {
        let known = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (plain, coded) in known {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn dates_are_as_protobuf_writes_them() {
        assert_eq!(date(1_753_056_000), "2025-07-21T00:00:00Z");
    }
}

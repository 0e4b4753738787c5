//! Distribution roots: which one counts, and the proof by it out of each source.

use super::{
    super::{
        EigenLayer,
        abi::IRewardsCoordinator::{self, DistributionRoot},
    },
    Distribution, Proof, Sidecar,
};
use crate::{chain::Chain, error::Failure};
use alloy::primitives::{Address, B256, U256};
use anyhow::{Context, Result, ensure};

impl EigenLayer {
    pub(super) async fn root_at(&self, chain: &Chain, index: u32) -> Result<DistributionRoot> {
        let call = IRewardsCoordinator::getDistributionRootAtIndexCall { index: U256::from(index) };
        let unknown = || Failure::failed("root", format!("there is no distribution root {index} on this chain"));
        chain.try_read(self.rewards_coordinator, &call).await?.with_context(unknown)
    }

    /// The newest root that can be claimed now, with its index; `None` where nothing was distributed yet.
    pub(super) async fn newest_root(&self, chain: &Chain) -> Result<Option<(u32, B256)>> {
        let posted = chain.read(self.rewards_coordinator, &IRewardsCoordinator::getCurrentClaimableDistributionRootCall {}).await?;
        if posted.root.is_zero() {
            return Ok(None);
        }
        Ok(Some((self.index_of(chain, posted.root).await?, posted.root)))
    }

    async fn index_of(&self, chain: &Chain, root: B256) -> Result<u32> {
        let call = IRewardsCoordinator::getRootIndexFromHashCall { rootHash: root };
        let unknown = || Failure::failed("root", format!("the distribution root {root} is not on this chain")).hint("use newer claim data");
        chain.try_read(self.rewards_coordinator, &call).await?.with_context(unknown)
    }

    /// The proof out of the rows of a whole distribution; `None` where the account is not in it.
    pub(super) async fn rebuilt(&self, chain: &Chain, earner: Address, rows: &Distribution) -> Result<Option<Proof>> {
        let root = rows.root()?;
        let index = self.index_of(chain, root).await?;
        Ok(rows.claim(earner, index)?.map(|claim| Proof { root, claim }))
    }

    /// The proof out of a sidecar, by the newest root that can be claimed, or the newest such root that the sidecar knows.
    pub(super) async fn asked(&self, chain: &Chain, earner: Address, sidecar: &Sidecar, only: &[Address]) -> Result<Option<Proof>> {
        let (newest, tokens) = tokio::try_join!(self.newest_root(chain), async {
            if only.is_empty() { sidecar.tokens(earner).await } else { Ok(only.to_vec()) }
        })?;
        let Some((newest, _)) = newest.filter(|_| !tokens.is_empty()) else { return Ok(None) };
        let by = |index| {
            let tokens = &tokens;
            async move { sidecar.proof(earner, tokens, index).await.and_then(|proof| answers(proof, index, tokens)) }
        };
        let error = match by(newest).await {
            Ok(proof) => return Ok(Some(proof)),
            Err(error) => error,
        };
        // A sidecar that lags behind the chain still proves what an older root says.
        let Ok(known) = sidecar.roots().await else { return Err(error) };
        let Some(older) = known.into_iter().find(|index| *index < newest) else { return Err(error) };
        by(older).await.map(Some).map_err(|_| error)
    }
}

/// Refuses a proof by another root than was asked for, or of fewer tokens: it proves something, but less than there may be.
fn answers(proof: Proof, index: u32, tokens: &[Address]) -> Result<Proof> {
    let by = proof.claim.rootIndex;
    let hint = "pass another sidecar with `--sidecar`, or `--claims FILE`";
    let other = || Failure::refused("proof", format!("the sidecar answers with distribution root {by}, not {index}")).hint(hint);
    ensure!(by == index, other());
    let missing = tokens.iter().find(|token| proof.claim.tokenLeaves.iter().all(|leaf| leaf.token != **token));
    match missing {
        Some(token) => Err(Failure::refused("proof", format!("the sidecar's proof says nothing of {token}")).hint(hint).into()),
        None => Ok(proof),
    }
}

/// Refuses a root that is not the posted one, was disabled, or does not count yet.
pub(super) fn standing(posted: &DistributionRoot, root: B256, now: u64) -> Result<()> {
    let other = "the claim data leads to another root than the chain has";
    ensure!(posted.root == root, Failure::refused("root", other).hint("use claim data of this network"));
    ensure!(!posted.disabled, Failure::failed("root", "it was disabled").hint("use claim data of another root"));
    let wait = u64::from(posted.activatedAt).saturating_sub(now);
    let early = format!("it can be claimed in about {}", crate::units::span(wait));
    ensure!(wait == 0, Failure::failed("root", early).hint("wait, or use claim data of an older root"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_by_another_root_or_of_fewer_tokens_is_noticed() {
        let [earner, one, two] = [1, 2, 3].map(Address::repeat_byte);
        let mut rows = Distribution::default();
        rows.insert(earner, one, U256::from(100));
        let proof = Proof { root: rows.root().unwrap(), claim: rows.claim(earner, 3).unwrap().unwrap() };
        assert!(answers(proof.clone(), 3, &[one]).is_ok());
        assert!(answers(proof.clone(), 4, &[one]).unwrap_err().to_string().contains("root 3, not 4"));
        assert!(answers(proof, 3, &[one, two]).unwrap_err().to_string().contains(&two.to_string()));
    }

    #[test]
    fn a_root_counts_when_it_is_the_posted_one_and_active() {
        let root = B256::repeat_byte(5);
        let posted = DistributionRoot { root, rewardsCalculationEndTimestamp: 1, activatedAt: 1_000, disabled: false };
        assert!(standing(&posted, root, 1_000).is_ok());
        assert!(standing(&posted, root, 940).unwrap_err().to_string().contains("60 seconds"));
        assert!(standing(&posted, B256::ZERO, 1_000).is_err());
        assert!(standing(&DistributionRoot { disabled: true, ..posted }, root, 1_000).is_err());
    }
}

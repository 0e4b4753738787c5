//! Rewards: what an account earned, proved against the distribution root on the chain, and claimed token by token.

mod claim;
mod root;
mod sidecar;
mod tree;

pub use claim::{Claims, Proof};
pub use sidecar::Sidecar;
pub use tree::Distribution;

use super::{
    EigenLayer,
    abi::IRewardsCoordinator::{self, RewardsMerkleClaim},
};
use crate::{
    chain::{
        Chain,
        erc20::{IERC20, Token},
    },
    error::Failure,
    plan::{Call, Expect, Step},
    protocol::{Ask, preflight, rebasing::least},
};
use alloy::primitives::{Address, U256};
use anyhow::{Context, Result, bail, ensure};
use futures::future::try_join_all;
use root::standing;
use serde::Serialize;

/// Claiming is this bit of the `RewardsCoordinator`'s pause flags.
const CLAIMS: u8 = 2;

/// Where claim data comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A sidecar is asked.
    Sidecar(Sidecar),
    /// A file was read.
    Claims(Claims),
}

/// Who receives a claim, and what is known of the tokens in it.
#[derive(Clone, Copy, Debug)]
pub struct To<'a> {
    /// Who receives it.
    pub recipient: Address,
    /// The tokens that may fall short on the way, by their rounding.
    pub rebasing: &'a [Address],
    /// The tokens that have a name; any other is shown by its address, in its smallest unit.
    pub tokens: &'a [Token],
}

/// What an account earned of one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Earned {
    /// The token.
    pub token: Address,
    /// All that was ever earned, in its smallest unit.
    pub cumulative: U256,
    /// What of it was claimed already.
    pub claimed: U256,
    /// What a claim brings now.
    pub new: U256,
}

/// What an account can claim, proved.
#[derive(Clone, Debug, Serialize)]
pub struct Claimable {
    /// Whose it is.
    pub earner: Address,
    /// Who may claim it.
    pub claimer: Address,
    /// The distribution root it is proved by; `None` where nothing was distributed yet.
    pub root_index: Option<u32>,
    /// A newer root that can be claimed too, and may say more.
    pub newer_root: Option<u32>,
    /// What was earned, by token.
    pub tokens: Vec<Earned>,
    #[serde(skip)]
    claim: Option<RewardsMerkleClaim>,
}

impl EigenLayer {
    /// What `earner` can claim, of `only` these tokens where any are named, by the newest root or the one a file is about.
    ///
    /// # Errors
    /// When the claim data is not of this account, does not lead to a root on the chain, or cannot be had.
    pub async fn claimable(&self, chain: &Chain, earner: Address, source: &Source, only: &[Address]) -> Result<Claimable> {
        let (claimer, proof) = tokio::try_join!(self.claimer_of(chain, earner), async {
            match source {
                Source::Claims(Claims::Proof(proof)) => Ok(Some((**proof).clone())),
                Source::Claims(Claims::Rows(rows)) => self.rebuilt(chain, earner, rows).await,
                Source::Sidecar(sidecar) => self.asked(chain, earner, sidecar, only).await,
            }
        })?;
        let Some(Proof { root, claim }) = proof else {
            return Ok(Claimable { earner, claimer, root_index: None, newer_root: None, tokens: vec![], claim: None });
        };
        let of = claim.earnerLeaf.earner;
        ensure!(of == earner, Failure::failed("claims", format!("the claim data is of {of}, not of {earner}")));
        tree::verify(&claim, root).context(Failure::refused("proof", "the claim data proves nothing").hint("use another source"))?;
        let index = claim.rootIndex;
        let (posted, newest, claimed) = tokio::try_join!(
            self.root_at(chain, index),
            self.newest_root(chain),
            try_join_all(claim.tokenLeaves.iter().map(|leaf| self.claimed(chain, earner, leaf.token))),
        )?;
        standing(&posted, root, chain.head().timestamp).with_context(|| format!("distribution root {index}"))?;
        let newer_root = newest.map(|(newest, _)| newest).filter(|newest| *newest > index);
        let tokens = earned(&claim, &claimed, only)?;
        Ok(Claimable { earner, claimer, root_index: Some(index), newer_root, tokens, claim: Some(claim) })
    }

    /// Claims what is new of `claimable`, to the last unit but for the tokens that are rebasing.
    ///
    /// # Errors
    /// When nothing is new, the account may not claim, or the node's check of the claim fails.
    pub async fn claim_rewards(&self, ask: &Ask<'_>, claimable: &Claimable, to: To<'_>) -> Result<Vec<Step>> {
        let Claimable { earner, claimer, .. } = *claimable;
        let stranger = Failure::failed("claimer", format!("only {claimer} may claim what {earner} earned"));
        ensure!(ask.owner == claimer, stranger.hint("act as that account"));
        ensure!(!to.recipient.is_zero(), Failure::usage("rewards cannot be sent to the zero address"));
        let (Some(claim), new) = (claimable.trimmed(), claimable.fresh()) else { bail!(nothing()) };
        ensure!(!new.is_empty(), nothing());
        let rewards = self.rewards_coordinator;
        let check = IRewardsCoordinator::checkClaimCall { claim: claim.clone() };
        let (paused, valid) = tokio::try_join!(
            ask.chain.read(rewards, &IRewardsCoordinator::pausedCall { index: CLAIMS }),
            ask.chain.try_read(rewards, &check)
        )?;
        ensure!(!paused, preflight::paused("EigenLayer pays no rewards now: it is paused"));
        let refused = Failure::refused("proof", "the `RewardsCoordinator` refuses the claim").hint("fetch the claim data again");
        ensure!(valid == Some(true), refused);
        let index = claim.rootIndex;
        let step = self.process(ask.owner, claim, &new, to);
        Ok(vec![match claimable.newer_root {
            Some(newer) => step.note(format!("distribution root {index} proves it; root {newer} is newer, and may bring more")),
            None => step,
        }])
    }

    /// Lets `claimer` claim everything the account earned and did not claim yet; zero takes the right back.
    pub fn set_claimer(&self, owner: Address, claimer: Address) -> Step {
        let call = Call::new(self.rewards_coordinator, &IRewardsCoordinator::setClaimerForCall { claimer });
        let probe = Call::new(self.rewards_coordinator, &IRewardsCoordinator::claimerForCall { earner: owner });
        let (title, note): (String, String) = match claimer {
            Address::ZERO => ("Take back the right to claim rewards".into(), "only the account itself can claim its rewards then".into()),
            _ => (
                format!("Let {claimer} claim the rewards"),
                format!("{claimer} ALONE can then claim every reward of this account, past and to come, and send it ANYWHERE"),
            ),
        };
        let step = Step::new(title, call).note(note);
        step.watches("the account that may claim", 0, probe, Expect::Becomes(claimer.into_word().into()))
    }

    /// Who may claim what `earner` earned: itself, where it names nobody.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn claimer_of(&self, chain: &Chain, earner: Address) -> Result<Address> {
        let claimer = chain.read(self.rewards_coordinator, &IRewardsCoordinator::claimerForCall { earner }).await?;
        Ok(if claimer.is_zero() { earner } else { claimer })
    }

    fn process(&self, owner: Address, claim: RewardsMerkleClaim, new: &[Earned], To { recipient, rebasing, tokens }: To<'_>) -> Step {
        let (rewards, earner) = (self.rewards_coordinator, claim.earnerLeaf.earner);
        let step = Step::new("Claim rewards", Call::new(rewards, &IRewardsCoordinator::processClaimCall { claim, recipient }));
        let step = if owner == earner { step } else { step.note(format!("{earner} earned them; the account that acts is its claimer")) };
        let step = match recipient {
            to if to == owner => step,
            to if to == earner => step.note(format!("the rewards go to {to}, who earned them, not to the account that acts")),
            to => step.note(format!("the rewards go to {to}, who NEITHER earned them NOR acts here")),
        };
        new.iter().fold(step, |step, Earned { token, cumulative, new, .. }| {
            let call = IRewardsCoordinator::cumulativeClaimedCall { earner, token: *token };
            let listed = tokens.iter().find(|listed| listed.address == *token);
            let (name, decimals) = listed.map_or_else(|| (token.to_string(), 0), |token| (token.symbol.to_string(), token.decimals));
            let what = format!("claimed so far of {name}");
            let step = step.watches(what, decimals, Call::new(rewards, &call), Expect::Becomes(*cumulative));
            let least = if rebasing.contains(token) { least(*new) } else { *new };
            if recipient == owner {
                return step.receives(*token, least);
            }
            let balance = Call::new(*token, &IERC20::balanceOfCall { account: recipient });
            step.watches(format!("of {name} with {recipient}"), decimals, balance, Expect::Gains(least))
        })
    }

    async fn claimed(&self, chain: &Chain, earner: Address, token: Address) -> Result<U256> {
        chain.read(self.rewards_coordinator, &IRewardsCoordinator::cumulativeClaimedCall { earner, token }).await
    }
}

impl Claimable {
    /// What a claim brings: the tokens with something new.
    pub fn fresh(&self) -> Vec<Earned> {
        self.tokens.iter().filter(|earned| !earned.new.is_zero()).copied().collect()
    }

    /// The claim of these tokens alone: one with nothing new would revert all of it.
    fn trimmed(&self) -> Option<RewardsMerkleClaim> {
        let whole = self.claim.as_ref()?;
        let new = self.fresh();
        let mut claim = RewardsMerkleClaim { tokenIndices: vec![], tokenTreeProofs: vec![], tokenLeaves: vec![], ..whole.clone() };
        for ((leaf, index), proof) in whole.tokenLeaves.iter().zip(&whole.tokenIndices).zip(&whole.tokenTreeProofs) {
            if new.iter().any(|earned| earned.token == leaf.token) {
                claim.tokenIndices.push(*index);
                claim.tokenTreeProofs.push(proof.clone());
                claim.tokenLeaves.push(leaf.clone());
            }
        }
        Some(claim)
    }
}

fn nothing() -> Failure {
    Failure::failed("nothing", "there are no new rewards to claim").hint("see `restake rewards show`")
}

/// What the claim's tokens bring beyond what was claimed.
fn earned(claim: &RewardsMerkleClaim, claimed: &[U256], only: &[Address]) -> Result<Vec<Earned>> {
    let mut tokens: Vec<Earned> = vec![];
    for (leaf, claimed) in claim.tokenLeaves.iter().zip(claimed) {
        let (token, cumulative) = (leaf.token, leaf.cumulativeEarnings);
        ensure!(tokens.iter().all(|earned| earned.token != token), "the claim data has the token {token} twice");
        tokens.push(Earned { token, cumulative, claimed: *claimed, new: cumulative.saturating_sub(*claimed) });
    }
    for token in only {
        let missing = Failure::failed("claims", format!("the claim data says nothing about the token {token}"));
        ensure!(tokens.iter().any(|earned| earned.token == *token), missing.hint("see `restake rewards show`"));
    }
    tokens.retain(|earned| only.is_empty() || only.contains(&earned.token));
    Ok(tokens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Label;
    use alloy::primitives::hex;

    const EARNER: Address = Address::repeat_byte(0xe1);
    const ONE: Address = Address::repeat_byte(1);
    const TWO: Address = Address::repeat_byte(2);

    fn eigenlayer() -> EigenLayer {
        let contract = format!("{:#x}", Address::repeat_byte(9));
        let names = ["delegation", "strategy", "allocation", "eigen_pod"].map(|name| format!("{name}_manager = \"{contract}\"\n"));
        let others = ["rewards_coordinator", "permission_controller", "avs_directory"].map(|name| format!("{name} = \"{contract}\"\n"));
        toml::from_str(&format!("{}{}from_block = 1\n[strategies]\n", names.concat(), others.concat())).unwrap()
    }

    fn claim() -> RewardsMerkleClaim {
        let mut rows = Distribution::default();
        rows.insert(EARNER, ONE, U256::from(100));
        rows.insert(EARNER, TWO, U256::from(50));
        rows.claim(EARNER, 3).unwrap().unwrap()
    }

    fn claimable(claimed: [u64; 2]) -> Claimable {
        let tokens = earned(&claim(), &claimed.map(U256::from), &[]).unwrap();
        Claimable { earner: EARNER, claimer: EARNER, root_index: Some(3), newer_root: None, tokens, claim: Some(claim()) }
    }

    #[test]
    fn a_token_with_nothing_new_is_left_out_with_its_proof() {
        let claimable = claimable([100, 20]);
        assert_eq!(claimable.fresh(), [Earned { token: TWO, cumulative: U256::from(50), claimed: U256::from(20), new: U256::from(30) }]);
        let fresh = claimable.trimmed().unwrap();
        assert_eq!((fresh.tokenIndices, fresh.tokenTreeProofs), (vec![1], vec![claim().tokenTreeProofs[1].clone()]));
        assert_eq!(fresh.tokenLeaves, claim().tokenLeaves[1..]);
    }

    #[test]
    fn only_the_tokens_named_count_and_each_once() {
        let claimed = [U256::ZERO; 2];
        assert_eq!(earned(&claim(), &claimed, &[TWO]).unwrap()[0].token, TWO);
        assert!(earned(&claim(), &claimed, &[EARNER]).is_err());
        let mut twice = claim();
        twice.tokenLeaves[1] = twice.tokenLeaves[0].clone();
        assert!(earned(&twice, &claimed, &[]).is_err());
    }

    #[test]
    fn a_claim_promises_exactly_what_is_new_but_for_the_rounding_of_rebasing_tokens() {
        let claimable = claimable([40, 0]);
        let step = eigenlayer().process(
            EARNER,
            claimable.trimmed().unwrap(),
            &claimable.fresh(),
            To { recipient: EARNER, rebasing: &[ONE], tokens: &[] },
        );
        assert_eq!(step.receives, [(ONE, U256::from(58)), (TWO, U256::from(50))].into());
        assert_eq!(step.probes[0].expect, Expect::Becomes(U256::from(100)));
        assert!(step.call.data.starts_with(&hex!("3ccc861d")));
        assert!(step.notes.is_empty() && step.spends.is_empty());
    }

    #[test]
    fn a_token_that_is_listed_is_named_and_counted_in_its_own_unit() {
        let claimable = claimable([40, 50]);
        let tokens = [Token { address: ONE, symbol: Label::new("ONE", 20), decimals: 6 }];
        let probes = |tokens: &[Token]| {
            let to = To { recipient: TWO, rebasing: &[], tokens };
            let step = eigenlayer().process(EARNER, claimable.trimmed().unwrap(), &claimable.fresh(), to);
            step.probes.into_iter().map(|probe| (probe.what, probe.decimals)).collect::<Vec<_>>()
        };
        assert_eq!(probes(&tokens), [("claimed so far of ONE".to_owned(), 6), (format!("of ONE with {TWO}"), 6)]);
        assert_eq!(probes(&[])[0], (format!("claimed so far of {ONE}"), 0));
    }

    #[test]
    fn rewards_for_somebody_else_are_watched_there_and_said_aloud() {
        let claimable = claimable([40, 50]);
        let step = eigenlayer().process(
            EARNER,
            claimable.trimmed().unwrap(),
            &claimable.fresh(),
            To { recipient: TWO, rebasing: &[], tokens: &[] },
        );
        assert!(step.receives.is_empty());
        assert_eq!((step.probes[1].call.to, step.probes[1].expect), (ONE, Expect::Gains(U256::from(60))));
        assert!(step.notes[0].contains(&TWO.to_string()) && step.notes[0].contains("NEITHER"), "{:?}", step.notes);
    }

    #[test]
    fn a_claimer_who_acts_is_told_from_the_earner_and_the_recipient() {
        let claimable = claimable([40, 50]);
        let notes = |recipient| {
            eigenlayer().process(TWO, claimable.trimmed().unwrap(), &claimable.fresh(), To { recipient, rebasing: &[], tokens: &[] }).notes
        };
        let words = format!("{EARNER} earned them; the account that acts is its claimer");
        assert_eq!(notes(TWO), [words.as_str()]);
        assert_eq!(notes(EARNER)[0], words);
        assert!(notes(EARNER)[1].contains("who earned them"));
        assert!(notes(ONE)[1].contains("NEITHER"));
    }

    #[test]
    fn a_new_claimer_is_a_loud_matter() {
        let step = eigenlayer().set_claimer(EARNER, TWO);
        assert_eq!(step.call.data.as_ref(), hex!("a0169ddd 0000000000000000000000000202020202020202020202020202020202020202"));
        assert_eq!(step.probes[0].expect, Expect::Becomes(TWO.into_word().into()));
        assert!(step.notes[0].contains("ANYWHERE"));
        assert!(!eigenlayer().set_claimer(EARNER, Address::ZERO).notes[0].contains("ANYWHERE"));
    }
}

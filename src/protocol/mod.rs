//! What can be done with an asset, and the calls that do it. Protocols read the chain and answer steps; they never sign or send.

pub mod allow;
pub mod eigenlayer;
pub mod interfaces;
pub mod lrt;
pub mod lst;
pub mod meaning;
pub mod payees;
pub mod preflight;
pub mod rebasing;
pub mod registry;
mod ticket;
pub mod when;

pub use ticket::{Holding, Position, Readiness, SHARES, Ticket, Wait};

use crate::{chain::Chain, plan::Step, units::Percent};
use alloy::primitives::{Address, U256};
use anyhow::Result;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// Who asks a venue for steps, and what they said beyond the amount.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// The chain, pinned at one block.
    pub chain: &'a Chain,
    /// The account that will act.
    pub owner: Address,
    /// How much less than quoted may arrive.
    pub slippage: Percent,
    /// EigenLayer withdrawals are completed as shares, not as tokens.
    pub as_shares: bool,
}

/// What kind of place a venue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Mints a liquid staking token for ether.
    LiquidStaking,
    /// Mints a liquid restaking token.
    LiquidRestaking,
    /// Keeps a token in custody and credits shares: an EigenLayer strategy.
    Strategy,
    /// Cannot be entered by itself; it holds what leaves its parts.
    Queue,
}

/// How much can go wrong here, in the words a careful adviser would use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Risk {
    /// Validator slashing and the protocol's own contracts.
    Low,
    /// That, and a further protocol or a young or upgradeable exit path.
    Medium,
    /// That, and slashing by AVSs under terms of their own.
    High,
}

/// What is true of a venue whatever the chain says.
#[derive(Clone, Debug, Serialize)]
pub struct Facts {
    /// The registry's id, such as `lido` or `eigenlayer/steth`.
    pub id: String,
    /// The name people use, such as `Lido`.
    pub name: String,
    /// What kind of place it is.
    pub kind: Kind,
    /// What can be put in, the usual asset first. Ether is the zero address.
    pub takes: Vec<Address>,
    /// The tokens that stand for what is in, and that [`Venue::exit`] gives up; empty where no token does.
    pub holds: Vec<Address>,
    /// What can come out, the usual asset first.
    pub gives: Vec<Address>,
    /// The rebasing token and its wrapped form, where the venue has both.
    pub wraps: Option<(Address, Address)>,
    /// How much can go wrong.
    pub risk: Risk,
    /// What can go wrong, in a sentence.
    pub profile: &'static str,
    /// How one leaves, in a few words.
    pub exit: &'static str,
}

/// What the chain says of a venue now.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Outlook {
    /// Why nothing can be put in now, if so.
    pub closed: Option<String>,
    /// Why nothing can be taken out now, if so.
    pub stuck: Option<String>,
    /// The most of the usual asset that fits in now; `None` where there is no limit.
    pub limit: Option<U256>,
    /// What 10^18 of what is held is worth in wei of ether (in the underlying token for a strategy), by the protocol's own rate.
    pub rate: Option<U256>,
    /// What 10^18 of each token that is held is worth in wei of ether, as [`Venue::rates`] says.
    pub rates: Vec<(Address, U256)>,
    /// The least and the most of one deposit or request.
    pub bounds: Vec<Bound>,
    /// What else is true now, such as an emergency mode.
    pub notes: Vec<String>,
    /// About how many seconds leaving takes, where the protocol says so.
    pub exit_seconds: Option<u64>,
}

/// Between what amounts one deposit or request has to be.
#[derive(Clone, Debug, Serialize)]
pub struct Bound {
    /// What is bounded, such as `one request`.
    pub what: String,
    /// The asset that is counted.
    pub asset: Address,
    /// The least of it, in its smallest unit.
    pub least: Option<U256>,
    /// The most of it, in its smallest unit.
    pub most: Option<U256>,
}

/// A place where an asset can be put to work and taken out again.
#[async_trait]
pub trait Venue: Send + Sync {
    /// What is always true of it.
    fn facts(&self) -> Facts;

    /// Its contracts, by the names the review shows.
    fn contracts(&self) -> Vec<(Address, String)>;

    /// What the chain says of it now.
    ///
    /// # Errors
    /// When the node does not answer.
    async fn outlook(&self, chain: &Chain) -> Result<Outlook>;

    /// What 10^18 of the smallest unit of each token it holds is worth in wei of ether now, by the protocol's own rate.
    ///
    /// # Errors
    /// When the node or the protocol does not answer.
    async fn rates(&self, _chain: &Chain) -> Result<Vec<(Address, U256)>> {
        Ok(vec![])
    }

    /// Puts `amount` of `asset` in.
    ///
    /// # Errors
    /// When it is paused, full, or does not take that much of that asset, in words.
    async fn enter(&self, ask: &Ask<'_>, asset: Address, amount: U256) -> Result<Vec<Step>>;

    /// Gives up `amount` of `held` (of the usual asset where no token is held) for `want`, at once or by a [`Ticket`].
    ///
    /// # Errors
    /// When it is paused or the amount is out of bounds, in words.
    async fn exit(&self, ask: &Ask<'_>, held: Address, amount: U256, want: Option<Address>) -> Result<Vec<Step>>;

    /// Takes out what these tickets of this venue stand for.
    ///
    /// # Errors
    /// When one of them is not ready.
    async fn claim(&self, ask: &Ask<'_>, tickets: &[Ticket]) -> Result<Vec<Step>>;

    /// What `owner` has here: what works, and the tickets of what is leaving.
    ///
    /// # Errors
    /// When the node does not answer.
    async fn holding(&self, chain: &Chain, owner: Address) -> Result<Holding>;
}

/// Every venue this build knows. A variant's fields are its table in the registry.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum AnyVenue {
    /// ether.fi.
    EtherFi(lrt::etherfi::EtherFi),
    /// Kelp.
    Kelp(lrt::kelp::Kelp),
    /// Lido.
    Lido(lst::lido::Lido),
}

impl AnyVenue {
    /// The venue behind the table, under its registry id.
    pub fn open(&self, id: &str) -> Box<dyn Venue> {
        let id = id.to_owned();
        match self.clone() {
            Self::EtherFi(etherfi) => Box::new(lrt::etherfi::EtherFi { id, ..etherfi }),
            Self::Kelp(kelp) => Box::new(lrt::kelp::Kelp { id, ..kelp }),
            Self::Lido(lido) => Box::new(lst::lido::Lido { id, ..lido }),
        }
    }
}

//! What an account has at a venue: positions that work, and tickets for what is leaving.

use crate::units::Money;
use alloy::primitives::{Address, U256};
use serde::Serialize;

/// Stands where an asset is named for shares of a strategy that does not say what they are worth. They have 18 decimals, and
/// nobody can deploy a contract here.
pub const SHARES: Address = Address::repeat_byte(0xff);

/// Where a ticket stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Readiness {
    /// It waits for the protocol, with no time that the chain could name.
    Waiting(Wait),
    /// It can be claimed from this block on; `seconds` is an estimate from the pinned block.
    FromBlock {
        /// The first block whose transactions can claim it.
        block: u64,
        /// About how many seconds from the pinned block that is.
        seconds: u64,
    },
    /// Its time has come, but what pays it out is paused now.
    Paused,
    /// It can be claimed now.
    Ready,
}

/// How far a ticket is that waits for its protocol, as much of it as the chain says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Wait {
    /// When it was asked for, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_at: Option<u64>,
    /// How many requests are dealt with before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requests_ahead: Option<u64>,
    /// How much those requests ask for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_ahead: Option<Money>,
    /// The first block that can deal with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before_block: Option<u64>,
    /// About how many seconds from the pinned block that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before_seconds: Option<u64>,
}

/// A withdrawal under way.
#[derive(Clone, Debug, Serialize)]
pub struct Ticket {
    /// How it is named on the command line: `lido/123`, `kelp/steth/4`, `eigenlayer/3f2a91bc`.
    pub id: String,
    /// The protocol's own key: a request number, a nonce, a withdrawal root.
    pub key: U256,
    /// What comes out, and how much of it at the present rate.
    pub parts: Vec<(Address, U256)>,
    /// The amounts are the most: a loss before the end makes them less, nothing makes them more.
    pub at_most: bool,
    /// Where it stands.
    pub readiness: Readiness,
    /// What else the holder should know.
    pub note: Option<String>,
}

/// Something that works.
#[derive(Clone, Debug, Serialize)]
pub struct Position {
    /// The token held; for a strategy, its underlying token.
    pub asset: Address,
    /// How much of it, in its smallest unit.
    pub amount: U256,
    /// Its worth in wei of ether by the protocols' own rates, where they say.
    pub value: Option<U256>,
    /// What else the holder should know, such as shares or a slash.
    pub note: Option<String>,
}

/// All that an account has at one venue.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Holding {
    /// What works.
    pub working: Vec<Position>,
    /// What is leaving.
    pub leaving: Vec<Ticket>,
}

//! What is claimable, in token units.

use crate::{
    chain::erc20::Token,
    protocol::eigenlayer::rewards::{Claimable, Earned},
    ui::table,
    units::Money,
};
use alloy::primitives::Address;
use serde::Serialize;
use std::fmt;

/// An account's claimable rewards.
#[derive(Debug, Serialize)]
pub(super) struct Rewards {
    earner: Address,
    claimer: Address,
    root_index: Option<u32>,
    newer_root: Option<u32>,
    claimable: Vec<Line>,
}

/// One token.
#[derive(Debug, Serialize)]
struct Line {
    token: Address,
    new: Money,
    cumulative: Money,
    claimed: Money,
}

impl Rewards {
    /// The report of what is `fresh`, each with its token.
    pub(super) fn new(claimable: &Claimable, fresh: &[Earned], tokens: &[Token]) -> Self {
        let line = |(earned, token): (&Earned, &Token)| Line {
            token: earned.token,
            new: token.money(earned.new),
            cumulative: token.money(earned.cumulative),
            claimed: token.money(earned.claimed),
        };
        let Claimable { earner, claimer, root_index, newer_root, .. } = *claimable;
        Self { earner, claimer, root_index, newer_root, claimable: fresh.iter().zip(tokens).map(line).collect() }
    }
}

impl fmt::Display for Rewards {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(root) = self.root_index.filter(|_| !self.claimable.is_empty()) else {
            writeln!(f, "{} has no new rewards to claim", self.earner)?;
            return self.newer(f);
        };
        writeln!(f, "Claimable by {}\nproved by distribution root {root}", self.earner)?;
        let rows = self.claimable.iter().map(|line| [line.new.short(), line.cumulative.short(), line.claimed.short()]);
        writeln!(f, "{}", table(["NEW", "EARNED IN ALL", "CLAIMED"], &[0, 1, 2], rows))?;
        if self.claimer != self.earner {
            writeln!(f, "Only {} may claim them", self.claimer)?;
        }
        self.newer(f)?;
        writeln!(f, "Claim them with `restake rewards claim`")
    }
}

impl Rewards {
    fn newer(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.newer_root {
            Some(root) => writeln!(f, "Distribution root {root} is newer: newer claim data may bring more"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::U256;

    #[test]
    fn amounts_are_in_the_tokens_units() {
        let earned = Earned { token: Address::ZERO, cumulative: U256::from(25), claimed: U256::from(10), new: U256::from(15) };
        let token = Token { decimals: 1, ..Token::ether() };
        let line = |earned: Earned| Line {
            token: earned.token,
            new: token.money(earned.new),
            cumulative: token.money(earned.cumulative),
            claimed: token.money(earned.claimed),
        };
        let (earner, claimer) = (Address::repeat_byte(1), Address::repeat_byte(2));
        let text = Rewards { earner, claimer, root_index: Some(3), newer_root: Some(4), claimable: vec![line(earned)] }.to_string();
        assert!(text.contains("1.5 ETH") && text.contains("2.5 ETH") && text.contains("1 ETH"), "{text}");
        assert!(text.contains(&format!("Only {claimer}")), "{text}");
        assert!(text.contains("root 4 is newer"), "{text}");
        let none = Rewards { earner, claimer, root_index: None, newer_root: None, claimable: vec![] }.to_string();
        assert!(none.contains("no new rewards"), "{none}");
    }
}

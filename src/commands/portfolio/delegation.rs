//! Whom an account is delegated to, and what it accepted of them.

use crate::{acceptances::Acceptances, app::App, commands::directory::Directory, label::Label, ui::prose};
use alloy::primitives::{Address, B256};
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;
use std::fmt;

/// A delegation, or none.
#[derive(Debug, Default, Serialize)]
pub(super) struct Delegation {
    delegated_to: Option<Address>,
    operator_name: Option<Label>,
    terms: Option<Accepted>,
}

/// The terms that were accepted.
#[derive(Debug, Serialize)]
struct Accepted {
    digest: B256,
    block: u64,
    accepted_at: Timestamp,
    /// The operator sets that could slash when the terms were accepted.
    slashed_by: Vec<String>,
}

impl Delegation {
    /// What is known of the delegation of `owner` to `operator` without reading the terms again.
    ///
    /// # Errors
    /// When the acceptance cannot be read.
    pub(super) async fn read(app: &App, owner: Address, operator: Option<Address>) -> Result<Self> {
        let Some(operator) = operator else { return Ok(Self::default()) };
        let accepted = Acceptances::at(&app.places().home).current(owner, app.registry()?.chain_id, operator)?;
        let mut delegation = Self { delegated_to: Some(operator), ..Self::default() };
        let Some(accepted) = accepted else { return Ok(delegation) };
        let slashing = accepted.snapshot.operator.sets.iter().filter(|(_, membership)| membership.slashable);
        let slashed_by = slashing.map(|(set, _)| accepted.snapshot.set_name(*set)).collect();
        let (digest, block, accepted_at) = (accepted.digest, accepted.block, accepted.accepted_at);
        delegation.terms = Some(Accepted { digest, block, accepted_at, slashed_by });
        // Who accepted terms has read EigenLayer's events before: only the newest are missing. A name is no reason to fail.
        if let Ok(directory) = Directory::open(app).await {
            delegation.operator_name = directory.operators([operator]).await.remove(&operator);
        }
        Ok(delegation)
    }

    /// Writes it for people.
    pub(super) fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(operator) = self.delegated_to else { return Ok(()) };
        let name = self.operator_name.as_ref().map_or_else(String::new, |name| format!("`{name}` "));
        prose(f, "  ", &format!("Delegated to {name}{operator}"))?;
        let Some(terms) = &self.terms else {
            return prose(f, "    ", "its terms are not accepted: read them with `restake terms show`");
        };
        let day = terms.accepted_at.strftime("%Y-%m-%d");
        prose(f, "    ", &format!("terms accepted {day}, at block {}: compare with `restake terms check`", terms.block))?;
        terms.slashed_by.iter().try_for_each(|set| prose(f, "    ", &format!("could be slashed by {set}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Shown(Delegation);

    impl fmt::Display for Shown {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.write(f)
        }
    }

    #[test]
    fn terms_that_were_not_accepted_are_said_to_be_so() {
        let delegation = Delegation { delegated_to: Some(Address::ZERO), ..Delegation::default() };
        let text = Shown(delegation).to_string();
        assert!(text.contains("not accepted") && text.lines().all(|line| line.len() <= 80), "{text}");
        assert_eq!(Shown(Delegation::default()).to_string(), "");
    }
}

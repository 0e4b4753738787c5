//! What this deployment of the core must answer, by its version: a view that it has and that fails is an error, not an answer.

use super::{EigenLayer, abi::IProtocolRegistry};
use crate::{chain::Chain, label::Label};
use anyhow::{Result, bail};

/// The version that the core says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Version {
    text: Option<String>,
    /// Major and minor number; `None` where they are not known, and nothing is owed.
    number: Option<(u64, u64)>,
}

/// What came with a version, <https://github.com/Layr-Labs/eigenlayer-contracts/tree/main/CHANGELOG>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Since {
    /// Sets may pay what they slash to somebody, and slashes are counted: 1.5.
    Redistribution,
    /// Each set names its slasher, and the `ProtocolRegistry` is there: 1.9.
    SlashersAreNamed,
    /// What is slashed leaves after a delay: 1.13.
    SlashesWait,
}

impl Since {
    fn number(self) -> (u64, u64) {
        match self {
            Self::Redistribution => (1, 5),
            Self::SlashersAreNamed => (1, 9),
            Self::SlashesWait => (1, 13),
        }
    }
}

impl Version {
    /// Reads it.
    ///
    /// # Errors
    /// When the node does not answer, or a `ProtocolRegistry` is listed that does not tell.
    pub(super) async fn read(chain: &Chain, core: &EigenLayer) -> Result<Self> {
        let call = IProtocolRegistry::versionCall {};
        Ok(match core.protocol_registry {
            Some(registry) => Self::new(Some(chain.read(registry, &call).await?), Some(Since::SlashersAreNamed.number())),
            // Before `ProtocolRegistry` the `DelegationManager` told the version, in a function of the same signature.
            None => Self::new(chain.try_read(core.delegation_manager, &call).await?, None),
        })
    }

    /// A version in words, which is `least` at the least.
    fn new(text: Option<String>, least: Option<(u64, u64)>) -> Self {
        let said = text.as_deref().and_then(number);
        Self { number: said.max(least), text }
    }

    /// What it calls itself.
    pub(super) fn label(&self) -> Option<Label> {
        self.text.as_ref().map(|text| Label::new(text, 40))
    }

    /// The answer of a view that may be missing before a version, but not since.
    ///
    /// # Errors
    /// When there is no answer, and there must be one.
    pub(super) fn owed<T>(&self, since: Since, view: &str, answer: Option<T>) -> Result<Option<T>> {
        if answer.is_none() && self.number >= Some(since.number()) {
            let version = self.text.as_deref().unwrap_or_default();
            bail!("`{view}` does not answer, which EigenLayer {} has", Label::new(version, 40));
        }
        Ok(answer)
    }
}

/// `1.13.0`, and what else begins like it.
fn number(text: &str) -> Option<(u64, u64)> {
    let mut parts = text.trim().trim_start_matches('v').split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_owed_from_its_version_on() {
        let owes = |text: &str, since| Version::new(Some(text.into()), None).owed::<()>(since, "getSlasher", None).is_err();
        assert!(owes("1.9.0", Since::SlashersAreNamed) && owes("v1.13.1", Since::SlashesWait) && owes("2.0.0-rc.1", Since::Redistribution));
        assert!(!owes("1.4.0", Since::Redistribution) && !owes("1.8.2", Since::SlashersAreNamed) && !owes("1.12.0", Since::SlashesWait));
        assert!(!owes("1", Since::Redistribution) && !owes("practice", Since::Redistribution), "an unknown version owes nothing");
        assert_eq!(Version::new(None, None).owed(Since::SlashesWait, "x", Some(7)).unwrap(), Some(7));
    }

    #[test]
    fn a_protocol_registry_is_a_version_too() {
        let listed = Version::new(Some("next".into()), Some(Since::SlashersAreNamed.number()));
        assert!(listed.owed::<()>(Since::SlashersAreNamed, "getSlasher", None).is_err());
        assert!(listed.owed::<()>(Since::SlashesWait, "getSlashResolutionBlock", None).is_ok());
    }
}

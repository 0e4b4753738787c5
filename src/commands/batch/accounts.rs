//! Whom an action of a batch is of: names and patterns of accounts, as the store has them.

use crate::{
    error::Failure,
    label::Label,
    signer::{Selected, Store},
};
use anyhow::{Result, bail};

/// Whether accounts without a key here will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// The batch is carried out: each account has to sign.
    Needed,
    /// The batch is only checked.
    Unneeded,
}

/// The accounts that `ops`, `ops/3`, `ops/0..9`, `ops/*` or an address stands for, in order.
///
/// # Errors
/// When there is no such account, with the nearest name; or when one has no key and is to sign.
pub(super) fn select(store: &Store, pattern: &str, keys: Keys) -> Result<Vec<Selected>> {
    if pattern == "*" || pattern.starts_with("*/") {
        let message = format!("`{}` names no account", Label::new(pattern, 80));
        bail!(Failure::usage(message).hint("name it, as in `ops/*`: see `restake account list`"));
    }
    let accounts = store.select(pattern)?;
    for account in &accounts {
        if account.entry().is_none() {
            let message = format!("no account here has the address {}", account.address());
            bail!(Failure::usage(message).hint("see `restake account list`"));
        }
        if keys == Keys::Needed && !account.can_sign() {
            let message = format!("`{account}` is watched only: it has no key here");
            bail!(Failure::usage(message).hint("leave it out, or rehearse the batch with `restake batch check`"));
        }
    }
    Ok(accounts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{error::fate, signer::Derivation};
    use alloy::primitives::Address;

    fn store(folder: &tempfile::TempDir) -> Store {
        let store = Store::new(folder.path());
        store.watch(&"cold".parse().unwrap(), Address::repeat_byte(1)).unwrap();
        let addresses = (0..12).map(Address::repeat_byte).collect();
        store.ledger(&"ops".parse().unwrap(), addresses, &Derivation::new(None, 12).unwrap()).unwrap();
        store
    }

    #[test]
    fn patterns_stand_for_the_accounts_of_the_store() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        let names = |pattern| select(&store, pattern, Keys::Unneeded).unwrap().iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(names("ops"), ["ops/0"]);
        assert_eq!(names("ops/3"), ["ops/3"]);
        assert_eq!(names("ops/9..11"), ["ops/9", "ops/10", "ops/11"]);
        assert_eq!(names("ops/*").len(), 12);
        assert_eq!(names("cold"), ["cold"]);
        assert_eq!(names(&Address::repeat_byte(5).to_string()), ["ops/5"]);
    }

    #[test]
    fn who_is_not_there_or_cannot_sign_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder);
        let wrong = |pattern: &str, keys| {
            let err = select(&store, pattern, keys).unwrap_err();
            (err.to_string(), fate(&err).hint.unwrap_or_default())
        };
        let unneeded = |pattern: &str| wrong(pattern, Keys::Unneeded);
        assert_eq!(unneeded("opps/*"), ("there is no account `opps`".into(), "did you mean `ops`?".into()));
        assert!(unneeded("ops/12").0.contains("12"), "{:?}", unneeded("ops/12"));
        assert!(unneeded("ops/3..1").0.contains("runs backwards"));
        assert_eq!(unneeded("*").0, "`*` names no account");
        let stranger = Address::repeat_byte(0x77).to_string();
        assert!(wrong(&stranger, Keys::Unneeded).0.starts_with("no account here has the address"));
        for pattern in ["", "ops/", "ops/x", "ops/*/*", "ops/0..", "ops/..", "ops/-1", "ops/99999999999999999999", "\u{1b}[2J", "0x12"] {
            assert!(!unneeded(pattern).0.contains('\u{1b}'), "{pattern}");
        }
        assert_eq!(wrong("cold", Keys::Needed).0, "`cold` is watched only: it has no key here");
        assert!(select(&store, "ops/1", Keys::Needed).is_ok());
    }
}

//! A keystore is encrypted anew in one step: the file that is there stays until the new one has been opened.

use super::{Store, check};
use crate::signer::{
    account::{Entry, Unlocked},
    files,
    keystore::Keystore,
    name::Name,
};
use anyhow::{Context, Result, ensure};
use secrecy::SecretString;
use std::sync::Arc;

impl Store {
    /// Encrypts the secret of an account anew, at no less than the standard cost. The keystore keeps its file and its id.
    ///
    /// # Errors
    /// When the secret is not the account's, or the new file cannot be written or does not open. The old file is then as
    /// it was.
    pub fn renew(&self, name: &Name, unlocked: &Unlocked, password: &SecretString) -> Result<Arc<Entry>> {
        let entry = self.entry(name)?;
        let old = entry.keystore()?;
        let path = entry.keystore_path().context("there is no keystore")?;
        let (secret, addresses) = (unlocked.secret(), entry.account.addresses());
        ensure!(secret.addresses()? == addresses, "the keystore of `{name}` holds other keys than those of its addresses");
        let new = Keystore::lock_at(self.cost.or_higher(old.cost()), secret, password)?.with_id_of(&old);
        files::replace_checked(&path, new.to_json().as_bytes(), |staged| check(staged, addresses, password))?;
        self.entry(name)
    }
}

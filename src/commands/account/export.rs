//! What leaves the store is encrypted, unless the plain secret is asked for by its name.

use super::{report::Exported, secrets};
use crate::{
    app::App,
    error::Failure,
    signer::{Mnemonic, Secret, Selected, Unlocked, files, write_keystore},
    ui::Report,
};
use anyhow::{Result, bail};
use clap::Args;
use secrecy::{ExposeSecret, SecretString};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Write an account's key to a keystore file, or show it
///
/// `NAME` alone gives all of a mnemonic account, which `account import --keystore` takes back; `NAME/0` gives the key
/// of one address, which every other wallet reads too. The file has the account's own password. For a plain secret the
/// password is asked for even where the keyring holds it.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The account: `NAME`, or `NAME/3` for one of its addresses
    name: String,
    /// The new file to write
    #[arg(long, value_name = "FILE", required_unless_present_any = ["private_key", "mnemonic"])]
    out: Option<PathBuf>,
    /// Gives the private key itself, on the terminal or in `--out`
    #[arg(long, conflicts_with = "mnemonic")]
    private_key: bool,
    /// Gives the words of the mnemonic themselves, on the terminal or in `--out`
    #[arg(long)]
    mnemonic: bool,
}

impl Export {
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let selected = app.store().find(&self.name)?;
        let entry = selected.entry().ok_or_else(|| Failure::usage(format!("no account has `{selected}`")))?;
        if let Some(out) = self.out.as_ref().filter(|out| out.exists()) {
            bail!("{} already exists", out.display());
        }
        entry.openable()?;
        let open = async |password: &SecretString| {
            let spinner = app.ui().spinner("decrypting");
            let unlocked = entry.unlock(Some(password)).await;
            spinner.finish_and_clear();
            Ok((unlocked?, password.clone()))
        };
        let (unlocked, password) = match self.private_key || self.mnemonic {
            // A plain secret is given to who knows the password, not to whoever finds the keyring open.
            true => app.with_password(entry.name.as_str(), open).await?,
            false => app.with_password_of(entry, open).await?,
        };
        // A key of another address than the account's must not be taken for it.
        unlocked.signer(selected.index())?;
        let what = self.carry_out(app, &selected, &unlocked, &password)?;
        Ok(Box::new(Exported::new(&self.name, what, self.out.as_deref())))
    }

    fn carry_out(&self, app: &App, selected: &Selected, unlocked: &Unlocked, password: &SecretString) -> Result<&'static str> {
        if self.private_key {
            let key = unlocked.secret().key(selected.index())?.to_hex();
            self.give(app, key.expose_secret())?;
            return Ok("private key");
        }
        if self.mnemonic {
            let Secret::Mnemonic(mnemonic, _) = unlocked.secret() else {
                bail!(Failure::usage(format!("`{}` has no mnemonic", self.name)).hint("pass `--private-key`"));
            };
            self.give(app, &plain(mnemonic, self.out.is_none()))?;
            return Ok("mnemonic");
        }
        let Some(out) = &self.out else {
            bail!(Failure::usage("there is no file to write to").hint("pass `--out FILE`"));
        };
        self.encrypt(app, out, selected, unlocked, password)?;
        Ok("keystore")
    }

    fn encrypt(&self, app: &App, out: &Path, selected: &Selected, unlocked: &Unlocked, password: &SecretString) -> Result<()> {
        let spinner = app.ui().spinner("encrypting");
        let written = if self.name.contains('/') {
            write_keystore(out, &Secret::Key(unlocked.secret().key(selected.index())?), password)
        } else {
            write_keystore(out, unlocked.secret(), password)
        };
        spinner.finish_and_clear();
        written
    }

    /// Writes a plain secret to the file, or shows it to a person alone.
    fn give(&self, app: &App, secret: &str) -> Result<()> {
        match &self.out {
            Some(out) => files::write_new(out, secret.as_bytes()),
            None if app.ui().reveal(secret)?.is_some() => Ok(()),
            None => bail!(Failure::usage("there is no one to show the secret to").hint("pass `--out FILE`")),
        }
    }
}

/// The words, numbered where a person is to read them, and on a line of its own the passphrase, where there is one.
fn plain(mnemonic: &Mnemonic, numbered: bool) -> Zeroizing<String> {
    let (phrase, passphrase) = (mnemonic.phrase(), mnemonic.passphrase().expose_secret());
    let words: Vec<_> = phrase.expose_secret().split(' ').collect();
    let numbered = numbered.then(|| secrets::numbered(&words));
    let words = numbered.as_ref().map_or(phrase.expose_secret(), |words| words.trim_end());
    Zeroizing::new(if mnemonic.has_passphrase() { format!("{words}\n{passphrase}") } else { words.to_owned() })
}

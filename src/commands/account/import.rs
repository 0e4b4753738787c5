//! An imported secret is checked before it is stored, and stored no weaker than a new one.

use super::{
    derivation,
    discover::discover,
    password::{new_password, remark},
    remember::Keep,
    report::Described,
    secrets,
};
use crate::{
    app::App,
    error::Failure,
    signer::{Derivation, Entry, Keystore, KeystoreError, Mnemonic, Name, PrivateKey, Secret, files, keystore::MOST_BYTES},
    ui::Report,
};
use anyhow::{Context, Result, bail};
use clap::Args;
use secrecy::{ExposeSecret, SecretString};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// Import a mnemonic, a private key or a keystore file
///
/// A mnemonic or private key is asked for, or read as one line of standard input where that is no terminal. With
/// `--password-file -` the first line of standard input is the password, the second the secret, and with
/// `--passphrase` the third the passphrase. A keystore keeps its password and is encrypted anew.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// What to call it: a-z, 0-9, `.`, `_` and `-`
    name: String,
    #[command(flatten)]
    source: Source,
    /// A secret typed here by mistake, which no error may repeat as clap would
    #[arg(hide = true)]
    surplus: Vec<String>,
    /// Asks for the mnemonic's BIP-39 passphrase too
    #[arg(long, conflicts_with_all = ["private_key", "keystore"])]
    passphrase: bool,
    /// How many addresses to take from the mnemonic: NAME/0, NAME/1 and so on
    #[arg(long, conflicts_with_all = ["private_key", "keystore"], default_value_t = 1, value_name = "N")]
    count: u32,
    /// The derivation path, with `i` where the index goes, or `standard`, `ledger-live` or `legacy` [default: m/44'/60'/0'/0/i]
    #[arg(long, conflicts_with_all = ["private_key", "keystore"], value_name = "PATH")]
    path: Option<String>,
    /// Takes the path and as many addresses as were used before; the node then learns that they belong together
    #[arg(long, conflicts_with_all = ["private_key", "keystore", "count", "path"])]
    discover: bool,
    #[command(flatten)]
    keep: Keep,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Source {
    /// A BIP-39 mnemonic of 12 to 24 English words
    #[arg(long)]
    mnemonic: bool,
    /// A private key of 64 hex digits
    #[arg(long)]
    private_key: bool,
    /// A Web3 keystore file of version 3
    #[arg(long, value_name = "FILE")]
    keystore: Option<PathBuf>,
}

impl Import {
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        if !self.surplus.is_empty() {
            let hint = "type it when asked or pipe it in; what was typed is in your shell's history now, so do not rely on it any more";
            bail!(Failure::usage("a secret is never taken from the command line").hint(hint));
        }
        let name = self.name.parse()?;
        app.store().ensure_free(&name)?;
        self.keep.ready().await?;
        let (entry, password) = match &self.source.keystore {
            Some(file) => keystore(app, &name, file).await?,
            None => self.secret(app, &name).await?,
        };
        let entry = self.keep.keep(app, entry, &password).await;
        Ok(Box::new(Described::new(app, &entry)?))
    }

    async fn secret(&self, app: &App, name: &Name) -> Result<(Arc<Entry>, SecretString)> {
        let derivation = derivation(self.path.as_deref(), self.count)?;
        if self.discover {
            // Whoever has no node is told before they type their secret.
            app.chain().await?;
        }
        // On standard input the password comes first; a person is asked for the secret first.
        let early = app.has_password().then(|| new_password(app)).transpose()?;
        let secret = if self.source.mnemonic {
            let phrase = secrets::secret(app, "Mnemonic")?;
            let passphrase = if self.passphrase { secrets::passphrase(app)? } else { SecretString::default() };
            let mnemonic = Mnemonic::parse(&phrase, passphrase)?;
            let addresses = async |derivation: &Derivation| mnemonic.addresses(derivation);
            let derivation = if self.discover { discover(app, addresses).await? } else { derivation };
            Secret::Mnemonic(mnemonic, derivation)
        } else {
            Secret::Key(PrivateKey::parse(&secrets::secret(app, "Private key")?)?)
        };
        let password = early.map_or_else(|| new_password(app), Ok)?;
        let spinner = app.ui().spinner("encrypting");
        let entry = app.store().add(name, &secret, &password);
        spinner.finish_and_clear();
        Ok((entry?, password))
    }
}

async fn keystore(app: &App, name: &Name, file: &Path) -> Result<(Arc<Entry>, SecretString)> {
    let unusable = || format!("{} cannot be imported", file.display());
    let keystore = Keystore::parse(&files::read(file, MOST_BYTES)?).with_context(unusable)?;
    keystore.ensure_within(app.kdf_memory()).map_err(KeystoreError::advised).with_context(unusable)?;
    if let Some(weakness) = keystore.weakness() {
        app.ui().say(&format!("note: {}: {weakness}; it is encrypted anew", file.display()));
    }
    let entry = app.with_password(&file.display().to_string(), async |password| store(app, name, &keystore, password)).await;
    entry.with_context(unusable)
}

/// The account, and the password that opens it.
fn store(app: &App, name: &Name, keystore: &Keystore, password: &SecretString) -> Result<(Arc<Entry>, SecretString)> {
    let spinner = app.ui().spinner("encrypting");
    if !password.expose_secret().is_empty() {
        let entry = app.store().import(name, keystore, password);
        spinner.finish_and_clear();
        let entry = entry?;
        remark(app.ui(), password);
        return Ok((entry, password.clone()));
    }
    let secret = keystore.unlock_within(app.kdf_memory(), password);
    spinner.finish_and_clear();
    let secret = secret?;
    app.ui().say("the keystore has no password: it gets one here");
    let password = new_password(app)?;
    Ok((app.store().add(name, &secret, &password)?, password))
}

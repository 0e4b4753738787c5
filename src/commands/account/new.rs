//! A new account is a new mnemonic, stored encrypted only once a copy of its words is certain.

use super::{
    derivation,
    password::new_password,
    remember::Keep,
    report::{Described, Made},
    secrets,
};
use crate::{
    app::App,
    signer::{Mnemonic, Name, Secret, files},
    ui::Report,
};
use anyhow::Result;
use clap::{Args, builder::PossibleValuesParser};
use secrecy::ExposeSecret;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// Make an account from a new mnemonic
///
/// The words are shown once, on the terminal alone; where there is none, `--mnemonic-out` writes them to a file, and a
/// passphrase is read as one line of standard input, after the password of `--password-file -`.
#[derive(Debug, Args)]
pub(super) struct New {
    /// What to call it: a-z, 0-9, `.`, `_` and `-`
    name: Name,
    /// How many words the mnemonic has
    #[arg(long, default_value = "12", value_name = "N", value_parser = PossibleValuesParser::new(["12", "15", "18", "21", "24"]))]
    words: String,
    /// How many addresses to take from it: NAME/0, NAME/1 and so on
    #[arg(long, default_value_t = 1, value_name = "N")]
    count: u32,
    /// The derivation path, with `i` where the index goes, or `standard`, `ledger-live` or `legacy` [default: m/44'/60'/0'/0/i]
    #[arg(long, value_name = "PATH")]
    path: Option<String>,
    /// Asks for a BIP-39 passphrase, which goes with the words and is not among them
    #[arg(long)]
    passphrase: bool,
    /// Writes the words to this new file instead of showing them
    #[arg(long, value_name = "FILE")]
    mnemonic_out: Option<PathBuf>,
    #[command(flatten)]
    keep: Keep,
}

impl New {
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let store = app.store();
        store.ensure_free(&self.name)?;
        self.keep.ready().await?;
        let derivation = derivation(self.path.as_deref(), self.count)?;
        let password = new_password(app)?;
        let passphrase = if self.passphrase { Some(secrets::passphrase(app)?) } else { None };
        let mnemonic = Mnemonic::random(self.words.parse()?)?;
        match &self.mnemonic_out {
            Some(file) => {
                let mut text = Zeroizing::new(mnemonic.phrase().expose_secret().as_bytes().to_vec());
                text.push(b'\n');
                files::write_new(file, &text)?;
            }
            None => secrets::written_down(app, &mnemonic)?,
        }
        let mnemonic = match passphrase {
            Some(passphrase) => {
                app.ui().say("note: the words give this account with its passphrase alone: keep both");
                mnemonic.with_passphrase(passphrase)
            }
            None => mnemonic,
        };
        let spinner = app.ui().spinner("encrypting");
        let entry = store.add(&self.name, &Secret::Mnemonic(mnemonic, derivation), &password);
        spinner.finish_and_clear();
        let entry = self.keep.keep(app, entry?, &password).await;
        let mnemonic_file = self.mnemonic_out.map(|file| file.display().to_string());
        Ok(Box::new(Made { account: Described::new(app, &entry)?, mnemonic_file }))
    }
}

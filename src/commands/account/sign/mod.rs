//! Signing without sending: what is signed is shown in full, and what is dangerous about it is agreed to by name or by hash.

mod calls;
mod fields;
mod login;
mod message;
mod typed;
mod writing;

pub(super) use message::SignMessage;
pub(super) use typed::SignTyped;

use crate::{
    address::an_address,
    app::App,
    error::{Failure, Fate},
    signer::Selected,
    ui::{Paint, prose},
};
use alloy::primitives::{Address, B256, Signature};
use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use serde::Serialize;
use std::{
    fs::File,
    io::{Read, stdin},
    path::Path,
};

/// How a message is agreed to.
#[derive(Clone, Debug, Args)]
pub(super) struct Consent {
    /// Answers the review with yes; never what it shows in red
    #[arg(short, long)]
    yes: bool,
    /// Accepts what the review shows in red, by the hash that is signed
    #[arg(long, value_name = "DIGEST")]
    accept_risks: Option<B256>,
}

impl Consent {
    /// Asks, where no option answers: for yes or no, and for the account's name where something is dangerous.
    fn ask(&self, app: &App, account: &Selected, digest: B256, dangerous: bool) -> Result<()> {
        let declined = || Failure::new(Fate::Declined, "declined", "declined: nothing was signed");
        if dangerous && self.accept_risks != Some(digest) {
            let hint = format!("if you accept it, pass `--accept-risks {digest}`");
            if self.accept_risks.is_some() {
                bail!(Failure::refused("danger", "what `--accept-risks` accepts is of another message").hint(hint));
            }
            let Some(typed) = app.ui().input(&format!("Type `{account}` to sign in spite of what is red"))? else {
                bail!(Failure::refused("danger", "what the review shows in red is not accepted").hint(hint));
            };
            ensure!(typed.trim() == account.to_string(), declined());
            return Ok(());
        }
        if self.yes {
            return Ok(());
        }
        match app.ui().confirm("Sign this message?")? {
            Some(true) => Ok(()),
            Some(false) => Err(declined().into()),
            None => Err(Failure::usage("there is no one to ask").hint("pass `--yes` to say yes").into()),
        }
    }
}

/// The account that signs.
fn signing(app: &App) -> Result<Selected> {
    let account = app.account()?;
    if !account.can_sign() {
        let hint = "name an account with a key with `-a NAME`";
        bail!(Failure::usage(format!("`{account}` is watched only: it has no key here")).hint(hint));
    }
    Ok(account)
}

/// Reads a file, or standard input for `-`, of at most so many bytes.
fn read(app: &App, file: &Path, most: u64) -> Result<Vec<u8>> {
    let standard = file == Path::new("-");
    if standard && app.has_password_on_standard_input() {
        let message = "standard input cannot be both the message and the password";
        bail!(Failure::usage(message).hint("keep one of them in a file"));
    }
    let shown = if standard { "standard input".to_owned() } else { file.display().to_string() };
    let trouble = || format!("{shown} cannot be read");
    let mut bytes = vec![];
    let limit = most.saturating_add(1);
    if standard {
        stdin().lock().take(limit).read_to_end(&mut bytes).with_context(trouble)?;
    } else {
        File::open(file).with_context(trouble)?.take(limit).read_to_end(&mut bytes).with_context(trouble)?;
    }
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    ensure!(length <= most, Failure::failed("size", format!("{shown} is longer than {most} bytes")));
    Ok(bytes)
}

/// The lines of a review.
struct Review {
    text: String,
    paint: Paint,
}

impl Review {
    fn new(app: &App, account: &Selected, network: Option<&str>) -> Self {
        let network = network.map(|network| format!("\n  Network   {network}")).unwrap_or_default();
        let text = format!("{network}\n  Account   {account} {}\n            this is signed, and nothing is sent\n\n", account.address());
        Self { text, paint: app.ui().paint() }
    }

    /// A line as it stands.
    fn line(&mut self, label: &str, line: &str) {
        self.text.push_str(format!("  {label:<10}{line}").trim_end());
        self.text.push('\n');
    }

    /// A sentence, folded; its label painted where it is one to be heeded.
    fn say(&mut self, label: &str, sentence: &str) -> Result<()> {
        let (lead, mut lines) = (format!("  {label:<10}"), String::new());
        prose(&mut lines, &lead, sentence)?;
        for line in lines.lines() {
            let painted = match (label, line.split_at_checked(lead.len())) {
                ("DANGER", Some((lead, words))) => format!("{}{}", lead.replacen(label, &self.paint.red(label), 1), self.paint.red(words)),
                ("note", Some((lead, words))) => format!("{}{words}", lead.replacen(label, &self.paint.yellow(label), 1)),
                _ => line.to_owned(),
            };
            self.text.push_str(&painted);
            self.text.push('\n');
        }
        Ok(())
    }

    fn all(&mut self, label: &str, sentences: &[String]) -> Result<()> {
        sentences.iter().try_for_each(|sentence| self.say(label, sentence))
    }

    /// A hash below its name.
    fn hash(&mut self, name: &str, hash: B256) {
        self.text.push_str(&format!("  {name}\n            {hash}\n"));
    }
}

/// A signature for scripts, whole and in its three parts.
#[derive(Debug, Serialize)]
struct Signed {
    address: Address,
    /// `r`, `s` and `v` in 65 bytes.
    signature: String,
    r: B256,
    s: B256,
    /// 27 or 28.
    v: u8,
}

impl Signed {
    fn new(address: Address, signature: &Signature) -> Self {
        let bytes = signature.as_bytes();
        let [r, s] = [signature.r(), signature.s()].map(B256::from);
        Self { address, signature: alloy::hex::encode_prefixed(bytes), r, s, v: 27_u8.saturating_add(u8::from(signature.v())) }
    }
}

/// A contract outside the registry that is to be allowed.
#[derive(Clone, Debug, Args)]
struct Strangers {
    /// Allows an address outside the registry: the message's contract, or whom it gives power
    #[arg(long, value_name = "ADDRESS", value_parser = an_address)]
    allow_unknown: Vec<Address>,
}

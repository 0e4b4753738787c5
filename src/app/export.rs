//! A plan that somebody else signs: simulated and shown like any other, then written down.

use super::{App, carry::name_of};
use crate::{
    commands::{ExportOptions, Form, SendOptions, terms::gate_plan},
    error::Failure,
    pipeline::{self, Batch, Hashes, Options, Payload, Rehearsed, payloads, safe_state},
    plan::Plan,
    signer::files,
    ui::{Report, WIDTH},
};
use anyhow::{Result, bail};
use jiff::Timestamp;
use qrcode::{QrCode, render::unicode::Dense1x2};
use serde::Serialize;
use std::fmt;

impl App {
    /// Simulates a plan, shows it and writes it for whoever signs it.
    pub(super) async fn export(&self, plan: Plan, form: Form, (send, options): (&SendOptions, &Options)) -> Result<Box<dyn Report>> {
        let to = &send.export_to;
        match form {
            Form::Safe if to.qr => bail!(Failure::usage("`--qr` shows transactions that are unsigned").hint("choose the form `unsigned`")),
            Form::Unsigned if to.safe_nonce.is_some() || to.safe_version.is_some() || to.multi_send.is_some() => {
                bail!(Failure::usage("a Safe's nonce, version and contracts are of `safe`").hint("choose the form `safe`"))
            }
            Form::Safe | Form::Unsigned => {}
        }
        let (chain, book, account) = (self.chain().await?, self.book()?, self.account()?);
        gate_plan(self, &plan, send.accept_terms).await?;
        let options = Options { screen: account.screen(), ..options.clone() };
        let shown = pipeline::rehearse(chain, book, self.ui(), &name_of(&account), plan, options).await?;
        let mut exported = match form {
            Form::Safe => self.for_safe(shown, to).await?,
            Form::Unsigned => self.for_signer(&shown, to)?,
        };
        if let Some(file) = &to.out {
            files::replace(file, exported.document()?.as_bytes())?;
            exported.file = Some(file.display().to_string());
        } else {
            // What is printed is the document alone, so that it can be piped.
            self.ui().show(exported.aside().trim_end());
        }
        Ok(Box::new(exported))
    }

    async fn for_safe(&self, shown: Rehearsed, to: &ExportOptions) -> Result<Exported> {
        let plan = &shown.plan;
        let its = safe_state(self.chain().await?, plan.owner).await?;
        if let (Some(said), Some(typed)) = (&its.said, to.safe_version.filter(|typed| its.version != Some(*typed))) {
            let words = format!("{} is a Safe of version {said}, and `--safe-version` says {}", plan.owner, typed.as_str());
            bail!(Failure::refused("safe", words).hint("leave `--safe-version` out"));
        }
        let known = to.safe_version.or(its.version).zip(to.safe_nonce.or(its.nonce));
        let hashes = known.map(|known| Hashes::new(plan, known, to.multi_send)).transpose()?;
        if let (Some(said), None) = (&its.said, its.version) {
            let words = "its hashes are made otherwise than those of 1.3.0, 1.4.1 and 1.5.0, and are not computed";
            self.ui().say(&format!("note: {} is a Safe of version {said}: {words}", plan.owner));
        } else if hashes.is_none() {
            let words = format!("note: {} does not say its version and nonce: its hashes are not known", plan.owner);
            self.ui().say(&format!("{words};\n      say them with `--safe-version` and `--safe-nonce`"));
        }
        Ok(Exported { hashes, batch: Some(Batch::new(plan, Timestamp::now())), ..Exported::new(Form::Safe) })
    }

    fn for_signer(&self, shown: &Rehearsed, to: &ExportOptions) -> Result<Exported> {
        let payloads = payloads(&shown.transactions);
        for payload in payloads.iter().filter(|_| to.qr) {
            let code = QrCode::new(payload.payload.to_string()).map_err(|_| {
                let message = format!("the {} bytes of a transaction do not fit into a QR code", payload.payload.len());
                Failure::failed("qr", message).hint("leave `--qr` out")
            })?;
            let code = code.render::<Dense1x2>().build();
            let width = code.lines().map(|line| line.chars().count()).max().unwrap_or_default();
            if width > WIDTH {
                self.ui().say(&format!("note: the code is {width} columns wide, and needs a terminal of as many"));
            }
            // A camera reads black on white, whatever the terminal's colours are.
            let lines: Vec<_> = code.lines().map(|line| self.ui().paint().card(line)).collect();
            self.ui().show(&lines.join("\n"));
        }
        Ok(Exported { transactions: payloads, ..Exported::new(Form::Unsigned) })
    }
}

/// What was written for whoever signs.
#[derive(Debug, Serialize)]
struct Exported {
    state: &'static str,
    form: Form,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    batch: Option<Batch>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hashes: Option<Hashes>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    transactions: Vec<Payload>,
}

impl Exported {
    fn new(form: Form) -> Self {
        Self { state: "exported", form, file: None, batch: None, hashes: None, transactions: vec![] }
    }

    /// What the file holds, or standard output.
    fn document(&self) -> Result<String> {
        match &self.batch {
            Some(batch) => batch.text(),
            None => Ok(self.transactions.iter().map(|payload| format!("{}\n", payload.payload)).collect()),
        }
    }

    /// What is to be compared on a device.
    fn aside(&self) -> String {
        let mut text = String::new();
        if let Some(Hashes { safe, nonce, version, multi_send, domain_hash, message_hash, safe_tx_hash }) = &self.hashes {
            text += &format!("Safe          {safe}\n              version {}, nonce {nonce}\n", version.as_str());
            if let Some(contract) = multi_send {
                text += &format!("by            MultiSendCallOnly\n              {contract}\n");
            }
            text += &format!("domain hash   {domain_hash}\nmessage hash  {message_hash}\nsafeTxHash    {safe_tx_hash}\n");
        }
        for Payload { nonce, signing_hash, .. } in &self.transactions {
            text += &format!("nonce {nonce}: the signing hash is\n  {signing_hash}\n");
        }
        text
    }
}

impl fmt::Display for Exported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) => write!(f, "Exported as {file}; nothing was signed.\n{}", self.aside()),
            None => f.write_str(&self.document().map_err(|_| fmt::Error)?),
        }
    }
}

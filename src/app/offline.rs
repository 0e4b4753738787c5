//! The way of a plan over a machine without a network: saved here, signed there, sent from here.

use super::{
    App,
    carry::{name_of, report},
};
use crate::{
    commands::{
        SendOptions,
        terms::{gate_plan, gate_recorded, record},
    },
    error::{Failure, fate},
    journal::{Journal, Record},
    pipeline::{self, Options, Outcome, Place, Prepared, Sealed},
    plan::Plan,
    saved::{Saved, Unsigned},
    signer::{Selected, files},
    ui::Report,
    units::Gwei,
};
use alloy::{
    consensus::Transaction,
    primitives::{TxHash, U256},
};
use anyhow::{Result, bail};
use serde::Serialize;
use std::{fmt, path::Path};

impl App {
    /// Writes a plan with all that signing it elsewhere takes, once it is simulated.
    pub(super) async fn save(&self, plan: Plan, file: &Path, send: &SendOptions) -> Result<()> {
        let (chain, book) = (self.chain().await?, self.book()?);
        let simulated = pipeline::simulate(chain, book, self.ui(), plan.clone()).await?;
        let unsigned = match pipeline::prepare(chain, &simulated, &send.options(&self.config)).await {
            Ok(prepared) => {
                let (delegated_to, terms) = record(self, chain, &plan).await?;
                Some(Unsigned { registry: self.registry()?.identity, prepared, delegated_to, terms })
            }
            // An account that cannot pay, such as a Safe, signs no transactions; the plan is worth keeping all the same.
            Err(err) if fate(&err).kind == "funds" => {
                self.ui().say(&format!("note: the file holds the plan alone, and nothing to sign: {}", fate(&err)));
                None
            }
            Err(err) => return Err(err),
        };
        files::replace(file, &Saved { plan, unsigned, signed: vec![] }.text()?)
    }

    /// Signs a plan file without asking any node, and writes the signed one to `out`.
    ///
    /// # Errors
    /// When there is nothing to sign, it is another account's or network's, breaks its bounds by its own numbers, or is declined.
    pub async fn seal(&self, saved: Saved, out: &Path, send: &SendOptions) -> Result<Box<dyn Report>> {
        let (registry, account) = (self.registry()?, self.account()?);
        self.is_of(&saved.plan, registry.chain_id, &account)?;
        let unsigned = saved.unsigned()?.clone();
        if !account.can_sign() {
            let message = format!("`{}` is watched only: it has no key here", name_of(&account));
            bail!(Failure::usage(message).hint("run this where its key is"));
        }
        if saved.plan.steps.is_empty() {
            return Ok(Box::new(report("nothing", None)));
        }
        let options = Options { screen: account.screen(), ..send.options(&self.config) };
        modest(&unsigned.prepared, &options)?;
        if !send.dry_run {
            gate_recorded(self, &saved.plan, &unsigned, send.accept_terms)?;
        }
        let mut notes = vec![];
        if unsigned.registry != registry.identity {
            notes.push("the file was made with another registry than this machine's: the names here are this machine's own".to_owned());
        }
        let who = name_of(&account);
        let place = Place { network: &registry.name, chain_id: registry.chain_id, who: &who, notes };
        let approved = pipeline::recall(self.book()?, self.ui(), &place, (saved.plan.clone(), &unsigned.prepared), options)?;
        if send.dry_run {
            return Ok(Box::new(approved.rehearsed().outcome));
        }
        let mut journal = Journal::open(&self.places().journal(), saved.plan.chain_id, saved.plan.owner)?;
        let history = journal.entries()?;
        self.settled(&history, &registry.name)?;
        self.tell_of(&history.plans(), &unsigned.prepared);
        let approved = approved.asked(self.ui())?;
        let signer = self.unlock(&account).await?;
        let sealed = pipeline::seal(signer, &mut journal, approved).await?;
        let signed = sealed.iter().map(|one| one.raw.clone()).collect();
        files::replace(out, &Saved { signed, ..saved }.text()?)?;
        Ok(Box::new(Signed::new(out, sealed)))
    }

    /// Sends what `seal` signed: the same bytes, or nothing.
    ///
    /// # Errors
    /// A refusal where the bytes are not what the plan says, or the plan no longer holds; and as [`pipeline::execute`].
    pub async fn broadcast(&self, saved: Saved, send: &SendOptions) -> Result<Box<dyn Report>> {
        let Saved { plan, .. } = &saved;
        if saved.signed.is_empty() {
            bail!(Failure::usage("nothing in the file is signed").hint("sign it first with `restake sign FILE`, where the key is"));
        }
        self.is_of(plan, self.registry()?.chain_id, &self.account()?)?;
        let mut signed = pipeline::presigned(plan, &saved.unsigned()?.prepared, &saved.signed)?;
        let chain = self.chain().await?;
        let mut journal = Journal::open(&self.places().journal(), plan.chain_id, plan.owner)?;
        let mut options = send.options(self.config());
        let landed = pipeline::landed((chain, self.book()?), &mut journal, plan, &signed, &options).await?;
        let rest = Plan { steps: plan.steps.get(landed.len()..).unwrap_or_default().to_vec(), ..plan.clone() };
        if rest.steps.is_empty() {
            return Ok(Box::new(Outcome { state: "done", transactions: landed, ..report("done", None) }));
        }
        let records = journal.entries()?.plans();
        let hashes: Vec<_> = signed.iter().map(|envelope| *envelope.tx_hash()).collect();
        let resumes = records.iter().rev().find(|record| !record.closed() && of(record, &hashes)).map(|record| record.id.clone());
        options.signed = signed.split_off(landed.len());
        options.nonce = options.signed.first().map(Transaction::nonce);
        let mut outcome = if send.dry_run {
            let (book, who) = (self.book()?, name_of(&self.account()?));
            pipeline::rehearse(chain, book, self.ui(), &who, rest, options).await?.outcome
        } else {
            gate_plan(self, &rest, send.accept_terms).await?;
            self.sign(&mut journal, rest, resumes.as_deref(), options).await?
        };
        outcome.transactions.splice(0..0, landed);
        Ok(Box::new(outcome))
    }

    /// A file is of one account and one network, and both must have been chosen.
    fn is_of(&self, plan: &Plan, chain_id: u64, account: &Selected) -> Result<()> {
        if plan.chain_id == chain_id && plan.owner == account.address() {
            return Ok(());
        }
        let message = format!("the plan is of {} on chain {}", plan.owner, plan.chain_id);
        bail!(Failure::refused("plan", message).hint("choose its account and network with `--account` and `--network`"))
    }

    /// What was signed here before and may still be sent, where it shares a nonce with what is signed now.
    fn tell_of(&self, records: &[Record], prepared: &Prepared) {
        let nonces: Vec<_> = prepared.steps.iter().map(|ready| ready.nonce).collect();
        for record in records {
            let open = [record.waiting(), record.refused()].concat();
            for signed in open.iter().filter(|signed| nonces.contains(&signed.nonce)) {
                let words = "only one transaction of a nonce can be mined";
                let what = format!("the transaction {} of plan {} was signed here with nonce {}", signed.hash, record.id, signed.nonce);
                self.ui().show(&format!("note: {what}: {words}"));
            }
        }
    }
}

/// Whether a record is about any of these transactions.
fn of(record: &Record, hashes: &[TxHash]) -> bool {
    record.signed().iter().any(|signed| hashes.contains(&signed.hash))
}

/// A fee above the one that was said is not signed, whoever wrote it down.
fn modest(prepared: &Prepared, options: &Options) -> Result<()> {
    let Some(Gwei(most)) = options.fees.max else { return Ok(()) };
    if let Some(ready) = prepared.steps.iter().find(|ready| ready.max_fee_per_gas > U256::from(most)) {
        let asked = u128::try_from(ready.max_fee_per_gas).map_or_else(|_| "more than there is".into(), |wei| Gwei(wei).to_string());
        let message = format!("the file asks for {asked} a unit of gas, and `--max-fee` is {}", Gwei(most));
        bail!(Failure::refused("fee", message).hint("raise `--max-fee`, or save the plan anew with a lower one"));
    }
    Ok(())
}

/// What was signed, and where it is.
#[derive(Debug, Serialize)]
struct Signed {
    state: &'static str,
    file: String,
    transactions: Vec<Line>,
}

/// One transaction.
#[derive(Debug, Serialize)]
struct Line {
    title: String,
    nonce: u64,
    hash: TxHash,
}

impl Signed {
    fn new(out: &Path, sealed: Vec<Sealed>) -> Self {
        let line = |Sealed { title, nonce, hash, .. }: Sealed| Line { title, nonce, hash };
        Self { state: "signed", file: out.display().to_string(), transactions: sealed.into_iter().map(line).collect() }
    }
}

impl fmt::Display for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Signed as {}; nothing was sent.", self.file)?;
        for Line { title, nonce, hash } in &self.transactions {
            writeln!(f, "{title}: nonce {nonce}\n  {hash}")?;
        }
        writeln!(f, "Send it with `restake broadcast {}`, where there is a network.", self.file)
    }
}

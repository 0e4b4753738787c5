//! How a plan leaves the wallet, whoever made it: the one caller of the pipeline, behind the gate of the terms.

use super::App;
use crate::{
    chain::Chain,
    commands::{
        SendOptions,
        terms::{gate_plan, still_accepted},
    },
    error::Failure,
    journal::{History, Journal, Record},
    pipeline::{self, Desk, Gate, Outcome},
    plan::{Plan, Step},
    signer::Selected,
    ui::Report,
};
use alloy::primitives::Address;
use anyhow::{Result, bail};
use futures::future::LocalBoxFuture;
use std::time::Duration;

/// A chain that was opened longer ago is opened again before anything is simulated: a block of Ethereum takes as long.
const STALE: Duration = Duration::from_secs(12);

impl Gate for App {
    fn still<'a>(&'a self, chain: &'a Chain, rest: &'a Plan) -> LocalBoxFuture<'a, Result<()>> {
        Box::pin(still_accepted(self, chain, rest))
    }
}

impl App {
    /// Carries steps out: simulated, shown, signed, recorded, sent. The only caller of the pipeline.
    ///
    /// # Errors
    /// As each stage of [`pipeline`].
    pub async fn carry_out(&self, command: &str, steps: Vec<Step>, send: &SendOptions) -> Result<Box<dyn Report>> {
        let chain = self.chain().await?;
        self.carry_plan(Plan::new(chain.id(), self.owner()?, command, steps), send).await
    }

    /// The same for a plan that is already one, such as a saved one.
    ///
    /// # Errors
    /// As [`App::carry_out`].
    pub async fn carry_plan(&self, plan: Plan, send: &SendOptions) -> Result<Box<dyn Report>> {
        if let Some(report) = self.rehearse(&plan, send).await? {
            return Ok(report);
        }
        let mut journal = Journal::open(&self.places.journal(), plan.chain_id, plan.owner)?;
        self.sign(&mut journal, plan, None, send).await
    }

    /// The same for the rest of the plan `id`, with the journal that it was read from: nobody else may carry it on meanwhile.
    ///
    /// # Errors
    /// As [`App::carry_out`].
    pub async fn carry_on(&self, journal: &mut Journal, id: &str, plan: Plan, send: &SendOptions) -> Result<Box<dyn Report>> {
        match self.rehearse(&plan, send).await? {
            Some(report) => Ok(report),
            None => self.sign(journal, plan, Some(id), send).await,
        }
    }

    /// What can be answered of a plan without signing it.
    async fn rehearse(&self, plan: &Plan, send: &SendOptions) -> Result<Option<Box<dyn Report>>> {
        let (chain, book, account) = (self.chain().await?, self.book()?, self.account()?);
        if plan.steps.is_empty() {
            return Ok(Some(Box::new(report("nothing", None))));
        }
        if plan.chain_id != chain.id() || plan.owner != account.address() {
            let message = format!("the plan is of {} on chain {}", plan.owner, plan.chain_id);
            bail!(Failure::refused("plan", message).hint("choose its account and network with `--account` and `--network`"));
        }
        if let Some(file) = &send.save {
            pipeline::simulate(chain, book, plan.clone()).await?;
            crate::signer::files::replace(file, &serde_json::to_vec_pretty(plan)?)?;
            return Ok(Some(Box::new(report("saved", Some(file)))));
        }
        let who = name_of(&account);
        if send.dry_run {
            let options = send.options(&self.config);
            return Ok(Some(Box::new(pipeline::rehearse(chain, book, self.ui(), &who, plan.clone(), options).await?)));
        }
        if !account.can_sign() {
            bail!(Failure::usage(format!("`{who}` is watched only: it has no key here")).hint("pass `--save FILE` and sign elsewhere"));
        }
        gate_plan(self, plan, send.accept_terms).await?;
        Ok(None)
    }

    async fn sign(&self, journal: &mut Journal, plan: Plan, resumes: Option<&str>, send: &SendOptions) -> Result<Box<dyn Report>> {
        let (chain, book, account) = (self.chain().await?, self.book()?, self.account()?);
        let history = journal.entries()?;
        self.settled(&history, chain.name())?;
        pipeline::look_after(chain, self.ui(), journal, &plan).await?;
        let chain = &self.up_to_date(chain, plan.owner, &history.plans()).await?;
        self.still(chain, &plan).await?;
        let options = pipeline::supersede(chain, self.ui(), journal, &plan, send.options(&self.config)).await?;
        let simulated = pipeline::simulate(chain, book, plan).await?;
        let approved = pipeline::review(chain, book, self.ui(), &name_of(&account), simulated, options).await?;
        let signer = self.unlock(&account).await?;
        let mut desk = Desk { chain, book, ui: self.ui(), gate: self, signer: &signer, journal, resumes };
        Ok(Box::new(pipeline::execute(&mut desk, approved).await?))
    }

    /// The chain was opened before the journal was locked and the terms were read: another process may have sent meanwhile.
    async fn up_to_date(&self, chain: &Chain, owner: Address, records: &[Record]) -> Result<Chain> {
        if chain.age() > STALE {
            return chain.again(Some(owner)).await;
        }
        let signed = records.iter().flat_map(Record::signed).map(|signed| signed.nonce).max();
        let nonce = chain.standing(owner).await?.nonce;
        if signed.is_some_and(|signed| signed >= nonce) { chain.again(Some(owner)).await } else { Ok(chain.clone()) }
    }

    /// Nothing new is signed beside what cannot be read.
    fn settled(&self, history: &History, network: &str) -> Result<()> {
        if let Some(line) = history.damaged {
            let message = format!("line {line} of the journal is damaged, and what it said may be done already");
            let hint = "see `restake history list`, and then set it aside with `restake history close --damaged`";
            return Err(Failure::failed("journal", message).hint(hint).into());
        }
        if let Some(line) = history.broken.first() {
            self.ui.say(&format!("note: line {line} of the journal on {network} cannot be read; the others are whole"));
        }
        Ok(())
    }
}

fn name_of(account: &Selected) -> String {
    account.entry().map_or_else(String::new, |entry| entry.name.to_string())
}

fn report(state: &'static str, file: Option<&std::path::PathBuf>) -> Outcome {
    let file = file.map(|file| file.display().to_string());
    Outcome { state, expected: vec![], transactions: vec![], fee_at_most: None, file }
}

//! How a plan leaves the wallet, whoever made it: the one caller of the pipeline, behind the gate of the terms.

use super::App;
use crate::{
    chain::{Chain, Head},
    commands::{
        Intent, SendOptions,
        terms::{accepted, gate_plan, still_accepted},
    },
    error::{Failure, Fate, about},
    journal::{Event, History, Journal, Record},
    pipeline::{self, Desk, Gate, Hand, Instead, Options, Outcome},
    plan::Plan,
    protocol::registry::Registry,
    signer::Selected,
    ui::Report,
};
use alloy::primitives::Address;
use anyhow::{Result, bail};
use futures::future::LocalBoxFuture;
use jiff::Timestamp;
use std::{sync::Arc, time::Duration};

/// A chain that was opened longer ago is opened again before anything is simulated: a block of Ethereum takes as long.
const STALE: Duration = Duration::from_secs(12);

impl Gate for App {
    fn still<'a>(&'a self, chain: &'a Chain, rest: &'a Plan) -> LocalBoxFuture<'a, Result<()>> {
        Box::pin(still_accepted(self, chain, rest))
    }

    fn anew<'a>(&'a self, chain: &'a Chain, plan: &'a Plan) -> LocalBoxFuture<'a, Result<()>> {
        Box::pin(accepted(self, chain, plan))
    }
}

impl App {
    /// Carries an intent out: simulated, shown, signed, recorded, sent. The only caller of the pipeline.
    ///
    /// # Errors
    /// As each stage of [`pipeline`].
    pub async fn carry_out(&self, intent: Intent) -> Result<Box<dyn Report>> {
        let Intent { command, steps, send } = intent;
        let chain = self.chain().await?;
        self.carry_plan(Plan::new(chain.id(), self.owner()?, command, steps), &send).await
    }

    /// The same for a plan that is already one, such as a saved one.
    ///
    /// # Errors
    /// As [`App::carry_out`].
    pub async fn carry_plan(&self, plan: Plan, send: &SendOptions) -> Result<Box<dyn Report>> {
        if let Some(report) = self.rehearse(&plan, send, &send.options(&self.config)).await? {
            return Ok(report);
        }
        let mut journal = Journal::open(&self.places.journal(), plan.chain_id, plan.owner)?;
        Ok(Box::new(self.sign(&mut journal, plan, None, send.options(&self.config)).await?))
    }

    /// The same for the rest of the plan `id`, with the journal that it was read from: nobody else may carry it on meanwhile.
    ///
    /// # Errors
    /// As [`App::carry_out`].
    pub async fn carry_on(&self, journal: &mut Journal, id: &str, plan: Plan, send: &SendOptions) -> Result<Box<dyn Report>> {
        match self.rehearse(&plan, send, &send.options(&self.config)).await? {
            Some(report) => Ok(report),
            None => Ok(Box::new(self.sign(journal, plan, Some(id), send.options(&self.config)).await?)),
        }
    }

    /// The same for one step of a plan whose transaction waits: `plan` is signed in its place, with its nonce.
    ///
    /// # Errors
    /// As [`App::carry_out`], and when it waits no more.
    pub async fn replace(&self, journal: &mut Journal, instead: Instead, plan: Plan, send: &SendOptions) -> Result<Box<dyn Report>> {
        let (chain, owner) = (self.chain().await?, plan.owner);
        let history = journal.entries()?;
        self.settled(&history, chain.name())?;
        let mut options = send.options(&self.config);
        let chain = &self.up_to_date(chain, owner, &history.plans()).await?;
        pipeline::still_waits(chain, journal, &instead, owner, options.confirmations).await?;
        (options.nonce, options.instead) = (Some(instead.nonce), Some(instead));
        // The same call was allowed when it was signed first.
        options.allow_unknown.extend(self.book().map(|book| pipeline::named(book, &plan))?);
        if let Some(report) = self.rehearse(&plan, send, &options).await? {
            return Ok(report);
        }
        self.timely(chain, &history)?;
        self.still(chain, &plan).await?;
        Ok(Box::new(self.approve(chain, journal, (plan, None), options).await?))
    }

    /// What can be answered of a plan without signing it.
    async fn rehearse(&self, plan: &Plan, send: &SendOptions, options: &pipeline::Options) -> Result<Option<Box<dyn Report>>> {
        let (chain, book, account) = (self.chain().await?, self.book()?, self.account()?);
        if plan.steps.is_empty() {
            return Ok(Some(Box::new(report("nothing", None))));
        }
        if plan.chain_id != chain.id() || plan.owner != account.address() {
            let message = format!("the plan is of {} on chain {}", plan.owner, plan.chain_id);
            bail!(Failure::refused("plan", message).hint("choose its account and network with `--account` and `--network`"));
        }
        if let Some(file) = &send.save {
            if send.accept_terms.is_some() {
                gate_plan(self, plan, send.accept_terms).await?;
            }
            self.save(plan.clone(), file, send).await?;
            return Ok(Some(Box::new(report("saved", Some(file)))));
        }
        let who = name_of(&account);
        if let Some(form) = send.export {
            return Ok(Some(self.export(plan.clone(), form, (send, options)).await?));
        }
        if send.dry_run {
            let options = Options { screen: account.screen(), ..options.clone() };
            return Ok(Some(Box::new(pipeline::rehearse(chain, book, self.ui(), &who, plan.clone(), options).await?.outcome)));
        }
        ensure_key(&account)?;
        gate_plan(self, plan, send.accept_terms).await?;
        Ok(None)
    }

    /// Simulates, reviews, signs where that is not done yet, and sends.
    ///
    /// # Errors
    /// As each stage of [`pipeline`].
    pub async fn sign(&self, journal: &mut Journal, plan: Plan, resumes: Option<&str>, options: Options) -> Result<Outcome> {
        let chain = self.chain().await?;
        let history = journal.entries()?;
        self.settled(&history, chain.name())?;
        pipeline::look_after(chain, self.ui(), journal, &plan, &options).await?;
        let chain = &self.up_to_date(chain, plan.owner, &history.plans()).await?;
        self.timely(chain, &history)?;
        self.whole(chain, plan.owner, &history).await?;
        self.still(chain, &plan).await?;
        let options = pipeline::supersede(chain, self.ui(), journal, &plan, options).await?;
        let is_signed = !options.signed.is_empty();
        let ended = self.approve(chain, journal, (plan, resumes), options).await;
        // It may have been signed here, too, and is the work of the last plan alone.
        let handed = if is_signed { pipeline::hand_over(journal) } else { Ok(()) };
        let outcome = ended?;
        handed.map_err(|err| {
            let hashes = outcome.transactions.iter().map(|receipt| receipt.hash).collect();
            let failure = Failure::new(Fate::Sent, "journal", "all of it was sent, and then the journal could not be written");
            about(err.context(failure.hint("see `restake history resume`")), hashes)
        })?;
        Ok(outcome)
    }

    /// Writes down what is mined by now of what `owner` signed before, and refuses to go past what is open.
    ///
    /// # Errors
    /// As [`pipeline::look_after`].
    pub async fn look_after(&self, journal: &mut Journal, owner: Address, options: &Options) -> Result<()> {
        let chain = self.chain().await?;
        pipeline::look_after(chain, self.ui(), journal, &Plan::new(chain.id(), owner, "batch", vec![]), options).await
    }

    /// From the simulation to the end.
    async fn approve(
        &self,
        chain: &Chain,
        journal: &mut Journal,
        (plan, resumes): (Plan, Option<&str>),
        options: Options,
    ) -> Result<Outcome> {
        let (book, account) = (self.book()?, self.account()?);
        let (options, signed) = (Options { screen: account.screen(), ..options.clone() }, options.signed);
        let simulated = pipeline::simulate(chain, book, self.ui(), plan).await?;
        let approved = pipeline::review(chain, book, self.ui(), &name_of(&account), simulated, options).await?;
        let hand = match &self.key {
            _ if !signed.is_empty() => Hand::Signed(account.address(), signed),
            Some(key) => Hand::key(Arc::clone(key)),
            None => Hand::key(self.unlock(&account).await?),
        };
        let mut desk = Desk { chain, book, ui: self.ui(), gate: self, hand, journal, resumes };
        pipeline::execute(&mut desk, approved).await
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

    /// A node that is stuck, or shows an old block on purpose, is told by the clock and by the journal, on networks where both run forward.
    ///
    /// # Errors
    /// When the node is behind.
    pub fn timely(&self, chain: &Chain, history: &History) -> Result<()> {
        let now = Timestamp::now().as_second().try_into().unwrap_or_default();
        let mined = history.entries.iter().filter_map(|entry| match entry.event {
            Event::Mined { block, .. } | Event::Reverted { block, .. } => Some(block),
            _ => None,
        });
        let Some(trouble) = behind(chain.head(), chain.block_time(), now, mined.max()) else { return Ok(()) };
        if Registry::is_built_in(chain.id()) {
            bail!(Failure::failed("node", trouble).hint("wait until it has caught up, or use another `--rpc-url`"));
        }
        Ok(())
    }

    /// A nonce that was used and is free again tells of a reorganisation, or of a chain that was begun anew.
    async fn whole(&self, chain: &Chain, owner: Address, history: &History) -> Result<()> {
        let next = chain.standing(owner).await?.nonce;
        for record in history.plans() {
            if let Some(gone) = record.signed().iter().find(|signed| signed.nonce >= next && record.in_block(signed.hash)) {
                let words = "was mined, and the chain does not have it any more";
                self.ui.say(&format!("note: the transaction {} {words}: see `restake history show {}`", gone.hash, record.id));
                return Ok(());
            }
        }
        Ok(())
    }

    /// Nothing new is signed beside what cannot be read.
    ///
    /// # Errors
    /// When a line of the journal is damaged.
    pub fn settled(&self, history: &History, network: &str) -> Result<()> {
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

/// By what the newest block of a node is too old, in words.
fn behind(head: Head, block_time: u64, now: u64, mined: Option<u64>) -> Option<String> {
    /// Slots may be empty, and clocks differ by some seconds.
    const BLOCKS: u64 = 10;
    let late = now.saturating_sub(head.timestamp);
    if late > block_time.saturating_mul(BLOCKS) {
        return Some(format!("the node is {} minutes behind", late.div_ceil(60)));
    }
    let mined = mined.filter(|mined| *mined > head.number)?;
    Some(format!("the node is at block {}, and something of this account was mined in block {mined}", head.number))
}

/// Refuses an account without a key: what it means to do can be saved, and signed by whoever has the key.
pub(super) fn ensure_key(account: &Selected) -> Result<()> {
    if account.can_sign() {
        return Ok(());
    }
    let failure = Failure::usage(format!("`{account}` is watched only: it has no key here"));
    bail!(failure.hint("pass `--save FILE`, and sign it with `restake sign FILE` where the key is; or `--export` it"));
}

pub(super) fn name_of(account: &Selected) -> String {
    account.entry().map_or_else(String::new, |entry| entry.name.to_string())
}

pub(super) fn report(state: &'static str, file: Option<&std::path::PathBuf>) -> Outcome {
    let file = file.map(|file| file.display().to_string());
    Outcome { state, expected: vec![], transactions: vec![], fee_at_most: None, file }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_block_is_told_by_the_clock_and_by_the_journal() {
        let head = Head { number: 100, hash: Default::default(), timestamp: 1_000, base_fee: 1 };
        assert_eq!(behind(head, 12, 1_120, Some(100)), None);
        assert_eq!(behind(head, 12, 900, None), None, "a clock that is slow says nothing");
        assert!(behind(head, 12, 1_121, None).unwrap().contains("3 minutes behind"));
        assert!(behind(head, 12, 1_000, Some(101)).unwrap().contains("mined in block 101"));
    }
}

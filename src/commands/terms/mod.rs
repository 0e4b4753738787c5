//! The slashing terms behind a delegation: shown, accepted, checked, listed, taken back.

mod gate;
mod history;
mod recorded;
mod slasher;
mod text;

pub(super) use gate::accept;
pub use gate::{accepted, gate, gate_deposit, gate_plan, still_accepted};
pub use recorded::{gate_recorded, record};
pub(super) use slasher::slashers;

use super::directory::Directory;
use crate::{
    acceptances::{Acceptance, Acceptances},
    app::App,
    error::Failure,
    protocol::{
        eigenlayer::{
            index::Slash,
            terms::{Change, Verdict, compare, worst},
        },
        registry::address,
    },
    ui::{Report, table},
};
use alloy::primitives::{Address, B256};
use anyhow::{Result, anyhow, bail};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde::Serialize;
use std::fmt;
use text::Terms;

/// Show, accept and check the slashing terms behind a delegation
#[derive(Debug, Args)]
pub struct TermsCommand {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Show an operator's terms as they are now, with their digest
    Show {
        /// Its name or address; the operator the account is delegated to where none is named
        operator: Option<String>,
    },
    /// Accept an operator's terms: by typing its name, or by their digest
    Accept {
        /// Its name or address; the operator the account is delegated to where none is named
        operator: Option<String>,
        /// The digest of the terms that are accepted
        #[arg(long, value_name = "DIGEST")]
        accept_terms: Option<B256>,
    },
    /// Compare what was accepted with the terms now; ends with 4 where they changed for the worse
    Check {
        /// Its name or address; every operator whose terms are accepted where none is named
        operator: Option<String>,
    },
    /// List what the account has accepted
    List,
    /// Take an acceptance back; a delegation stays as it is
    Revoke {
        /// Its name or address; the operator the account is delegated to where none is named
        operator: Option<String>,
    },
}

impl TermsCommand {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the operator is unknown, the terms are declined or changed for the worse, or the node does not answer.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        match self.what {
            What::Show { operator } => show(app, operator.as_deref()).await,
            What::Accept { operator, accept_terms } => accept_named(app, operator.as_deref(), accept_terms).await,
            What::Check { operator } => check(app, operator.as_deref()).await,
            What::List => Ok(Box::new(Accepted::new(acceptances(app).all(app.owner()?, app.registry()?.chain_id)?))),
            What::Revoke { operator } => revoke(app, operator.as_deref()).await,
        }
    }
}

fn acceptances(app: &App) -> Acceptances {
    Acceptances::at(&app.places().home)
}

/// The operator that is named, or the one the account is delegated to.
async fn named(app: &App, directory: &Directory<'_>, text: Option<&str>) -> Result<Address> {
    if let Some(text) = text {
        return directory.operator(text).await;
    }
    let delegated = directory.core.operator_of(directory.chain, app.owner()?).await?;
    let nobody = || Failure::usage("the account is delegated to nobody").hint("name an operator: see `restake operators list`");
    Ok(delegated.ok_or_else(nobody)?)
}

async fn show(app: &App, operator: Option<&str>) -> Result<Box<dyn Report>> {
    let directory = Directory::open(app).await?;
    let operator = named(app, &directory, operator).await?;
    let accepted = match app.owner() {
        Ok(owner) => acceptances(app).current(owner, directory.chain.id(), operator)?,
        Err(_) => None,
    };
    Ok(Box::new(Terms::read(&directory, operator, accepted.as_ref()).await?))
}

async fn accept_named(app: &App, operator: Option<&str>, digest: Option<B256>) -> Result<Box<dyn Report>> {
    let directory = Directory::open(app).await?;
    let operator = named(app, &directory, operator).await?;
    let accepted = accept(app, &directory, operator, digest).await?;
    Ok(Box::new(Accepted::new(vec![accepted])))
}

async fn revoke(app: &App, operator: Option<&str>) -> Result<Box<dyn Report>> {
    let (owner, chain_id) = (app.owner()?, app.registry()?.chain_id);
    let operator = match operator.map(address).transpose()?.flatten() {
        // An acceptance can be taken back without a node.
        Some(operator) => operator,
        None => named(app, &Directory::open(app).await?, operator).await?,
    };
    let revoked = acceptances(app).revoke(owner, chain_id, operator)?;
    Ok(Box::new(Revoked { operator, digest: revoked.digest }))
}

async fn check(app: &App, operator: Option<&str>) -> Result<Box<dyn Report>> {
    let (directory, owner) = (Directory::open(app).await?, app.owner()?);
    let store = acceptances(app);
    let delegated = directory.core.operator_of(directory.chain, owner).await?;
    let accepted = match operator {
        Some(text) => {
            let operator = directory.operator(text).await?;
            let accepted = store.current(owner, directory.chain.id(), operator)?;
            vec![accepted.ok_or_else(|| gate::unaccepted(operator))?]
        }
        None => store.all(owner, directory.chain.id())?,
    };
    let missing = delegated.filter(|to| operator.is_none() && accepted.iter().all(|acceptance| acceptance.operator != *to));
    if let Some(operator) = missing {
        bail!(gate::unaccepted(operator));
    }
    let mut checks = vec![];
    for acceptance in accepted {
        let now = directory.terms(acceptance.operator, Some(&acceptance.snapshot)).await?;
        checks.push(Check {
            operator: acceptance.operator,
            delegated: delegated == Some(acceptance.operator),
            accepted: acceptance.digest,
            digest: now.digest(),
            block: now.block,
            changes: compare(&acceptance.snapshot, &now),
            slashed: history::lines(&directory, &now).await,
            slashes: now.slashes,
        });
    }
    let report = Checked { checks };
    report.verdict(app)?;
    Ok(Box::new(report))
}

/// One operator's terms, compared.
#[derive(Debug, Serialize)]
struct Check {
    operator: Address,
    delegated: bool,
    accepted: B256,
    digest: B256,
    block: u64,
    changes: Vec<Change>,
    slashes: Vec<Slash>,
    #[serde(skip)]
    slashed: Vec<String>,
}

/// All that was compared.
#[derive(Debug, Serialize)]
struct Checked {
    checks: Vec<Check>,
}

impl Checked {
    /// Refuses where something changed for the worse, with every such change as a cause.
    fn verdict(&self, app: &App) -> Result<()> {
        let grave = |change: &&Change| change.verdict >= Verdict::Worse;
        let worse: Vec<_> =
            self.checks.iter().filter(|check| worst(&check.changes).is_some_and(|verdict| verdict >= Verdict::Worse)).collect();
        let Some(first) = worse.first() else { return Ok(()) };
        let message = format!("the terms of {} changed for the worse", first.operator);
        let hint =
            format!("read them with `restake terms show {}`, then accept them anew or leave with `restake undelegate`", first.operator);
        let failure = Failure::refused("terms", message).hint(hint);
        if !app.global().json {
            app.ui().show(self.to_string().trim_end());
            bail!(failure);
        }
        let changes = worse.iter().flat_map(|check| check.changes.iter().filter(grave));
        let mut causes = changes.rev().map(|change| anyhow!("{}: {}", change.verdict, change.what));
        let root = causes.next().unwrap_or_else(|| anyhow!("the digest differs"));
        Err(causes.fold(root, |below, cause| below.context(cause)).context(failure))
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.checks.is_empty() {
            return writeln!(f, "No terms are accepted, and the account is delegated to nobody.");
        }
        for check in &self.checks {
            let state = if check.changes.is_empty() { "as accepted" } else { "changed" };
            writeln!(f, "{}: {state}", check.operator)?;
            if !check.delegated {
                super::prose(f, "  ! ", "the account is not delegated to it now; an operator and its approver can end a delegation too")?;
            }
            for change in &check.changes {
                super::prose(f, "  - ", &format!("{}: {}", change.verdict, change.what))?;
            }
            history::slashed(f, "  ", &check.slashed)?;
            if check.accepted != check.digest {
                writeln!(f, "  digest now\n    {}", check.digest)?;
            }
        }
        Ok(())
    }
}

/// One acceptance, without its snapshot.
#[derive(Debug, Serialize)]
struct Line {
    operator: Address,
    digest: B256,
    block: u64,
    accepted_at: Timestamp,
}

/// What is accepted.
#[derive(Debug, Serialize)]
struct Accepted {
    accepted: Vec<Line>,
}

impl Accepted {
    fn new(accepted: Vec<Acceptance>) -> Self {
        let line = |of: Acceptance| Line { operator: of.operator, digest: of.digest, block: of.block, accepted_at: of.accepted_at };
        Self { accepted: accepted.into_iter().map(line).collect() }
    }
}

impl fmt::Display for Accepted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.accepted.is_empty() {
            return writeln!(f, "No terms are accepted.");
        }
        let rows = self
            .accepted
            .iter()
            .map(|of| [of.operator.to_string(), of.block.to_string(), of.accepted_at.strftime("%Y-%m-%d %H:%M:%SZ").to_string()]);
        writeln!(f, "{}", table(["ACCEPTED TERMS OF", "BLOCK", "WHEN"], &[1], rows))?;
        self.accepted.iter().try_for_each(|of| writeln!(f, "{}", of.digest))
    }
}

/// What was taken back.
#[derive(Debug, Serialize)]
struct Revoked {
    operator: Address,
    digest: B256,
}

impl fmt::Display for Revoked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "The terms of {} are no longer accepted.", self.operator)?;
        writeln!(f, "A delegation stays as it is: leave with `restake undelegate`.")
    }
}

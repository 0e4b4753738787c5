//! What a whole file comes to, by account and by asset, below the review of each action.

use super::{
    budget::{Budget, Ceiling},
    checked::Checked,
    when::Hold,
    work::Work,
};
use crate::{
    app::App,
    error::fate,
    protocol::registry::Registry,
    script::{Ceilings, Script},
    ui::prose,
    units::{Money, counted},
};
use alloy::primitives::{Address, B256, U256};
use anyhow::{Result, bail};
use serde::Serialize;
use std::{collections::BTreeMap, fmt, fmt::Write};

/// The limits of a file, for all accounts together and for each.
///
/// # Errors
/// When one is of an asset that the registry does not know, or two are of the same asset.
pub(super) fn ceilings(registry: &Registry, script: &Script) -> Result<(Ceiling, Ceiling)> {
    let ceiling = |of: &Ceilings| {
        let mut spend = BTreeMap::new();
        for most in &of.max_spend {
            let fault = |err: anyhow::Error| script.fault(most.at, format!("{err:#}"));
            let token = registry.asset(&most.asset).map_err(fault)?;
            let amount = most.amount.of(U256::MAX, token.decimals, token.symbol.as_str()).map_err(fault)?;
            let symbol = token.symbol.clone();
            if spend.insert(token.address, (token, amount)).is_some() {
                bail!(script.fault(most.at, format!("{symbol} has a limit already, by another name")));
            }
        }
        Ok::<_, anyhow::Error>(Ceiling { fee: of.max_total_fee, spend })
    };
    Ok((ceiling(&script.limits.whole)?, ceiling(&script.limits.account)?))
}

/// Shows what everything comes to at worst.
///
/// # Errors
/// When the registry cannot be read.
pub(super) fn show(app: &App, work: &Work, budget: &Budget, checked: &Checked) -> Result<()> {
    let (all, each) = budget.used();
    let (book, paint) = (app.book()?, app.ui().paint());
    let mut text = String::new();
    writeln!(text, "\n  {}", paint.bold("In all"))?;
    for lane in &work.lanes {
        if let Some(own) = each.get(&lane.account.address()) {
            prose(&mut text, "  ", &format!("{}: {}", lane.account, own.words(book)))?;
        }
    }
    prose(&mut text, "  ", &format!("together: {}", all.words(book)))?;
    let count = counted(checked.count, "action");
    let accounts = counted(each.len(), "account");
    prose(&mut text, "  ", &format!("{count} of {accounts}; no unit of gas costs more than {}", checked.ceiling))?;
    let hint = checked.hint();
    for (_, err) in &checked.failures {
        prose(&mut text, "  ", &paint.red(&format!("not possible: {err:#}")))?;
        // One that is all actions' is the last word of all.
        if let Some(hint) = fate(err).hint.filter(|_| hint.is_none()) {
            prose(&mut text, "    ", &format!("hint: {hint}"))?;
        }
    }
    for (job, hold) in &checked.holds {
        let (how, why) = match hold {
            Hold::No => continue,
            Hold::Waits(why) => ("waits", why),
            Hold::Over(why) => ("too late", why),
        };
        prose(&mut text, "  ", &format!("{how}: `{}`: {why}", work.key(*job)))?;
    }
    for (job, why) in &checked.skipped {
        prose(&mut text, "  ", &format!("not simulated: `{}`: {why}", work.key(*job)))?;
    }
    app.ui().show(text.trim_end());
    Ok(())
}

/// What a file comes to, for scripts.
#[derive(Debug, Serialize)]
pub(super) struct Totals {
    script: B256,
    actions: usize,
    max_fee: String,
    fee_at_most: Money,
    leaves_at_most: Vec<Money>,
    arrives_at_least: Vec<Money>,
    accounts: Vec<Account>,
    not_possible: Vec<Left>,
    not_simulated: Vec<Left>,
    waits: Vec<Left>,
    too_late: Vec<Left>,
}

#[derive(Debug, Serialize)]
struct Account {
    account: String,
    fee_at_most: Money,
    leaves_at_most: Vec<Money>,
    arrives_at_least: Vec<Money>,
}

#[derive(Debug, Serialize)]
struct Left {
    action: String,
    why: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

impl Totals {
    /// What was shown.
    pub(super) fn of(app: &App, work: &Work, budget: &Budget, checked: &Checked) -> Result<Self> {
        let ((all, each), book) = (budget.used(), app.book()?);
        let list = |amounts: &BTreeMap<Address, U256>| amounts.iter().map(|(asset, wei)| book.money(*asset, *wei)).collect::<Vec<_>>();
        let accounts = work.lanes.iter().filter_map(|lane| {
            let own = each.get(&lane.account.address())?;
            let account = lane.account.to_string();
            Some(Account {
                account,
                fee_at_most: Money::ether(own.fee),
                leaves_at_most: list(&own.leaves),
                arrives_at_least: list(&own.arrives),
            })
        });
        let left = |jobs: &[(usize, String)]| {
            jobs.iter().map(|(job, why)| Left { action: work.key(*job).into(), why: why.clone(), hint: None }).collect::<Vec<_>>()
        };
        let held = |is_meant: fn(&Hold) -> bool| {
            let meant = checked.holds.iter().filter(|(_, hold)| is_meant(hold));
            meant.map(|(job, hold)| (*job, hold.why().to_owned())).collect::<Vec<_>>()
        };
        Ok(Self {
            script: work.script.digest,
            actions: checked.count,
            max_fee: checked.ceiling.to_string(),
            fee_at_most: Money::ether(all.fee),
            leaves_at_most: list(&all.leaves),
            arrives_at_least: list(&all.arrives),
            accounts: accounts.collect(),
            not_possible: checked
                .failures
                .iter()
                .map(|(job, err)| Left { action: work.key(*job).into(), why: format!("{err:#}"), hint: fate(err).hint })
                .collect(),
            not_simulated: left(&checked.skipped),
            waits: left(&held(|hold| matches!(hold, Hold::Waits(_)))),
            too_late: left(&held(|hold| matches!(hold, Hold::Over(_)))),
        })
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = counted(self.actions, "action");
        match (self.waits.len(), self.too_late.len()) {
            (0, 0) => writeln!(f, "{count} can be done as things are now; nothing was signed."),
            (waits, late) => {
                let held = |count: usize, what: &str| if count == 0 { String::new() } else { format!(", {count} {what}") };
                writeln!(f, "{count} simulated{}{}; nothing was signed.", held(waits, "waiting"), held(late, "too late"))
            }
        }
    }
}

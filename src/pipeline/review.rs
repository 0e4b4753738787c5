//! Shows the exact transactions, read back from their bytes, and asks once.

use super::{
    book::Book,
    bounds::Effect,
    breach::refused,
    fill::{Options, fill, worst_fee},
    outcome::{Expected, Outcome},
    place::Place,
    prepared::Prepared,
    said::too_generous,
    screen::{Screen, Shown, strange},
    simulate::{Simulated, simulate},
};
use crate::{
    chain::Chain,
    error::{Failure, Fate},
    plan::Plan,
    ui::{Ui, prose},
    units::{Money, add},
};
use alloy::{consensus::TxEip1559, primitives::U256};
use anyhow::{Result, bail};
use std::fmt::Write;

/// The exact transactions that the user said yes to.
pub struct Approved {
    pub(super) plan: Plan,
    pub(super) transactions: Vec<TxEip1559>,
    pub(super) expected: Vec<Expected>,
    pub(super) options: Options,
    pub(super) fee_at_most: U256,
}

/// What was simulated and shown, and may not be signed: nobody said yes to it.
pub struct Rehearsed {
    /// The plan.
    pub plan: Plan,
    /// Its transactions, as they would be signed now.
    pub transactions: Vec<TxEip1559>,
    /// What it does by its simulation.
    pub outcome: Outcome,
}

/// Fills the transactions, shows them and asks.
///
/// # Errors
/// A refusal where something is outside the registry; declined where the answer is no; usage where there is no one to ask.
pub async fn review(chain: &Chain, book: &Book, ui: &dyn Ui, who: &str, simulated: Simulated, options: Options) -> Result<Approved> {
    let what = if options.signed.is_empty() { "Sign and send" } else { "Send" };
    let approved = show(chain, book, ui, who, simulated, options).await?;
    ask(ui, what, &approved)?;
    Ok(approved)
}

/// Simulates a plan and shows what would be signed, without asking.
///
/// # Errors
/// As [`super::simulate()`] and [`review`].
pub async fn rehearse(chain: &Chain, book: &Book, ui: &dyn Ui, who: &str, plan: Plan, options: Options) -> Result<Rehearsed> {
    let simulated = simulate(chain, book, ui, plan).await?;
    Ok(show(chain, book, ui, who, simulated, options).await?.rehearsed())
}

/// Shows what a file says of a plan, decoded from its calls, with no node to ask: what the simulation did is the file's word.
///
/// # Errors
/// As [`review`], and where the file's own numbers break the plan's bounds.
pub fn recall(book: &Book, ui: &dyn Ui, place: &Place<'_>, file: (Plan, &Prepared), options: Options) -> Result<Approved> {
    let (plan, prepared) = file;
    let filled = Filled { transactions: prepared.transactions(&plan)?, effects: prepared.effects(book, &plan)?, plan };
    lay_out(book, ui, &place.head(ui.paint(), prepared, filled.plan.owner)?, filled, options)
}

impl Approved {
    /// Asks whether what was shown is to be signed here, and sent by another machine.
    ///
    /// # Errors
    /// As [`review`].
    pub fn asked(self, ui: &dyn Ui) -> Result<Self> {
        ask(ui, "Sign", &self)?;
        Ok(self)
    }

    /// The same as what nobody was asked about.
    pub fn rehearsed(self) -> Rehearsed {
        let Self { plan, transactions, expected, fee_at_most, options } = self;
        let fee_at_most = (!options.unpaid).then(|| Money::ether(fee_at_most));
        let outcome = Outcome { state: "simulated", expected, transactions: vec![], fee_at_most, file: None };
        Rehearsed { plan, transactions, outcome }
    }
}

/// Exact transactions, and what they do.
struct Filled {
    plan: Plan,
    transactions: Vec<TxEip1559>,
    effects: Vec<Effect>,
}

async fn show(chain: &Chain, book: &Book, ui: &dyn Ui, who: &str, simulated: Simulated, options: Options) -> Result<Approved> {
    let transactions = fill(chain, &simulated, &options).await?;
    let Simulated { plan, effects } = simulated;
    let (name, id, block) = (ui.paint().bold(chain.name()), chain.id(), chain.head().number);
    let head = format!("\n  Network   {name} (chain {id}), block {block}\n  Account   {who} {}\n", plan.owner);
    lay_out(book, ui, &head, Filled { plan, transactions, effects }, options)
}

/// Shows it all below a head.
fn lay_out(book: &Book, ui: &dyn Ui, head: &str, filled: Filled, options: Options) -> Result<Approved> {
    let Filled { plan, transactions, effects } = filled;
    let expected: Vec<_> =
        plan.steps.iter().zip(&effects).map(|(step, effect)| Expected::new(book, step, effect, options.from.is_some())).collect();
    let mut fee_at_most = U256::ZERO;
    for transaction in &transactions {
        fee_at_most = add(fee_at_most, worst_fee(transaction)?)?;
    }
    let screen = Screen::new(book, ui.paint(), plan.owner, &options);
    let mut text = String::new();
    if let Some(file) = &options.from {
        text.push('\n');
        prose(&mut text, "  ", &format!("from {file}: what stands in quotes are the file's own words"))?;
    }
    text.push_str(head);
    if let Some(instead) = &options.instead {
        write!(text, "\n{}", instead.head())?;
    }
    let mut strangers = vec![];
    for (number, (((step, transaction), effect), expected)) in (1..).zip(plan.steps.iter().zip(&transactions).zip(&effects).zip(&expected))
    {
        strangers.extend(screen.step(&mut text, number, &Shown { step, transaction, effect, expected })?);
    }
    write!(text, "\n  Fees      {}", screen.fees(fee_at_most, &transactions))?;
    if let Some(instead) = &options.instead {
        write!(text, "\n            {}", instead.fees_before())?;
    }
    ui.show(&text);
    if let Some(stranger) = strangers.into_iter().find(|address| !options.allow_unknown.contains(address)) {
        bail!(strange(stranger));
    }
    if let Some(limit) = options.fee_limit.filter(|limit| fee_at_most > *limit) {
        let message = format!("the fees may come to {} by now, and {} were set aside", Money::ether(fee_at_most), Money::ether(limit));
        bail!(Failure::refused("fees", message).hint("look at what it costs now, and begin again"));
    }
    // What is planned here is exact as it is made.
    if let Some((index, breach)) = options.from.as_ref().and_then(|_| too_generous(&plan, &effects))
        && let Some(step) = plan.steps.get(index)
    {
        bail!(refused(book, step, breach, None).at(index));
    }
    Ok(Approved { plan, transactions, expected, options, fee_at_most })
}

fn ask(ui: &dyn Ui, what: &str, approved: &Approved) -> Result<()> {
    if approved.options.yes {
        return modest(approved.fee_at_most, &approved.options);
    }
    let count = approved.transactions.len();
    let question = if count == 1 { format!("{what} this transaction?") } else { format!("{what} these {count} transactions?") };
    match ui.confirm(&question)? {
        Some(true) => Ok(()),
        Some(false) => Err(Failure::new(Fate::Declined, "declined", "declined: nothing was signed").into()),
        None => Err(Failure::usage("there is no one to ask").hint("pass `--yes` to say yes, or `--dry-run` to stop here").into()),
    }
}

/// The fees that `--yes` alone agrees to, in wei: a node's word on them is not taken for more than half an ether.
pub const MODEST: U256 = U256::from_limbs([500_000_000_000_000_000, 0, 0, 0]);

fn modest(fee: U256, options: &Options) -> Result<()> {
    if fee <= MODEST || options.fees.max.is_some() {
        return Ok(());
    }
    let message = format!("the fees may come to {}, and `--yes` alone agrees to {}", Money::ether(fee), Money::ether(MODEST));
    Err(Failure::refused("fees", message).hint("say what a unit of gas may cost with `--max-fee GWEI`").into())
}

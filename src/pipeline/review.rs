//! Shows the exact transactions, read back from their bytes, and asks once.

use super::{
    book::Book,
    bounds::Effect,
    decode,
    fill::{Options, fill, worst_fee},
    outcome::{Expected, Outcome, fee_words, words},
    place::Place,
    prepared::Prepared,
    said::payees,
    simulate::{Simulated, simulate},
};
use crate::{
    chain::Chain,
    error::{Failure, Fate},
    plan::{Plan, Step},
    signer,
    ui::{Paint, Ui, prose},
    units::{Money, add, exact},
};
use alloy::{
    consensus::TxEip1559,
    primitives::{Address, TxKind, U256},
};
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
    let simulated = simulate(chain, book, plan).await?;
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
    let from = options.from.as_deref();
    let screen = Screen { book, paint: ui.paint(), owner: plan.owner, from, device: options.screen, unpaid: options.unpaid };
    let mut text = from.map(|file| format!("\n  from {file}: what stands in quotes are the file's own words\n")).unwrap_or_default();
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
        let message = format!("{stranger}, or what is called there, is not in the registry");
        bail!(Failure::refused("unknown", message).hint(format!("if you know it, pass `--allow-unknown {stranger}`")));
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

/// The fees that `--yes` alone agrees to: a node's word on them is not taken for more than half an ether.
fn modest(fee: U256, options: &Options) -> Result<()> {
    const MOST: U256 = U256::from_limbs([500_000_000_000_000_000, 0, 0, 0]);
    if fee <= MOST || options.fees.max.is_some() {
        return Ok(());
    }
    let message = format!("the fees may come to {}, and `--yes` alone agrees to {}", Money::ether(fee), Money::ether(MOST));
    Err(Failure::refused("fees", message).hint("say what a unit of gas may cost with `--max-fee GWEI`").into())
}

/// One step, what it is signed as and what it does.
struct Shown<'a> {
    step: &'a Step,
    transaction: &'a TxEip1559,
    effect: &'a Effect,
    expected: &'a Expected,
}

/// Where the review is written.
struct Screen<'a> {
    book: &'a Book,
    paint: Paint,
    owner: Address,
    from: Option<&'a str>,
    device: Option<signer::Screen>,
    unpaid: bool,
}

impl Screen<'_> {
    /// What everything costs at worst.
    fn fees(&self, at_most: U256, transactions: &[TxEip1559]) -> String {
        if self.unpaid {
            return "paid by whoever executes it".into();
        }
        let max = transactions.iter().map(|transaction| transaction.max_fee_per_gas).max().unwrap_or_default();
        let tip = transactions.iter().map(|transaction| transaction.max_priority_fee_per_gas).max().unwrap_or_default();
        format!("{} at most\n            {}", Money::ether(at_most), fee_words(max, tip))
    }

    /// A title or a note; in quotes where a file says it.
    fn words(&self, text: &str) -> String {
        words(text, self.from.is_some())
    }

    /// Writes one step; gives back the addresses that the registry does not know.
    fn step(&self, text: &mut String, number: usize, shown: &Shown<'_>) -> Result<Vec<Address>> {
        let Shown { step, transaction, .. } = shown;
        writeln!(text, "\n{}", self.paint.bold(&format!("{number}. {}", self.words(&step.title))))?;
        let mut strangers = self.call(text, transaction)?;
        for payee in payees(self.book, &transaction.input) {
            if payee != self.owner && !payee.is_zero() && self.book.name(payee).is_none() {
                writeln!(text, "  benefits  {}\n            {payee}", self.paint.red("A STRANGER"))?;
                strangers.push(payee);
            }
        }
        if let Some(grant) = &step.grants {
            let amount = self.book.money(grant.token, grant.amount);
            let spender = self.book.name(grant.spender).map_or_else(|| self.paint.red("A STRANGER"), str::to_owned);
            writeln!(
                text,
                "  allows    {spender}\n            {}\n            to take {}",
                grant.spender,
                self.paint.bold(&amount.to_string())
            )?;
            if self.book.name(grant.spender).is_none() {
                strangers.push(grant.spender);
            }
        }
        self.effects(text, shown, strangers.is_empty())?;
        if !self.unpaid {
            let fee = Money::ether(worst_fee(transaction)?);
            writeln!(text, "  gas       {} at most, {fee}; nonce {}", transaction.gas_limit, transaction.nonce)?;
        }
        let mut label = "device";
        for line in self.device.map(|screen| screen(transaction)).unwrap_or_default() {
            writeln!(text, "  {:10}{line}", std::mem::take(&mut label))?;
        }
        for note in &step.notes {
            let mut lines = String::new();
            prose(&mut lines, "  note      ", &self.words(note))?;
            text.push_str(&lines.replacen("note", &self.paint.yellow("note"), 1));
        }
        Ok(strangers)
    }

    /// Writes whom a transaction calls, with what; gives back the contract once for each that is not known of it.
    fn call(&self, text: &mut String, transaction: &TxEip1559) -> Result<Vec<Address>> {
        let mut strangers = vec![];
        let TxKind::Call(to) = transaction.to else { bail!("a plan creates no contracts") };
        match self.book.name(to) {
            Some(name) => writeln!(text, "  contract  {name}\n            {to}")?,
            None if to == self.owner => writeln!(text, "  to        this account itself\n            {to}")?,
            None => {
                strangers.push(to);
                let what = if transaction.input.is_empty() { "to" } else { "contract" };
                writeln!(text, "  {what:<10}{}\n            {to}", self.paint.red("NOT IN THE REGISTRY"))?;
            }
        }
        let decoded = decode::call(self.book, &transaction.input);
        match decoded.name {
            Some(name) => writeln!(text, "  call      {name}")?,
            None if transaction.input.is_empty() && transaction.value.is_zero() => writeln!(text, "  call      none: nothing is sent")?,
            None if transaction.input.is_empty() => writeln!(text, "  call      none: ether is sent")?,
            None => {
                strangers.push(to);
                let selector = alloy::hex::encode(transaction.input.get(..4).unwrap_or(&transaction.input));
                writeln!(text, "  call      {}", self.paint.red(&format!("UNKNOWN FUNCTION 0x{selector}")))?;
            }
        }
        for argument in decoded.arguments {
            writeln!(text, "            {argument}")?;
        }
        Ok(strangers)
    }

    /// One effect in words, folded, so that no terminal lets a file's words begin a line. A file's are not painted either.
    fn line(&self, text: &mut String, lead: &str, what: &str, paint: impl Fn(&str) -> String) -> Result<()> {
        let (lead, mut lines) = (format!("  {lead:<10}"), String::new());
        prose(&mut lines, &lead, what)?;
        for line in lines.lines() {
            match line.split_at_checked(lead.len()) {
                Some((lead, words)) if self.from.is_none() => writeln!(text, "{lead}{}", paint(words))?,
                _ => writeln!(text, "{line}")?,
            }
        }
        Ok(())
    }

    /// What the bytes send comes first, then what the simulation says, each beside the bound it was held to.
    fn effects(&self, text: &mut String, shown: &Shown<'_>, familiar: bool) -> Result<()> {
        let Shown { step, transaction, effect, expected } = shown;
        let before = text.len();
        if !transaction.value.is_zero() {
            writeln!(text, "  sends     {}", self.paint.bold(&Money::ether(transaction.value).to_string()))?;
        }
        for (asset, left) in &effect.left {
            let money = self.book.money(*asset, *left);
            let most = step.spends.get(asset).filter(|most| *most != left);
            let bound = most.map(|most| format!(" (at most {})", exact(*most, money.decimals)));
            writeln!(text, "  leaves    {}{}", self.paint.bold(&money.to_string()), bound.unwrap_or_default())?;
        }
        for (asset, most) in step.spends.iter().filter(|(asset, most)| !most.is_zero() && !effect.left.contains_key(*asset)) {
            writeln!(text, "  leaves    at most {}", self.paint.bold(&self.book.money(*asset, *most).to_string()))?;
        }
        for line in &expected.gives_up {
            writeln!(text, "  gives up  {}", self.paint.bold(line))?;
        }
        for (asset, arrived) in &effect.arrived {
            let money = self.book.money(*asset, *arrived);
            let least = step.receives.get(asset).filter(|least| *least != arrived);
            let bound = least.map(|least| format!(" (at least {})", exact(*least, money.decimals)));
            writeln!(text, "  arrives   {}{}", self.paint.green(&money.to_string()), bound.unwrap_or_default())?;
        }
        for moved in &expected.moves {
            self.line(text, "moves", moved, |line| self.paint.green(line))?;
        }
        for line in &expected.becomes {
            self.line(text, "becomes", line, |line| self.paint.bold(line))?;
        }
        if text.len() == before && familiar && step.grants.is_none() {
            writeln!(text, "  moves     nothing of yours")?;
        }
        Ok(())
    }
}

//! Shows the exact transactions, read back from their bytes, and asks once.

use super::{
    book::Book,
    decode,
    fill::{Options, fill, worst_fee},
    outcome::{Expected, Outcome, fee_words},
    said::payee,
    simulate::{Simulated, simulate},
};
use crate::{
    chain::Chain,
    error::{Failure, Fate},
    plan::{ETHER, Plan, Step},
    ui::{Paint, Ui},
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

/// Fills the transactions, shows them and asks.
///
/// # Errors
/// A refusal where something is outside the registry; declined where the answer is no; usage where there is no one to ask.
pub async fn review(chain: &Chain, book: &Book, ui: &dyn Ui, who: &str, simulated: Simulated, options: Options) -> Result<Approved> {
    let approved = show(chain, book, ui, who, simulated, options).await?;
    ask(ui, &approved)?;
    Ok(approved)
}

/// Simulates a plan and shows what would be signed, without asking.
///
/// # Errors
/// As [`super::simulate()`] and [`review`].
pub async fn rehearse(chain: &Chain, book: &Book, ui: &dyn Ui, who: &str, plan: Plan, options: Options) -> Result<Outcome> {
    let simulated = simulate(chain, book, plan).await?;
    let Approved { expected, fee_at_most, .. } = show(chain, book, ui, who, simulated, options).await?;
    Ok(Outcome { state: "simulated", expected, transactions: vec![], fee_at_most: Some(Money::ether(fee_at_most)), file: None })
}

async fn show(chain: &Chain, book: &Book, ui: &dyn Ui, who: &str, simulated: Simulated, options: Options) -> Result<Approved> {
    let (transactions, fees) = fill(chain, &simulated, &options).await?;
    let Simulated { plan, effects } = simulated;
    let expected: Vec<_> = plan.steps.iter().zip(&effects).map(|(step, effect)| Expected::new(book, step, effect)).collect();
    let mut fee_at_most = U256::ZERO;
    for transaction in &transactions {
        fee_at_most = add(fee_at_most, worst_fee(transaction)?)?;
    }
    let screen = Screen { book, paint: ui.paint(), owner: plan.owner };
    let mut text = screen.head(chain, who, plan.owner);
    let mut strangers = vec![];
    for (number, ((step, transaction), expected)) in (1..).zip(plan.steps.iter().zip(&transactions).zip(&expected)) {
        strangers.extend(screen.step(&mut text, number, step, transaction, expected)?);
    }
    let fee = Money::ether(fee_at_most);
    write!(text, "\n  Fees      {fee} at most\n            {}", fee_words(fees.max, fees.tip))?;
    ui.show(&text);
    if let Some(stranger) = strangers.into_iter().find(|address| !options.allow_unknown.contains(address)) {
        let message = format!("{stranger}, or what is called there, is not in the registry");
        bail!(Failure::refused("unknown", message).hint(format!("if you know it, pass `--allow-unknown {stranger}`")));
    }
    Ok(Approved { plan, transactions, expected, options, fee_at_most })
}

fn ask(ui: &dyn Ui, approved: &Approved) -> Result<()> {
    if approved.options.yes {
        return Ok(());
    }
    let count = approved.transactions.len();
    let question = if count == 1 { "Sign and send this transaction?".into() } else { format!("Sign and send these {count} transactions?") };
    match ui.confirm(&question)? {
        Some(true) => Ok(()),
        Some(false) => Err(Failure::new(Fate::Declined, "declined", "declined: nothing was signed").into()),
        None => Err(Failure::usage("there is no one to ask").hint("pass `--yes` to say yes, or `--dry-run` to stop here").into()),
    }
}

/// Where the review is written.
struct Screen<'a> {
    book: &'a Book,
    paint: Paint,
    owner: Address,
}

impl Screen<'_> {
    fn head(&self, chain: &Chain, who: &str, owner: Address) -> String {
        let name = self.paint.bold(chain.name());
        format!("\n  Network   {name} (chain {}), block {}\n  Account   {who} {owner}\n", chain.id(), chain.head().number)
    }

    /// Writes one step; gives back the addresses that the registry does not know.
    fn step(&self, text: &mut String, number: usize, step: &Step, transaction: &TxEip1559, expected: &Expected) -> Result<Vec<Address>> {
        let mut strangers = vec![];
        let TxKind::Call(to) = transaction.to else { bail!("a plan creates no contracts") };
        writeln!(text, "\n{}", self.paint.bold(&format!("{number}. {}", step.title)))?;
        match self.book.name(to) {
            Some(name) => writeln!(text, "  contract  {name}\n            {to}")?,
            None => {
                strangers.push(to);
                writeln!(text, "  contract  {}\n            {to}", self.paint.red("NOT IN THE REGISTRY"))?;
            }
        }
        let decoded = decode::call(self.book, &transaction.input);
        match decoded.name {
            Some(name) => writeln!(text, "  call      {name}")?,
            None if transaction.input.is_empty() => writeln!(text, "  call      none: ether is sent")?,
            None => {
                strangers.push(to);
                let selector = alloy::hex::encode(transaction.input.get(..4).unwrap_or(&transaction.input));
                writeln!(text, "  call      {}", self.paint.red(&format!("UNKNOWN FUNCTION 0x{selector}")))?;
            }
        }
        if let Some(payee) = payee(&transaction.input).filter(|payee| *payee != self.owner && self.book.name(*payee).is_none()) {
            strangers.push(payee);
        }
        for argument in decoded.arguments {
            writeln!(text, "            {argument}")?;
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
        self.effects(text, step, expected)?;
        let fee = Money::ether(worst_fee(transaction)?);
        writeln!(text, "  gas       {} at most, {fee}; nonce {}", transaction.gas_limit, transaction.nonce)?;
        for note in &step.notes {
            writeln!(text, "  {}      {note}", self.paint.yellow("note"))?;
        }
        Ok(strangers)
    }

    fn effects(&self, text: &mut String, step: &Step, expected: &Expected) -> Result<()> {
        for money in &expected.leaves {
            writeln!(text, "  leaves    {}", self.paint.bold(&money.to_string()))?;
        }
        for money in &expected.arrives {
            let least = step.receives.iter().find(|(asset, _)| self.book.money(**asset, U256::ZERO).symbol == money.symbol);
            let bound =
                least.filter(|(_, least)| **least != money.wei).map(|(_, least)| format!(" (at least {})", exact(*least, money.decimals)));
            writeln!(text, "  arrives   {}{}", self.paint.green(&money.to_string()), bound.unwrap_or_default())?;
        }
        for moved in &expected.moves {
            writeln!(text, "  moves     {}", self.paint.green(moved))?;
        }
        let silent = expected.leaves.is_empty() && expected.arrives.is_empty() && expected.moves.is_empty();
        if silent && step.grants.is_none() && !step.spends.contains_key(&ETHER) {
            writeln!(text, "  moves     nothing of yours")?;
        }
        Ok(())
    }
}

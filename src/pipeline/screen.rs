//! How a step is shown before it is signed: what it calls, what it moves and what it costs.

use super::{
    book::Book,
    bounds::Effect,
    decode,
    fill::{Options, worst_fee},
    outcome::{Expected, fee_words, words},
    said::payees,
};
use crate::{
    error::Failure,
    plan::Step,
    signer,
    ui::{Paint, prose},
    units::{Money, exact},
};
use alloy::{
    consensus::TxEip1559,
    primitives::{Address, TxKind, U256},
};
use anyhow::{Result, bail};
use std::fmt::Write;

/// One step, what it is signed as and what it does.
pub(super) struct Shown<'a> {
    pub(super) step: &'a Step,
    pub(super) transaction: &'a TxEip1559,
    pub(super) effect: &'a Effect,
    pub(super) expected: &'a Expected,
}

/// Where the review is written.
pub(super) struct Screen<'a> {
    book: &'a Book,
    paint: Paint,
    owner: Address,
    from: Option<&'a str>,
    device: Option<signer::Screen>,
    unpaid: bool,
}

impl<'a> Screen<'a> {
    /// A review of what `owner` is to sign.
    pub(super) fn new(book: &'a Book, paint: Paint, owner: Address, options: &'a Options) -> Self {
        Self { book, paint, owner, from: options.from.as_deref(), device: options.screen, unpaid: options.unpaid }
    }

    /// What everything costs at worst.
    pub(super) fn fees(&self, at_most: U256, transactions: &[TxEip1559]) -> String {
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
    pub(super) fn step(&self, text: &mut String, number: usize, shown: &Shown<'_>) -> Result<Vec<Address>> {
        let Shown { step, transaction, .. } = shown;
        let mut title = String::new();
        prose(&mut title, &format!("{number}. "), &self.words(&step.title))?;
        writeln!(text, "\n{}", self.paint.bold(title.trim_end()))?;
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

/// Nothing is signed for what the registry does not know, unless its owner does.
pub(super) fn strange(address: Address) -> Failure {
    let message = format!("{address}, or what is called there, is not in the registry");
    Failure::refused("unknown", message).hint(format!("if you know it, pass `--allow-unknown {address}`"))
}

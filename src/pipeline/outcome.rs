//! What became of a plan, as it is printed.

use super::{book::Book, bounds::Effect, received::Received};
use crate::{
    error::{Failure, Fate},
    plan::{Expect, Step},
    ui::{Ui, prose},
    units::{Gwei, Money, exact},
};
use alloy::{
    primitives::{Address, TxHash, U256},
    rpc::types::TransactionReceipt,
};
use anyhow::Result;
use serde::Serialize;
use std::{collections::BTreeMap, fmt};

/// What a step does by its simulation.
#[derive(Clone, Debug, Serialize)]
pub struct Expected {
    /// The step.
    pub title: String,
    /// What leaves.
    pub leaves: Vec<Money>,
    /// What arrives.
    pub arrives: Vec<Money>,
    /// Numbers that move where no token does.
    pub moves: Vec<String>,
    /// What is something else afterwards, such as an operator.
    pub becomes: Vec<String>,
    /// The non-fungible tokens that may leave.
    pub gives_up: Vec<String>,
    /// What arrives, by asset.
    #[serde(skip)]
    arriving: Vec<(Address, Money)>,
    /// What leaves, by asset, in its smallest unit.
    #[serde(skip)]
    leaving: Vec<(Address, U256)>,
    /// The tokens that arrive by their logs.
    #[serde(skip)]
    logged: Vec<Address>,
}

impl Expected {
    /// What arrives, by asset, in its smallest unit.
    pub(super) fn arriving(&self) -> impl Iterator<Item = (Address, U256)> + '_ {
        self.arriving.iter().map(|(asset, money)| (*asset, money.wei))
    }

    /// What leaves, in the same way.
    pub(super) fn leaving(&self) -> impl Iterator<Item = (Address, U256)> + '_ {
        self.leaving.iter().map(|(asset, wei)| (*asset, *wei))
    }

    /// The tokens that arrive by their logs.
    pub(super) fn logged(&self) -> &[Address] {
        &self.logged
    }

    /// `quoted` where a file names what is watched.
    pub(super) fn new(book: &Book, step: &Step, effect: &Effect, quoted: bool) -> Self {
        let list = |amounts: &BTreeMap<_, _>| amounts.iter().map(|(asset, wei)| book.money(*asset, *wei)).collect();
        let becomes = step.probes.iter().filter_map(|probe| match probe.expect {
            Expect::Becomes(value) => Some(format!("{}: {}", words(&probe.what, quoted), said_of(book, value, probe.decimals))),
            _ => None,
        });
        let gives_up = step.surrenders.iter().map(|(token, id)| match book.name(*token) {
            Some(name) => format!("{name} number {id}"),
            None => format!("{token} number {id}"),
        });
        Self {
            title: step.title.clone(),
            leaves: list(&effect.left),
            arrives: list(&effect.arrived),
            moves: effect.moved.iter().map(|(amount, what)| format!("{amount} {}", words(what, quoted))).collect(),
            becomes: becomes.collect(),
            gives_up: gives_up.collect(),
            leaving: effect.left.iter().map(|(asset, wei)| (*asset, *wei)).collect(),
            logged: effect.logged.clone(),
            arriving: effect.arrived.iter().map(|(asset, wei)| (*asset, book.money(*asset, *wei))).collect(),
        }
    }
}

/// Words of this wallet, or a file's: those stand in quotes, which they cannot end.
pub(super) fn words(text: &str, quoted: bool) -> String {
    if quoted { format!("\"{}\"", text.replace('"', "'")) } else { text.into() }
}

/// A watched number as it is afterwards: an address where it is as large as one, and nothing counted is.
fn said_of(book: &Book, value: U256, decimals: u8) -> String {
    const COUNTED: usize = 128;
    if decimals == 0 && value.bit_len() > COUNTED && value.bit_len() <= 160 {
        return book.label(Address::from_word(value.into()));
    }
    exact(value, decimals)
}

/// The kind of the failure where a mined transaction did something else than its step said.
pub const SURPRISE: &str = "surprise";

/// What became of one transaction.
#[derive(Clone, Debug, Serialize)]
pub struct Receipt {
    /// The step it carries out.
    pub title: String,
    /// Its hash.
    pub hash: TxHash,
    /// Its block; `None` while it waits.
    pub block: Option<u64>,
    /// What its gas cost; `None` while it waits.
    pub fee: Option<Money>,
    /// The tokens that arrived, by its logs.
    pub arrived: Vec<Money>,
    /// The tokens that left, by its logs.
    pub left: Vec<Money>,
    /// Where it did something else than its step said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub surprises: Vec<String>,
    #[serde(skip)]
    received: Received,
}

impl Receipt {
    /// What a step's transaction did by its receipt, held against what the step said, and the tokens in `logged`, of which its
    /// simulation had logs.
    pub fn mined(book: &Book, owner: Address, (step, logged): (&Step, &[Address]), receipt: &TransactionReceipt) -> Self {
        let fee = U256::from(receipt.gas_used).saturating_mul(U256::from(receipt.effective_gas_price));
        let received = Received::of(owner, receipt);
        let list = |amounts: &BTreeMap<_, _>| amounts.iter().map(|(token, wei)| book.money(*token, *wei)).collect();
        Self {
            title: step.title.clone(),
            hash: receipt.transaction_hash,
            block: receipt.block_number,
            fee: Some(Money::ether(fee)),
            arrived: list(&received.arrived),
            left: list(&received.left),
            // What reverted moved nothing, and is told as that.
            surprises: if receipt.status() { received.surprises(book, step, logged) } else { vec![] },
            received,
        }
    }

    pub(super) fn received(&self) -> &Received {
        &self.received
    }

    /// The tokens that left, and those that arrived, in their smallest units.
    pub fn moved(&self) -> [&BTreeMap<Address, U256>; 2] {
        [&self.received.left, &self.received.arrived]
    }

    pub(super) fn waiting(title: &str, hash: TxHash) -> Self {
        let (arrived, left, surprises, received) = Default::default();
        Self { title: title.into(), hash, block: None, fee: None, arrived, left, surprises, received }
    }
}

/// What became of a plan.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    /// `simulated`, `saved`, `sent` or `done`.
    pub state: &'static str,
    /// What each step does by its simulation.
    pub expected: Vec<Expected>,
    /// What was sent.
    pub transactions: Vec<Receipt>,
    /// The most the fees can come to, where something was to be signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee_at_most: Option<Money>,
    /// Where the plan was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.state {
            "simulated" => writeln!(f, "Simulated; nothing was signed.")?,
            "saved" => writeln!(f, "Saved as {}; nothing was signed.", self.file.as_deref().unwrap_or("-"))?,
            "nothing" => writeln!(f, "There is nothing to do.")?,
            _ => {}
        }
        for receipt in &self.transactions {
            match receipt.block {
                Some(block) => writeln!(f, "{}: mined in block {block}", receipt.title)?,
                None => writeln!(f, "{}: sent, not mined yet", receipt.title)?,
            }
            writeln!(f, "  {}", receipt.hash)?;
            if let Some(fee) = &receipt.fee {
                writeln!(f, "  fee {fee}")?;
            }
            receipt.surprises.iter().try_for_each(|surprise| prose(f, "  ", &format!("NOT AS REVIEWED: {surprise}")))?;
        }
        if self.state == "done" {
            let arrived = self.transactions.iter().flat_map(|receipt| &receipt.arrived).map(Money::to_string).collect::<Vec<_>>();
            // Of what has logs the receipt has the last word.
            let silent = self.expected.iter().zip(&self.transactions).flat_map(|(step, receipt)| {
                let [left, arrived] = receipt.moved();
                let logged = |token| arrived.contains_key(token) || left.contains_key(token) || step.logged.contains(token);
                step.arriving.iter().filter(move |(asset, _)| !logged(asset)).map(|(_, money)| money.to_string())
            });
            let moved = self.expected.iter().flat_map(|step| step.moves.iter().cloned());
            let lists =
                [("Arrived", arrived), ("Arrived, by the simulation", silent.collect()), ("Moved, by the simulation", moved.collect())];
            for (what, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
                prose(f, "", &format!("{what}: {}", list.join(", ")))?;
            }
        }
        Ok(())
    }
}

/// The two fees as the review writes them.
pub(super) fn fee_words(max: u128, tip: u128) -> String {
    format!("at most {} a unit of gas, of it a tip of {}", Gwei(max), Gwei(tip))
}

/// Says what a step did that it had not said; nothing more is signed after that.
pub(super) fn surprised(ui: &dyn Ui, surprises: &[String], more: bool) -> Result<()> {
    for surprise in surprises {
        ui.show(&ui.paint().red(&format!("NOT AS REVIEWED: by its receipt, {surprise}")));
    }
    match surprises.first().filter(|_| more) {
        Some(surprise) => Err(Failure::new(Fate::Sent, SURPRISE, format!("by its receipt, {surprise}")).into()),
        None => Ok(()),
    }
}

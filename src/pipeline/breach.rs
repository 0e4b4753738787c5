//! Why a step is refused, and how that is said.

use super::book::Book;
use crate::{
    chain::Chain,
    error::Failure,
    plan::Step,
    units::{Money, exact},
};
use alloy::primitives::{Address, U256};

/// Why a step is refused. Amounts are put into words by [`refusal`], which can ask for a token's name.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Breach {
    Spends { asset: Address, amount: U256, most: U256 },
    Brings { asset: Address, amount: U256, least: U256 },
    Allows { token: Address, spender: Address, amount: U256 },
    Generous { token: Address, spender: Address, amount: U256, taken: U256 },
    Silent { asset: Address },
    Collectible { token: Address, what: String },
    Probe(String),
}

/// A breach in words. A node that does not say what a token is called only makes them poorer.
pub(super) async fn refusal(chain: &Chain, book: &Book, step: &Step, breach: Breach) -> Failure {
    let asked = match &breach {
        Breach::Spends { asset, amount, .. } | Breach::Brings { asset, amount, .. } | Breach::Allows { token: asset, amount, .. } => {
            book.ask_money(chain, *asset, *amount).await.ok()
        }
        Breach::Generous { .. } | Breach::Silent { .. } | Breach::Collectible { .. } | Breach::Probe(_) => None,
    };
    refused(book, step, breach, asked)
}

/// The same where no node is asked, or one was for what the amount is called.
pub(super) fn refused(book: &Book, step: &Step, breach: Breach, asked: Option<Money>) -> Failure {
    let money = |asset, wei| asked.clone().unwrap_or_else(|| book.money(asset, wei));
    let words = match breach {
        Breach::Spends { asset, amount, most } => {
            let (amount, most) = (money(asset, amount), book.money(asset, most));
            let said = if most.wei.is_zero() { "none of it was to leave".into() } else { format!("at most {most} was said") };
            format!("spend {amount}, and {said}")
        }
        Breach::Brings { asset, amount, least } => {
            let amount = money(asset, amount);
            format!("bring {amount}, and at least {} was said", exact(least, amount.decimals))
        }
        Breach::Allows { token, spender, amount } => {
            let amount = money(token, amount);
            format!("let {} take {amount}, and that was not said", book.label(spender))
        }
        Breach::Generous { token, spender, amount, taken } => {
            let amount = if amount == U256::MAX { format!("all of {}", book.label(token)) } else { book.money(token, amount).to_string() };
            let (spender, taken) = (book.label(spender), book.money(token, taken));
            format!("let {spender} take {amount}, and the steps after it take {taken}")
        }
        Breach::Silent { asset } => format!("leave nobody to say what became of {}", book.label(asset)),
        Breach::Collectible { token, what } => format!("{what} of {}, and that was not said", book.label(token)),
        Breach::Probe(words) => words,
    };
    Failure::refused("bound", format!("`{}` would {words}", step.title))
}

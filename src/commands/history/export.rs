//! The journal for an accountant: one row a transaction, with what its receipt says and what that was worth.

use super::{cells::csv, ether, filter::Filter, row::Row};
use crate::{
    app::App,
    chain::{Chain, Head, erc20::Token},
    error::Failure,
    protocol::rebasing::WAD,
    signer::files,
    ui::{Report, checksummed},
    units::{Money, counted},
};
use alloy::primitives::{Address, U256};
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt,
    path::{Path, PathBuf},
};

/// What a reader must know of the numbers, as `restake history export --help` and its manual page end.
pub(super) const WHAT_IS_NOT_THERE: &str = "\
What left and arrived is read from the receipt: its token transfers, and
the ether that the signed bytes send. The fee is apart from what left.
Tokens that move without a transfer log stand in no receipt and so in no
row. Nor does ether that a call brings: where the review said that some
would arrive, it is what the account had more after the block than
before it, with what it paid in it, and so with all else that came in
then.

Values are in ether, by the protocols' own rates at the transaction's
block. They are empty where an asset has no such rate. Neither they nor
ether that came in are there where the node keeps no state that old: an
archive node does.

Amounts are exact decimals. In CSV every cell is in quotes, and one that
a spreadsheet would take for a formula begins with an apostrophe.";

/// How the rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Comma-separated values (RFC 4180)
    Csv,
    /// One JSON object a line
    Json,
}

/// Write one row a transaction for an accountant
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    filter: Filter,
    /// How the rows are written
    #[arg(long, value_enum, default_value_t = Format::Csv, value_name = "FORMAT")]
    format: Format,
    /// Writes them into a file instead of to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Asks no node: what left and arrived, and the block's time, are then not there
    #[arg(long)]
    offline: bool,
}

impl Export {
    /// Carries the command out.
    ///
    /// # Errors
    /// When a journal cannot be read, no node is named or it does not answer, or the file cannot be written.
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let network = &app.registry()?.name;
        let mut rows = vec![];
        let script = self.filter.script()?;
        for (account, history) in self.filter.journals(app)? {
            if let Some(line) = history.broken.first() {
                app.ui().say(&format!("note: line {line} of the journal of {account} cannot be read, and is in no row"));
            }
            let records = history.plans().into_iter().filter(|record| self.filter.takes(record, script));
            rows.extend(once(records.flat_map(|record| Row::all(network, &account, &record)).collect()));
        }
        if self.offline {
            let book = app.book()?;
            rows.iter_mut().for_each(|row| row.name(|asset, wei| book.money(asset, wei)));
        } else if !rows.is_empty() {
            look_up(app, &mut rows).await?;
        }
        rows.retain(|row| self.filter.covers(row.date));
        rows.sort_by_key(|row| row.date);
        let different = rows.iter().filter(|row| !row.differences.is_empty()).count();
        if different > 0 {
            app.ui().say(&format!(
                "WARNING: {} did something else than was reviewed: see the column `differences`",
                counted(different, "transaction")
            ));
        }
        let exported = Exported { text: self.text(&rows)?, transactions: rows, file: self.out.as_deref().map(shown) };
        if let Some(out) = &self.out {
            write(out, &exported.text)?;
        }
        Ok(Box::new(exported))
    }

    fn text(&self, rows: &[Row]) -> Result<String> {
        match self.format {
            Format::Csv => csv(rows),
            Format::Json => rows.iter().map(|row| Ok(checksummed(serde_json::to_value(row)?).to_string() + "\n")).collect(),
        }
    }
}

/// What several plans signed is the work of the last of them alone: its row is the one that counts.
fn once(rows: Vec<Row>) -> Vec<Row> {
    let last: HashMap<_, _> = rows.iter().enumerate().map(|(place, row)| (row.hash, place)).collect();
    rows.into_iter().enumerate().filter(|(place, row)| last.get(&row.hash) == Some(place)).map(|(_, row)| row).collect()
}

/// A file that is there may be last year's.
fn write(out: &Path, text: &str) -> Result<()> {
    if out.exists() {
        bail!(Failure::usage(format!("{} is there already", shown(out))).hint("name a new file with `--out`, or remove that one"));
    }
    files::write_new(out, text.as_bytes())
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Fills in what a node says of the transactions.
async fn look_up(app: &App, rows: &mut [Row]) -> Result<()> {
    let (chain, book) = (app.chain().await?, app.book()?);
    let hashes: Vec<_> = rows.iter().map(|row| row.hash).collect();
    let receipts = chain.receipts(&hashes).await?;
    let mut forgotten = 0_usize;
    for (row, receipt) in rows.iter_mut().zip(&receipts) {
        match receipt {
            Some(receipt) => row.settle(book, receipt),
            None if row.block.is_some() => forgotten = forgotten.saturating_add(1),
            None => {}
        }
    }
    if forgotten > 0 {
        let what = counted(forgotten, "transaction");
        app.ui().say(&format!("note: the node has no receipt of {what} that were mined: what left and arrived with them is not there"));
    }
    let heads = heads(chain, rows).await?;
    for row in rows.iter_mut() {
        row.block.and_then(|block| heads.get(&block)).into_iter().for_each(|head| row.mined_at(head));
    }
    ether::look_up(chain, app.ui(), rows).await?;
    let tokens = tokens(app, chain, rows).await?;
    for row in rows.iter_mut() {
        row.name(|asset, wei| tokens.get(&asset).map_or_else(|| book.money(asset, wei), |token| stranger(token, wei)));
    }
    value(app, chain, rows, &heads).await
}

/// The blocks that the transactions are in, where the node has them.
async fn heads(chain: &Chain, rows: &[Row]) -> Result<BTreeMap<u64, Head>> {
    let numbers: Vec<_> = rows.iter().filter_map(|row| row.block).collect::<BTreeSet<_>>().into_iter().collect();
    let heads = chain.heads(&numbers).await?;
    Ok(heads.into_iter().flatten().map(|head| (head.number, head)).collect())
}

/// What the tokens that the registry does not list say of themselves.
async fn tokens(app: &App, chain: &Chain, rows: &[Row]) -> Result<BTreeMap<Address, Token>> {
    let book = app.book()?;
    let moved = rows.iter().flat_map(|row| &row.moved).flat_map(BTreeMap::keys);
    let unlisted: BTreeSet<_> = moved.filter(|asset| !book.tokens.contains_key(*asset)).copied().collect();
    let mut tokens = BTreeMap::new();
    for address in unlisted {
        tokens.insert(address, Token::ask(chain, address).await?);
    }
    Ok(tokens)
}

/// An amount of a token that says itself what it is called.
fn stranger(token: &Token, wei: U256) -> Money {
    Money::new(wei, token.decimals, format!("`{}` ({}, not in the registry)", token.symbol, token.address))
}

/// Values what moved by the rates at each block; ether is always worth itself.
async fn value(app: &App, chain: &Chain, rows: &mut [Row], heads: &BTreeMap<u64, Head>) -> Result<()> {
    let registry = app.registry()?;
    let blocks: BTreeSet<_> = rows.iter().filter(|row| row.needs_rates()).filter_map(|row| row.block).collect();
    let bar = app.ui().progress("Reading the rates of each block", blocks.len().try_into().unwrap_or(u64::MAX));
    let mut rates = BTreeMap::new();
    for block in blocks {
        if let Some(head) = heads.get(&block) {
            rates.insert(block, registry.rates(&chain.pinned_at(*head)).await);
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    let itself: BTreeMap<_, _> = [(crate::plan::ETHER, WAD)].into();
    for row in rows {
        let known = row.block.and_then(|block| rates.get(&block)).unwrap_or(&itself);
        row.rate(known);
    }
    Ok(())
}

#[derive(Debug, Serialize)]
struct Exported {
    transactions: Vec<Row>,
    file: Option<String>,
    #[serde(skip)]
    text: String,
}

impl fmt::Display for Exported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) => writeln!(f, "{} written to {file}", counted(self.transactions.len(), "transaction")),
            None => f.write_str(&self.text),
        }
    }
}

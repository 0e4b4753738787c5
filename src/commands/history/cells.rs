//! Rows for a spreadsheet, in which no cell is a formula.

use super::row::Row;
use crate::units::{Money, exact};
use anyhow::{Context, Result, anyhow};
use csv::{QuoteStyle, Terminator, WriterBuilder};

/// The first row.
const HEAD: [&str; 17] = [
    "date",
    "network",
    "account",
    "address",
    "plan",
    "action",
    "step",
    "title",
    "hash",
    "block",
    "status",
    "out",
    "in",
    "fee_eth",
    "value_out_eth",
    "value_in_eth",
    "differences",
];

/// The rows by RFC 4180, every cell in quotes. Amounts are exact; several in one cell are `; ` apart.
///
/// # Errors
/// When a row cannot be written.
pub(super) fn csv(rows: &[Row]) -> Result<String> {
    let mut writer = WriterBuilder::new().quote_style(QuoteStyle::Always).terminator(Terminator::CRLF).from_writer(vec![]);
    writer.write_record(HEAD).context("the first row cannot be written")?;
    for row in rows {
        writer.write_record(cells(row).map(|cell| plain(&cell))).context("a row cannot be written")?;
    }
    let bytes = writer.into_inner().map_err(|err| anyhow!("the rows cannot be written: {}", err.error()))?;
    String::from_utf8(bytes).context("invariant: what is written as text is text")
}

fn cells(row: &Row) -> [String; HEAD.len()] {
    let list = |amounts: &[Money]| amounts.iter().map(Money::to_string).collect::<Vec<_>>().join("; ");
    let ether = |amount: &Option<Money>| amount.as_ref().map_or_else(String::new, |money| exact(money.wei, money.decimals));
    [
        row.date.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        row.network.clone(),
        row.account.clone(),
        row.address.to_string(),
        row.plan.clone(),
        row.action.clone(),
        row.step.to_string(),
        row.title.clone(),
        row.hash.to_string(),
        row.block.map_or_else(String::new, |block| block.to_string()),
        row.status.to_owned(),
        list(&row.out),
        list(&row.arrived),
        ether(&row.fee),
        ether(&row.value_out),
        ether(&row.value_in),
        row.differences.join("; "),
    ]
}

/// Spreadsheets take a cell that begins so for a formula, also in quotes; a plan's words and a token's name are strangers'.
fn plain(cell: &str) -> String {
    let first = cell.trim_start_matches([' ', '\u{a0}', '\u{feff}']).chars().next();
    let formula = matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'));
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\u{feff}=1"] {
            assert_eq!(plain(text), format!("'{text}"));
        }
        for text in ["", "1.5 stETH", "stake", "0x12", "a=b", "2026-01-31"] {
            assert_eq!(plain(text), text);
        }
    }
}

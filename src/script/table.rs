//! The rows that an action is repeated over: a CSV file beside the batch, or a table written into it.

use super::{
    fields::{Field, kind},
    source::{Source, instead, quoted},
};
use crate::{
    error::{Failure, Fate},
    label::Label,
    units::counted,
};
use anyhow::{Result, bail};
use csv::{ErrorKind, ReaderBuilder, StringRecord, Trim};
use toml::de::DeValue;

/// The most rows of one table.
pub(super) const MOST_ROWS: usize = 100_000;

/// The names that stand for something in every action.
pub(super) const BUILT_IN: [&str; 3] = ["account", "index", "row"];

/// Rows of named columns.
#[derive(Clone, Debug)]
pub struct Table {
    /// The CSV file's name as it was written; `None` where the table is in the batch file itself.
    file: Option<Label>,
    columns: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    cells: StringRecord,
    line: u32,
}

impl Table {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The names of the columns.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(String::as_str)
    }

    /// What a row, counted from 0, has in a column.
    pub(super) fn cell(&self, row: usize, column: &str) -> Option<&str> {
        let index = self.columns.iter().position(|name| name == column)?;
        self.rows.get(row)?.cells.get(index)
    }

    /// Where a row is, in words: `line 7 of payments.csv`.
    pub(super) fn place(&self, row: usize) -> String {
        let line = self.rows.get(row).map_or(0, |row| row.line);
        self.file.as_ref().map_or_else(|| format!("the row in line {line}"), |file| format!("line {line} of {file}"))
    }

    /// Reads a CSV file whose first line names the columns.
    pub(super) fn csv(name: &str, bytes: &[u8]) -> Result<Self> {
        let file = Label::new(name, 200);
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut lines = Lines { bytes, at: 0, line: 1 };
        let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(bytes);
        let headers = reader.headers().map_err(|err| unreadable(&file, &mut lines, &err))?.clone();
        let columns: Vec<String> = headers.iter().map(str::to_owned).collect();
        let fault = |line: u32, message: String| Failure::new(Fate::Usage, "script", format!("{file}, line {line}: {message}"));
        // What is no table may be a secret: nothing of it is repeated.
        if columns.is_empty() || !columns.iter().all(|name| is_name(name)) {
            let hint = "name them in letters, digits, `_` and `-`, such as `to,amount`";
            bail!(fault(1, "the first line has to name the columns".into()).hint(hint));
        }
        check_columns(&columns).map_err(|message| fault(1, message))?;
        let mut rows = vec![];
        let mut cells = StringRecord::new();
        while reader.read_record(&mut cells).map_err(|err| unreadable(&file, &mut lines, &err))? {
            if rows.len() >= MOST_ROWS {
                bail!(fault(1, format!("there are more than {MOST_ROWS} rows")).hint("split the table"));
            }
            let line = lines.of(cells.position());
            // A quote that nothing closes would take up all the rows below it.
            if cells.iter().any(|cell| cell.contains(['\n', '\r'])) {
                bail!(fault(line, "a value goes on in the next line".into()).hint("close its quotes"));
            }
            rows.push(Row { line, cells: cells.clone() });
        }
        if rows.is_empty() {
            bail!(fault(1, "there is no row below the names of the columns".into()));
        }
        Ok(Self { file: Some(file), columns, rows })
    }

    /// Reads `table = [{ to = "…", amount = "1" }, …]`.
    pub(super) fn inline(source: &Source, field: &Field<'_, '_>) -> Result<Self> {
        let (mut columns, mut rows) = (vec![], vec![]);
        for item in field.items()? {
            let line = item.value_at().line;
            let fields = item.table("a row")?.rest();
            if rows.is_empty() {
                columns = fields.iter().map(|field| field.key.to_owned()).collect();
                if columns.is_empty() {
                    bail!(item.fault("a row has no columns"));
                }
                check_columns(&columns).map_err(|message| item.fault(message))?;
            }
            let known: Vec<_> = columns.iter().map(String::as_str).collect();
            if let Some(odd) = fields.iter().find(|field| !known.contains(&field.key)) {
                let message = format!("the first row has no column `{}`", quoted(odd.key));
                bail!(source.fault(odd.at, message).hint(instead(odd.key, &known)));
            }
            let mut cells = StringRecord::new();
            for column in &columns {
                let Some(field) = fields.iter().find(|field| field.key == column) else {
                    bail!(item.fault(format!("the row has no `{column}`, and the first row has")));
                };
                cells.push_field(&cell(field)?);
            }
            rows.push(Row { cells, line });
        }
        if rows.is_empty() || rows.len() > MOST_ROWS {
            bail!(field.fault(format!("a table has between 1 and {MOST_ROWS} rows")));
        }
        Ok(Self { file: None, columns, rows })
    }
}

/// Counts lines forward. A row's own position is before the line breaks that end the row above.
struct Lines<'b> {
    bytes: &'b [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    fn of(&mut self, position: Option<&csv::Position>) -> u32 {
        let start = position.and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or_default();
        let breaks = self.bytes.get(start..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let start = start.saturating_add(breaks);
        let passed = self.bytes.get(self.at..start).unwrap_or_default().iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        self.at = self.at.max(start);
        self.line
    }
}

/// What a value of an inline row is as text.
fn cell(field: &Field<'_, '_>) -> Result<String> {
    match field.value.get_ref() {
        DeValue::String(text) => Ok(text.to_string()),
        DeValue::Integer(digits) if digits.radix() == 10 => Ok(digits.as_str().to_owned()),
        other => bail!(field.fault(format!("`{}` is {}, and text in quotes is expected", field.key, kind(other)))),
    }
}

fn is_name(name: &str) -> bool {
    const LONGEST: usize = 32;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    !name.is_empty() && name.len() <= LONGEST && name.bytes().all(plain)
}

/// Columns have names of their own. One called `account` may say which account acts: outside of that it is the account.
fn check_columns(columns: &[String]) -> Result<(), String> {
    for (index, name) in columns.iter().enumerate() {
        if !is_name(name) {
            return Err(format!("`{}` is no name of a column", quoted(name)));
        }
        if columns.iter().take(index).any(|other| other == name) {
            return Err(format!("two columns are called `{name}`"));
        }
        if name != "account" && BUILT_IN.contains(&name.as_str()) {
            return Err(format!("no column can be called `{name}`: that stands for something in every action"));
        }
    }
    Ok(())
}

/// A CSV file that cannot be read, in words, without anything of it.
fn unreadable(file: &Label, lines: &mut Lines<'_>, err: &csv::Error) -> Failure {
    let (at, message) = match err.kind() {
        ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let (fields, columns) = (counted(*len, "field"), counted(*expected_len, "column"));
            (pos.as_ref(), format!("the row has {fields}, and the first line names {columns}"))
        }
        ErrorKind::Utf8 { pos, .. } => (pos.as_ref(), "it is no text in UTF-8".to_owned()),
        _ => (err.position(), "it is no CSV".to_owned()),
    };
    let line = lines.of(at);
    Failure::new(Fate::Usage, "script", format!("{file}, line {line}: {message}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrong(text: &[u8]) -> String {
        Table::csv("x.csv", text).unwrap_err().to_string()
    }

    #[test]
    fn rows_are_read_with_their_lines() {
        let table = Table::csv("x.csv", b"\xef\xbb\xbfto, amount\r\n0x1 ,\"1,5\"\n\n\"a b\",2\n\nc,3").unwrap();
        assert_eq!(table.columns().collect::<Vec<_>>(), ["to", "amount"]);
        assert_eq!((table.cell(0, "to"), table.cell(0, "amount"), table.len()), (Some("0x1"), Some("1,5"), 3));
        assert_eq!((table.cell(1, "to"), table.cell(2, "tu"), table.cell(3, "to")), (Some("a b"), None, None));
        assert_eq!(table.place(0), "line 2 of x.csv");
        assert_eq!(table.place(2), "line 6 of x.csv");
    }

    #[test]
    fn what_is_no_table_is_said_with_its_line_and_nothing_of_it() {
        assert_eq!(wrong(b"to,amount\na,1\nb\n"), "x.csv, line 3: the row has 1 field, and the first line names 2 columns");
        let open = b"to,amount\na,1\nb,\"2\nc,3\nd,4\n";
        assert_eq!(wrong(open), "x.csv, line 3: a value goes on in the next line", "a quote that nothing closes");
        assert_eq!(wrong(b"to\n\xff\n"), "x.csv, line 2: it is no text in UTF-8");
        assert_eq!(wrong(b"to\n"), "x.csv, line 1: there is no row below the names of the columns");
        assert_eq!(wrong(b"to,to\n1,2"), "x.csv, line 1: two columns are called `to`");
        assert_eq!(wrong(b"row\n1"), "x.csv, line 1: no column can be called `row`: that stands for something in every action");
        for text in ["", "test test test junk\nx", "a,,b\n1,2,3", "\u{1b}[2J\nx"] {
            assert_eq!(wrong(text.as_bytes()), "x.csv, line 1: the first line has to name the columns", "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Table::csv("x.csv", &bytes);
            let _ = Table::csv("x.csv", &[b"a,b\n", &bytes[..]].concat());
        }
    }
}

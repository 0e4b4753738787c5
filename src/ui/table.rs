//! Tables for reports: plain columns that survive a pipe, fitted to the terminal where there is one.

use comfy_table::{CellAlignment, ContentArrangement, Table};

/// A table without lines; the columns in `right` (by index) are aligned right.
///
/// Only cells that hold prose are ever wrapped: a report must not cut an address.
pub fn table<const N: usize>(head: [&str; N], right: &[usize], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut table = Table::new();
    table.load_style(comfy_table::presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(head);
    for row in rows {
        table.add_row(row);
    }
    for index in right {
        if let Some(column) = table.column_mut(*index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    if let Some(first) = table.column_mut(0) {
        first.set_padding((0, 1));
    }
    let text = table.to_string();
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_no_line_ends_in_a_space() {
        let text = table(["what", "how much"], &[1], [["stETH".into(), "1.5".into()], ["a longer name".into(), "12".into()]]);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| !line.ends_with(' ')));
        assert_eq!(lines[1].len(), lines[2].len(), "{text}");
    }
}

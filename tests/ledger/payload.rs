//! A transaction as the soft device reads it, piece by piece.

use alloy::primitives::U256;

use super::rlp;

/// As much of a transaction as decides what is shown.
pub struct Transaction {
    pub typed: bool,
    pub chain: Option<u64>,
    pub to: Vec<u8>,
    pub value: U256,
    pub data: Vec<u8>,
}

/// How far the app has come with what it got.
pub enum Progress {
    Whole(Transaction),
    Partial,
    Wrong(u16),
}

impl Transaction {
    /// Reads what has come; `old` as the versions before 1.13.0.
    pub fn read(bytes: &[u8], old: bool) -> Progress {
        let typed = bytes.first().is_some_and(|first| *first < 0xc0);
        // Where the chain, the receiver, the value and the data are.
        let (chain, to) = match bytes.first() {
            Some(0x01) => (Some(0), 4),
            Some(0x02 | 0x04) => (Some(0), 5),
            Some(0xc0..) => (None, 3),
            _ => return Progress::Wrong(0x6501),
        };
        let list = if typed { &bytes[1..] } else { bytes };
        let Some((head, length, true)) = rlp::head(list) else { return Progress::Wrong(0x6a80) };
        let Some(content) = list.get(head..) else { return Progress::Wrong(0x6a80) };
        if content.len() > length {
            return Progress::Wrong(0x6a80);
        }
        let whole = content.len() == length;
        let (items, left) = rlp::items(content);
        // What came in one piece up to where the chain would follow was taken for a transaction without one before 1.13.0;
        // since then there is none without.
        let ends_early = old && !typed && items.len() == 6 && left.is_empty();
        if !ends_early && (!whole || (!typed && items.len() == 6)) {
            return Progress::Partial;
        }
        if items.len() < to + 3 {
            return Progress::Wrong(0x6a80);
        }
        let number = |bytes: &[u8]| U256::from_be_slice(bytes);
        let chain = chain.or_else(|| (items.len() == 9).then_some(6)).map(|place| number(items[place]).to::<u64>());
        Progress::Whole(Self { typed, chain, to: items[to].to_vec(), value: number(items[to + 1]), data: items[to + 2].to_vec() })
    }
}

//! As much of RLP as the soft device reads of a transaction.

/// One item: its content, and what follows it.
pub struct Item<'a> {
    pub content: &'a [u8],
    pub rest: &'a [u8],
}

/// Returns the length of the head, that of the content, and whether it is a list; `None` while the head is not whole.
pub fn head(bytes: &[u8]) -> Option<(usize, usize, bool)> {
    let first = *bytes.first()?;
    let long = |count: usize| {
        let length = bytes.get(1..1 + count)?.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
        Some((1 + count, length))
    };
    let (head, length) = match first {
        0..=0x7f => (0, 1),
        0x80..=0xb7 => (1, usize::from(first - 0x80)),
        0xb8..=0xbf => long(usize::from(first - 0xb7))?,
        0xc0..=0xf7 => (1, usize::from(first - 0xc0)),
        0xf8..=0xff => long(usize::from(first - 0xf7))?,
    };
    Some((head, length, first >= 0xc0))
}

/// Reads one item, where it is whole.
pub fn item(bytes: &[u8]) -> Option<Item<'_>> {
    let (head, length, _) = head(bytes)?;
    Some(Item { content: bytes.get(head..head + length)?, rest: &bytes[head + length..] })
}

/// Reads as many items as are whole, and what is left.
pub fn items(mut bytes: &[u8]) -> (Vec<&[u8]>, &[u8]) {
    let mut found = vec![];
    while let Some(next) = item(bytes) {
        found.push(next.content);
        bytes = next.rest;
    }
    (found, bytes)
}

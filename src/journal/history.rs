//! Every line of a journal that can be read, and which cannot: nothing is lost silently.

use super::{Entry, Event, Record, folder::path};
use alloy::{
    consensus::{Transaction, TxEnvelope},
    eips::Decodable2718,
    primitives::{Address, TxHash},
};
use anyhow::{Context, Result};
use memchr::memchr_iter;
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    fs,
    path::Path,
    sync::Arc,
};

/// What a journal holds.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The events, oldest first.
    pub entries: Vec<Arc<Entry>>,
    /// The numbers of lines that cannot be read: broken off by a crash, or damaged.
    pub broken: Vec<usize>,
    /// The first of them that no crash has broken off and nobody set aside: what it said was perhaps acted upon.
    pub damaged: Option<usize>,
}

impl History {
    /// Reads the journal of an account without locking it.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn read(folder: &Path, chain_id: u64, account: Address) -> Result<Self> {
        match fs::read(path(folder, chain_id, account)) {
            Ok(text) => Ok(Self::parse(&text)),
            Err(err) if err.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(err) => Err(err).context("the journal cannot be read"),
        }
    }

    /// The accounts that have a journal on a chain, by address.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn accounts(folder: &Path, chain_id: u64) -> Result<BTreeSet<Address>> {
        let files = match fs::read_dir(folder) {
            Ok(files) => files,
            Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
            Err(err) => return Err(err).context("the journals cannot be read"),
        };
        let mut accounts = BTreeSet::new();
        for file in files {
            let name = file.context("the journals cannot be read")?.file_name();
            let account = name.to_str().and_then(|name| name.strip_suffix(".jsonl")?.strip_prefix(&format!("{chain_id}-")));
            accounts.extend(account.and_then(|account| account.parse::<Address>().ok()));
        }
        Ok(accounts)
    }

    pub(super) fn parse(text: &[u8]) -> Self {
        let mut history = Self::default();
        let (mut torn, mut damaged, mut aside) = (vec![], vec![], BTreeSet::new());
        let mut told = Told::default();
        for (number, line) in (1..).zip(lines(text)) {
            match serde_json::from_slice::<Entry>(line) {
                Ok(Entry { event: Event::SetAside { lines }, .. }) => aside.extend(lines),
                Ok(entry) if !is_true(&entry.event) => {
                    history.broken.push(number);
                    damaged.push(number);
                }
                Ok(entry) => {
                    if !told.tells(&entry) {
                        // What was to be on disk before that stood in one of those lines: no crash has broken it off.
                        damaged.append(&mut torn);
                    }
                    history.entries.push(entry.into());
                }
                Err(_) if line.iter().all(u8::is_ascii_whitespace) => {}
                Err(err) => {
                    history.broken.push(number);
                    // A line that was broken off is the beginning of one, and nothing was done after it.
                    if err.is_eof() { torn.push(number) } else { damaged.push(number) }
                }
            }
        }
        history.damaged = damaged.into_iter().filter(|number| !aside.contains(number)).min();
        history
    }

    /// One plan by its id; without events where it is unknown.
    pub fn plan(&self, id: &str) -> Record {
        let takes_over = |entry: &Entry| matches!(&entry.event, Event::Planned { resumes: Some(before), .. } if before == id);
        Record {
            id: id.to_owned(),
            entries: self.entries.iter().filter(|entry| entry.plan == id).cloned().collect(),
            resumed: self.entries.iter().any(|entry| takes_over(entry)),
        }
    }

    /// The plans, oldest first, each with its events.
    pub fn plans(&self) -> Vec<Record> {
        let mut records: Vec<Record> = vec![];
        let mut places: HashMap<&str, usize> = HashMap::new();
        for entry in &self.entries {
            let place = *places.entry(&entry.plan).or_insert(records.len());
            match records.get_mut(place) {
                Some(record) => record.entries.push(entry.clone()),
                None => records.push(Record { id: entry.plan.clone(), entries: vec![entry.clone()], resumed: false }),
            }
            if let Event::Planned { resumes: Some(before), .. } = &entry.event
                && let Some(record) = places.get(before.as_str()).and_then(|place| records.get_mut(*place))
            {
                record.resumed = true;
            }
        }
        records
    }
}

/// Whether what is written of a transaction's bytes is what these say.
fn is_true(event: &Event) -> bool {
    match event {
        Event::Signed { hash, nonce, raw, .. } | Event::Cancelling { hash, nonce, raw, .. } => {
            TxEnvelope::decode_2718_exact(raw).is_ok_and(|said| said.tx_hash() == hash && said.nonce() == *nonce)
        }
        _ => true,
    }
}

/// What a journal told so far.
#[derive(Default)]
struct Told {
    planned: HashSet<String>,
    signed: HashSet<(String, TxHash)>,
}

impl Told {
    /// Takes one more event; whether all that has to be told before it was.
    fn tells(&mut self, Entry { plan, event, .. }: &Entry) -> bool {
        match event {
            Event::Planned { .. } => {
                self.planned.insert(plan.clone());
                true
            }
            Event::Signed { hash, .. } | Event::Cancelling { hash, .. } => {
                self.signed.insert((plan.clone(), *hash));
                self.planned.contains(plan)
            }
            Event::Sent { hash, .. }
            | Event::Mined { hash, .. }
            | Event::Reverted { hash, .. }
            | Event::Refused { hash, .. }
            | Event::Failed { hash, .. }
            | Event::Unmined { hash } => self.signed.contains(&(plan.clone(), *hash)),
            Event::Closed { .. } | Event::MessageSigned { .. } | Event::SetAside { .. } => true,
        }
    }
}

/// The lines of a text that need not be UTF-8, and what comes after the last line feed.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    memchr_iter(b'\n', text).chain([text.len()]).filter_map(move |end| {
        let line = text.get(start..end);
        start = end.saturating_add(1);
        line
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Plan;
    use alloy::{
        consensus::{SignableTransaction, TxEip1559},
        eips::Encodable2718,
        primitives::Signature,
    };
    use jiff::Timestamp;

    #[test]
    fn a_line_that_was_broken_off_is_told_from_a_damaged_one() {
        let closed = Event::Closed { reason: String::new() };
        let line = serde_json::to_string(&Entry { event: closed, ..entry("a") }).unwrap();
        let (half, flipped) = (&line[..line.len() - 3], line.replace("closed", "closes"));
        assert_eq!(History::parse(format!("{half}\n{line}\n").as_bytes()).damaged, None);
        assert_eq!(History::parse(format!("{half}\n{flipped}\n").as_bytes()).damaged, Some(2));
        assert_eq!(History::parse(format!("{half}\n\0\0\n").as_bytes()).damaged, Some(2));
    }

    fn signed() -> Event {
        let envelope = TxEnvelope::from(TxEip1559 { nonce: 7, ..Default::default() }.into_signed(Signature::test_signature()));
        Event::Signed { step: 0, hash: *envelope.tx_hash(), nonce: 7, raw: envelope.encoded_2718().into(), logged: vec![] }
    }

    #[test]
    fn what_was_edited_beside_the_signed_bytes_is_damaged() {
        let line = serde_json::to_string(&Entry { event: signed(), ..entry("a") }).unwrap();
        assert_eq!(History::parse(line.as_bytes()).entries.len(), 1);
        for (from, to) in [("\"nonce\":7", "\"nonce\":8"), ("\"hash\":\"0x", "\"hash\":\"0xf"), ("\"raw\":\"0x02", "\"raw\":\"0x01")] {
            let mut edited = line.replacen(from, to, 1);
            if to.ends_with('f') {
                // As many digits as before.
                let end = edited.find("\",\"nonce").unwrap();
                edited.remove(end - 1);
            }
            let history = History::parse(edited.as_bytes());
            assert_eq!((history.entries.len(), history.damaged), (0, Some(1)), "{edited}");
        }
    }

    #[test]
    fn a_line_that_was_acted_upon_was_broken_off_by_no_crash() {
        let plan = Plan::new(1, Address::ZERO, "send", vec![]);
        let planned = Event::Planned { plan, resumes: None, batch: None };
        let signed = signed();
        let Event::Signed { hash, .. } = signed else { unreachable!() };
        let events = [planned, signed, Event::Sent { hash, left: false }];
        let lines = events.map(|event| serde_json::to_string(&Entry { event, ..entry("a") }).unwrap());
        for cut in 0..lines.len() {
            let text = lines.iter().enumerate().map(|(index, line)| if index == cut { &line[..line.len() / 2] } else { line });
            let history = History::parse(text.collect::<Vec<_>>().join("\n").as_bytes());
            assert_eq!((history.broken, history.entries.len()), (vec![cut + 1], 2));
            assert_eq!(history.damaged, (cut < 2).then_some(cut + 1), "nothing comes after the last");
        }
    }

    #[test]
    fn a_damaged_line_that_was_set_aside_is_none_but_a_later_one_is() {
        let aside = Entry { at: Timestamp::UNIX_EPOCH, plan: String::new(), event: Event::SetAside { lines: vec![1] } };
        let aside = serde_json::to_string(&aside).unwrap();
        let history = History::parse(format!("oops!\n{aside}\n").as_bytes());
        assert_eq!((history.damaged, history.broken, history.entries.len()), (None, vec![1], 0));
        assert_eq!(History::parse(format!("oops!\n{aside}\noops!\n").as_bytes()).damaged, Some(3));
    }

    #[test]
    fn the_accounts_of_a_chain_are_those_with_a_journal() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (Address::repeat_byte(1), Address::repeat_byte(2));
        for name in [format!("1-{one}.jsonl"), format!("11-{other}.jsonl"), "1-x.jsonl".into(), format!("1-{other}.json")] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        assert_eq!(History::accounts(folder.path(), 1).unwrap(), [one].into());
        assert!(History::accounts(&folder.path().join("none"), 1).unwrap().is_empty());
    }

    #[test]
    fn the_events_of_a_plan_are_found_though_others_lie_between() {
        let history = History { entries: ["a", "b", "a"].map(|plan| entry(plan).into()).into(), ..Default::default() };
        let plans: Vec<_> = history.plans().into_iter().map(|plan| (plan.id, plan.entries.len())).collect();
        assert_eq!(plans, [("a".to_owned(), 2), ("b".to_owned(), 1)]);
        assert_eq!((history.plan("a").entries.len(), history.plan("c").entries.len()), (2, 0));
    }

    fn entry(plan: &str) -> Entry {
        Entry { at: Timestamp::UNIX_EPOCH, plan: plan.into(), event: Event::Sent { hash: TxHash::ZERO, left: false } }
    }

    proptest::proptest! {
        #[test]
        fn no_whole_line_is_lost_among_garbage(lines: Vec<Result<u32, Vec<u8>>>) {
            let mut text = vec![];
            let mut whole = vec![];
            for line in &lines {
                match line {
                    Ok(id) => {
                        text.extend(serde_json::to_vec(&entry(&id.to_string())).unwrap());
                        whole.push(id.to_string());
                    }
                    Err(garbage) => text.extend(garbage),
                }
                text.push(b'\n');
            }
            let read: Vec<_> = History::parse(&text).entries.into_iter().map(|entry| entry.plan.clone()).collect();
            proptest::prop_assert_eq!(read, whole);
        }

        #[test]
        fn lines_end_at_line_feeds(text in proptest::collection::vec(proptest::sample::select(&b"a\n\xff"[..]), 0..12)) {
            let expected: Vec<_> = text.split(|byte| *byte == b'\n').collect();
            proptest::prop_assert_eq!(lines(&text).collect::<Vec<_>>(), expected);
        }

        #[test]
        fn of_a_journal_cut_anywhere_every_whole_line_is_read(count in 1_usize..5, keep: proptest::sample::Index) {
            let line = [serde_json::to_vec(&entry("a")).unwrap(), b"\n".to_vec()].concat();
            let text = line.repeat(count);
            let cut = keep.index(text.len());
            let history = History::parse(&text[..cut]);
            proptest::prop_assert!(history.entries.len() >= cut / line.len() && history.broken.len() <= 1);
            proptest::prop_assert_eq!(history.damaged, None);
        }
    }
}

//! What was signed and what became of it: one JSON line an event, on disk before it is sent; one file an account and chain.

mod event;
mod folder;
mod history;
mod id;
mod line;
mod lock;
mod record;
mod tag;

pub use event::{Entry, Event};
pub use history::History;
pub use id::{message_id, plan_id};
pub use record::{FRESH, Record, Signed, UNSENT};
pub use tag::Tag;

use crate::plan::Plan;
use alloy::primitives::Address;
use anyhow::{Context, Result, ensure};
use jiff::Timestamp;
use lock::Locked;
use std::{
    collections::HashSet,
    fs::OpenOptions,
    io::{Read, Seek, SeekFrom, Write},
    mem,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::sync::mpsc::UnboundedSender;

/// The journal of one account on one chain, locked for as long as it is open.
#[derive(Debug)]
pub struct Journal {
    file: Locked,
    path: PathBuf,
    /// Its last line was broken off, and could not be taken back.
    torn: bool,
    /// What it held when it was opened is on disk.
    on_disk: bool,
    /// What was read of it; nobody else writes while it is locked.
    read: Option<History>,
    /// Who hears of all that is written, by plan.
    teller: Option<UnboundedSender<(String, Event)>>,
}

impl Journal {
    /// Opens and locks the journal, making it where there is none.
    ///
    /// # Errors
    /// When another process holds it, or the disk refuses.
    pub fn open(folder: &Path, chain_id: u64, account: Address) -> Result<Self> {
        folder::make_private(folder)?;
        let (journal, may_be_new) = Self::lock(folder, chain_id, account)?;
        if may_be_new {
            folder::sync(folder)?;
        }
        Ok(journal)
    }

    /// Opens and locks the journals of several accounts, all of them or none.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub fn open_all(folder: &Path, chain_id: u64, accounts: &[Address]) -> Result<Vec<Self>> {
        folder::make_private(folder)?;
        let opened: Vec<_> = accounts.iter().map(|account| Self::lock(folder, chain_id, *account)).collect::<Result<_>>()?;
        // The names of all that are new get to the disk at once: each by itself would take as long.
        if opened.iter().any(|(_, may_be_new)| *may_be_new) {
            folder::sync(folder)?;
        }
        Ok(opened.into_iter().map(|(journal, _)| journal).collect())
    }

    /// The same where another process may hold one: tries again until `patience` ends; `on_wait` hears once who is waited for. The disk
    /// works on another thread. None is held while another one is waited for, so that of two processes that want some of the same accounts
    /// one gets all of its own; both take them in the order of `accounts`.
    ///
    /// # Errors
    /// As [`Journal::open`], when patience ends.
    pub async fn open_all_waiting(
        folder: &Path,
        chain_id: u64,
        accounts: Vec<Address>,
        patience: Duration,
        on_wait: impl FnOnce(&str),
    ) -> Result<Vec<Self>> {
        let folder = folder.to_owned();
        lock::wait(move || Self::open_all(&folder, chain_id, &accounts), patience, on_wait).await
    }

    /// Opens and locks one in a folder that is there; whether it may be new, so that its name is not on disk yet.
    fn lock(folder: &Path, chain_id: u64, account: Address) -> Result<(Self, bool)> {
        let path = folder::path(folder, chain_id, account);
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).with_context(|| format!("the journal {} cannot be opened", path.display()))?;
        // A device would take every line and keep none.
        ensure!(file.metadata().is_ok_and(|data| data.is_file()), "the journal {} is no regular file", path.display());
        let file = lock::take(file, chain_id, account)?;
        let is_empty = file.metadata().context("the journal cannot be read")?.len() == 0;
        let mut journal = Self { file, path, torn: false, on_disk: is_empty, read: None, teller: None };
        if !is_empty {
            journal.mend()?;
        }
        Ok((journal, is_empty))
    }

    /// Ends a last line that a crash broke off, so that the next one starts on its own.
    fn mend(&mut self) -> Result<()> {
        self.file.seek(SeekFrom::End(-1)).context("the journal cannot be read")?;
        let mut last = [0];
        self.file.read_exact(&mut last).context("the journal cannot be read")?;
        if last != *b"\n" {
            self.file.write_all(b"\n").context("the journal cannot be written")?;
            self.file.sync_data().context("the journal cannot be written to disk")?;
        }
        Ok(())
    }

    /// Tells someone of every event that is written from now on, by its plan; those that must last once they are on disk.
    pub fn tell(&mut self, teller: Option<UnboundedSender<(String, Event)>>) {
        self.teller = teller;
    }

    /// Appends an event. One that nothing could tell again is on disk when this returns, with all before it.
    ///
    /// # Errors
    /// When the disk refuses. Nothing may be sent then.
    pub fn append(&mut self, plan: &str, event: Event) -> Result<()> {
        self.append_all(vec![(plan.to_owned(), event)])
    }

    /// Appends events of several plans, in order: they are written at once, and forced to disk at most once.
    ///
    /// # Errors
    /// As [`Journal::append`]; what could not be written whole is taken back.
    pub fn append_all(&mut self, events: Vec<(String, Event)>) -> Result<()> {
        let told = self.teller.as_ref().map(|_| events.clone());
        if self.write(events)? {
            self.file.sync_data().with_context(|| self.trouble())?;
        }
        if let Some((teller, told)) = self.teller.as_ref().zip(told) {
            // Whoever hears no more of it does not want to.
            told.into_iter().for_each(|event| drop(teller.send(event)));
        }
        Ok(())
    }

    /// The same, while the disk works on another thread, so that other accounts go on; nobody is told.
    ///
    /// # Errors
    /// As [`Journal::append_all`].
    pub async fn append_aside(&mut self, events: Vec<(String, Event)>) -> Result<()> {
        if self.write(events)? {
            let file = self.file.try_clone().with_context(|| self.trouble())?;
            let synced = tokio::task::spawn_blocking(move || file.sync_data()).await;
            synced.context("the thread that writes to disk ended")?.with_context(|| self.trouble())?;
        }
        Ok(())
    }

    /// Forces what was found in it to disk: whoever wrote it may have been killed before that.
    ///
    /// # Errors
    /// When the disk refuses. Nothing may be sent then.
    pub fn secure(&mut self) -> Result<()> {
        if !self.on_disk {
            self.file.sync_data().with_context(|| self.trouble())?;
            self.on_disk = true;
        }
        Ok(())
    }

    fn trouble(&self) -> String {
        format!("the journal {} cannot be written: nothing more is signed or sent", self.path.display())
    }

    /// Hands lines to the system; whether one of them must last.
    fn write(&mut self, events: Vec<(String, Event)>) -> Result<bool> {
        let at = Timestamp::now();
        let entries: Vec<_> = events.into_iter().map(|(plan, event)| Entry { at, plan, event }).collect();
        let mut lines = if mem::take(&mut self.torn) { vec![b'\n'] } else { vec![] };
        for entry in &entries {
            serde_json::to_writer(&mut lines, entry).context("an event cannot be written as JSON")?;
            lines.push(b'\n');
        }
        let before = self.file.metadata().with_context(|| self.trouble())?.len();
        if let Err(err) = self.file.write_all(&lines) {
            // Half a line would spoil the next one, and half a group tell of what was never meant.
            self.torn = self.file.set_len(before).is_err();
            return Err(err).with_context(|| self.trouble());
        }
        let must_last = entries.iter().any(|entry| entry.event.must_last());
        // That says something of lines that were read before.
        if entries.iter().any(|entry| matches!(entry.event, Event::SetAside { .. })) {
            self.read = None;
        } else if let Some(history) = &mut self.read {
            history.entries.extend(entries.into_iter().map(Into::into));
        }
        Ok(must_last)
    }

    /// New names for plans that are about to be carried out, unlike one another and all that the journal has.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn new_ids<'a>(&mut self, plans: impl IntoIterator<Item = &'a Plan>) -> Result<Vec<String>> {
        let mut known: HashSet<String> = self.history()?.entries.iter().map(|entry| entry.plan.clone()).collect();
        let one = |plan| loop {
            let id = plan_id(plan)?;
            if known.insert(id.clone()) {
                return Ok(id);
            }
        };
        plans.into_iter().map(one).collect()
    }

    /// Every event so far. The file is read once.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn entries(&mut self) -> Result<History> {
        Ok(self.history()?.clone())
    }

    /// One plan by its id; without events where it is unknown.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn plan(&mut self, id: &str) -> Result<Record> {
        Ok(self.history()?.plan(id))
    }

    /// Forgets what was read of the file, which is read once more when it is asked for: of many accounts at once that is much memory.
    pub fn let_go(&mut self) {
        self.read = None;
    }

    fn history(&mut self) -> Result<&History> {
        let history = match self.read.take() {
            Some(history) => history,
            None => self.parse()?,
        };
        Ok(self.read.insert(history))
    }

    fn parse(&mut self) -> Result<History> {
        self.file.seek(SeekFrom::Start(0)).context("the journal cannot be read")?;
        let mut text = vec![];
        self.file.read_to_end(&mut text).context("the journal cannot be read")?;
        Ok(History::parse(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::{B256, TxHash};

    fn plan() -> Plan {
        Plan::new(1, Address::ZERO, "stake", vec![])
    }

    #[test]
    fn what_is_written_is_read_back_and_the_lock_holds() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::open(folder.path(), 1, Address::ZERO).unwrap();
        journal.append("a", Event::Planned { plan: plan(), resumes: None, batch: None }).unwrap();
        journal.append("a", Event::Sent { hash: TxHash::ZERO, left: false }).unwrap();
        assert!(Journal::open(folder.path(), 1, Address::ZERO).is_err(), "a second process waits");
        assert_eq!(journal.entries().unwrap().entries.len(), 2);
        drop(journal);
        let again = History::read(folder.path(), 1, Address::ZERO).unwrap();
        assert_eq!(again.plans()[0].plan(), Some(&plan()));
    }

    #[test]
    fn a_group_is_written_in_order_and_its_plans_have_names_of_their_own() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::open(folder.path(), 1, Address::ZERO).unwrap();
        let tag = |job: &str| Tag { script: B256::repeat_byte(7), run: 1, job: job.into(), of: 2, rest: None };
        let ids = journal.new_ids([&plan(), &plan()]).unwrap();
        assert_ne!(ids[0], ids[1], "equal plans of one instant");
        let planned = |id: &String| (id.clone(), Event::Planned { plan: plan(), resumes: None, batch: Some(tag(id)) });
        journal.append_all(ids.iter().map(planned).collect()).unwrap();
        let sent = |id: &String| (id.clone(), Event::Sent { hash: TxHash::ZERO, left: false });
        journal.append_all(ids.iter().rev().map(sent).collect()).unwrap();
        drop(journal);
        let records = History::read(folder.path(), 1, Address::ZERO).unwrap().plans();
        let read: Vec<_> = records.iter().map(|record| (record.id.clone(), record.batch().cloned(), record.entries.len())).collect();
        assert_eq!(read, ids.iter().map(|id| (id.clone(), Some(tag(id)), 2)).collect::<Vec<_>>());
    }

    #[test]
    fn several_are_locked_together_or_not_at_all() {
        let (folder, both) = (tempfile::tempdir().unwrap(), [Address::ZERO, Address::repeat_byte(1)]);
        let held = Journal::open(folder.path(), 1, both[1]).unwrap();
        assert!(Journal::open_all(folder.path(), 1, &both).is_err());
        drop(Journal::open(folder.path(), 1, both[0]).expect("it was let go again"));
        drop(held);
        assert_eq!(Journal::open_all(folder.path(), 1, &both).unwrap().len(), 2);
    }

    #[tokio::test]
    async fn who_holds_it_is_said_and_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::open(folder.path(), 1, Address::ZERO).unwrap();
        let mut said = vec![];
        let opened =
            Journal::open_all_waiting(folder.path(), 1, vec![Address::ZERO], Duration::ZERO, |words| said.push(words.to_owned())).await;
        assert!(opened.is_err_and(|err| err.to_string().contains("is at work for")));
        let wait = Journal::open_all_waiting(folder.path(), 1, vec![Address::ZERO], Duration::from_secs(60), |words| {
            said.push(words.to_owned());
            drop(journal);
        });
        wait.await.unwrap();
        assert!(said.len() == 1 && said[0].starts_with("another `restake`"), "{said:?}");
        if cfg!(target_os = "linux") && Path::new("/proc/locks").exists() {
            assert!(said[0].ends_with(&format!("process {}", std::process::id())), "{said:?}");
        }
    }

    #[test]
    fn a_torn_line_loses_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::open(folder.path(), 1, Address::ZERO).unwrap();
        journal.append("a", Event::Sent { hash: TxHash::ZERO, left: false }).unwrap();
        journal.file.write_all(b"{\"at\":\"2026-").unwrap();
        drop(journal);
        let mut journal = Journal::open(folder.path(), 1, Address::ZERO).unwrap();
        journal.append("b", Event::Closed { reason: "test".into() }).unwrap();
        let history = journal.entries().unwrap();
        assert_eq!((history.entries.len(), history.broken), (2, vec![2]));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("home/journal");
        let _journal = Journal::open(&inner, 1, Address::ZERO).unwrap();
        assert_eq!(inner.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(folder::path(&inner, 1, Address::ZERO).metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

//! What was signed and what became of it: one JSON line an event, on disk before it is sent; one file an account and chain.

mod history;
mod line;
mod record;

pub use history::History;
pub use record::{Record, Signed};

use crate::{error::Failure, plan::Plan};
use alloy::primitives::{Address, B256, Bytes, TxHash, keccak256};
use anyhow::{Context, Result, bail, ensure};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

/// What can happen to a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The user said yes to it.
    Planned {
        /// The whole plan.
        plan: Plan,
        /// The plan whose rest this is, which is over from this line on: a crash between two lines could do the rest twice.
        #[serde(skip_serializing_if = "Option::is_none")]
        resumes: Option<String>,
    },
    /// A step's transaction was signed; nothing is sent before this line is on disk.
    Signed {
        /// Which step, counted from 0.
        step: usize,
        /// The transaction's hash.
        hash: TxHash,
        /// Its nonce.
        nonce: u64,
        /// The signed bytes.
        raw: Bytes,
    },
    /// In the place of a step's transaction one was signed that does nothing: if it is mined, the step never is.
    Cancelling {
        /// The step that is not to be.
        step: usize,
        /// The transaction's hash.
        hash: TxHash,
        /// The nonce, which is that of what it takes the place of.
        nonce: u64,
        /// The signed bytes.
        raw: Bytes,
    },
    /// A node took it.
    Sent {
        /// The transaction's hash.
        hash: TxHash,
        /// Its owner did not want to wait for it, and goes on while it is not mined.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        left: bool,
    },
    /// It is in a block and succeeded.
    Mined {
        /// The transaction's hash.
        hash: TxHash,
        /// The block.
        block: u64,
        /// The gas it used.
        gas_used: u64,
        /// What a unit of gas cost, in wei, as a decimal string.
        gas_price: String,
    },
    /// A node refused it. Whoever saw the bytes may still have them mined, until its nonce is used.
    Refused {
        /// The transaction's hash.
        hash: TxHash,
        /// What the node said.
        reason: String,
    },
    /// It is in a block and reverted: all it did was to use its nonce and cost its fee.
    Reverted {
        /// The transaction's hash.
        hash: TxHash,
        /// The block.
        block: u64,
        /// The gas it used.
        gas_used: u64,
        /// What a unit of gas cost, in wei, as a decimal string.
        gas_price: String,
    },
    /// The block that it was in is no longer part of the chain: it has no end again.
    Unmined {
        /// The transaction's hash.
        hash: TxHash,
    },
    /// By what nodes said, it can never be mined: another transaction took its nonce.
    Failed {
        /// The transaction's hash.
        hash: TxHash,
        /// Why.
        reason: String,
    },
    /// The rest of the plan will not be carried out.
    Closed {
        /// Why.
        reason: String,
    },
    /// A typed message was signed, which may give power as a transaction does; of no plan, and the signature is not kept.
    MessageSigned {
        /// The EIP-712 digest.
        digest: B256,
        /// The name of its struct.
        primary_type: String,
        /// The contract of its domain, where that names one.
        #[serde(skip_serializing_if = "Option::is_none")]
        contract: Option<Address>,
    },
    /// The owner knows of these damaged lines, and goes on without them; it is of no plan.
    SetAside {
        /// Their numbers.
        lines: Vec<usize>,
    },
}

impl Event {
    /// Whether losing it to a power cut would lose what neither the next event nor the chain says again.
    fn must_last(&self) -> bool {
        match self {
            // Only `Signed` makes it matter, and that takes it along to the disk.
            Self::Planned { .. } => false,
            // The receipt can be asked for again, by the hash that was signed.
            Self::Sent { .. } | Self::Mined { .. } | Self::Reverted { .. } | Self::Unmined { .. } => false,
            Self::Signed { .. } | Self::Cancelling { .. } | Self::Refused { .. } | Self::Failed { .. } => true,
            Self::Closed { .. } | Self::MessageSigned { .. } | Self::SetAside { .. } => true,
        }
    }
}

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "line::Line")]
pub struct Entry {
    /// When it was written.
    pub at: Timestamp,
    /// Which plan it is about; the plan itself is the field `plan` of its first event.
    #[serde(rename = "id")]
    pub plan: String,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

/// The journal of one account on one chain, locked for as long as it is open.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    /// What was read of it; nobody else writes while it is locked.
    read: Option<History>,
}

impl Journal {
    /// Opens and locks the journal, making it where there is none.
    ///
    /// # Errors
    /// When another process holds it, or the disk refuses.
    pub fn open(folder: &Path, chain_id: u64, account: Address) -> Result<Self> {
        make_private(folder)?;
        let path = path(folder, chain_id, account);
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).with_context(|| format!("the journal {} cannot be opened", path.display()))?;
        // A device would take every line and keep none.
        ensure!(file.metadata().is_ok_and(|data| data.is_file()), "the journal {} is no regular file", path.display());
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let message = format!("another `restake` is at work for {account} on chain {chain_id}");
                bail!(Failure::failed("locked", message).hint("wait until it ends"));
            }
            Err(TryLockError::Error(err)) => return Err(err).context("the journal cannot be locked"),
        }
        let mut journal = Self { file, path, read: None };
        let length = journal.file.metadata().context("the journal cannot be read")?.len();
        if length > 0 {
            journal.mend()?;
        } else {
            // It may be new. One that has lines had its name on disk before the first.
            sync_folder(folder)?;
        }
        Ok(journal)
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

    /// Appends an event. One that nothing could tell again is on disk when this returns, with all before it.
    ///
    /// # Errors
    /// When the disk refuses. Nothing may be sent then.
    pub fn append(&mut self, plan: &str, event: Event) -> Result<()> {
        let must_last = event.must_last();
        let entry = Entry { at: Timestamp::now(), plan: plan.to_owned(), event };
        let mut line = serde_json::to_vec(&entry).context("an event cannot be written as JSON")?;
        line.push(b'\n');
        let trouble = || format!("the journal {} cannot be written: nothing more is signed or sent", self.path.display());
        self.file.write_all(&line).with_context(trouble)?;
        match &mut self.read {
            // That says something of lines that were read before.
            _ if matches!(entry.event, Event::SetAside { .. }) => self.read = None,
            Some(history) => history.entries.push(entry.into()),
            None => {}
        }
        if must_last { self.file.sync_data().with_context(trouble) } else { Ok(()) }
    }

    /// Every event so far. The file is read once.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn entries(&mut self) -> Result<History> {
        if let Some(history) = &self.read {
            return Ok(history.clone());
        }
        self.file.seek(SeekFrom::Start(0)).context("the journal cannot be read")?;
        let mut text = vec![];
        self.file.read_to_end(&mut text).context("the journal cannot be read")?;
        let history = History::parse(&text);
        self.read = Some(history.clone());
        Ok(history)
    }
}

/// A name for a plan that is about to be carried out: its content and its time.
pub fn plan_id(plan: &Plan) -> Result<String> {
    let mut bytes = serde_json::to_vec(plan).context("a plan cannot be written as JSON")?;
    bytes.extend(Timestamp::now().to_string().bytes());
    Ok(alloy::hex::encode(&keccak256(bytes)[..4]))
}

/// A name for a message that is signed: its digest and the time.
pub fn message_id(digest: B256) -> String {
    let bytes = [digest.as_slice(), Timestamp::now().to_string().as_bytes()].concat();
    alloy::hex::encode(&keccak256(bytes)[..4])
}

fn path(folder: &Path, chain_id: u64, account: Address) -> PathBuf {
    folder.join(format!("{chain_id}-{account}.jsonl"))
}

fn make_private(folder: &Path) -> Result<()> {
    let missing: Vec<_> = folder.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.exists()).collect();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    // A folder lasts once the one it lies in is on disk.
    missing.into_iter().filter_map(Path::parent).try_for_each(sync_folder)
}

fn sync_folder(folder: &Path) -> Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match File::open(folder) {
        Ok(folder) => folder.sync_all().context("the journal's folder cannot be written to disk"),
        Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        Plan::new(1, Address::ZERO, "stake", vec![])
    }

    #[test]
    fn what_is_written_is_read_back_and_the_lock_holds() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::open(folder.path(), 1, Address::ZERO).unwrap();
        journal.append("a", Event::Planned { plan: plan(), resumes: None }).unwrap();
        journal.append("a", Event::Sent { hash: TxHash::ZERO, left: false }).unwrap();
        assert!(Journal::open(folder.path(), 1, Address::ZERO).is_err(), "a second process waits");
        assert_eq!(journal.entries().unwrap().entries.len(), 2);
        drop(journal);
        let again = History::read(folder.path(), 1, Address::ZERO).unwrap();
        assert_eq!(again.plans()[0].plan(), Some(&plan()));
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
        assert_eq!(path(&inner, 1, Address::ZERO).metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

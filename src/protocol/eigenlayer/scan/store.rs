//! The file of a scan: a line a chunk, appended and synced; a torn last line is as if it had never been written.

use super::Entry;
use alloy::primitives::B256;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::{
    fs::{DirBuilder, File, OpenOptions, TryLockError},
    io::{Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    time::Duration,
};

/// One chunk: its blocks, the hash of the last of them, and its logs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) from: u64,
    pub(super) to: u64,
    pub(super) hash: B256,
    pub(super) logs: Vec<Entry>,
}

/// The chunks on disk, held by this process alone until it is dropped.
pub(super) struct Store {
    path: PathBuf,
    file: File,
    /// Each chunk, and where its line ends in the file.
    records: Vec<(Record, u64)>,
}

impl Store {
    /// Opens or makes the file, waits until no other process writes it, and reads what is whole in it.
    pub(super) async fn open(path: &Path) -> Result<Self> {
        let context = || format!("`{}` cannot be opened", path.display());
        if let Some(folder) = path.parent() {
            private_folder(folder).with_context(context)?;
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).with_context(context)?;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) => tokio::time::sleep(Duration::from_millis(100)).await,
                Err(TryLockError::Error(err)) => return Err(err).with_context(context),
            }
        }
        let mut store = Self { path: path.to_owned(), file, records: vec![] };
        store.load().with_context(|| format!("`{}` cannot be read", path.display()))?;
        Ok(store)
    }

    /// Reads lines while they are whole and follow one another; what comes after is cut off.
    fn load(&mut self) -> Result<()> {
        let mut bytes = vec![];
        self.file.read_to_end(&mut bytes)?;
        let mut offset = 0_u64;
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let Some(text) = line.strip_suffix(b"\n") else { break };
            let Ok(record) = serde_json::from_slice::<Record>(text) else { break };
            let follows = self.end().is_none_or(|end| end.checked_add(1) == Some(record.from));
            if !follows || record.to < record.from {
                break;
            }
            offset = offset.saturating_add(line.len() as u64);
            self.records.push((record, offset));
        }
        if offset < bytes.len() as u64 {
            self.file.set_len(offset)?;
        }
        Ok(())
    }

    /// The first stored block.
    pub(super) fn begin(&self) -> Option<u64> {
        self.records.first().map(|(record, _)| record.from)
    }

    /// The last stored block.
    pub(super) fn end(&self) -> Option<u64> {
        self.records.last().map(|(record, _)| record.to)
    }

    /// The last block of each chunk, and its hash.
    pub(super) fn ends(&self) -> Vec<(u64, B256)> {
        self.records.iter().map(|(record, _)| (record.to, record.hash)).collect()
    }

    /// Every stored log, in order.
    pub(super) fn entries(self) -> Vec<Entry> {
        self.records.into_iter().flat_map(|(record, _)| record.logs).collect()
    }

    /// Appends a chunk and syncs it.
    pub(super) fn push(&mut self, record: Record) -> Result<()> {
        let context = || format!("`{}` cannot be written", self.path.display());
        let mut line = serde_json::to_vec(&record)?;
        line.push(b'\n');
        let start = self.records.last().map_or(0, |(_, end)| *end);
        self.file.seek(SeekFrom::Start(start)).with_context(context)?;
        self.file.write_all(&line).with_context(context)?;
        self.file.sync_data().with_context(context)?;
        self.records.push((record, start.saturating_add(line.len() as u64)));
        Ok(())
    }

    /// Keeps the first `count` chunks, and drops the others.
    pub(super) fn keep(&mut self, count: usize) -> Result<()> {
        self.records.truncate(count);
        let end = self.records.last().map_or(0, |(_, end)| *end);
        self.file.set_len(end).with_context(|| format!("`{}` cannot be written", self.path.display()))
    }
}

/// Makes a folder that only its owner can enter.
pub(in super::super) fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

//! The slashing terms that an account accepted: one file an account, chain and operator; nothing in it is ever taken away.

use crate::{error::Failure, protocol::eigenlayer::terms::Snapshot};
use alloy::primitives::{Address, B256};
use anyhow::{Context, Result, anyhow, bail, ensure};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

/// One acceptance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// Who accepted.
    pub account: Address,
    /// On which chain.
    pub chain_id: u64,
    /// Whose terms.
    pub operator: Address,
    /// The digest of what was accepted.
    pub digest: B256,
    /// The block the snapshot was taken at.
    pub block: u64,
    /// When it was accepted.
    pub accepted_at: Timestamp,
    /// What was accepted, in full.
    pub snapshot: Snapshot,
}

/// What happened to the terms of one operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// They were accepted.
    Accepted(Box<Acceptance>),
    /// The acceptance was taken back.
    Revoked {
        /// When.
        revoked_at: Timestamp,
    },
}

/// One file: all that happened, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct History {
    version: u32,
    events: Vec<Event>,
}

/// The acceptances under one home folder.
#[derive(Clone, Debug)]
pub struct Acceptances {
    folder: PathBuf,
}

impl Acceptances {
    /// Those kept under `home`, in `terms/`.
    pub fn at(home: &Path) -> Self {
        Self { folder: home.join("terms") }
    }

    /// What `account` accepts of `operator` now, if it does.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn current(&self, account: Address, chain_id: u64, operator: Address) -> Result<Option<Acceptance>> {
        Ok(match self.history(account, chain_id, operator)?.pop() {
            Some(Event::Accepted(acceptance)) => Some(*acceptance),
            _ => None,
        })
    }

    /// All that happened, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn history(&self, account: Address, chain_id: u64, operator: Address) -> Result<Vec<Event>> {
        let path = self.path(account, chain_id, operator);
        let events = load(&path)?;
        let fits = |of: &Acceptance| of.account == account && of.chain_id == chain_id && of.operator == operator;
        let whole = events.iter().all(|event| matches!(event, Event::Revoked { .. }) || matches!(event, Event::Accepted(of) if fits(of)));
        ensure!(whole, "`{}` is not of that account, chain and operator", path.display());
        Ok(events)
    }

    /// What `account` accepts now on `chain_id`, by operator.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn all(&self, account: Address, chain_id: u64) -> Result<Vec<Acceptance>> {
        let files = match fs::read_dir(&self.folder) {
            Err(err) if err.kind() == ErrorKind::NotFound => return Ok(vec![]),
            files => files.with_context(|| format!("`{}` cannot be read", self.folder.display()))?,
        };
        let start = format!("{chain_id}-{account:#x}-");
        let mut accepted = vec![];
        for file in files {
            let name = file.context("a folder cannot be read")?.file_name();
            let Some(operator) = name.to_str().and_then(|name| name.strip_prefix(&start)?.strip_suffix(".json")?.parse().ok()) else {
                continue;
            };
            accepted.extend(self.current(account, chain_id, operator)?);
        }
        accepted.sort_by_key(|acceptance| acceptance.operator);
        Ok(accepted)
    }

    /// Accepts the terms in `snapshot` for `account`.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn accept(&self, account: Address, snapshot: Snapshot) -> Result<Acceptance> {
        let _held = self.hold()?;
        let acceptance = Acceptance {
            account,
            chain_id: snapshot.chain_id,
            operator: snapshot.operator.operator,
            digest: snapshot.digest(),
            block: snapshot.block,
            accepted_at: Timestamp::now(),
            snapshot,
        };
        self.append(account, acceptance.chain_id, acceptance.operator, Event::Accepted(Box::new(acceptance.clone())))?;
        Ok(acceptance)
    }

    /// Takes back what `account` accepted of `operator`.
    ///
    /// # Errors
    /// When nothing is accepted, or the file cannot be written.
    pub fn revoke(&self, account: Address, chain_id: u64, operator: Address) -> Result<Acceptance> {
        let _held = self.hold()?;
        let Some(accepted) = self.current(account, chain_id, operator)? else {
            bail!(Failure::failed("terms", format!("the terms of {operator} are not accepted")));
        };
        self.append(account, chain_id, operator, Event::Revoked { revoked_at: Timestamp::now() })?;
        Ok(accepted)
    }

    /// Waits until no other process changes a file, and keeps others waiting until what it returns is dropped.
    fn hold(&self) -> Result<File> {
        let path = self.folder.join("lock");
        let open = || {
            private_folder(&self.folder)?;
            let mut options = OpenOptions::new();
            options.write(true).create(true).truncate(false);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let file = options.open(&path)?;
            file.lock()?;
            Ok::<_, std::io::Error>(file)
        };
        open().with_context(|| format!("`{}` cannot be locked", path.display()))
    }

    fn append(&self, account: Address, chain_id: u64, operator: Address, event: Event) -> Result<()> {
        let mut events = self.history(account, chain_id, operator)?;
        events.push(event);
        let path = self.path(account, chain_id, operator);
        let text = serde_json::to_vec_pretty(&History { version: 1, events })?;
        write(&self.folder, &path, &text).with_context(|| format!("`{}` cannot be written", path.display()))
    }

    fn path(&self, account: Address, chain_id: u64, operator: Address) -> PathBuf {
        self.folder.join(format!("{chain_id}-{account:#x}-{operator:#x}.json"))
    }
}

fn load(path: &Path) -> Result<Vec<Event>> {
    let text = match fs::read(path) {
        Err(err) if err.kind() == ErrorKind::NotFound => return Ok(vec![]),
        text => text.with_context(|| format!("`{}` cannot be read", path.display()))?,
    };
    let history: History = serde_json::from_slice(&text).map_err(|err| {
        let failure = Failure::failed("terms", format!("`{}` is damaged: {err}", path.display()));
        anyhow!(failure.hint("move it away, then read and accept the terms anew"))
    })?;
    ensure!(history.version == 1, "`{}` is of a newer version", path.display());
    Ok(history.events)
}

/// Makes a folder that only its owner can enter.
fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Whole or not at all, and its owner's alone: the crate makes temporary files with mode 0600.
fn write(folder: &Path, path: &Path, text: &[u8]) -> std::io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::eigenlayer::{
        operator::{Operator, Rules},
        terms::{AvsWords, EDITION, SetWords},
    };

    const ACCOUNT: Address = Address::repeat_byte(0xac);

    fn snapshot(operator: u8) -> Snapshot {
        let operator = Operator {
            operator: Address::repeat_byte(operator),
            registered: true,
            approver: None,
            allocation_delay: Some(1),
            incentives_split: None,
            sets: [].into(),
            strategies: [].into(),
        };
        let words = SetWords { name: None, description: None, conditions: vec![], words: B256::ZERO };
        Snapshot {
            edition: EDITION,
            chain_id: 1337,
            block: 7,
            allocation_manager: Address::ZERO,
            rules: Rules { version: None, withdrawal_delay: 1, deallocation_delay: 1 },
            operator,
            pending_delay: None,
            slashers: [].into(),
            avss: [(Address::ZERO, AvsWords { sets: [(7, words)].into(), ..AvsWords::default() })].into(),
            pending_slashes: [].into(),
            slashes: vec![],
        }
    }

    #[test]
    fn what_is_accepted_is_found_again_and_can_be_taken_back() {
        let home = tempfile::tempdir().unwrap();
        let acceptances = Acceptances::at(home.path());
        let operator = Address::repeat_byte(1);
        assert_eq!(acceptances.current(ACCOUNT, 1337, operator).unwrap(), None);
        let accepted = acceptances.accept(ACCOUNT, snapshot(1)).unwrap();
        acceptances.accept(ACCOUNT, snapshot(2)).unwrap();
        assert_eq!(acceptances.current(ACCOUNT, 1337, operator).unwrap(), Some(accepted.clone()));
        assert_eq!(accepted.digest, snapshot(1).digest());
        assert_eq!(acceptances.all(ACCOUNT, 1337).unwrap().len(), 2);
        assert_eq!(acceptances.all(ACCOUNT, 1).unwrap().len(), 0);
        acceptances.revoke(ACCOUNT, 1337, operator).unwrap();
        assert_eq!(acceptances.current(ACCOUNT, 1337, operator).unwrap(), None);
        assert!(acceptances.revoke(ACCOUNT, 1337, operator).is_err());
        assert_eq!(acceptances.history(ACCOUNT, 1337, operator).unwrap().len(), 2);
    }

    #[test]
    fn nothing_is_lost_where_several_accept_at_once() {
        let home = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..5).for_each(|_| drop(Acceptances::at(home.path()).accept(ACCOUNT, snapshot(1)).unwrap())));
            }
        });
        assert_eq!(Acceptances::at(home.path()).history(ACCOUNT, 1337, Address::repeat_byte(1)).unwrap().len(), 20);
    }

    #[test]
    fn an_acceptance_of_the_first_form_is_read() {
        let mut stored = serde_json::to_value(snapshot(1)).unwrap();
        let fields = stored.as_object_mut().unwrap();
        for added in ["edition", "pending_slashes", "slashes"] {
            fields.remove(added).unwrap();
        }
        fields.insert("unsettled".into(), serde_json::json!({}));
        assert_eq!(serde_json::from_value::<Snapshot>(stored).unwrap().edition, 1);
    }

    #[test]
    fn another_account_has_accepted_nothing() {
        let home = tempfile::tempdir().unwrap();
        let acceptances = Acceptances::at(home.path());
        acceptances.accept(ACCOUNT, snapshot(1)).unwrap();
        assert_eq!(acceptances.current(Address::ZERO, 1337, Address::repeat_byte(1)).unwrap(), None);
        let stolen = acceptances.path(Address::ZERO, 1337, Address::repeat_byte(1));
        fs::copy(acceptances.path(ACCOUNT, 1337, Address::repeat_byte(1)), stolen).unwrap();
        assert!(acceptances.current(Address::ZERO, 1337, Address::repeat_byte(1)).is_err());
    }

    #[test]
    fn a_damaged_file_is_said_and_not_overwritten() {
        let home = tempfile::tempdir().unwrap();
        let acceptances = Acceptances::at(home.path());
        acceptances.accept(ACCOUNT, snapshot(1)).unwrap();
        let path = acceptances.path(ACCOUNT, 1337, Address::repeat_byte(1));
        fs::write(&path, "{").unwrap();
        let err = acceptances.accept(ACCOUNT, snapshot(1)).unwrap_err();
        assert!(crate::error::fate(&err).hint.is_some(), "{err:#}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "{");
    }

    #[cfg(unix)]
    #[test]
    fn files_are_their_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let acceptances = Acceptances::at(home.path());
        acceptances.accept(ACCOUNT, snapshot(1)).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&acceptances.path(ACCOUNT, 1337, Address::repeat_byte(1))), 0o600);
        assert_eq!(mode(&home.path().join("terms")), 0o700);
    }
}

//! Where journals lie: one file an account and chain, in a folder that nobody else may look into.

use alloy::primitives::Address;
use anyhow::{Context, Result};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

/// The file of one account on one chain.
pub(super) fn path(folder: &Path, chain_id: u64, account: Address) -> PathBuf {
    folder.join(format!("{chain_id}-{account}.jsonl"))
}

/// Makes the folder where there is none, with those around it.
pub(super) fn make_private(folder: &Path) -> Result<()> {
    let missing: Vec<_> = folder.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.exists()).collect();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    // A folder lasts once the one it lies in is on disk.
    missing.into_iter().filter_map(Path::parent).try_for_each(sync)
}

/// Forces the names in a folder to disk.
pub(super) fn sync(folder: &Path) -> Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match File::open(folder) {
        Ok(folder) => folder.sync_all().context("the journal's folder cannot be written to disk"),
        Err(_) => Ok(()),
    }
}

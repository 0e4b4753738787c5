//! A file written here is whole or absent, is its owner's alone, and replaces another only where that is asked.

use anyhow::{Context, Result, bail, ensure};
use std::{
    fs::{self, DirBuilder, File},
    io::{ErrorKind, Read, Write},
    path::Path,
};
use tempfile::NamedTempFile;
use zeroize::Zeroizing;

/// Makes a folder of this program's own and those above it, for its owner alone; one that is there already is closed to
/// others.
pub fn make_folder(path: &Path) -> Result<()> {
    make_missing(path)?;
    #[cfg(unix)]
    close_folder(path)?;
    Ok(())
}

/// Makes a folder and those above it, for its owner alone; one that is there already stays as it is.
pub fn make_missing(path: &Path) -> Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).with_context(|| format!("`{}` cannot be created", path.display()))
}

/// Closes a file of this program's own to others, where it can: what it holds is encrypted.
pub(super) fn close(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if fs::metadata(path).is_ok_and(|about| about.permissions().mode() & 0o077 != 0) {
            // On a disk that cannot be written it stays as it is.
            let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o600));
        }
    }
}

#[cfg(unix)]
fn close_folder(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).with_context(|| format!("`{}` cannot be read", path.display()))?.permissions().mode();
    if mode & 0o077 != 0 {
        let closed = fs::Permissions::from_mode(0o700);
        fs::set_permissions(path, closed).with_context(|| format!("`{}` is open to others and cannot be closed", path.display()))?;
    }
    Ok(())
}

/// Writes a file that must not exist yet. It is on the disk when this returns.
pub fn write_new(path: &Path, contents: &[u8]) -> Result<()> {
    match staged(path, contents)?.persist_noclobber(path) {
        Ok(_) => sync_folder(path),
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => bail!("`{}` already exists", path.display()),
        Err(error) => Err(error.error).with_context(|| format!("`{}` cannot be written", path.display())),
    }
}

/// Writes a file, in one step in place of what was there. It is on the disk when this returns.
pub fn replace(path: &Path, contents: &[u8]) -> Result<()> {
    replace_checked(path, contents, |_| Ok(()))
}

/// The same where the new file, which is on the disk already under another name, passes a check; else nothing changes.
pub(super) fn replace_checked(path: &Path, contents: &[u8], check: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let staged = staged(path, contents)?;
    check(staged.path())?;
    let written = staged.persist(path).map_err(|error| error.error);
    written.with_context(|| format!("`{}` cannot be written", path.display()))?;
    sync_folder(path)
}

/// Reads a file of at most `most` bytes; what was read is wiped.
pub fn read(path: &Path, most: u64) -> Result<Zeroizing<Vec<u8>>> {
    let unreadable = || format!("`{}` cannot be read", path.display());
    let file = File::open(path).with_context(unreadable)?;
    // Reserved in full, so that growing leaves no copy behind. What is no plain file has no length beforehand.
    let about = file.metadata().with_context(unreadable)?;
    let length = if about.is_file() { about.len().min(most) } else { most };
    let mut contents = Zeroizing::new(Vec::with_capacity(usize::try_from(length)?.saturating_add(64)));
    file.take(most.saturating_add(1)).read_to_end(&mut contents).with_context(unreadable)?;
    ensure!(u64::try_from(contents.len())? <= most, "`{}` is longer than {most} bytes", path.display());
    Ok(contents)
}

/// Makes the removal or the renaming of a file last.
pub(super) fn sync_folder(path: &Path) -> Result<()> {
    #[cfg(unix)]
    File::open(folder_of(path))
        .and_then(|folder| folder.sync_all())
        .with_context(|| format!("the folder of `{}` cannot be synchronised", path.display()))?;
    Ok(())
}

/// A complete temporary file beside `path`. The crate makes it with mode 0600.
fn staged(path: &Path, contents: &[u8]) -> Result<NamedTempFile> {
    let stage = || {
        let mut file = tempfile::Builder::new().prefix(".restake-").tempfile_in(folder_of(path))?;
        file.write_all(contents)?;
        file.as_file().sync_all()?;
        Ok::<_, std::io::Error>(file)
    };
    stage().with_context(|| format!("`{}` cannot be written", path.display()))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    fn mode(path: &Path) -> u32 {
        std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path).unwrap().permissions()) & 0o777
    }

    #[test]
    fn a_new_file_never_replaces_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        write_new(&path, b"first").unwrap();
        let error = write_new(&path, b"second").unwrap_err();
        assert!(error.to_string().contains("already exists"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"first");
        replace(&path, b"third").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"third");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn files_and_folders_are_their_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        make_folder(&inner).unwrap();
        assert_eq!((mode(&inner), mode(inner.parent().unwrap())), (0o700, 0o700));
        fs::set_permissions(&inner, fs::Permissions::from_mode(0o755)).unwrap();
        make_missing(&inner).unwrap();
        assert_eq!(mode(&inner), 0o755, "another's folder stays as it is");
        make_folder(&inner).unwrap();
        assert_eq!(mode(&inner), 0o700);
        let path = inner.join("file");
        write_new(&path, b"first").unwrap();
        assert_eq!(mode(&path), 0o600);
        replace(&path, b"second").unwrap();
        assert_eq!(mode(&path), 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        close(&path);
        assert_eq!(mode(&path), 0o600);
    }

    #[test]
    fn a_long_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        write_new(&path, &[b'a'; 10]).unwrap();
        assert_eq!(read(&path, 10).unwrap().len(), 10);
        assert!(read(&path, 9).is_err());
        assert!(read(&folder.path().join("absent"), 9).is_err());
    }
}

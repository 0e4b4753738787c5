//! Secrets come from a prompt, a file, a descriptor or standard input; a password that is mistyped may be typed again.

use super::App;
use crate::{
    error::Failure,
    signer::{Entry, KeystoreError, Selected, Signer, Weakness},
    ui::{fall, prose, secret_line},
};
use anyhow::{Context, Result, bail};
use secrecy::SecretString;
use std::{
    fs::File,
    io::{self, IsTerminal, Read, stdin},
    path::Path,
    sync::{Mutex, PoisonError},
};

/// How often a password may be typed; each try costs one key derivation.
pub(super) const TRIES: usize = 3;

/// The longest line that is taken for a secret, in bytes.
const MOST: usize = 64 * 1024;

/// Where an option says that the password is.
enum Source<'a> {
    File(&'a Path),
    Descriptor(u32),
}

/// The descriptor that passwords are read from: one after another, so it stays open.
#[derive(Default)]
pub(super) struct Descriptor(Mutex<Option<File>>);

impl App {
    /// Where the password is read from. Standard input is nothing on a terminal, which echoes: there it is asked for.
    fn source(&self) -> Option<Source<'_>> {
        let source = match self.global.password_fd {
            Some(0) => Source::File(Path::new("-")),
            Some(number) => Source::Descriptor(number),
            None => Source::File(self.global.password_file.as_deref()?),
        };
        let typed = matches!(source, Source::File(file) if is_typed(file));
        (!typed).then_some(source)
    }

    /// Whether an option says where the password is.
    pub fn has_password(&self) -> bool {
        self.source().is_some()
    }

    /// Whether the password comes from standard input.
    pub fn has_password_on_standard_input(&self) -> bool {
        matches!(self.source(), Some(Source::File(file)) if file == Path::new("-"))
    }

    /// Whether the password is one line of several, of which the next may be another secret.
    pub fn has_passwords(&self) -> bool {
        self.has_password_on_standard_input() || matches!(self.source(), Some(Source::Descriptor(_)))
    }

    /// The password that an option says, or the next one where several are read from one stream.
    ///
    /// # Errors
    /// As [`read_secret`], and when the descriptor is not open.
    pub fn given_password(&self) -> Result<Option<SecretString>> {
        match self.source() {
            Some(Source::File(file)) => read_secret(file).map(Some),
            Some(Source::Descriptor(number)) => self.descriptor.next(number).map(Some),
            None => Ok(None),
        }
    }

    /// Opens the key of the account that acts.
    ///
    /// # Errors
    /// When the account cannot sign, the password is wrong, or there is no one to ask for it.
    pub async fn unlock(&self, account: &Selected) -> Result<Signer> {
        let opened = match account.entry().filter(|entry| entry.account.needs_password()) {
            Some(entry) => {
                entry.openable()?;
                self.with_password_of(entry, async |password| account.open(Some(password)).await).await?
            }
            None => account.open_before(None, self.person()).await?,
        };
        if let Some(note) = opened.note {
            self.ui.say(note);
        }
        if let (Some(weakness), Some(entry)) = (opened.weakness, account.entry()) {
            self.warn(&weakness, entry)?;
        }
        Ok(opened.signer)
    }

    /// Says that a keystore is weaker than one written today.
    pub(super) fn warn(&self, weakness: &Weakness, entry: &Entry) -> Result<()> {
        let mut lines = String::new();
        let note = format!("{weakness}: encrypt it anew with `restake account upgrade {}`", entry.name);
        prose(&mut lines, "note: ", &note)?;
        self.ui.say(lines.trim_end());
        Ok(())
    }

    /// The passwords of `count` accounts that an option says: one for all of them, or one a line in their order.
    ///
    /// # Errors
    /// As [`App::given_password`], and when there are more than one and fewer than that.
    pub(super) fn given_passwords(&self, count: usize) -> Result<Option<Vec<SecretString>>> {
        let Some(source) = self.source() else { return Ok(None) };
        let (shown, mut next): (_, Box<dyn FnMut() -> Result<Option<SecretString>> + '_>) = match source {
            Source::File(file) if file == Path::new("-") => {
                let shown = "standard input".to_owned();
                (shown.clone(), Box::new(move || next_line(&shown, standard_input)))
            }
            Source::File(file) => {
                let (mut opened, shown) = private(file)?;
                (shown.clone(), Box::new(move || next_line(&shown, |byte| opened.read(byte))))
            }
            Source::Descriptor(number) => (format!("descriptor {number}"), Box::new(move || self.descriptor.next_or_end(number))),
        };
        let mut passwords = vec![next()?.with_context(|| ends(&shown))?];
        while passwords.len() < count {
            match next()? {
                Some(password) => passwords.push(password),
                None if passwords.len() == 1 => passwords.resize(count, passwords[0].clone()),
                None => {
                    let message = format!("{shown} holds {} passwords, and {count} accounts are to be opened", passwords.len());
                    let hint = "write one for all of them, or one a line in the order in which the accounts come";
                    bail!(Failure::usage(message).hint(hint));
                }
            }
        }
        Ok(Some(passwords))
    }

    /// Opens something by its password: the one an option says, else one that is typed, a few times where it is wrong.
    ///
    /// # Errors
    /// As `open`, or when there is no one to ask; a wrong password is of the kind `password`.
    pub async fn with_password<T>(&self, of: &str, open: impl AsyncFn(&SecretString) -> Result<T>) -> Result<T> {
        let wrong = |err: anyhow::Error| err.context(Failure::failed("password", format!("the password of `{of}` is wrong")));
        if let Some(given) = self.given_password()? {
            let opened = open(&given).await;
            return opened.map_err(|err| if is_wrong(&err) { wrong(err) } else { err });
        }
        let mut left = TRIES;
        loop {
            let typed = self.ui.password(&format!("Password of {of}"))?;
            let nobody = || Failure::usage("there is no one to ask for the password").hint("pass `--password-file FILE`");
            left = left.saturating_sub(1);
            match open(&typed.ok_or_else(nobody)?).await {
                Err(err) if is_wrong(&err) && left > 0 => self.ui.say("the password is wrong"),
                Err(err) if is_wrong(&err) => return Err(wrong(err)),
                other => return other,
            }
        }
    }
}

pub(super) fn is_wrong(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref() == Some(&KeystoreError::WrongPassword))
}

impl Descriptor {
    /// The next line of a descriptor that this process was started with.
    fn next(&self, number: u32) -> Result<SecretString> {
        self.next_or_end(number)?.with_context(|| ends(&format!("descriptor {number}")))
    }

    /// The same, or nothing where there are no more.
    fn next_or_end(&self, number: u32) -> Result<Option<SecretString>> {
        let shown = format!("descriptor {number}");
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if file.is_none() {
            *file = Some(inherited(number)?);
        }
        let file = file.as_mut().context("invariant: it was opened just now")?;
        next_line(&shown, |byte| file.read(byte)).map_err(|err| match err.downcast_ref::<io::Error>() {
            Some(_) => err.context(Failure::usage(format!("`--password-fd {number}` is nothing to read a password from"))),
            None => err,
        })
    }
}

/// A descriptor by its number: a file goes on where whoever had it before has read to. What is no file, or where the system has
/// no means for that, is opened anew, for owning the number itself takes unsafe code.
#[cfg(unix)]
fn inherited(number: u32) -> Result<File> {
    if number <= 2 {
        bail!(Failure::usage(format!("descriptor {number} is for what is printed")).hint("pass the password on one from 3 on, or on 0"));
    }
    let hint = format!("open it where restake is started, such as with `{number}<FILE`");
    let file = shared(number).map_or_else(|| File::open(format!("/dev/fd/{number}")), Ok);
    let closed = || Failure::usage(format!("descriptor {number} of `--password-fd` cannot be read")).hint(hint);
    let file = file.with_context(closed)?;
    if file.is_terminal() {
        let shown = format!("descriptor {number} is a terminal, which would show the password");
        bail!(Failure::usage(shown).hint("leave `--password-fd` out, and it is asked for"));
    }
    Ok(file)
}

/// The file of a descriptor with the place in it, which a file that is opened anew has not.
#[cfg(target_os = "linux")]
fn shared(number: u32) -> Option<File> {
    use rustix::process::{PidfdFlags, PidfdGetfdFlags, getpid, pidfd_getfd, pidfd_open};
    let number = i32::try_from(number).ok()?;
    let process = pidfd_open(getpid(), PidfdFlags::empty()).ok()?;
    let file = File::from(pidfd_getfd(process, number, PidfdGetfdFlags::empty()).ok()?);
    file.metadata().is_ok_and(|about| about.is_file()).then_some(file)
}

#[cfg(all(unix, not(target_os = "linux")))]
fn shared(_: u32) -> Option<File> {
    None
}

#[cfg(not(unix))]
fn inherited(_: u32) -> Result<File> {
    bail!(Failure::usage("there are no descriptors to inherit on this system").hint("pass `--password-file FILE`"));
}

/// Whether what a file names is typed at a terminal, which would show it: there a secret is asked for instead.
pub fn is_typed(file: &Path) -> bool {
    file == Path::new("-") && stdin().is_terminal()
}

/// The first line of a file. `-` is the next line of standard input, so that a second secret can follow the first.
///
/// # Errors
/// When it cannot be read, is open to others, is empty from the start, is too long or is no text.
pub fn read_secret(file: &Path) -> Result<SecretString> {
    if file == Path::new("-") {
        return line("standard input", standard_input);
    }
    let (mut opened, shown) = private(file)?;
    line(&shown, |byte| opened.read(byte))
}

/// A file that is its owner's alone, and what it is called.
fn private(file: &Path) -> Result<(File, String)> {
    let shown = file.display().to_string();
    let opened = File::open(file).with_context(|| format!("{shown} cannot be read"))?;
    ensure_private(&opened, &shown)?;
    Ok((opened, shown))
}

/// Past the buffer of the standard library, which nothing wipes.
#[cfg(unix)]
fn standard_input(byte: &mut [u8]) -> io::Result<usize> {
    Ok(rustix::io::read(stdin(), byte)?)
}

#[cfg(not(unix))]
fn standard_input(byte: &mut [u8]) -> io::Result<usize> {
    stdin().lock().read(byte)
}

fn line(shown: &str, read: impl FnMut(&mut [u8]) -> io::Result<usize>) -> Result<SecretString> {
    next_line(shown, read)?.with_context(|| ends(shown))
}

/// Nothing is left of what a secret was to be read from.
fn ends(shown: &str) -> Failure {
    Failure::usage(format!("{shown} ends before the secret that was to be read from it"))
}

/// The next line, or nothing where there are no more.
fn next_line(shown: &str, read: impl FnMut(&mut [u8]) -> io::Result<usize>) -> Result<Option<SecretString>> {
    let line = secret_line(MOST, read).with_context(|| format!("{shown} cannot be read"))?;
    match line.as_slice() {
        [] => return Ok(None),
        long if long.len() > MOST => bail!(Failure::usage(format!("the secret in {shown} is longer than {MOST} bytes"))),
        _ => {}
    }
    let text = std::str::from_utf8(&line).ok().with_context(|| format!("what {shown} holds is not text"))?;
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    fall("given", text);
    Ok(Some(SecretString::from(text)))
}

/// As ssh does with keys: a password that others can read guards nothing. Pipes have no such mode.
#[cfg(unix)]
fn ensure_private(file: &File, shown: &str) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let about = file.metadata().with_context(|| format!("{shown} cannot be read"))?;
    if about.is_file() && about.permissions().mode() & 0o077 != 0 {
        let failure = Failure::failed("password", format!("{shown} holds a secret and is open to others"));
        bail!(failure.hint(format!("close it with `chmod 600 {shown}`")));
    }
    Ok(())
}

#[cfg(not(unix))]
fn ensure_private(_: &File, _: &str) -> Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;
    use std::io::{Seek, Write};

    #[test]
    fn a_descriptor_gives_one_line_after_another() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"first\r\n\nthird").unwrap();
        file.rewind().unwrap();
        let descriptor = Descriptor(Mutex::new(Some(file)));
        for line in ["first", "", "third"] {
            assert_eq!(descriptor.next(3).unwrap().expose_secret(), line);
        }
        assert!(descriptor.next(3).unwrap_err().to_string().contains("ends before"));
    }
}

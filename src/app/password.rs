//! Secrets come from a prompt, a file or standard input; a password that is mistyped may be typed again.

use super::App;
use crate::{
    error::Failure,
    signer::{KeystoreError, Selected, Signer},
    ui::{line, unbuffered},
};
use anyhow::{Context, Result, bail};
use secrecy::SecretString;
use std::{
    fs::File,
    io::{IsTerminal, stdin},
    path::Path,
};

/// How often a password may be typed; each try costs one key derivation.
const TRIES: usize = 3;

/// The longest line that is taken for a secret, in bytes.
const MOST: usize = 64 * 1024;

impl App {
    /// Where the password is read from. `-` is nothing on a terminal, which echoes: there it is asked for.
    pub fn password_file(&self) -> Option<&Path> {
        let typed = |file: &Path| file == Path::new("-") && stdin().is_terminal();
        self.global.password_file.as_deref().filter(|file| !typed(file))
    }

    /// Opens the key of the account that acts.
    ///
    /// # Errors
    /// When the account cannot sign, the password is wrong, or there is no one to ask for it.
    pub async fn unlock(&self, account: &Selected) -> Result<Signer> {
        let opened = match account.entry().filter(|entry| entry.account.needs_password()) {
            Some(entry) => self.with_password_of(entry, async |password| account.open(Some(password)).await).await?,
            None => account.open(None).await?,
        };
        if let Some(note) = opened.note {
            self.ui.say(note);
        }
        if let Some(weakness) = opened.weakness {
            self.ui.say(&format!("note: {weakness}"));
        }
        Ok(opened.signer)
    }

    /// Opens something by its password: the password file's, else one that is typed, a few times where it is wrong.
    ///
    /// # Errors
    /// As `open`, or when there is no one to ask; a wrong password is of the kind `password`.
    pub async fn with_password<T>(&self, of: &str, open: impl AsyncFn(&SecretString) -> Result<T>) -> Result<T> {
        let wrong = |err: anyhow::Error| err.context(Failure::failed("password", format!("the password of `{of}` is wrong")));
        if let Some(file) = self.password_file() {
            let opened = open(&read_secret(file)?).await;
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

/// The first line of a file. `-` is the next line of standard input, so that a second secret can follow the first.
///
/// # Errors
/// When it cannot be read, is open to others, is empty from the start, is too long or is no text.
pub fn read_secret(file: &Path) -> Result<SecretString> {
    let most = MOST.saturating_add(1);
    let standard = file == Path::new("-");
    let shown = if standard { "standard input".into() } else { file.display().to_string() };
    let unreadable = || format!("{shown} cannot be read");
    let read = if standard {
        unbuffered().and_then(|input| line(input, most))
    } else {
        let opened = File::open(file).with_context(unreadable)?;
        ensure_private(&opened, &shown)?;
        line(opened, most)
    };
    let line = read.with_context(unreadable)?;
    match line.len() {
        0 => bail!(Failure::usage(format!("{shown} ends before the secret that was to be read from it"))),
        length if length > MOST => bail!(Failure::usage(format!("the secret in {shown} is longer than {MOST} bytes"))),
        _ => {}
    }
    let text = std::str::from_utf8(&line).ok().with_context(|| format!("what {shown} holds is not text"))?;
    let text = text.strip_suffix('\n').unwrap_or(text);
    Ok(SecretString::from(text.strip_suffix('\r').unwrap_or(text)))
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

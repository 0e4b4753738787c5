//! A secret on its way in: without echo, a byte at a time, into memory that is wiped. The readers of the standard library
//! and of terminal crates leave copies in their buffers.

use std::io;
use zeroize::Zeroizing;

/// The next line, its line feed included, of which at most one byte more than `most` is read; what follows is left to the
/// next reader.
///
/// # Errors
/// When it cannot be read.
pub fn secret_line(most: usize, mut read: impl FnMut(&mut [u8]) -> io::Result<usize>) -> io::Result<Zeroizing<Vec<u8>>> {
    // Reserved in full, so that growing leaves no copy behind.
    let mut line = Zeroizing::new(Vec::with_capacity(most.saturating_add(1)));
    let mut byte = Zeroizing::new([0]);
    while line.len() <= most && line.last() != Some(&b'\n') {
        match read(&mut *byte) {
            Ok(0) => break,
            Ok(_) => line.push(byte[0]),
            Err(err) if err.kind() == io::ErrorKind::Interrupted => {}
            Err(err) => return Err(err),
        }
    }
    Ok(line)
}

/// Asks on the terminal that is standard input and standard error.
#[cfg(unix)]
pub(super) fn ask(prompt: &str) -> io::Result<secrecy::SecretString> {
    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
    use std::io::Write;
    /// What terminals pass on as one line at most.
    const MOST: usize = 4096;
    /// The code that no key has: `_POSIX_VDISABLE`.
    const NO_KEY: u8 = if cfg!(target_vendor = "apple") { 0xff } else { 0 };
    let (keys, found) = (io::stdin(), tcgetattr(io::stdin())?);
    let mut hidden = found.clone();
    hidden.local_modes.remove(LocalModes::ECHO);
    // Neither ^\ nor ^Z leaves a terminal behind that shows nothing of what is typed next, to a shell say.
    for key in [SpecialCodeIndex::VQUIT, SpecialCodeIndex::VSUSP] {
        hidden.special_codes[key] = NO_KEY;
    }
    // What was typed before is dropped, and the echo is off before anything is asked.
    tcsetattr(&keys, OptionalActions::Flush, &hidden)?;
    // Whoever hears ^C writes there too, and must not wait until something is typed.
    let shown = write!(io::stderr().lock(), "{prompt}: ");
    let typed = shown.and_then(|()| secret_line(MOST, |byte| Ok(rustix::io::read(&keys, byte)?)));
    tcsetattr(&keys, OptionalActions::Now, &found)?;
    writeln!(io::stderr().lock())?;
    let typed = typed?;
    let text = std::str::from_utf8(&typed).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "what was typed is not text"))?;
    Ok(text.trim_end_matches(['\n', '\r']).into())
}

#[cfg(not(unix))]
pub(super) fn ask(prompt: &str) -> io::Result<secrecy::SecretString> {
    let typed = dialoguer::Password::new().with_prompt(prompt).allow_empty_password(true).interact();
    typed.map(Into::into).map_err(|dialoguer::Error::IO(err)| err)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn a_line_is_read_and_no_byte_of_the_next() {
        let mut stream = "first\nsecond".as_bytes();
        let mut next = |most| secret_line(most, |byte| stream.read(byte)).unwrap().to_vec();
        assert_eq!(next(9), b"first\n");
        assert_eq!(next(2), b"sec");
        assert_eq!(next(9), b"ond");
        assert_eq!(next(9), b"");
    }
}

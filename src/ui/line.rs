//! A line is read byte by byte into memory that is wiped: a buffer of the standard library would keep what was read in it.

use std::io::{self, Read};
use zeroize::Zeroizing;

/// Reads up to and with the next line feed, or as many bytes as `most`; nothing beyond is taken from the source.
///
/// # Errors
/// When the source cannot be read.
pub fn line(mut source: impl Read, most: usize) -> io::Result<Zeroizing<Vec<u8>>> {
    // Reserved in full, so that growing leaves no copy behind.
    let mut line = Zeroizing::new(Vec::with_capacity(most));
    let mut byte = Zeroizing::new([0_u8]);
    while line.len() < most && line.last() != Some(&b'\n') {
        match source.read(&mut *byte) {
            Ok(0) => break,
            Ok(_) => line.extend_from_slice(&*byte),
            Err(err) if err.kind() == io::ErrorKind::Interrupted => {}
            Err(err) => return Err(err),
        }
    }
    Ok(line)
}

/// Standard input without the buffer that the standard library puts before it, which is never wiped.
///
/// # Errors
/// When it is closed.
#[cfg(unix)]
pub fn unbuffered() -> io::Result<impl Read> {
    use std::{fs::File, os::fd::AsFd};
    Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?))
}

/// Standard input: elsewhere it has no other form.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn unbuffered() -> io::Result<impl Read> {
    Ok(io::stdin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_where_it_ends_and_what_follows_is_left() {
        let mut source = &b"one\ntwo\n\nthree"[..];
        for expected in ["one\n", "two\n", "\n", "three", ""] {
            assert_eq!(line(&mut source, 10).unwrap().as_slice(), expected.as_bytes());
        }
        let mut long = &b"0123456789"[..];
        assert_eq!(line(&mut long, 4).unwrap().as_slice(), b"0123");
        assert_eq!(long, b"456789");
    }
}

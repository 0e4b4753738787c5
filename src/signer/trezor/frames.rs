//! A message travels in packets of 64 bytes, each behind a `?`; the first also bears `##`, the message's number in two bytes
//! and its length in four, big-endian.
//! Source: trezor/trezor-firmware, docs/common/communication and python/src/trezorlib/protocol_v1.py.

use super::wire::garbled;
use anyhow::{Context, Result, ensure};
use zeroize::Zeroizing;

/// The length of a packet, in bytes.
pub const PACKET: usize = 64;

/// What every packet begins with.
const MARK: u8 = b'?';

/// What a message begins with, in its first packet.
const BEGIN: [u8; 2] = *b"##";

/// The longest message that is taken from a device, in bytes: the longest that is asked for has some hundred.
const MOST_BYTES: usize = 16 * 1024;

/// Cuts a message into packets, which are wiped after use: a PIN may be in them. The last one ends in zeros.
///
/// # Errors
/// When it is longer than a length of four bytes can say.
pub fn cut(number: u16, payload: &[u8]) -> Result<Zeroizing<Vec<[u8; PACKET]>>> {
    let length = u32::try_from(payload.len()).context("the message is too long")?;
    let head = BEGIN.into_iter().chain(number.to_be_bytes()).chain(length.to_be_bytes());
    let mut bytes = head.chain(payload.iter().copied());
    let count = payload.len().saturating_add(8).div_ceil(PACKET.saturating_sub(1));
    let mut packets = Zeroizing::new(vec![[0; PACKET]; count]);
    for packet in packets.iter_mut() {
        let (mark, rest) = packet.split_first_mut().context("a packet has no bytes")?;
        *mark = MARK;
        rest.iter_mut().zip(&mut bytes).for_each(|(place, byte)| *place = byte);
    }
    Ok(packets)
}

/// Joins the packets of a message.
#[derive(Debug, Default)]
pub struct Joiner {
    begun: Option<(u16, usize)>,
    data: Vec<u8>,
}

impl Joiner {
    /// Takes the next packet; gives the message's number and its content back once it is whole.
    ///
    /// # Errors
    /// When the packet is out of turn, or announces more than any answer has.
    pub fn take(&mut self, packet: &[u8]) -> Result<Option<(u16, Vec<u8>)>> {
        let mut rest = packet.strip_prefix(&[MARK]).with_context(garbled)?;
        if self.begun.is_none() {
            let head = rest.strip_prefix(&BEGIN).with_context(garbled)?;
            let (number, head) = head.split_first_chunk::<2>().with_context(garbled)?;
            let (length, piece) = head.split_first_chunk::<4>().with_context(garbled)?;
            let length = usize::try_from(u32::from_be_bytes(*length))?;
            ensure!(length <= MOST_BYTES, garbled());
            self.begun = Some((u16::from_be_bytes(*number), length));
            rest = piece;
        }
        let (number, length) = self.begun.with_context(garbled)?;
        let missing = length.saturating_sub(self.data.len());
        self.data.extend(rest.iter().take(missing));
        if self.data.len() < length {
            return Ok(None);
        }
        self.begun = None;
        Ok(Some((number, std::mem::take(&mut self.data))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn join(packets: &[[u8; PACKET]]) -> Result<Option<(u16, Vec<u8>)>> {
        let mut joiner = Joiner::default();
        let mut whole = None;
        for packet in packets {
            assert!(whole.is_none(), "it was whole before its last packet");
            whole = joiner.take(packet)?;
        }
        Ok(whole)
    }

    #[test]
    fn a_message_is_cut_as_a_trezor_takes_it() {
        let payload: Vec<u8> = (0..70).collect();
        let packets = cut(0x0102, &payload).unwrap();
        assert_eq!(packets.len(), 2);
        assert_eq!(packets[0][..10], [b'?', b'#', b'#', 1, 2, 0, 0, 0, 70, 0]);
        assert_eq!(packets[1][..3], [b'?', 55, 56]);
        assert_eq!(packets[1][16..], [0; 48]);
        assert_eq!(cut(0, &[]).unwrap().len(), 1);
    }

    #[test]
    fn what_is_out_of_turn_or_too_long_is_refused() {
        let packets = cut(3, &[7; 200]).unwrap();
        assert!(join(&[packets[1]]).is_err());
        let mut foreign = packets[1];
        foreign[0] = b'!';
        assert!(join(&[packets[0], foreign]).is_err());
        let mut endless = packets[0];
        endless[5] = 0xff;
        assert!(join(&[endless]).is_err());
        assert!(Joiner::default().take(b"?##\0").is_err());
    }

    proptest! {
        #[test]
        fn what_was_cut_is_joined_again(number: u16, payload in proptest::collection::vec(any::<u8>(), 0..600)) {
            prop_assert_eq!(join(&cut(number, &payload).unwrap()).unwrap(), Some((number, payload)));
        }

        #[test]
        fn no_packets_are_too_strange(packets: Vec<Vec<u8>>) {
            let mut joiner = Joiner::default();
            for packet in packets {
                joiner.take(&packet).ok();
            }
        }
    }
}

//! Over USB an APDU travels in HID reports of 64 bytes: a channel, a tag and a sequence number before each piece, and the
//! whole length, two bytes big-endian, before the first.
//! Source: Ledger's `hid-framing`, as in LedgerHQ/ledger-live.

use crate::error::Failure;
use anyhow::{Context, Result, ensure};

/// The length of a report, in bytes.
pub const REPORT: usize = 64;

/// The channel 0x0101 and the tag 0x05, which every report of APDUs begins with.
const HEAD: [u8; 3] = [0x01, 0x01, 0x05];

/// Cuts an APDU into reports; the last one ends in zeros.
///
/// # Errors
/// When it is longer than a length of two bytes can say.
pub fn cut(apdu: &[u8]) -> Result<Vec<[u8; REPORT]>> {
    const ROOM: usize = 59;
    let length = u16::try_from(apdu.len()).context("the APDU is too long")?;
    let whole = [&length.to_be_bytes(), apdu].concat();
    let report = |(sequence, piece): (u16, &[u8])| {
        let mut report = [0; REPORT];
        let bytes = HEAD.into_iter().chain(sequence.to_be_bytes()).chain(piece.iter().copied());
        report.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
        report
    };
    Ok((0..=u16::MAX).zip(whole.chunks(ROOM)).map(report).collect())
}

/// Joins the reports of an answer.
#[derive(Debug, Default)]
pub struct Joiner {
    next: u16,
    length: usize,
    data: Vec<u8>,
}

impl Joiner {
    /// Takes the next report; gives the answer back once it is whole.
    ///
    /// # Errors
    /// When the report is of another channel or out of turn.
    pub fn take(&mut self, report: &[u8]) -> Result<Option<Vec<u8>>> {
        let garbled = || Failure::failed("device", "what comes from the USB port is no answer of a Ledger").hint("reconnect the device");
        let rest = report.strip_prefix(&HEAD).with_context(garbled)?;
        let (sequence, mut rest) = rest.split_first_chunk::<2>().with_context(garbled)?;
        ensure!(u16::from_be_bytes(*sequence) == self.next, garbled());
        if self.next == 0 {
            let (length, piece) = rest.split_first_chunk::<2>().with_context(garbled)?;
            self.length = u16::from_be_bytes(*length).into();
            rest = piece;
        }
        self.next = self.next.checked_add(1).with_context(garbled)?;
        let missing = self.length.saturating_sub(self.data.len());
        self.data.extend(rest.iter().take(missing));
        Ok((self.data.len() == self.length).then(|| std::mem::take(&mut self.data)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn join(reports: &[[u8; REPORT]]) -> Result<Option<Vec<u8>>> {
        let mut joiner = Joiner::default();
        let mut whole = None;
        for report in reports {
            assert!(whole.is_none(), "it was whole before its last report");
            whole = joiner.take(report)?;
        }
        Ok(whole)
    }

    #[test]
    fn an_apdu_is_cut_as_ledger_cuts_it() {
        let apdu: Vec<u8> = (0..70).collect();
        let reports = cut(&apdu).unwrap();
        assert_eq!(reports.len(), 2);
        assert_eq!(reports[0][..9], [0x01, 0x01, 0x05, 0, 0, 0, 70, 0, 1]);
        assert_eq!(reports[1][..6], [0x01, 0x01, 0x05, 0, 1, 57]);
        assert_eq!(reports[1][18..], [0; 46]);
        assert!(cut(&[0; 65_536]).is_err());
    }

    #[test]
    fn what_is_out_of_turn_or_of_another_channel_is_refused() {
        let reports = cut(&[7; 200]).unwrap();
        assert!(join(&[reports[1]]).is_err());
        assert!(join(&[reports[0], reports[2]]).is_err());
        let mut foreign = reports[0];
        foreign[1] = 2;
        assert!(join(&[foreign]).is_err());
        assert!(Joiner::default().take(&[1, 1, 5, 0]).is_err());
    }

    proptest! {
        #[test]
        fn what_was_cut_is_joined_again(apdu in proptest::collection::vec(any::<u8>(), 0..600)) {
            prop_assert_eq!(join(&cut(&apdu).unwrap()).unwrap(), Some(apdu));
        }

        #[test]
        fn no_reports_are_too_strange(reports: Vec<Vec<u8>>) {
            let mut joiner = Joiner::default();
            for report in reports {
                joiner.take(&report).ok();
            }
        }
    }
}

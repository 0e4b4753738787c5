//! How a payload is cut into APDUs, and how the first byte of a signature is read: both depend on what is signed.

use anyhow::{Context, Result, bail};

/// The most data that an APDU carries, in bytes.
pub(super) const MOST_PIECE: usize = 255;

/// What is signed, as far as its parts differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// A transaction of EIP-2718.
    Typed,
    /// A transaction from before EIP-2718, for one chain (EIP-155) or for any.
    Legacy(Option<u64>),
    /// A message by EIP-191 or EIP-712.
    Message,
}

impl Encoding {
    /// A list of RLP is a legacy transaction; anything else begins with its type.
    pub(super) fn of(payload: &[u8], chain_id: Option<u64>) -> Result<Self> {
        let first = *payload.first().context("there is nothing to sign")?;
        Ok(if first >= 0xc0 { Self::Legacy(chain_id) } else { Self::Typed })
    }

    /// Cuts a path and a payload. Where a piece ends right before the chain id of a legacy transaction, versions before 1.13.0
    /// take it for one without a chain (LedgerHQ/app-ethereum #409), so the last piece is made longer than what follows there.
    pub(super) fn pieces(self, whole: &[u8]) -> std::slice::Chunks<'_, u8> {
        let tail = match self {
            // The chain id and two empty numbers.
            Self::Legacy(Some(chain)) => rlp_length(chain).saturating_add(2),
            Self::Legacy(None) | Self::Typed | Self::Message => 0,
        };
        let fits = |size: &usize| whole.len().checked_rem(*size).is_some_and(|last| last == 0 || last > tail);
        whole.chunks((1..=MOST_PIECE).rev().find(fits).unwrap_or(MOST_PIECE))
    }

    /// Whether the y of the signature is odd, by the byte that the app gives for it.
    pub(super) fn parity(self, v: u8) -> Result<bool> {
        if let Self::Legacy(Some(chain)) = self {
            let even = eip155(chain);
            return match v {
                v if v == even => Ok(false),
                v if v == even.wrapping_add(1) => Ok(true),
                _ => bail!("the device's signature is of another chain"),
            };
        }
        match v {
            0 | 27 => Ok(false),
            1 | 28 => Ok(true),
            _ => bail!("the device's signature has no parity"),
        }
    }
}

/// The lowest byte of v by EIP-155, of the first four bytes of the chain id: the app keeps no more.
fn eip155(chain: u64) -> u8 {
    let bytes = chain.to_be_bytes();
    let first = bytes.iter().skip_while(|byte| **byte == 0).take(4);
    let kept = first.fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
    kept.wrapping_mul(2).wrapping_add(35).to_le_bytes()[0]
}

/// The length of a number in RLP.
fn rlp_length(number: u64) -> usize {
    let bytes = number.to_be_bytes().iter().skip_while(|byte| **byte == 0).count();
    if number < 0x80 { 1 } else { bytes.saturating_add(1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_legacy_signature_wraps_around_its_chain() {
        assert!(!Encoding::Legacy(Some(1)).parity(37).unwrap());
        assert!(Encoding::Legacy(Some(1)).parity(38).unwrap());
        // 560048 * 2 + 35 = 0x111683
        assert!(Encoding::Legacy(Some(560_048)).parity(0x84).unwrap());
        assert!(Encoding::Legacy(Some(1)).parity(27).is_err());
        assert!(Encoding::Legacy(None).parity(28).unwrap());
        // Of 0x1234567890 the app keeps 0x12345678.
        assert!(!Encoding::Legacy(Some(0x12_3456_7890)).parity(0x13).unwrap());
    }

    #[test]
    fn what_is_typed_says_its_parity_plainly() {
        for (v, odd) in [(0, false), (1, true), (27, false), (28, true)] {
            assert_eq!(Encoding::Typed.parity(v).unwrap(), odd);
            assert_eq!(Encoding::Message.parity(v).unwrap(), odd);
        }
        assert!(Encoding::Typed.parity(37).is_err());
        assert_eq!(Encoding::of(&[0xf8], Some(1)).unwrap(), Encoding::Legacy(Some(1)));
        assert_eq!(Encoding::of(&[0x02], Some(1)).unwrap(), Encoding::Typed);
        assert!(Encoding::of(&[], None).is_err());
    }

    proptest! {
        #[test]
        fn no_piece_ends_right_before_a_legacy_chain_id(length in 25_usize..3000, chain in prop_oneof![1_u64..300, any::<u64>()]) {
            let whole = vec![7; length];
            let legacy = Encoding::Legacy(Some(chain));
            let pieces: Vec<_> = legacy.pieces(&whole).collect();
            prop_assert_eq!(pieces.concat(), whole.clone());
            prop_assert!(pieces.iter().all(|piece| piece.len() <= MOST_PIECE));
            let tail = rlp_length(chain) + 2;
            prop_assert!(pieces.last().unwrap().len() > tail);
            prop_assert!(length > MOST_PIECE || pieces.len() == 1);
            prop_assert_eq!(Encoding::Typed.pieces(&whole).next().unwrap().len(), length.min(MOST_PIECE));
        }
    }
}

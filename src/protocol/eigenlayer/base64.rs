//! Base64 with padding (RFC 4648 section 4), as protobuf's JSON writes bytes.

/// The bytes that `text` stands for; `None` where it is no base64.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let padding = text.len().checked_sub(digits.len())?;
    if !text.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    for group in digits.as_bytes().chunks(4) {
        let mut word = 0_u32;
        for place in 0..4_usize {
            word = (word << 6) | group.get(place).map_or(Some(0), |digit| value(*digit))?;
        }
        let [_, full @ ..] = word.to_be_bytes();
        let (kept, rest) = full.split_at(group.len().checked_sub(1)?);
        // What the padding cuts off must be nothing, so that every text has one reading.
        if rest.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(kept);
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u32> {
    let digit = match digit {
        b'A'..=b'Z' => digit.checked_sub(b'A')?,
        b'a'..=b'z' => digit.checked_sub(b'a')?.checked_add(26)?,
        b'0'..=b'9' => digit.checked_sub(b'0')?.checked_add(52)?,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(digit.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_vectors_of_the_standard_are_read() {
        for (text, bytes) in [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmFy", "foobar")] {
            assert_eq!(decode(text).unwrap(), bytes.as_bytes());
        }
        assert_eq!(decode("+/+/").unwrap(), [0xfb, 0xff, 0xbf]);
    }

    #[test]
    fn what_is_no_base64_is_refused() {
        for text in ["Z", "Zg", "Zg=", "Z===", "Zh==", "Zm9=", "Zm9v\n", "Zm-v", "====", "Zg==Zg==", "é==="] {
            assert_eq!(decode(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".*") {
            let _ = decode(&text);
        }
    }
}

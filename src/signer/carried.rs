//! What a device says reaches the wallet through alloy's traits, whole.

use alloy::signers;
use anyhow::Error;
use std::fmt;

/// An error on its way through alloy's, which would forget how the command ends.
#[derive(Debug)]
pub(super) struct Carried(pub(super) Error);

impl fmt::Display for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Carried {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.0.as_ref())
    }
}

/// What a device said, out of alloy's error again.
pub(super) fn plain(error: signers::Error) -> Error {
    match error {
        signers::Error::Other(inner) => match inner.downcast::<Carried>() {
            Ok(carried) => carried.0,
            Err(inner) => Error::from_boxed(inner),
        },
        other => other.into(),
    }
}

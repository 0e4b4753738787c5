//! A password becomes a key by scrypt or PBKDF2, at a cost that is bounded when read and high when written.

use super::{
    error::KeystoreError,
    fields::{bytes, number, shown, text},
    memory::{MOST_KDF_MEMORY, MemorySize},
};
use crate::signer::entropy;
use anyhow::Result;
use secrecy::{ExposeSecret, ExposeSecretMut, SecretBox, SecretString};
use serde_json::{Value, json};
use sha2::Sha256;
use std::fmt;

/// Half of these bytes decrypt, the other half authenticate.
pub(super) const DERIVED_LENGTH: usize = 32;

/// The rounds of PBKDF2 that count as much as [`MOST_KDF_MEMORY`]: like that, a few seconds of work.
const MOST_ROUNDS: u32 = 10_000_000;

/// The product of `r` and `p` that scrypt no longer takes (RFC 7914: `p` is at most (2^32 - 1)·32 / (128·`r`)).
const FIRST_TOO_LARGE: u64 = 1 << 30;

/// What one scrypt costs: n = 2^`log_n` blocks of 128·`r` bytes, `p` times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::signer) struct Cost {
    log_n: u8,
    r: u32,
    p: u32,
}

impl Cost {
    /// What is written: n = 2^18, r = 8, p = 1, geth's `StandardScryptN` and `StandardScryptP`.
    pub(in crate::signer) const STANDARD: Self = Self { log_n: 18, r: 8, p: 1 };

    /// Nearly free, for tests that are not about cost.
    #[cfg(test)]
    pub(in crate::signer) const TRIVIAL: Self = Self { log_n: 1, r: 1, p: 1 };

    /// This cost, or the other where that is at least as high in every part, and not so high that what is written with it would
    /// not open without an option.
    pub(in crate::signer) fn or_higher(self, other: Option<Self>) -> Self {
        other.filter(|other| !other.is_below(self) && other.price() <= MOST_KDF_MEMORY).unwrap_or(self)
    }

    fn is_below(self, other: Self) -> bool {
        self.log_n < other.log_n || self.r < other.r || self.p < other.p
    }

    fn read(params: &Value) -> Result<Self, KeystoreError> {
        let n = number(params, "n", "crypto.kdfparams.n")?;
        let r = number(params, "r", "crypto.kdfparams.r")?;
        let p = number(params, "p", "crypto.kdfparams.p")?;
        if n < 2 || !n.is_power_of_two() {
            return Err(KeystoreError::Parameters("`n` is not a power of two above 1"));
        }
        if r == 0 || p == 0 {
            return Err(KeystoreError::Parameters("`r` or `p` is zero"));
        }
        let refused = KeystoreError::Parameters("`r`·`p` is 2^30 or above");
        if r.checked_mul(p).is_none_or(|product| product >= FIRST_TOO_LARGE) {
            return Err(refused);
        }
        let narrow = |number: u64| u32::try_from(number).map_err(|_| refused.clone());
        let log_n = u8::try_from(n.ilog2()).map_err(|_| refused.clone())?;
        Ok(Self { log_n, r: narrow(r)?, p: narrow(p)? })
    }

    /// 128·n·r·p bytes: what the time grows with, and never less than half of the memory.
    fn price(self) -> MemorySize {
        MemorySize::saturating(self.blocks().saturating_mul(128).saturating_mul(self.p.into()))
    }

    /// The memory that it takes at once: 128·r·(n + p + 1) bytes.
    fn memory(self) -> MemorySize {
        let more = u128::from(self.p).saturating_add(1).saturating_mul(self.r.into());
        MemorySize::saturating(self.blocks().saturating_add(more).saturating_mul(128))
    }

    /// n·r, which is what makes guessing dear.
    fn blocks(self) -> u128 {
        u128::from(self.r).checked_shl(self.log_n.into()).unwrap_or(u128::MAX)
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "scrypt with n=2^{}, r={}, p={}", self.log_n, self.r, self.p)
    }
}

/// How a keystore's password becomes its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kdf {
    Scrypt { cost: Cost, salt: Vec<u8> },
    Pbkdf2 { rounds: u32, salt: Vec<u8> },
}

impl Kdf {
    /// scrypt at a cost, with a new random salt.
    pub(super) fn draw(cost: Cost) -> Result<Self> {
        let mut salt = vec![0; 32];
        entropy::fill(&mut salt)?;
        Ok(Self::Scrypt { cost, salt })
    }

    /// Reads and bounds what the `crypto` object of a keystore says.
    pub(super) fn read(crypto: &Value) -> Result<Self, KeystoreError> {
        let name = text(crypto, "kdf", "crypto.kdf")?;
        let params = super::fields::field(crypto, "kdfparams", "crypto.kdfparams")?;
        let length = number(params, "dklen", "crypto.kdfparams.dklen")?;
        // PBKDF2 and scrypt give the same first bytes whatever the length, and only these are used.
        if usize::try_from(length).is_ok_and(|length| length < DERIVED_LENGTH) {
            return Err(KeystoreError::Parameters("`dklen` is below 32"));
        }
        let salt = bytes(params, "salt", "crypto.kdfparams.salt")?;
        match name {
            "scrypt" => Ok(Self::Scrypt { cost: Cost::read(params)?, salt }),
            "pbkdf2" => {
                let prf = text(params, "prf", "crypto.kdfparams.prf")?;
                if prf != "hmac-sha256" {
                    return Err(KeystoreError::Prf(shown(prf)));
                }
                let rounds = number(params, "c", "crypto.kdfparams.c")?;
                if rounds == 0 {
                    return Err(KeystoreError::Parameters("`c` is zero"));
                }
                let rounds = u32::try_from(rounds).map_err(|_| KeystoreError::Parameters("`c` is 2^32 or above"))?;
                Ok(Self::Pbkdf2 { rounds, salt })
            }
            other => Err(KeystoreError::Kdf(shown(other))),
        }
    }

    /// The `kdf` and `kdfparams` of the `crypto` object.
    pub(super) fn to_json(&self) -> (&'static str, Value) {
        match self {
            Self::Scrypt { cost, salt } => {
                let n = 1_u64.checked_shl(u32::from(cost.log_n)).unwrap_or_default();
                let salt = alloy::hex::encode(salt);
                ("scrypt", json!({ "dklen": DERIVED_LENGTH, "n": n, "r": cost.r, "p": cost.p, "salt": salt }))
            }
            Self::Pbkdf2 { rounds, salt } => {
                let salt = alloy::hex::encode(salt);
                ("pbkdf2", json!({ "dklen": DERIVED_LENGTH, "c": rounds, "prf": "hmac-sha256", "salt": salt }))
            }
        }
    }

    /// What it costs, where it is scrypt.
    pub(super) fn cost(&self) -> Option<Cost> {
        match self {
            Self::Scrypt { cost, .. } => Some(*cost),
            Self::Pbkdf2 { .. } => None,
        }
    }

    /// What it costs: 128·n·r·p bytes for scrypt, and for PBKDF2 what is about as much work.
    pub(super) fn price(&self) -> MemorySize {
        match self {
            Self::Scrypt { cost, .. } => cost.price(),
            Self::Pbkdf2 { rounds, .. } => MOST_KDF_MEMORY.times(*rounds, MOST_ROUNDS),
        }
    }

    /// The memory that deriving takes at once; PBKDF2 takes next to none.
    pub(super) fn memory(&self) -> MemorySize {
        match self {
            Self::Scrypt { cost, .. } => cost.memory(),
            Self::Pbkdf2 { .. } => MemorySize::bytes(1 << 10),
        }
    }

    /// Derives the key. This is the one slow step.
    pub(super) fn derive(&self, password: &SecretString) -> Result<SecretBox<[u8; DERIVED_LENGTH]>, KeystoreError> {
        let mut derived = SecretBox::new(Box::new([0; DERIVED_LENGTH]));
        let password = password.expose_secret().as_bytes();
        match self {
            Self::Scrypt { cost, salt } => {
                let refused = KeystoreError::Parameters("scrypt does not take them");
                let params = scrypt::Params::new(cost.log_n, cost.r, cost.p).map_err(|_| refused.clone())?;
                cost.memory().ensure_free()?;
                scrypt::scrypt(password, salt, &params, derived.expose_secret_mut()).map_err(|_| refused)?;
            }
            Self::Pbkdf2 { rounds, salt } => {
                pbkdf2::pbkdf2_hmac::<Sha256>(password, salt, *rounds, derived.expose_secret_mut());
            }
        }
        Ok(derived)
    }
}

/// Says that a keystore's password is easier to guess than it would be in one written today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weakness {
    found: String,
}

impl Weakness {
    pub(super) fn of(kdf: &Kdf) -> Option<Self> {
        match kdf {
            Kdf::Scrypt { cost, .. } if cost.blocks() >= Cost::STANDARD.blocks() => None,
            Kdf::Scrypt { cost, .. } => Some(Self { found: cost.to_string() }),
            Kdf::Pbkdf2 { rounds, .. } => Some(Self { found: format!("pbkdf2 with {rounds} rounds") }),
        }
    }
}

impl fmt::Display for Weakness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "its password is protected by {}, weaker than {}", self.found, Cost::STANDARD)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(log_n: u8, r: u32, p: u32) -> Cost {
        Cost { log_n, r, p }
    }

    #[test]
    fn a_written_cost_is_never_below_the_standard() {
        for lower in [cost(17, 8, 1), cost(18, 4, 8), cost(1, 1, 1), cost(30, 1, 1)] {
            assert_eq!(Cost::STANDARD.or_higher(Some(lower)), Cost::STANDARD);
        }
        assert_eq!(Cost::STANDARD.or_higher(None), Cost::STANDARD);
        for higher in [cost(19, 8, 1), cost(18, 8, 4), cost(20, 8, 1)] {
            assert_eq!(Cost::STANDARD.or_higher(Some(higher)), higher);
        }
        for too_high in [cost(20, 8, 2), cost(21, 8, 1), cost(18, 8, 5), cost(63, 1 << 15, 1)] {
            assert_eq!(Cost::STANDARD.or_higher(Some(too_high)), Cost::STANDARD, "what is written opens");
        }
    }

    #[test]
    fn weakness_is_measured_in_memory() {
        let weakness = |log_n, r, p| Weakness::of(&Kdf::Scrypt { cost: cost(log_n, r, p), salt: Vec::new() });
        assert_eq!(weakness(18, 8, 1), None);
        assert_eq!(weakness(20, 8, 1), None);
        assert!(weakness(18, 1, 8).is_some());
        assert_eq!(
            weakness(13, 8, 1).unwrap().to_string(),
            "its password is protected by scrypt with n=2^13, r=8, p=1, weaker than scrypt with n=2^18, r=8, p=1"
        );
        assert!(Weakness::of(&Kdf::Pbkdf2 { rounds: 10_000_000, salt: Vec::new() }).is_some());
    }

    #[test]
    fn what_it_costs_is_counted_in_bytes() {
        let scrypt = |log_n, r, p| Kdf::Scrypt { cost: cost(log_n, r, p), salt: Vec::new() }.price().to_string();
        assert_eq!(scrypt(18, 8, 1), "256MiB");
        assert_eq!(scrypt(18, 1, 8), "256MiB");
        assert_eq!(scrypt(20, 8, 1), MOST_KDF_MEMORY.to_string());
        assert_eq!(scrypt(63, 1 << 15, 1 << 14), "16777216TiB");
        assert_eq!(cost(18, 8, 1).memory().to_string(), "257MiB");
        let pbkdf2 = |rounds| Kdf::Pbkdf2 { rounds, salt: Vec::new() }.price();
        assert_eq!(pbkdf2(10_000_000), MOST_KDF_MEMORY);
        assert!(pbkdf2(10_000_001) > MOST_KDF_MEMORY);
        assert_eq!(pbkdf2(u32::MAX).to_string(), "430GiB");
    }

    #[test]
    fn a_drawn_salt_is_new_each_time() {
        assert_ne!(Kdf::draw(Cost::STANDARD).unwrap(), Kdf::draw(Cost::STANDARD).unwrap());
    }
}

//! The Ethereum app on a device: its commands, one method each.
//! Source of the commands and their coding: LedgerHQ/app-ethereum, doc/ethapp.adoc.

use super::{
    Path,
    parity::{self, Encoding},
    screen, status,
    tokens::Token,
    transport::Transport,
    typed,
};
use crate::{
    error::{Failure, fate},
    signer::Unwilling,
};
use alloy::{
    dyn_abi::TypedData,
    primitives::{Address, B256, Signature, U256},
};
use anyhow::{Context, Result, bail, ensure};
use std::fmt;

/// The class of the app's commands.
const CLASS: u8 = 0xe0;

/// The first version that signs the transactions of EIP-2718. Source: LedgerHQ/app-ethereum, CHANGELOG.md, 1.9.0.
const TYPES_FROM: (u16, u16, u16) = (1, 9, 0);

/// The first version that waits for the chain id of every transaction. Source: its CHANGELOG.md, 1.13.0, and `eth_ustream.c`.
const CHAINS_FROM: (u16, u16, u16) = (1, 13, 0);

/// The first version that hashes typed data itself.
const STREAMS_FROM: (u16, u16, u16) = (1, 9, 19);

/// What an app says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The app's name; that of the dashboard is `BOLOS`.
    pub name: String,
    /// Its version as it writes it.
    pub version: String,
}

/// What is set in the app's settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Configuration {
    /// Whether it signs what it cannot show.
    pub blind_signing: bool,
    /// Whether it shows a token's name and decimals only where they were handed to it.
    pub wants_tokens: bool,
}

impl Configuration {
    /// What a person has to do for each signature.
    pub fn asks(&self) -> &'static str {
        if self.blind_signing {
            "confirm on the device what it shows; refuse it there to stop"
        } else {
            "confirm on the device what it shows; its blind signing is off, so it refuses what the review calls BLIND"
        }
    }

    /// What is refused as the app is set, told beforehand.
    pub fn unwilling(&self) -> Unwilling {
        if self.blind_signing { |_| None } else { |transaction| screen::is_blind(transaction).then(status::unseen) }
    }
}

/// An open connection to the app.
pub struct EthereumApp {
    transport: Box<dyn Transport>,
    about: About,
}

impl EthereumApp {
    /// Reads the app's name and version.
    ///
    /// # Errors
    /// When the device is locked or gone, or another app is open.
    pub fn open(transport: Box<dyn Transport>) -> Result<Self> {
        let nothing = About { name: String::new(), version: String::new() };
        let mut app = Self { transport, about: nothing };
        // Of the operating system, whichever app is open.
        let answer = app.exchange([0xb0, 0x01, 0, 0], &[])?;
        app.about = about(&answer).context("the device does not say which app is open")?;
        let name = &app.about.name;
        if name == "Ethereum" {
            return Ok(app);
        }
        let what = if name == "BOLOS" { "no app".into() } else { format!("`{}` and not the Ethereum app", name.escape_debug()) };
        bail!(Failure::failed("device", format!("{what} is open on the device")).hint("open the Ethereum app on the device"))
    }

    /// The app's name and version.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Reads the settings that the app tells of.
    ///
    /// # Errors
    /// When the device does not answer as it should.
    pub fn configuration(&mut self) -> Result<Configuration> {
        let answer = self.command([0x06, 0, 0], &[])?;
        let flags = *answer.first().context("the device's answer is empty")?;
        Ok(Configuration { blind_signing: flags & 0x01 != 0, wants_tokens: flags & 0x02 != 0 })
    }

    /// Derives an address; with `shown` only once a person has confirmed it on the device.
    ///
    /// # Errors
    /// When it was refused, or the device does not answer as it should.
    pub fn address(&mut self, path: &Path, shown: bool) -> Result<Address> {
        let answer = self.command([0x02, u8::from(shown), 0], &path.encode())?;
        let (key, rest) = counted(&answer).context("the device's answer has no public key")?;
        let (text, _) = counted(rest).context("the device's answer has no address")?;
        let key = key.split_first().filter(|(form, rest)| **form == 0x04 && rest.len() == 64);
        let derived = Address::from_raw_public_key(key.context("the device's public key is none of 65 bytes")?.1);
        let said = std::str::from_utf8(text).ok().and_then(|text| text.parse::<Address>().ok());
        ensure!(said == Some(derived), "the device's address is not that of its public key");
        Ok(derived)
    }

    /// Hands over what Ledger says of a token, which the device checks and then shows amounts with.
    ///
    /// # Errors
    /// When the device does not take it.
    pub fn provide_token(&mut self, token: &Token) -> Result<()> {
        self.command([0x0a, 0, 0], token.descriptor()).map(drop)
    }

    /// Signs a transaction, given as the bytes that are hashed for its signature.
    ///
    /// # Errors
    /// When it was refused, cannot be signed or shown, or the device does not answer as it should.
    pub fn sign_transaction(&mut self, path: &Path, payload: &[u8], chain_id: Option<u64>) -> Result<Signature> {
        let encoding = Encoding::of(payload, chain_id)?;
        self.fits(encoding)?;
        let whole = [&path.encode(), payload].concat();
        let answer = self.stream(0x04, encoding.pieces(&whole))?;
        signature(&answer, encoding)
    }

    /// Signs a message by EIP-191.
    ///
    /// # Errors
    /// As [`Self::sign_transaction`].
    pub fn sign_message(&mut self, path: &Path, message: &[u8]) -> Result<Signature> {
        let length = u32::try_from(message.len()).context("the message is too long")?;
        let whole = [&path.encode(), &length.to_be_bytes()[..], message].concat();
        let answer = self.stream(0x08, whole.chunks(parity::MOST_PIECE))?;
        signature(&answer, Encoding::Message)
    }

    /// Signs typed data of which the device sees no more than two hashes.
    ///
    /// # Errors
    /// As [`Self::sign_transaction`]; always where blind signing is off.
    pub fn sign_hashes(&mut self, path: &Path, domain: B256, message: B256) -> Result<Signature> {
        let answer = self.command([0x0c, 0, 0], &[&path.encode(), &domain[..], &message[..]].concat())?;
        signature(&answer, Encoding::Message)
    }

    /// Signs typed data that the device itself hashes, and can show field by field; an old app gets the hashes alone.
    ///
    /// # Errors
    /// As [`Self::sign_transaction`].
    pub fn sign_typed(&mut self, path: &Path, data: &TypedData) -> Result<Signature> {
        if self.is_older(STREAMS_FROM) {
            return self.sign_hashes(path, data.domain.separator(), data.hash_struct()?);
        }
        let answer = self.stream_typed(path, data).map_err(|error| match fate(&error) {
            failure if failure.kind == status::BLIND => status::unread().into(),
            _ => error,
        })?;
        signature(&answer, Encoding::Message)
    }

    fn stream_typed(&mut self, path: &Path, data: &TypedData) -> Result<Vec<u8>> {
        typed::ensure_hashed_alike(data)?;
        for piece in typed::pieces(data)? {
            self.command(piece.head, &piece.data)?;
        }
        self.command([0x0c, 0, 1], &path.encode())
    }

    /// Refuses what this version of the app would misread or wait in vain for the rest of.
    fn fits(&self, encoding: Encoding) -> Result<()> {
        let refuse = |what: &str, hint: &str| {
            let message =
                format!("the Ethereum app is of version {}, which signs no transaction {what}", self.about.version.escape_debug());
            Err(Failure::failed("device", message).hint(hint).into())
        };
        match encoding {
            Encoding::Typed if self.is_older(TYPES_FROM) => refuse("of EIP-2718", "update it with Ledger's own program"),
            Encoding::Legacy(None) if !self.is_older(CHAINS_FROM) => refuse("without a chain id", "sign it with another account"),
            _ => Ok(()),
        }
    }

    fn is_older(&self, than: (u16, u16, u16)) -> bool {
        version(&self.about.version).is_some_and(|version| version < than)
    }

    /// Sends pieces one after another; the last one's answer counts.
    fn stream<'a>(&mut self, instruction: u8, pieces: impl Iterator<Item = &'a [u8]>) -> Result<Vec<u8>> {
        let mut answer = vec![];
        for (index, piece) in pieces.enumerate() {
            let more = if index == 0 { 0x00 } else { 0x80 };
            answer = self.command([instruction, more, 0], piece)?;
        }
        Ok(answer)
    }

    fn command(&mut self, [instruction, first, second]: [u8; 3], data: &[u8]) -> Result<Vec<u8>> {
        self.exchange([CLASS, instruction, first, second], data)
    }

    fn exchange(&mut self, head: [u8; 4], data: &[u8]) -> Result<Vec<u8>> {
        let length = u8::try_from(data.len()).context("an APDU carries at most 255 bytes")?;
        let answer = self.transport.exchange(&[&head[..], &[length], data].concat())?;
        if answer.status == status::SUCCESS { Ok(answer.data) } else { Err(status::failure(answer.status).into()) }
    }
}

impl fmt::Debug for EthereumApp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EthereumApp({})", self.about.version)
    }
}

/// Bytes behind a length of one byte, and the rest.
fn counted(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = data.split_first()?;
    rest.split_at_checked((*length).into())
}

/// Format 1: the name and the version, each behind its length.
fn about(answer: &[u8]) -> Option<About> {
    let (name, rest) = counted(answer.strip_prefix(&[1])?)?;
    let (version, _) = counted(rest)?;
    let text = |bytes: &[u8]| std::str::from_utf8(bytes).ok().map(str::to_owned);
    Some(About { name: text(name)?, version: text(version)? })
}

/// The three numbers of a version such as `1.22.0-dev`.
fn version(text: &str) -> Option<(u16, u16, u16)> {
    let mut numbers = text.split(['.', '-']).map(|part| part.parse::<u16>().ok());
    Some((numbers.next()??, numbers.next()??, numbers.next()??))
}

/// One byte of parity and two numbers of 32.
fn signature(answer: &[u8], encoding: Encoding) -> Result<Signature> {
    let (v, rest) = answer.split_first().context("the device's answer holds no signature")?;
    let (r, s) = rest.split_at_checked(32).context("the device's signature is too short")?;
    let s = s.get(..32).context("the device's signature is too short")?;
    Ok(Signature::new(U256::from_be_slice(r), U256::from_be_slice(s), encoding.parity(*v)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::hex;

    #[test]
    fn an_app_tells_its_name_and_version() {
        let answer = hex!("0108457468657265756d06312e31322e300100");
        assert_eq!(about(&answer), Some(About { name: "Ethereum".into(), version: "1.12.0".into() }));
        assert_eq!(about(&answer[..12]), None);
        assert_eq!(version("1.9.19"), Some((1, 9, 19)));
        assert_eq!(version("1.22.0-dev"), Some((1, 22, 0)));
        assert_eq!(version("x"), None);
    }
}

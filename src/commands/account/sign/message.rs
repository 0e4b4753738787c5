//! Messages by EIP-191: shown in full, and told from what only looks like one.

use super::{
    Consent, Review, Signed,
    login::{Login, is_login},
    read, signing, writing,
};
use crate::{app::App, error::Failure, signer::Selected, ui::Report};
use alloy::{
    hex,
    primitives::{B256, eip191_hash_message, keccak256},
    rlp::Header,
};
use anyhow::Result;
use clap::Args;
use jiff::Timestamp;
use serde::Serialize;
use std::{fmt, path::PathBuf};

/// The most bytes of a message.
const MOST_BYTES: u64 = 64 * 1024;

/// Sign a text or bytes (EIP-191), as to log in somewhere or to vouch for something
///
/// The message is shown in full before it is signed; no node is asked, and nothing is sent. What looks like the hash of
/// something, or like a transaction, is dangerous to sign.
#[derive(Debug, Args)]
pub(in crate::commands::account) struct SignMessage {
    /// The text
    #[arg(required_unless_present_any = ["file", "hex"])]
    text: Option<String>,
    /// Signs what a file holds, byte by byte; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["text", "hex"])]
    file: Option<PathBuf>,
    /// Signs these bytes, written as 0x and hex digits
    #[arg(long, value_name = "BYTES", conflicts_with = "text")]
    hex: Option<String>,
    #[command(flatten)]
    consent: Consent,
}

impl SignMessage {
    pub(in crate::commands::account) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let account = signing(app)?;
        let message = self.message(app)?;
        let hash = eip191_hash_message(&message);
        let look = Look::at(app, &account, &message);
        let mut review = Review::new(app, &account, None);
        look.show(&mut review, &message)?;
        review.hash("EIP-191 hash", hash);
        let mut label = "device";
        account.screen_of_message(&message).iter().flatten().for_each(|line| review.line(std::mem::take(&mut label), line));
        app.ui().show(review.text.trim_end());
        if let Some(other) = look.login.as_ref().map(|login| login.address).filter(|asked| *asked != account.address()) {
            let message = format!("it signs in as {other}, and you sign as {}", account.address());
            return Err(Failure::refused("login", message).hint("choose that account with `-a NAME`").into());
        }
        self.consent.ask(app, &account, hash, !look.dangers.is_empty())?;
        let signature = app.unlock(&account).await?.sign_message(&message).await?;
        let signed = Signed::new(account.address(), &signature);
        Ok(Box::new(SignedMessage { signed, hash, length: message.len() }))
    }

    fn message(&self, app: &App) -> Result<Vec<u8>> {
        if let Some(file) = &self.file {
            return read(app, file, MOST_BYTES);
        }
        let Some(digits) = &self.hex else { return Ok(self.text.clone().unwrap_or_default().into_bytes()) };
        let bytes = digits.strip_prefix("0x").filter(|digits| !digits.starts_with("0x")).and_then(|digits| hex::decode(digits).ok());
        let wrong = || Failure::usage("what `--hex` gives is no bytes").hint("write them as 0x and pairs of hex digits");
        Ok(bytes.ok_or_else(wrong)?)
    }
}

/// What a message looks like.
#[derive(Default)]
struct Look {
    /// `None` where it is bytes.
    text: Option<String>,
    login: Option<Login>,
    says: Vec<String>,
    dangers: Vec<String>,
    notes: Vec<String>,
}

impl Look {
    fn at(app: &App, account: &Selected, message: &[u8]) -> Self {
        let mut look = Self { text: text(message), ..Self::default() };
        let bytes = look.text.as_deref().and_then(spelt).unwrap_or_else(|| message.to_vec());
        if bytes.len() == 32 && (look.text.is_none() || bytes != message) {
            let danger = "it looks like a HASH: what it stands for cannot be seen, and it may be a transaction of a Safe or an order";
            look.dangers.push(danger.to_owned());
        }
        if is_transaction(&bytes) {
            look.dangers.push("it looks like a TRANSACTION: nobody who is honest has one signed as a message".to_owned());
        }
        let text = look.text.clone().unwrap_or_default();
        let (danger, note) = writing::oddities(&text);
        look.dangers.extend(danger);
        look.notes.extend(note);
        if text.ends_with('\n') {
            look.notes.push("its last line ends with a line break, which is signed too".to_owned());
        }
        if is_login(&text) {
            look.login(app, account, &text);
        }
        look
    }

    fn login(&mut self, app: &App, account: &Selected, text: &str) {
        let login = match Login::parse(text) {
            Ok(login) => login,
            Err(error) => {
                let danger = format!("it asks to sign in, and is not of the form of EIP-4361: {}", writing::quoted(&format!("{error:#}")));
                return self.dangers.push(danger);
            }
        };
        let registry = app.registry().ok();
        let network = registry.filter(|registry| registry.chain_id == login.chain_id);
        let chain =
            network.map_or_else(|| format!("chain {}", login.chain_id), |network| format!("{} (chain {})", network.name, login.chain_id));
        let who = if login.address == account.address() { "you".to_owned() } else { login.address.to_string() };
        self.says.push(format!("signs {who} in to {} on {chain}", writing::quoted(&login.domain)));
        let now = Timestamp::now();
        match login.expires {
            Some(end) if end <= now => self.notes.push(format!("the sign-in ended already, at {end}")),
            Some(end) => self.says.push(format!("counts until {end}")),
            None => self.notes.push("the sign-in has no end".to_owned()),
        }
        if let Some(start) = login.not_before.filter(|start| *start > now) {
            self.notes.push(format!("the sign-in counts only from {start} on"));
        }
        if network.is_none() {
            self.notes.push("the network that it names is not the one that is chosen".to_owned());
        }
        if !login.is_of_one_site() {
            self.dangers.push(format!("the site that asks is not the one that gets the answer, {}", writing::quoted(&login.uri)));
        }
        self.notes.extend(login.resources.iter().map(|resource| format!("it also is about {}", writing::quoted(resource))));
        self.login = Some(login);
    }

    fn show(&self, review: &mut Review, message: &[u8]) -> Result<()> {
        match &self.text {
            Some(text) => {
                review.line("message", &format!("text of {} characters, {} bytes", text.chars().count(), message.len()));
                writing::lines(text).iter().for_each(|line| review.line("", &format!("| {line}")));
            }
            None => {
                review.line("message", &format!("BYTES, {} of them, keccak256", message.len()));
                review.line("", &keccak256(message).to_string());
                message.chunks(32).for_each(|line| review.line("", &format!("| {}", hex::encode(line))));
            }
        }
        review.all("means", &self.says)?;
        review.all("DANGER", &self.dangers)?;
        review.all("note", &self.notes)
    }
}

/// A message as text, where people could read it.
fn text(message: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(message).ok()?;
    // Bytes that happen to be UTF-8 are mostly control characters.
    let control = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    (control.saturating_mul(8) <= text.chars().count()).then(|| text.to_owned())
}

/// The bytes that a text spells in hex.
fn spelt(text: &str) -> Option<Vec<u8>> {
    /// A transaction has a recipient, and so is longer than its 20 bytes.
    const SHORTEST: usize = 21;
    let text = text.trim();
    let digits = text.strip_prefix("0x").unwrap_or(text);
    hex::decode(digits).ok().filter(|bytes| bytes.len() >= SHORTEST)
}

/// Whether bytes are a transaction, signed or not: a list of fields by RLP, behind a type where it has one.
fn is_transaction(bytes: &[u8]) -> bool {
    /// A legacy transaction that is not signed has this many fields, and no type has fewer.
    const FIELDS: usize = 6;
    let mut rest = match bytes.split_first() {
        Some((1..=4, rest)) => rest,
        _ => bytes,
    };
    let whole = Header::decode(&mut rest).is_ok_and(|header| header.list && header.payload_length == rest.len());
    let mut fields = 0_usize;
    while whole && !rest.is_empty() {
        let Ok(header) = Header::decode(&mut rest) else { return false };
        let Some(after) = rest.get(header.payload_length..) else { return false };
        rest = after;
        fields = fields.saturating_add(1);
    }
    whole && fields >= FIELDS
}

/// A message that was signed.
#[derive(Debug, Serialize)]
struct SignedMessage {
    #[serde(flatten)]
    signed: Signed,
    /// What was signed, by EIP-191.
    hash: B256,
    /// How many bytes the message has.
    length: usize,
}

impl fmt::Display for SignedMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.signed.signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::{
        consensus::{SignableTransaction, TxEip1559, TxLegacy},
        primitives::{Address, TxKind},
    };

    #[test]
    fn a_transaction_is_not_taken_for_a_message() {
        let to = TxKind::Call(Address::repeat_byte(1));
        let mut bytes = vec![];
        TxEip1559 { chain_id: 1, to, ..Default::default() }.encode_for_signing(&mut bytes);
        assert!(is_transaction(&bytes));
        assert!(!is_transaction(&bytes[..bytes.len() - 1]) && !is_transaction(&bytes[1..bytes.len() - 1]));
        let mut legacy = vec![];
        TxLegacy { chain_id: None, to, ..Default::default() }.encode_for_signing(&mut legacy);
        assert!(is_transaction(&legacy));
        for message in ["", "hello", "\u{1}hello", "I vouch for this"] {
            assert!(!is_transaction(message.as_bytes()), "{message}");
        }
        assert_eq!(spelt(&hex::encode_prefixed(&bytes)), Some(bytes));
    }

    #[test]
    fn text_is_told_from_bytes() {
        assert!(text(b"hello\n").is_some() && text("\u{430}".as_bytes()).is_some() && text(b"").is_some());
        assert!(text(&[0xff, 0xfe]).is_none() && text(&[0; 32]).is_none());
        assert!(text(b"an escape \x1b[2J among words").is_some());
    }
}

//! A soft Ledger: the Ethereum app's commands over the emulator's TCP framing, with its settings, screens and refusals.
//! Source: LedgerHQ/app-ethereum, doc/ethapp.adoc and src; the status words are the app's own at version 1.22.0.

use std::{
    collections::BTreeMap,
    io::{Read as _, Write as _},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard},
    thread,
};

use alloy::{
    hex,
    primitives::{Address, B256, U256, eip191_hash_message, keccak256},
    signers::{
        SignerSync,
        k256::ecdsa::{Signature as Der, VerifyingKey, signature::hazmat::PrehashVerifier},
        local::PrivateKeySigner,
    },
};
use coins_bip39::English;
use sha2::{Digest, Sha256};

use super::{
    payload::{Progress, Transaction},
    typed::Stream,
};

/// The seed of the device, known to every developer.
pub const SEED: &str = "test test test test test test test test test test test junk";

/// Ledger's key for tokens. Source: LedgerHQ/app-ethereum, doc/ethapp.adoc.
const LEDGER: [u8; 65] = hex!(
    "045e6c1020c14dc46442fe89f97c0b68cdb15976dc24f24c316e7b30fe4e8cc76b1489150c21514ebf440ff5dea5393d83de5358cd098fce8fd0f81daa94979183"
);

const DONE: u16 = 0x9000;
const WRONG: u16 = 0x6a80;
const REFUSED: u16 = 0x6985;

/// An answer, or nothing where the device is gone.
type Answer = Option<(Vec<u8>, u16)>;

/// What is on the device.
pub struct Device {
    pub seed: &'static str,
    /// The app that is open; `BOLOS` is none.
    pub app: &'static str,
    /// The version that it says it has; it works as the newest.
    pub version: &'static str,
    pub locked: bool,
    pub blind_signing: bool,
    /// How many questions are answered with yes before blind signing is turned off.
    pub blind_until: Option<usize>,
    pub raw_messages: bool,
    /// How many questions are answered with yes before one is refused.
    pub refuses_after: Option<usize>,
    /// How many questions are answered before the cable is pulled.
    pub leaves_after: Option<usize>,
    /// Besides Ledger's key, whose word on tokens is taken.
    pub trusts: Option<VerifyingKey>,
    /// The screens that a person saw, question by question.
    pub screens: Vec<Vec<String>>,
    tokens: BTreeMap<Address, String>,
    partial: Option<Partial>,
    typed: Option<Stream>,
}

/// What has come of a transaction or a message.
struct Partial {
    instruction: u8,
    key: PrivateKeySigner,
    bytes: Vec<u8>,
}

/// A device that listens for as long as its handle lives.
pub struct SoftLedger {
    place: SocketAddr,
    device: Arc<Mutex<Device>>,
}

impl SoftLedger {
    /// Plugs a device in as it leaves its box: with the seed, the Ethereum app open, and blind signing off.
    pub fn new() -> Self {
        let device = Arc::new(Mutex::new(Device {
            seed: SEED,
            app: "Ethereum",
            version: "1.22.0",
            locked: false,
            blind_signing: false,
            blind_until: None,
            raw_messages: false,
            refuses_after: None,
            leaves_after: None,
            trusts: None,
            screens: vec![],
            tokens: BTreeMap::new(),
            partial: None,
            typed: None,
        }));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let place = listener.local_addr().expect("an address");
        let shared = Arc::clone(&device);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let device = Arc::clone(&shared);
                thread::spawn(move || serve(stream, &device));
            }
        });
        Self { place, device }
    }

    /// Returns where it listens.
    pub fn place(&self) -> String {
        self.place.to_string()
    }

    /// Returns the device in a person's hands.
    pub fn hands(&self) -> MutexGuard<'_, Device> {
        self.device.lock().expect("the device works")
    }
}

/// Returns the key of a seed at a path; each is derived once.
pub fn key(seed: &str, path: &str) -> PrivateKeySigner {
    static KEYS: Mutex<BTreeMap<String, PrivateKeySigner>> = Mutex::new(BTreeMap::new());
    let mut keys = KEYS.lock().expect("the keys");
    keys.entry(format!("{seed} {path}")).or_insert_with(|| derive(seed, path)).clone()
}

fn derive(seed: &str, path: &str) -> PrivateKeySigner {
    let words = coins_bip39::Mnemonic::<English>::new_from_phrase(seed).expect("a mnemonic");
    let master = words.master_key(None).expect("a seed");
    let child = master.derive_path(path).expect("a key");
    let key: &coins_bip32::ecdsa::SigningKey = child.as_ref();
    PrivateKeySigner::from_slice(&key.to_bytes()).expect("a key")
}

fn serve(mut stream: TcpStream, device: &Mutex<Device>) -> Option<()> {
    loop {
        let mut length = [0; 4];
        stream.read_exact(&mut length).ok()?;
        let mut apdu = vec![0; u32::from_be_bytes(length) as usize];
        stream.read_exact(&mut apdu).ok()?;
        let (data, status) = device.lock().expect("the device works").answer(&apdu)?;
        let length = u32::try_from(data.len()).expect("short").to_be_bytes();
        stream.write_all(&[&length, &data[..], &status.to_be_bytes()].concat()).ok()?;
    }
}

impl Device {
    fn answer(&mut self, apdu: &[u8]) -> Answer {
        if self.leaves_after == Some(0) {
            return None;
        }
        let Some((&[class, instruction, first, second, length], data)) = apdu.split_first_chunk::<5>() else {
            return Some((vec![], 0x6700));
        };
        if usize::from(length) != data.len() {
            return Some((vec![], 0x6700));
        }
        if self.locked {
            return Some((vec![], 0x5515));
        }
        if class == 0xb0 {
            let counted = |text: &str| [&[u8::try_from(text.len()).expect("short")], text.as_bytes()].concat();
            return Some(([vec![1], counted(self.app), counted(self.version), vec![1, 0]].concat(), DONE));
        }
        if class != 0xe0 || self.app != "Ethereum" {
            return Some((vec![], 0x6e00));
        }
        match (instruction, first, second) {
            (0x02, 0 | 1, 0) => self.address(first == 1, data),
            (0x04 | 0x08, 0 | 0x80, 0) => self.sign(instruction, first == 0, data),
            (0x06, 0, 0) => Some((vec![2 | u8::from(self.blind_signing), 1, 22, 0], DONE)),
            (0x0a, 0, 0) => Some(self.token(data).map_or((vec![], WRONG), |()| (vec![0], DONE))),
            (0x0c, 0, 0) => self.sign_hashes(data),
            (0x0c, 0, 1) => self.sign_typed(data),
            (0x1a, 0, 0x00 | 0xff) => {
                let taken = self.typed.get_or_insert_default().define(second == 0xff, data);
                Some((vec![], taken.map_or(WRONG, |()| DONE)))
            }
            (0x1c, 0 | 1, 0x00 | 0x0f | 0xff) => {
                let blind = second == 0xff && !self.blind_signing && !self.raw_messages;
                let taken = self.typed.as_mut().filter(|_| !blind).and_then(|typed| typed.give(second, first == 1, data));
                if taken.is_none() {
                    self.typed = None;
                }
                Some((vec![], taken.map_or(WRONG, |()| DONE)))
            }
            _ => Some((vec![], 0x6d00)),
        }
    }

    /// Shows something and asks; `yes` is the answer where a person approves.
    fn ask(&mut self, screen: Vec<String>, yes: Vec<u8>) -> Answer {
        self.screens.push(screen);
        if let Some(left) = &mut self.leaves_after {
            *left -= 1;
            if *left == 0 {
                return None;
            }
        }
        if self.refuses_after == Some(0) {
            return Some((vec![], REFUSED));
        }
        self.refuses_after = self.refuses_after.map(|left| left - 1);
        self.blind_until = self.blind_until.map(|left| left - 1);
        if self.blind_until == Some(0) {
            (self.blind_signing, self.blind_until) = (false, None);
        }
        Some((yes, DONE))
    }

    /// Whether it reads legacy transactions as the versions before 1.13.0.
    fn is_old(&self) -> bool {
        self.version.split('.').nth(1).and_then(|minor| minor.parse::<u8>().ok()).is_some_and(|minor| minor < 13)
    }

    fn address(&mut self, shown: bool, data: &[u8]) -> Answer {
        let Some((key, [])) = self.key(data) else { return Some((vec![], WRONG)) };
        let address = key.address().to_checksum(None);
        let public = key.credential().verifying_key().to_encoded_point(false);
        let answer = [&[65], public.as_bytes(), &[40], &address.as_bytes()[2..]].concat();
        if shown { self.ask(vec!["Verify Ethereum address".into(), address], answer) } else { Some((answer, DONE)) }
    }

    /// The key at a path in front of the data, and the rest.
    fn key<'a>(&self, data: &'a [u8]) -> Option<(PrivateKeySigner, &'a [u8])> {
        let (count, rest) = data.split_first().filter(|(count, _)| (1..=10).contains(*count))?;
        let (path, rest) = rest.split_at_checked(usize::from(*count) * 4)?;
        let level = |number: &[u8]| {
            let number = u32::from_be_bytes(*number.first_chunk().expect("four bytes"));
            let hardened = number >> 31 == 1;
            format!("/{}{}", number & 0x7fff_ffff, if hardened { "'" } else { "" })
        };
        let path: String = path.chunks(4).map(level).collect();
        Some((key(self.seed, &format!("m{path}")), rest))
    }

    fn token(&mut self, data: &[u8]) -> Option<()> {
        let (length, rest) = data.split_first()?;
        let (signed, signature) = rest.split_at_checked(usize::from(*length) + 28)?;
        let signature = Der::from_der(signature).ok()?;
        let hash = Sha256::digest(signed);
        let ledger = VerifyingKey::from_sec1_bytes(&LEDGER).ok()?;
        let known = self.trusts.iter().chain([&ledger]).any(|key| key.verify_prehash(&hash, &signature).is_ok());
        let (ticker, rest) = signed.split_at(usize::from(*length));
        known.then(|| self.tokens.insert(Address::from_slice(&rest[..20]), String::from_utf8_lossy(ticker).into_owned()))?;
        Some(())
    }

    /// Takes a piece of a transaction or a message; asks once it is whole.
    fn sign(&mut self, instruction: u8, begins: bool, data: &[u8]) -> Answer {
        let mut partial = if begins {
            let Some((key, rest)) = self.key(data) else { return Some((vec![], WRONG)) };
            Partial { instruction, key, bytes: rest.to_vec() }
        } else {
            let Some(mut partial) = self.partial.take().filter(|partial| partial.instruction == instruction) else {
                return Some((vec![], 0x6980));
            };
            partial.bytes.extend_from_slice(data);
            partial
        };
        if instruction == 0x08 {
            let Some((length, message)) = partial.bytes.split_first_chunk::<4>() else { return Some((vec![], WRONG)) };
            let length = u32::from_be_bytes(*length) as usize;
            if message.len() < length {
                self.partial = Some(partial);
                return Some((vec![], DONE));
            }
            let hash = eip191_hash_message(message);
            let text = String::from_utf8_lossy(message).into_owned();
            return self.ask(vec!["Review message".into(), text], signature(&partial.key, hash, |odd| 27 + u8::from(odd)));
        }
        let read = Transaction::read(&partial.bytes, self.is_old());
        match read {
            Progress::Wrong(status) => Some((vec![], status)),
            Progress::Partial => {
                self.partial = Some(partial);
                Some((vec![], DONE))
            }
            Progress::Whole(transaction) => self.sign_transaction(&mut partial, &transaction),
        }
    }

    fn sign_transaction(&mut self, partial: &mut Partial, transaction: &Transaction) -> Answer {
        let hash = keccak256(&partial.bytes);
        let Some(screen) = self.screen(transaction, hash) else { return Some((vec![], WRONG)) };
        // A descriptor is for one transaction.
        self.tokens.clear();
        let chain = transaction.chain;
        let v = |odd: bool| match chain {
            _ if transaction.typed => u8::from(odd),
            Some(chain) => u8::try_from((chain * 2 + 35 + u64::from(odd)) & 0xff).expect("a byte"),
            None => 27 + u8::from(odd),
        };
        let yes = signature(&partial.key, hash, v);
        self.ask(screen, yes)
    }

    /// What is shown, or nothing where it would be blind and must not be.
    fn screen(&self, transaction: &Transaction, hash: B256) -> Option<Vec<String>> {
        let (to, data) = (Address::from_slice(&transaction.to), &transaction.data[..]);
        if data.is_empty() {
            return Some(vec![format!("Amount {} wei", transaction.value), format!("To {to}")]);
        }
        if let Some(ticker) = self.tokens.get(&to).filter(|_| data.len() == 68 && transaction.value.is_zero()) {
            let verb = match data[..4] {
                [0x09, 0x5e, 0xa7, 0xb3] => Some(("Approve", "Approve to")),
                [0xa9, 0x05, 0x9c, 0xbb] => Some(("Send", "To")),
                _ => None,
            };
            if let Some((verb, whom)) = verb {
                let amount = U256::from_be_slice(&data[36..]);
                let amount = if amount == U256::MAX { "Unlimited".into() } else { amount.to_string() };
                return Some(vec![format!("{verb} {amount} {ticker}"), format!("{whom} {}", Address::from_slice(&data[16..36]))]);
            }
        }
        self.blind_signing.then(|| vec!["Blind signing ahead".into(), format!("Tx hash {hash}")])
    }

    fn sign_hashes(&mut self, data: &[u8]) -> Answer {
        let Some((key, hashes)) = self.key(data).filter(|(_, rest)| rest.len() == 64 && self.blind_signing) else {
            return Some((vec![], WRONG));
        };
        let hash = keccak256([&[0x19, 0x01], hashes].concat());
        let shown = [("Domain hash", &hashes[..32]), ("Message hash", &hashes[32..])];
        let screen = shown.map(|(name, hash)| format!("{name} 0x{}", hex::encode(hash))).to_vec();
        self.ask(screen, signature(&key, hash, |odd| 27 + u8::from(odd)))
    }

    fn sign_typed(&mut self, data: &[u8]) -> Answer {
        let (Some(mut typed), Some((key, []))) = (self.typed.take(), self.key(data)) else { return Some((vec![], WRONG)) };
        let Some(hash) = typed.hash() else { return Some((vec![], WRONG)) };
        self.ask(typed.shown, signature(&key, hash, |odd| 27 + u8::from(odd)))
    }
}

fn signature(key: &PrivateKeySigner, hash: B256, v: impl Fn(bool) -> u8) -> Vec<u8> {
    let signature = key.sign_hash_sync(&hash).expect("a signature");
    [&[v(signature.v())][..], &signature.r().to_be_bytes::<32>(), &signature.s().to_be_bytes::<32>()].concat()
}

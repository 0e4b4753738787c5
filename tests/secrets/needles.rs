//! Secrets in every form that a program may keep them in, and where in a living process they are.

use std::{
    fs::{self, File},
    io::{Read, Seek, SeekFrom},
};

use alloy::{hex, primitives::B256};

/// How much of a process is looked at at once.
const CHUNK: usize = 1 << 20;

/// How many words of a phrase in a row are no chance.
const WORDS: usize = 4;

/// What must not be found, each with its name.
#[derive(Default)]
pub struct Needles(Vec<(String, Vec<u8>)>);

impl Needles {
    /// Adds bytes as they are.
    pub fn plain(&mut self, name: &str, bytes: &[u8]) -> &mut Self {
        // Fewer would be found by chance.
        assert!(bytes.len() >= 8, "{name} is too short to be looked for");
        self.0.push((name.to_owned(), bytes.to_vec()));
        self
    }

    /// Adds a text, and what HMAC makes of it.
    pub fn text(&mut self, name: &str, text: &str) -> &mut Self {
        let pads = [(0, "plain"), (0x36, "inner pad of"), (0x5c, "outer pad of")];
        for (pad, form) in pads {
            let bytes: Vec<_> = text.bytes().map(|byte| byte ^ pad).collect();
            self.plain(&format!("{form} {name}"), &bytes);
            // Hashes read words of 4 or 8 bytes, the highest byte first.
            for width in [4, 8] {
                let whole = bytes.len() / width * width;
                let turned: Vec<_> = bytes[..whole].chunks(width).flat_map(|word| word.iter().rev().copied()).collect();
                self.plain(&format!("words of {width} bytes of {form} {name}"), &turned);
            }
        }
        self
    }

    /// Adds a number: its bytes from either end, its limbs in either order, its digits.
    pub fn number(&mut self, name: &str, bytes: &[u8]) -> &mut Self {
        let limbs = |width| bytes.chunks(width).flat_map(|limb| limb.iter().rev().copied()).collect::<Vec<_>>();
        let digits = hex::encode(bytes);
        self.plain(&format!("bytes of {name}"), bytes);
        self.plain(&format!("little-endian {name}"), &bytes.iter().rev().copied().collect::<Vec<_>>());
        self.plain(&format!("limbs of 4 bytes of {name}"), &limbs(4));
        self.plain(&format!("limbs of 8 bytes of {name}"), &limbs(8));
        self.plain(&format!("digits of {name}"), digits.as_bytes());
        self.plain(&format!("capital digits of {name}"), digits.to_uppercase().as_bytes())
    }

    /// Adds a phrase: any few of its words in a row.
    pub fn phrase(&mut self, phrase: &str) -> &mut Self {
        let words: Vec<_> = phrase.split(' ').collect();
        for (place, some) in words.windows(WORDS).enumerate() {
            self.text(&format!("words from {place} on"), &some.join(" "));
        }
        self.text("phrase", phrase)
    }

    /// Where in a process they are: the name, and the mapping, with the distance from its end.
    pub fn found_in(&self, process: u32) -> Vec<String> {
        let index = self.index();
        let maps = fs::read_to_string(format!("/proc/{process}/maps")).expect("the process lives");
        let mut memory = File::open(format!("/proc/{process}/mem")).expect("its memory can be read");
        let mut found = vec![];
        let mut looked = 0;
        for map in maps.lines().filter(|map| may_hold(map)) {
            let range = map.split(' ').next().and_then(|range| range.split_once('-')).expect("a range");
            let [start, end] = [range.0, range.1].map(|text| u64::from_str_radix(text, 16).expect("hex"));
            let mut at = start;
            while at < end {
                let mut chunk = vec![0; CHUNK.min((end - at) as usize)];
                memory.seek(SeekFrom::Start(at)).expect("an address");
                // A mapping may be gone meanwhile, or beyond the end of its file.
                let Ok(count @ 1..) = memory.read(&mut chunk) else { break };
                looked += count;
                for (place, name) in self.hits(&index, &chunk[..count]) {
                    found.push(format!("{name}, {:#x} before the end of {map}", end - at - place as u64));
                }
                // What lies across the border of two chunks is in the next one whole.
                let step = if at + count as u64 == end { count } else { count.saturating_sub(self.longest()).max(1) };
                at += step as u64;
            }
        }
        assert!(looked > CHUNK / 8, "a living process has more memory than {looked} bytes");
        found.sort();
        found.dedup();
        found
    }

    /// Whether any of them is in a text.
    pub fn in_text(&self, bytes: &[u8]) -> Vec<String> {
        self.hits(&self.index(), bytes).into_iter().map(|(_, name)| name.to_owned()).collect()
    }

    fn longest(&self) -> usize {
        self.0.iter().map(|(_, bytes)| bytes.len()).max().unwrap_or_default()
    }

    /// The needles by their first two bytes.
    fn index(&self) -> Vec<Vec<usize>> {
        let mut index = vec![vec![]; 1 << 16];
        for (number, (_, bytes)) in self.0.iter().enumerate() {
            index[usize::from(bytes[0]) << 8 | usize::from(bytes[1])].push(number);
        }
        index
    }

    fn hits(&self, index: &[Vec<usize>], bytes: &[u8]) -> Vec<(usize, &str)> {
        const PAGE: usize = 4096;
        let mut hits = vec![];
        let mut before = 0;
        for (page, some) in bytes.chunks(PAGE).enumerate() {
            // Most pages are blank; the one before may end in the first byte of a needle.
            if before == 0 && some == &[0; PAGE][..some.len()] {
                continue;
            }
            for (place, &byte) in some.iter().enumerate() {
                for &number in &index[before << 8 | usize::from(byte)] {
                    let (name, needle) = &self.0[number];
                    let Some(start) = (page * PAGE + place).checked_sub(1) else { continue };
                    if bytes[start..].starts_with(needle) {
                        hits.push((start, name.as_str()));
                    }
                }
                before = usize::from(byte);
            }
        }
        hits
    }
}

/// Whether a mapping can hold what its file does not: what is mapped from one and cannot be written is as the file is.
fn may_hold(map: &str) -> bool {
    let access = map.split(' ').nth(1).unwrap_or_default();
    let of_file = map.contains(" /");
    access.starts_with('r') && (!of_file || access.contains('w')) && !map.contains("[v")
}

/// The keys that a mnemonic gives on the way to one index of the standard path, from the seed on.
pub fn add_derivation(needles: &mut Needles, (phrase, passphrase): (&str, &str), index: u32) -> B256 {
    use coins_bip32::{
        ecdsa::SigningKey,
        path::DerivationPath,
        xkeys::{Parent, XPriv},
    };
    let mut salt = b"mnemonic".to_vec();
    salt.extend_from_slice(passphrase.as_bytes());
    let mut seed = [0; 64];
    pbkdf2::pbkdf2_hmac::<sha2::Sha512>(phrase.as_bytes(), &salt, 2048, &mut seed);
    needles.number("seed", &seed[..32]).number("rest of the seed", &seed[32..]);
    let mut node = XPriv::root_from_seed(&seed, None).expect("a root");
    let path: DerivationPath = format!("m/44'/60'/0'/0/{index}").as_str().parse().expect("a path");
    let mut key = B256::ZERO;
    let mut add = |name: &str, node: &XPriv| {
        let signing: &SigningKey = node.as_ref();
        key = B256::from_slice(&signing.to_bytes());
        needles.number(&format!("key of {name}"), key.as_slice());
    };
    add("the root", &node);
    for (depth, index) in path.iter().enumerate() {
        node = node.derive_child(*index).expect("a child");
        add(&format!("depth {depth}"), &node);
    }
    key
}

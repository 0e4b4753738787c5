//! A position on the practice chain whose key is in a Ledger.

use std::{fs, iter};

use alloy::{
    hex,
    primitives::Address,
    signers::k256::ecdsa::{Signature as Der, SigningKey, VerifyingKey, signature::hazmat::PrehashSigner},
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::{
    behaviours::PATH,
    device::{SEED, SoftLedger, key},
    held::{Held, Setting},
};
use crate::journeys::{traveller::Traveller, wallet::Wallet, world::World};

/// A device, a chain on which its first address has ether, and descriptors of that chain's tokens where the device takes them.
pub struct Scene<'a> {
    pub held: &'a dyn Held,
    pub world: World,
    tokens: Option<NamedTempFile>,
}

impl<'a> Scene<'a> {
    pub fn new(held: &'a dyn Held) -> Self {
        held.set(Setting::BlindSigning, true);
        Self { held, world: World::practice_of(key(SEED, PATH).to_bytes()), tokens: None }
    }

    /// The same with a soft device, to which a key of the tests' own vouches for the chain's tokens.
    pub fn soft(ledger: &'a SoftLedger) -> Self {
        let mut scene = Self::new(ledger);
        let vouches = SigningKey::from_slice(&[7; 32]).unwrap();
        ledger.hands().trusts = Some(VerifyingKey::from(&vouches));
        let registry: toml::Table = fs::read_to_string(&scene.world.registry).unwrap().parse().unwrap();
        let chain = u64::try_from(registry["chain_id"].as_integer().unwrap()).unwrap();
        let line = |ticker: &str| hex::encode(descriptor(&vouches, ticker, scene.world.addresses.at(&["token", ticker]), chain));
        let lines: Vec<_> = iter::once("# Tokens of the practice chain.".into()).chain(["stETH", "rsETH"].map(line)).collect();
        let tokens = NamedTempFile::new().unwrap();
        fs::write(&tokens, lines.join("\n")).unwrap();
        scene.tokens = Some(tokens);
        scene
    }

    /// Adds the account `me`, whose key is in the device.
    pub fn traveller(&self) -> Traveller<'_> {
        let wallet = Wallet::new(&self.world.network, &self.world.url, &self.world.registry);
        let mut wallet = wallet.with("RESTAKE_SPECULOS_APDU", self.held.place());
        if let Some(tokens) = &self.tokens {
            wallet = wallet.with("RESTAKE_LEDGER_TOKENS", tokens.path());
        }
        let added = wallet.run(&["account", "ledger", "me"]).done();
        assert_eq!((&added["kind"], &added["address"]), (&"ledger".into(), &self.world.person().to_string().into()));
        Traveller { world: &self.world, wallet }
    }
}

/// Returns a descriptor of a token that `by` vouches for.
fn descriptor(by: &SigningKey, ticker: &str, token: Address, chain: u64) -> Vec<u8> {
    let chain = u32::try_from(chain).expect("a short chain id");
    let signed = [ticker.as_bytes(), token.as_slice(), &18_u32.to_be_bytes(), &chain.to_be_bytes()].concat();
    let signature: Der = by.sign_prehash(&Sha256::digest(&signed)).expect("a signature");
    [&[u8::try_from(ticker.len()).expect("a short ticker")], &signed[..], signature.to_der().as_bytes()].concat()
}

/// Carries on the plan that an error is about, by the transaction that it names.
pub fn resume(traveller: &Traveller<'_>, error: &Value) {
    let signed = error["transactions"][0]["hash"].as_str().unwrap();
    traveller.wallet.run(&["history", "resume", signed, "--yes"]).done();
}

/// Returns the causes of an error in one text.
pub fn because(error: &Value) -> String {
    error["because"].to_string()
}

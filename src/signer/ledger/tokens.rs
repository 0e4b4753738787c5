//! What Ledger says of a token, signed by Ledger, so that the device shows amounts of it. Nobody here needs to trust it: the
//! device checks the signature.

use crate::error::Failure;
use alloy::{
    hex,
    primitives::{Address, U256, utils::format_units},
};
use anyhow::{Context, Result};

/// The tokens of this build.
const BUILT_IN: &str = include_str!("tokens.txt");

/// Names a file of more tokens, written as the one of this build.
pub const MORE_TOKENS: &str = "RESTAKE_LEDGER_TOKENS";

/// A token and what Ledger signed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    descriptor: Vec<u8>,
    ticker: String,
    address: Address,
    decimals: u8,
    chain_id: u64,
}

impl Token {
    /// The token at an address of a chain, where Ledger's word on it is known here.
    ///
    /// # Errors
    /// When the file that [`MORE_TOKENS`] names cannot be read.
    pub fn find(chain_id: u64, address: Address) -> Result<Option<Self>> {
        let more = match std::env::var_os(MORE_TOKENS) {
            None => String::new(),
            Some(file) => std::fs::read_to_string(&file)
                .map_err(|error| Failure::usage(format!("`{}`, the file of `{MORE_TOKENS}`, cannot be read: {error}", file.display())))?,
        };
        let all = [BUILT_IN, &more].map(parse).into_iter().collect::<Result<Vec<_>>>()?;
        Ok(all.into_iter().flatten().find(|token| token.chain_id == chain_id && token.address == address))
    }

    /// The data of the command that hands it over.
    pub(super) fn descriptor(&self) -> &[u8] {
        &self.descriptor
    }

    /// An amount as the device shows it.
    pub(super) fn amount(&self, amount: U256) -> String {
        if amount == U256::MAX {
            return format!("Unlimited {}", self.ticker);
        }
        let text = format_units(amount, self.decimals).unwrap_or_else(|_| amount.to_string());
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        format!("{text} {}", self.ticker)
    }

    /// Reads a descriptor: the ticker behind its length, the address, decimals and chain id in four bytes each, and the signature,
    /// which the device checks.
    pub fn read(descriptor: Vec<u8>) -> Option<Self> {
        let (length, rest) = descriptor.split_first()?;
        let (ticker, rest) = rest.split_at_checked((*length).into())?;
        let (address, rest) = rest.split_first_chunk::<20>()?;
        let (decimals, rest) = rest.split_first_chunk::<4>()?;
        let (chain_id, signature) = rest.split_first_chunk::<4>()?;
        let plain = ticker.iter().all(u8::is_ascii_graphic) && !signature.is_empty();
        Some(Self {
            ticker: std::str::from_utf8(ticker).ok().filter(|_| plain)?.to_owned(),
            address: address.into(),
            decimals: u32::from_be_bytes(*decimals).try_into().ok()?,
            chain_id: u32::from_be_bytes(*chain_id).into(),
            descriptor,
        })
    }
}

/// One descriptor a line, in hex; lines that begin with `#` say where they are from.
fn parse(text: &str) -> Result<Vec<Token>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let token = |line: &str| {
        let token = hex::decode(line).ok().and_then(Token::read);
        token.with_context(|| format!("`{:.20}…` is no descriptor of a token", line.escape_debug().to_string()))
    };
    lines.map(token).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::{
        primitives::address,
        signers::k256::ecdsa::{Signature, VerifyingKey, signature::hazmat::PrehashVerifier},
    };
    use sha2::{Digest, Sha256};

    /// Ledger's key for tokens. Source: LedgerHQ/app-ethereum, doc/ethapp.adoc, PROVIDE ERC 20 TOKEN INFORMATION.
    const LEDGER: [u8; 65] = hex!(
        "045e6c1020c14dc46442fe89f97c0b68cdb15976dc24f24c316e7b30fe4e8cc76b1489150c21514ebf440ff5dea5393d83de5358cd098fce8fd0f81daa94979183"
    );

    #[test]
    fn every_token_of_this_build_is_signed_by_ledger() {
        let key = VerifyingKey::from_sec1_bytes(&LEDGER).unwrap();
        let tokens = parse(BUILT_IN).unwrap();
        assert!(tokens.len() >= 8);
        for token in &tokens {
            let signed = token.ticker.len() + 28;
            let hash = Sha256::digest(&token.descriptor[1..=signed]);
            let signature = Signature::from_der(&token.descriptor[signed + 1..]).unwrap();
            key.verify_prehash(&hash, &signature).unwrap_or_else(|_| panic!("{}", token.ticker));
            assert_eq!(token.chain_id, 1);
        }
    }

    #[test]
    fn an_amount_is_written_as_on_the_device() {
        let steth = Token::find(1, address!("ae7ab96520DE3A18E5e111B5EaAb095312D7fE84")).unwrap().unwrap();
        assert_eq!(steth.amount(U256::from(1_500_000_000_000_000_000_u64)), "1.5 stETH");
        assert_eq!(steth.amount(U256::from(10_u64.pow(19))), "10 stETH");
        assert_eq!(steth.amount(U256::MAX), "Unlimited stETH");
        assert!(Token::find(2, steth.address).unwrap().is_none());
    }

    #[test]
    fn what_is_no_descriptor_is_refused() {
        for wrong in ["zz", "04", "05737445544800", "\u{1b}[2J"] {
            let error = format!("{:#}", parse(wrong).unwrap_err());
            assert!(!error.contains('\u{1b}'), "{error}");
        }
        assert!(parse("# a note\n\n").unwrap().is_empty());
    }
}

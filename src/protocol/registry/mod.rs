//! The addresses this wallet will ever touch, one TOML file a chain.

mod rates;

pub use crate::address::address;

use super::{AnyVenue, Venue, eigenlayer::EigenLayer};
use crate::{
    chain::erc20::Token,
    error::{Failure, Fate},
    label::{Label, located},
};
use alloy::primitives::{Address, B256, keccak256};
use anyhow::{Context, Result, anyhow};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::{Table, Value};

/// The built-in networks: name, chain id and file.
const BUILT_IN: [(&str, i64, &str); 3] = [
    ("mainnet", 1, include_str!("mainnet.toml")),
    ("hoodi", 560_048, include_str!("hoodi.toml")),
    ("sepolia", 11_155_111, include_str!("sepolia.toml")),
];

/// One chain's file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    /// The chain id that a node must answer.
    pub chain_id: u64,
    /// The network's name, as `--network` takes it.
    pub name: String,
    /// A block explorer; empty where there is none.
    pub explorer: String,
    /// Seconds between blocks.
    pub block_time: u64,
    /// The Multicall3 contract.
    pub multicall3: Option<Address>,
    /// Tokens by symbol.
    pub token: BTreeMap<String, Listed>,
    /// Venues with adapters of their own, by id.
    #[serde(default)]
    pub venue: BTreeMap<String, AnyVenue>,
    /// EigenLayer's core and strategies.
    pub eigenlayer: Option<EigenLayer>,
    /// The Keccak-256 of all of the above as one TOML document, its keys sorted.
    #[serde(skip)]
    pub identity: B256,
}

/// A token as the file lists it: an address, or one with its decimals or its rate.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Listed {
    /// A token of 18 decimals.
    Plain(Address),
    /// Any other.
    Full {
        /// Where it is.
        address: Address,
        /// How many decimals it has.
        #[serde(default = "eighteen")]
        decimals: u8,
        /// The signature of a view that says what 10^18 of it is worth in wei of ether: `exchangeRate()`, `toEther(uint256)`.
        rate: Option<String>,
        /// The contract that has this view, where it is not the token.
        rate_at: Option<Address>,
    },
}

fn eighteen() -> u8 {
    18
}

impl Registry {
    /// The names of the built-in networks.
    pub fn built_in() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, ..)| *name)
    }

    /// Whether a built-in network is of this chain, whose blocks then come by the clock.
    pub fn is_built_in(chain_id: u64) -> bool {
        BUILT_IN.iter().any(|(_, known, _)| u64::try_from(*known) == Ok(chain_id))
    }

    /// The built-in network called `name`, or what `overlay` (a file's name and text) says laid over the built-in network of
    /// its chain id; a file that gives none lies over `name`, or over mainnet.
    ///
    /// # Errors
    /// When no such network is known, the file is about another one (of the kind `network`), or a file has a wrong key, type
    /// or checksum.
    pub fn open(name: Option<&str>, overlay: Option<(&str, &str)>) -> Result<Self> {
        let wanted = name.unwrap_or("mainnet");
        let named = || BUILT_IN.iter().find(|(name, ..)| *name == wanted);
        let Some((file, text)) = overlay else {
            let (.., text) = named().ok_or_else(|| unknown("network", wanted, Self::built_in()))?;
            return Self::parse(text);
        };
        let unusable = || format!("the registry {file} cannot be used");
        let overlay = toml::from_str::<Table>(text).map_err(|err| anyhow!("{}", located(&err, text))).with_context(unusable)?;
        let below = match overlay.get("chain_id") {
            Some(id) => BUILT_IN.iter().find(|(_, chain_id, _)| Some(*chain_id) == id.as_integer()),
            None => named(),
        };
        let mut table = below.map(|(.., text)| toml::from_str::<Table>(text)).transpose()?.unwrap_or_default();
        merge(&mut table, overlay);
        let registry = Self::read(table).with_context(unusable)?;
        let Some(name) = name.filter(|name| *name != registry.name) else { return Ok(registry) };
        match Self::open(Some(name), None) {
            Ok(built_in) if built_in.chain_id == registry.chain_id => Ok(registry),
            Ok(_) => {
                let message = format!("the registry {file} is about `{}`, and `--network` says `{name}`", registry.name);
                Err(Failure::new(Fate::Usage, "network", message).hint("leave one of the two out").into())
            }
            Err(_) => {
                let mut known: Vec<&str> = Self::built_in().collect();
                known.push(&registry.name);
                Err(unknown("network", name, known.into_iter()))
            }
        }
    }

    /// Reads a chain's file. Outside `[token]`, a token may be written by its symbol.
    ///
    /// # Errors
    /// When a key, a type or a checksum is wrong.
    pub fn parse(text: &str) -> Result<Self> {
        Self::read(toml::from_str(text)?)
    }

    fn read(mut table: Table) -> Result<Self> {
        let tokens = table.get("token").and_then(Value::as_table).cloned().unwrap_or_default();
        for (key, value) in &mut table {
            resolve(key, value, if key == "token" { None } else { Some(&tokens) })?;
        }
        let identity = keccak256(toml::to_string(&table).context("the registry cannot be read")?);
        let registry = table.try_into().map_err(|err: toml::de::Error| anyhow!("{}", err.message().trim()));
        Ok(Self { identity, ..registry.context("the registry cannot be read")? })
    }

    /// Every venue of this chain.
    pub fn venues(&self) -> Vec<Box<dyn Venue>> {
        let own = self.venue.iter().map(|(id, venue)| venue.open(id));
        own.chain(self.eigenlayer.iter().flat_map(EigenLayer::venues)).collect()
    }

    /// A venue by its id.
    ///
    /// # Errors
    /// When there is none, with the nearest known id as a hint.
    pub fn venue(&self, id: &str) -> Result<Box<dyn Venue>> {
        let venues = self.venues();
        let ids: Vec<_> = venues.iter().map(|venue| venue.facts().id).collect();
        let found = venues.into_iter().find(|venue| venue.facts().id.eq_ignore_ascii_case(id));
        found.ok_or_else(|| unknown("venue", id, ids.iter().map(String::as_str)))
    }

    /// EigenLayer on this chain.
    ///
    /// # Errors
    /// When it is not there.
    pub fn eigenlayer(&self) -> Result<&EigenLayer> {
        self.eigenlayer.as_ref().with_context(|| format!("there is no EigenLayer on `{}`", self.name))
    }

    /// The listed tokens, ether among them.
    pub fn tokens(&self) -> Vec<Token> {
        let listed = self.token.iter().map(|(symbol, listed)| {
            let decimals = match listed {
                Listed::Plain(_) => eighteen(),
                Listed::Full { decimals, .. } => *decimals,
            };
            Token { address: listed.address(), symbol: Label::new(symbol, 20), decimals }
        });
        [Token::ether()].into_iter().chain(listed).collect()
    }

    /// The tokens whose balances are counted in shares, so that what arrives may fall short by a wei or two.
    pub fn rebasing(&self) -> Vec<Address> {
        self.venues().iter().filter_map(|venue| venue.facts().wraps.map(|(plain, _)| plain)).collect()
    }

    /// A listed token by its symbol (in any case) or address.
    ///
    /// # Errors
    /// When there is none, with the nearest known symbol as a hint.
    pub fn asset(&self, name: &str) -> Result<Token> {
        let tokens = self.tokens();
        let address = address(name)?;
        let found = tokens.iter().find(|t| t.symbol.as_str().eq_ignore_ascii_case(name) || Some(t.address) == address);
        found.cloned().ok_or_else(|| unknown("asset", name, tokens.iter().map(|token| token.symbol.as_str())))
    }

    /// What the registry calls an address: its token, venue or core contract.
    pub fn names(&self) -> BTreeMap<Address, String> {
        // Ether has no contract: the zero address stands for nobody where it is an argument.
        let tokens =
            self.tokens().into_iter().filter(|token| !token.address.is_zero()).map(|token| (token.address, token.symbol.to_string()));
        let rates = self.token.iter().filter_map(|(symbol, listed)| Some((listed.rate_at()?, format!("{symbol} rate"))));
        let venues = self.venues().into_iter().flat_map(|venue| venue.contracts());
        let core = self.eigenlayer.iter().flat_map(EigenLayer::contracts);
        let multicall = self.multicall3.map(|address| (address, "Multicall3".to_owned()));
        multicall.into_iter().chain(rates).chain(core).chain(venues).chain(tokens).collect()
    }
}

/// A name that nobody knows, and the nearest one that is known.
pub fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> anyhow::Error {
    let mut known: Vec<_> = known.collect();
    known.sort_by_key(|candidate| strsim::damerau_levenshtein(&candidate.to_lowercase(), &name.to_lowercase()));
    let near = known.first().filter(|near| strsim::jaro_winkler(&near.to_lowercase(), &name.to_lowercase()) > 0.7);
    let failure = Failure::usage(format!("no {what} `{}` is known here", Label::new(name, 80)));
    match near {
        Some(near) => failure.hint(format!("did you mean `{near}`?")).into(),
        None if known.is_empty() => failure.into(),
        None => failure.hint(format!("known are {}", known.join(", "))).into(),
    }
}

/// Checks the checksum of every address, and puts tokens' addresses where their symbols stand.
fn resolve(key: &str, value: &mut Value, tokens: Option<&Table>) -> Result<()> {
    match value {
        Value::String(text) => {
            address(text).with_context(|| format!("in the registry's `{key}`"))?;
            if let Some(token) = tokens.and_then(|tokens| tokens.get(text.as_str())) {
                *value = token.get("address").unwrap_or(token).clone();
            }
            Ok(())
        }
        Value::Table(table) => table.iter_mut().try_for_each(|(key, value)| resolve(key, value, tokens)),
        Value::Array(items) => items.iter_mut().try_for_each(|value| resolve(key, value, tokens)),
        _ => Ok(()),
    }
}

/// Lays `over` on `base`, table by table.
fn merge(base: &mut Table, over: Table) {
    for (key, value) in over {
        match (base.get_mut(&key), value) {
            (Some(Value::Table(below)), Value::Table(above)) if key != "token" || !above.contains_key("address") => merge(below, above),
            (_, value) => drop(base.insert(key, value)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_files_are_what_they_are_listed_as() {
        for (name, chain_id, text) in BUILT_IN {
            let registry = Registry::parse(text).unwrap();
            assert_eq!((registry.name.as_str(), registry.chain_id), (name, chain_id.try_into().unwrap()));
            assert_eq!(registry.identity, Registry::parse(text).unwrap().identity);
            assert_ne!(registry.identity, Registry::parse(&text.replace("block_time = 12", "block_time = 13")).unwrap().identity);
        }
    }

    #[test]
    fn a_near_miss_is_suggested() {
        let hint = |name| crate::error::fate(&Registry::open(Some(name), None).unwrap_err()).hint.unwrap();
        assert_eq!(hint("mainet"), "did you mean `mainnet`?");
        assert!(hint("zzz").starts_with("known are"));
    }

    #[test]
    fn a_file_lies_over_the_network_of_its_chain() {
        let over = "chain_id = 1\nname = \"mainnet\"\nblock_time = 3\n[token]\nXYZ = \"0x00000000000000000000000000000000000000ff\"";
        let open = |name, over| Registry::open(name, Some(("file.toml", over)));
        let registry = open(None, over).unwrap();
        assert_eq!((registry.chain_id, registry.block_time), (1, 3));
        assert!(registry.asset("xyz").is_ok() && registry.asset("steth").is_ok());
        assert_eq!(open(Some("mainnet"), over).unwrap().block_time, 3);
        assert!(open(Some("practice"), over).is_err());
        let other = crate::error::fate(&open(Some("hoodi"), over).unwrap_err());
        assert_eq!((other.fate, other.kind), (Fate::Usage, "network"));
        assert_eq!(other.to_string(), "the registry file.toml is about `mainnet`, and `--network` says `hoodi`");
    }

    #[test]
    fn a_file_without_a_chain_lies_over_the_network_that_is_named() {
        let open = |name| Registry::open(name, Some(("file.toml", "block_time = 3")));
        let named = |name| open(name).map(|registry| (registry.name, registry.block_time));
        assert_eq!(named(None).unwrap(), ("mainnet".to_owned(), 3));
        assert_eq!(named(Some("hoodi")).unwrap(), ("hoodi".to_owned(), 3));
        assert!(named(Some("practice")).is_err());
    }

    #[test]
    fn a_file_that_is_wrong_is_named() {
        for text in ["chain_id = 1\nblok_time = 3", "chain_id = ", "[token]\nXYZ = \"0x12\"", "block_time = \"x\""] {
            let error = Registry::open(None, Some(("file.toml", text))).unwrap_err();
            assert_eq!(error.to_string(), "the registry file.toml cannot be used", "{text}");
        }
    }
}

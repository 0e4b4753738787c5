//! Where things are kept and what was set: flags over environment over file over defaults, merged once.

use crate::{
    error::Failure,
    label::located,
    signer::MemorySize,
    units::{Gwei, Percent},
};
use anyhow::{Context, Result, anyhow};
use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    fmt, fs,
    path::{Path, PathBuf},
    str::FromStr,
};

/// The folders and files of this installation.
#[derive(Clone, Debug)]
pub struct Places {
    /// Accounts, keystores, journal and acceptances.
    pub home: PathBuf,
    /// What can be fetched again.
    pub cache: PathBuf,
    /// The configuration file.
    pub config: PathBuf,
}

impl Places {
    /// `home` holds everything where it is given; else the platform's folders do.
    ///
    /// # Errors
    /// When neither is there, as without `HOME`.
    pub fn new(home: Option<&Path>, config: Option<&Path>) -> Result<Self> {
        let mut places = match home {
            Some(home) => Self { home: home.into(), cache: home.join("cache"), config: home.join("config.toml") },
            None => {
                let names = AppStrategyArgs { top_level_domain: String::new(), author: String::new(), app_name: "restake".into() };
                let folders = choose_app_strategy(names).map_err(|_| {
                    Failure::failed("home", "there is no home folder to keep accounts in").hint("pass `--home DIR` or set `HOME`")
                })?;
                Self { home: folders.data_dir(), cache: folders.cache_dir(), config: folders.config_dir().join("config.toml") }
            }
        };
        if let Some(config) = config {
            places.config = config.into();
        }
        Ok(places)
    }

    /// The journals.
    pub fn journal(&self) -> PathBuf {
        self.home.join("journal")
    }
}

/// The configuration file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The network where `--network` says none.
    pub network: Option<String>,
    /// The account where `--account` says none.
    pub account: Option<String>,
    /// A registry file where `--registry` says none.
    pub registry: Option<PathBuf>,
    /// Nodes, by network.
    #[serde(default)]
    pub rpc: BTreeMap<String, Urls>,
    /// How many calls a second each node is asked for at most; 0 is as many as there are.
    pub rate: Option<u32>,
    /// Rewards sidecars, by network.
    #[serde(default)]
    pub sidecar: BTreeMap<String, String>,
    /// How much less than quoted may arrive.
    pub slippage: Option<Percent>,
    /// The most a unit of gas may cost, such as `30gwei`.
    #[serde(default, deserialize_with = "written")]
    pub max_fee: Option<Gwei>,
    /// What opening a keystore may cost, such as `2GiB`.
    #[serde(default, deserialize_with = "written")]
    pub max_kdf_memory: Option<MemorySize>,
    /// Whether simulations run here, over state that the node proves.
    #[serde(default)]
    pub verify_state: bool,
    /// How many blocks make a transaction final.
    pub confirmations: Option<u64>,
}

/// One URL or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Urls {
    /// One.
    One(String),
    /// Several; the next one is asked when one fails.
    Several(Vec<String>),
}

impl Urls {
    /// The URLs, in order.
    pub fn list(&self) -> Vec<String> {
        match self {
            Self::One(url) => vec![url.clone()],
            Self::Several(urls) => urls.clone(),
        }
    }
}

/// What is written as people write it.
fn written<'de, D: serde::Deserializer<'de>, T: FromStr<Err: fmt::Display>>(input: D) -> Result<Option<T>, D::Error> {
    Option::<String>::deserialize(input)?.map(|text| text.parse().map_err(serde::de::Error::custom)).transpose()
}

impl Config {
    /// Reads the file; no file is an empty one, unless it was asked for by name.
    ///
    /// # Errors
    /// When it cannot be read or has a key this build does not know, with line and column.
    pub fn read(path: &Path, named: bool) -> Result<Self> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(err) if err.kind() == std::io::ErrorKind::NotFound && !named => return Ok(Self::default()),
            Err(err) => return Err(err).with_context(|| format!("the configuration {} cannot be read", path.display())),
        };
        toml::from_str(&text).map_err(|err| anyhow!("{}", located(&err, &text))).with_context(|| format!("in {}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_file_is_read_and_a_wrong_key_is_named() {
        let text = "network = \"hoodi\"\nslippage = \"0.3%\"\nmax_fee = \"30gwei\"\nmax_kdf_memory = \"2GiB\"\nrate = 20\n[rpc]\nhoodi = [\"https://a\", \"https://b\"]\nmainnet = \"https://c\"";
        let config: Config = toml::from_str(text).unwrap();
        assert_eq!(config.max_fee, Some(Gwei(30_000_000_000)));
        assert_eq!(config.max_kdf_memory, Some(MemorySize::bytes(1 << 31)));
        assert_eq!((config.rpc["hoodi"].list().len(), config.rate), (2, Some(20)));
        let wrong = toml::from_str::<Config>("netwrok = \"hoodi\"").unwrap_err().to_string();
        assert!(wrong.contains("netwrok") && wrong.contains("line 1"), "{wrong}");
    }

    #[test]
    fn an_error_shows_no_key_of_a_node() {
        for text in [
            "[rpc]\nmainnet = https://a/CANARY\n",
            "rpc = \"https://a/CANARY\"\n",
            "[rpc]\nmainnet = \"https://a/CANARY\n",
            "[rpc]\nmainnet = { url = \"https://a/CANARY\" }\n",
            "confirmations = \"https://\\\"a/CANARY\"\n",
            "[rpc]\nmainnet = \"https://a/CANARY\"\nmainnet = \"https://b/CANARY\"\n",
            "netwrok = \"https://a/CANARY\"\n",
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("config.toml");
            fs::write(&path, text).unwrap();
            let error = format!("{:#}", Config::read(&path, true).unwrap_err());
            assert!(error.contains("config.toml") && error.contains("in line") && !error.contains("CANARY"), "{text}: {error}");
        }
    }

    #[test]
    fn one_folder_holds_everything_where_it_is_named() {
        let places = Places::new(Some(Path::new("/tmp/x")), None).unwrap();
        assert_eq!(places.config, Path::new("/tmp/x/config.toml"));
        assert_eq!(places.journal(), Path::new("/tmp/x/journal"));
    }
}

//! Opens things once, on first use: places, registry, account, chain; and carries plans out.

mod carry;
mod export;
mod found;
mod offline;
mod password;
mod person;
mod remembered;
pub mod unlock;

pub use password::{is_typed, read_secret};

use crate::{
    chain::{Chain, Expected, Node},
    cli::Global,
    commands::SendOptions,
    config::{Config, Places},
    error::{Failure, fate},
    pipeline::Book,
    protocol::{Ask, interfaces, payees, registry::Registry},
    signer::{MOST_KDF_MEMORY, MemorySize, Selected, Signer, Store},
    ui::Ui,
    units::Percent,
};
use alloy::primitives::Address;
use anyhow::{Context, Result, bail};
use std::{
    collections::BTreeSet,
    fs,
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::Instant,
};
use tokio::sync::OnceCell;

/// Everything a command may ask for.
pub struct App {
    global: Global,
    config: Config,
    places: Places,
    ui: Arc<dyn Ui>,
    node: Option<Node>,
    registry: OnceLock<Arc<Registry>>,
    book: OnceLock<Arc<Book>>,
    /// The account that acts, where this is one of many.
    actor: Option<Selected>,
    /// Its key, where that is open already.
    key: Option<Arc<Signer>>,
    /// How many calls a second a batch allows.
    rate: OnceLock<u32>,
    chain: OnceCell<Chain>,
    passed: Mutex<BTreeSet<Address>>,
    used: OnceLock<Node>,
    descriptor: password::Descriptor,
    found: found::Found,
    started: Instant,
}

impl App {
    /// Reads the configuration; touches nothing else yet.
    ///
    /// # Errors
    /// When there is no home folder, or the configuration cannot be read.
    pub fn new(global: Global, ui: Box<dyn Ui>) -> Result<Self> {
        let places = Places::new(global.home.as_deref(), global.config.as_deref())?;
        let config = Config::read(&places.config, global.config.is_some())?;
        Ok(Self {
            global,
            config,
            places,
            ui: ui.into(),
            node: None,
            registry: OnceLock::new(),
            book: OnceLock::new(),
            actor: None,
            key: None,
            rate: OnceLock::new(),
            chain: OnceCell::new(),
            passed: Mutex::default(),
            used: OnceLock::new(),
            descriptor: Default::default(),
            found: Default::default(),
            started: Instant::now(),
        })
    }

    /// Asks this node instead of the ones by URL: the practice chain in this process, or a test's.
    #[must_use]
    pub fn with_node(mut self, node: Node) -> Self {
        self.node = Some(node);
        self
    }

    /// The same for another account that acts, on a chain that was opened for it, before whoever `ui` is: registry and names are shared.
    #[must_use]
    pub fn acting_for(&self, account: &Selected, chain: Chain, ui: Arc<dyn Ui>) -> Self {
        Self {
            global: self.global.clone(),
            config: self.config.clone(),
            places: self.places.clone(),
            ui,
            node: Some(chain.node().clone()),
            registry: self.registry.clone(),
            book: self.book.clone(),
            actor: Some(account.clone()),
            key: None,
            rate: OnceLock::new(),
            chain: OnceCell::new_with(Some(chain)),
            passed: Mutex::default(),
            used: OnceLock::new(),
            descriptor: Default::default(),
            found: self.found.clone(),
            started: self.started,
        }
    }

    /// The same with the key of the account that acts, which is then not asked for.
    #[must_use]
    pub fn with_key(self, key: Arc<Signer>) -> Self {
        Self { key: Some(key), ..self }
    }

    /// The person, for those who outlive a call.
    pub fn shared_ui(&self) -> Arc<dyn Ui> {
        Arc::clone(&self.ui)
    }

    /// Asks each node for no more than this many calls a second, unless an option says otherwise.
    pub fn pace(&self, rate: u32) {
        // The first word stays: a command has one file.
        let _ = self.rate.set(rate);
    }

    /// Remembers that an operator's terms are accepted as they are at the pinned block.
    pub fn pass(&self, operator: Address) {
        self.passed.lock().unwrap_or_else(PoisonError::into_inner).insert(operator);
    }

    /// Whether they were found accepted in this command.
    pub fn passed(&self, operator: Address) -> bool {
        self.passed.lock().unwrap_or_else(PoisonError::into_inner).contains(&operator)
    }

    /// The person.
    pub fn ui(&self) -> &dyn Ui {
        &*self.ui
    }

    /// The options that every command has.
    pub fn global(&self) -> &Global {
        &self.global
    }

    /// The configuration file.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Where things are kept.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// The accounts.
    pub fn store(&self) -> Store {
        Store::new(&self.places.home).with_kdf_memory(self.kdf_memory())
    }

    /// What opening a keystore may cost: the option, the configuration, or 1 GiB.
    pub fn kdf_memory(&self) -> MemorySize {
        self.global.max_kdf_memory.or(self.config.max_kdf_memory).unwrap_or(MOST_KDF_MEMORY)
    }

    /// The registry of the network.
    ///
    /// # Errors
    /// When the network is unknown or the file is wrong.
    pub fn registry(&self) -> Result<&Registry> {
        if let Some(registry) = self.registry.get() {
            return Ok(registry);
        }
        let registry = Arc::new(self.read_registry()?);
        Ok(self.registry.get_or_init(|| registry))
    }

    fn read_registry(&self) -> Result<Registry> {
        let Global { registry: given, network, .. } = &self.global;
        let name = network.as_deref().or(self.config.network.as_deref().filter(|_| given.is_none()));
        let Some(file) = given.as_ref().or(self.config.registry.as_ref()) else {
            return Registry::open(name, None);
        };
        let text = fs::read_to_string(file).with_context(|| format!("the registry {} cannot be read", file.display()))?;
        let shown = file.display().to_string();
        match (Registry::open(name, Some((&shown, &text))), network) {
            // The file of the configuration is about one network; naming another leaves it alone.
            (Err(err), Some(name)) if given.is_none() && fate(&err).kind == "network" => Registry::open(Some(name), None),
            (registry, _) => registry,
        }
    }

    /// The names and interfaces that the pipeline shows things with.
    ///
    /// # Errors
    /// As [`App::registry`].
    pub fn book(&self) -> Result<&Book> {
        let registry = self.registry()?;
        Ok(self.book.get_or_init(|| Self::book_of(registry).into()))
    }

    /// What the registry of any network calls things.
    pub fn book_of(registry: &Registry) -> Book {
        Book {
            names: registry.names(),
            tokens: registry.tokens().into_iter().map(|token| (token.address, token)).collect(),
            functions: interfaces::functions_of,
            payees: payees::payees,
            errors: interfaces::errors,
            advice: interfaces::advice,
        }
    }

    /// The account that acts.
    ///
    /// # Errors
    /// When none is named or there is none of that name.
    pub fn account(&self) -> Result<Selected> {
        if let Some(actor) = &self.actor {
            return Ok(actor.clone());
        }
        let named = self.global.account.clone().or(self.config.account.clone());
        let name = match named {
            Some(name) => name,
            None => match self.store().default_name()? {
                Some(name) => name.as_str().to_owned(),
                None if self.store().list()?.is_empty() => {
                    bail!(Failure::usage("there is no account yet").hint("make one with `restake account new NAME`"))
                }
                None => {
                    let hint = "name one with `-a NAME`, or for good with `restake account default NAME`";
                    bail!(Failure::usage("there is no default account").hint(hint))
                }
            },
        };
        self.store().find(&name)
    }

    /// The address of the account that acts.
    ///
    /// # Errors
    /// As [`App::account`].
    pub fn owner(&self) -> Result<Address> {
        Ok(self.account()?.address())
    }

    /// The same where it is about to act: refused, before anything is quoted or accepted in vain, where it has to sign and cannot.
    ///
    /// # Errors
    /// As [`App::account`], and when it has no key.
    pub fn actor(&self, send: &SendOptions) -> Result<Selected> {
        let account = self.account()?;
        if send.signs() {
            carry::ensure_key(&account)?;
        }
        Ok(account)
    }

    /// The account a command asks about: an account's name, an address, or the one that acts.
    ///
    /// # Errors
    /// When the text is neither.
    pub fn subject(&self, text: Option<&str>) -> Result<Selected> {
        text.map_or_else(|| self.account(), |text| self.store().find(text))
    }

    /// The node, on the right chain, pinned at its newest block.
    ///
    /// # Errors
    /// When no node is named, it does not answer, or it is of another chain.
    pub async fn chain(&self) -> Result<&Chain> {
        let open = async {
            let registry = self.registry()?;
            let expected = Expected {
                name: registry.name.clone(),
                chain_id: registry.chain_id,
                block_time: registry.block_time,
                multicall: registry.multicall3,
            };
            let node = self.node(&registry.name)?;
            let chain = Chain::open(node.clone(), expected, self.owner().ok()).await?;
            chain.notes().iter().for_each(|note| self.ui.say(note));
            if self.global.verbose > 0 {
                self.ui.say(&format!("note: reading from {} at block {}", node.used().0, chain.head().number));
            }
            let _ = self.used.set(node);
            Ok::<_, anyhow::Error>(chain)
        };
        self.chain.get_or_try_init(|| open).await
    }

    fn node(&self, network: &str) -> Result<Node> {
        let verify = self.global.verify_state || self.config.verify_state;
        if let Some(node) = &self.node {
            return Ok(node.clone().proving(verify));
        }
        let configured = || self.config.rpc.get(network).map(crate::config::Urls::list);
        let urls = if self.global.rpc_url.is_empty() { configured().unwrap_or_default() } else { self.global.rpc_url.clone() };
        if urls.is_empty() {
            let hint = format!("pass `--rpc-url URL`, or write it under `[rpc]` as `{network}` into {}", self.places.config.display());
            bail!(Failure::usage(format!("no node of `{network}` is named")).hint(hint));
        }
        let rate = self.global.rate.or(self.rate.get().copied()).or(self.config.rate).unwrap_or_default();
        let timely = Registry::is_built_in(self.registry()?.chain_id);
        Ok(Node::paced(&urls, self.global.allow_insecure_rpc, rate)?.timely(timely).proving(verify))
    }

    /// With `--verbose`, says at the end what the command cost the node.
    pub fn account_for(&self) {
        if let Some(node) = self.used.get().filter(|_| self.global.verbose > 0) {
            let (url, requests) = node.used();
            let seconds = self.started.elapsed().as_secs_f64();
            self.ui.say(&format!("note: {requests} requests in {seconds:.1} seconds, the last of them to {url}"));
        }
    }

    /// How much less than quoted may arrive: the option, the configuration, or half a percent.
    ///
    /// # Errors
    /// When it is all of it, so that nothing would be bound.
    pub fn slippage(&self, said: Option<Percent>) -> Result<Percent> {
        const MUCH: Percent = Percent::bips(500);
        let slippage = said.or(self.config.slippage).unwrap_or(Percent::bips(50));
        if slippage >= Percent::bips(10_000) {
            let message = format!("with a slippage of {slippage} nothing would have to arrive");
            bail!(Failure::usage(message).hint("pass a `--slippage` below 100%"));
        }
        if slippage > MUCH {
            self.ui.say(&format!("note: with a slippage of {slippage} that much less than quoted may arrive"));
        }
        Ok(slippage)
    }

    /// What a venue is asked with.
    ///
    /// # Errors
    /// As [`App::chain`] and [`App::owner`], and when the account is to sign and has no key.
    pub async fn ask(&self, send: &SendOptions) -> Result<Ask<'_>> {
        let owner = self.actor(send)?.address();
        Ok(Ask { chain: self.chain().await?, owner, slippage: self.slippage(send.slippage)?, as_shares: false })
    }
}

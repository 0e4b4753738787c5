//! Opens things once, on first use: places, registry, account, chain, journal; and carries plans out.

use crate::{
    chain::{Chain, Expected, Node},
    cli::Global,
    commands::SendOptions,
    config::{Config, Places},
    error::{Failure, Fate},
    journal::{History, Journal},
    pipeline::{self, Book, Desk, Outcome},
    plan::{Plan, Step},
    protocol::{Ask, interfaces, registry::Registry},
    signer::{Selected, Signer, Store},
    ui::{Report, Ui},
    units::Percent,
};
use alloy::primitives::Address;
use anyhow::{Context, Result, bail};
use secrecy::SecretString;
use std::{
    fs,
    io::{BufRead, Read},
    path::Path,
    sync::OnceLock,
};
use tokio::sync::OnceCell;
use zeroize::Zeroizing;

/// Everything a command may ask for.
pub struct App {
    global: Global,
    config: Config,
    places: Places,
    ui: Box<dyn Ui>,
    node: Option<Node>,
    registry: OnceLock<Registry>,
    chain: OnceCell<Chain>,
}

impl App {
    /// Reads the configuration; touches nothing else yet.
    ///
    /// # Errors
    /// When there is no home folder, or the configuration cannot be read.
    pub fn new(global: Global, ui: Box<dyn Ui>) -> Result<Self> {
        let places = Places::new(global.home.as_deref(), global.config.as_deref())?;
        let config = Config::read(&places.config, global.config.is_some())?;
        Ok(Self { global, config, places, ui, node: None, registry: OnceLock::new(), chain: OnceCell::new() })
    }

    /// Asks this node instead of the ones by URL: the practice chain in this process, or a test's.
    #[must_use]
    pub fn with_node(mut self, node: Node) -> Self {
        self.node = Some(node);
        self
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
        Store::new(&self.places.home)
    }

    /// The registry of the network.
    ///
    /// # Errors
    /// When the network is unknown or the file is wrong.
    pub fn registry(&self) -> Result<&Registry> {
        if let Some(registry) = self.registry.get() {
            return Ok(registry);
        }
        let file = self.global.registry.as_ref().or(self.config.registry.as_ref());
        let overlay = file
            .map(|file| fs::read_to_string(file).with_context(|| format!("the registry {} cannot be read", file.display())))
            .transpose()?;
        let name = self.global.network.as_deref().or(self.config.network.as_deref().filter(|_| self.global.registry.is_none()));
        let registry = Registry::open(name, overlay.as_deref())?;
        Ok(self.registry.get_or_init(|| registry))
    }

    /// The names and interfaces that the pipeline shows things with.
    ///
    /// # Errors
    /// As [`App::registry`].
    pub fn book(&self) -> Result<Book> {
        let registry = self.registry()?;
        Ok(Book {
            names: registry.names(),
            tokens: registry.tokens().into_iter().map(|token| (token.address, token)).collect(),
            functions: interfaces::functions(),
            errors: interfaces::errors(),
            advice: interfaces::advice,
        })
    }

    /// The account that acts.
    ///
    /// # Errors
    /// When none is named or there is none of that name.
    pub fn account(&self) -> Result<Selected> {
        let named = self.global.account.clone().or(self.config.account.clone());
        let name = match named {
            Some(name) => name,
            None => match self.store().default_name()? {
                Some(name) => name.as_str().to_owned(),
                None => bail!(Failure::usage("there is no account yet").hint("make one with `restake account new NAME`")),
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
            Chain::open(self.node(&registry.name)?, expected, self.owner().ok()).await
        };
        self.chain.get_or_try_init(|| open).await
    }

    fn node(&self, network: &str) -> Result<Node> {
        if let Some(node) = &self.node {
            return Ok(node.clone());
        }
        let configured = || self.config.rpc.get(network).map(crate::config::Urls::list);
        let urls = if self.global.rpc_url.is_empty() { configured().unwrap_or_default() } else { self.global.rpc_url.clone() };
        if urls.is_empty() {
            let hint = format!("pass `--rpc-url URL`, or write it under `[rpc]` as `{network}` into {}", self.places.config.display());
            bail!(Failure::usage(format!("no node of `{network}` is named")).hint(hint));
        }
        Node::new(&urls, self.global.allow_insecure_rpc)
    }

    /// How much less than quoted may arrive: the option, the configuration, or half a percent.
    pub fn slippage(&self, said: Option<Percent>) -> Percent {
        said.or(self.config.slippage).unwrap_or(Percent::bips(50))
    }

    /// What a venue is asked with.
    ///
    /// # Errors
    /// As [`App::chain`] and [`App::owner`].
    pub async fn ask(&self, send: &SendOptions) -> Result<Ask<'_>> {
        let owner = self.owner()?;
        Ok(Ask { chain: self.chain().await?, owner, slippage: self.slippage(send.slippage), as_shares: false })
    }

    /// Opens the key of the account that acts.
    ///
    /// # Errors
    /// When the account cannot sign, the password is wrong, or there is no one to ask for it.
    pub async fn unlock(&self, account: &Selected) -> Result<Signer> {
        let password = if account.needs_password() { Some(self.password(account)?) } else { None };
        let opened = account.open(password.as_ref()).await?;
        if let Some(weakness) = opened.weakness {
            self.ui.say(&format!("note: {weakness}"));
        }
        Ok(opened.signer)
    }

    fn password(&self, account: &Selected) -> Result<SecretString> {
        if let Some(file) = &self.global.password_file {
            return read_secret(file);
        }
        let name = account.entry().map_or_else(|| account.address().to_string(), |entry| entry.name.to_string());
        let typed = self.ui.password(&format!("Password of {name}"))?;
        typed.ok_or_else(|| Failure::usage("there is no one to ask for the password").hint("pass `--password-file FILE`").into())
    }

    /// Carries steps out: simulated, shown, signed, recorded, sent. The only caller of the pipeline.
    ///
    /// # Errors
    /// As each stage of [`pipeline`].
    pub async fn carry_out(&self, command: &str, steps: Vec<Step>, send: &SendOptions) -> Result<Box<dyn Report>> {
        let chain = self.chain().await?;
        self.carry_plan(Plan::new(chain.id(), self.owner()?, command, steps), send).await
    }

    /// The same for a plan that is already one, such as a saved one.
    ///
    /// # Errors
    /// As [`App::carry_out`].
    pub async fn carry_plan(&self, plan: Plan, send: &SendOptions) -> Result<Box<dyn Report>> {
        if let Some(report) = self.rehearse(&plan, send).await? {
            return Ok(report);
        }
        let mut journal = Journal::open(&self.places.journal(), plan.chain_id, plan.owner)?;
        self.sign(&mut journal, plan, None, send).await
    }

    /// The same for the rest of the plan `id`, with the journal that it was read from: nobody else may carry it on meanwhile.
    ///
    /// # Errors
    /// As [`App::carry_out`].
    pub async fn carry_on(&self, journal: &mut Journal, id: &str, plan: Plan, send: &SendOptions) -> Result<Box<dyn Report>> {
        match self.rehearse(&plan, send).await? {
            Some(report) => Ok(report),
            None => self.sign(journal, plan, Some(id), send).await,
        }
    }

    /// What can be answered of a plan without signing it.
    async fn rehearse(&self, plan: &Plan, send: &SendOptions) -> Result<Option<Box<dyn Report>>> {
        let (chain, book, account) = (self.chain().await?, self.book()?, self.account()?);
        if plan.steps.is_empty() {
            return Ok(Some(Box::new(report("nothing", None))));
        }
        if plan.chain_id != chain.id() || plan.owner != account.address() {
            let message = format!("the plan is of {} on chain {}", plan.owner, plan.chain_id);
            bail!(Failure::refused("plan", message).hint("choose its account and network with `--account` and `--network`"));
        }
        if let Some(file) = &send.save {
            pipeline::simulate(chain, &book, plan.clone()).await?;
            crate::signer::files::replace(file, &serde_json::to_vec_pretty(plan)?)?;
            return Ok(Some(Box::new(report("saved", Some(file)))));
        }
        let who = name_of(&account);
        if send.dry_run {
            let options = send.options(&self.config);
            return Ok(Some(Box::new(pipeline::rehearse(chain, &book, self.ui(), &who, plan.clone(), options).await?)));
        }
        if !account.can_sign() {
            bail!(Failure::usage(format!("`{who}` is watched only: it has no key here")).hint("pass `--save FILE` and sign elsewhere"));
        }
        Ok(None)
    }

    async fn sign(&self, journal: &mut Journal, plan: Plan, resumes: Option<&str>, send: &SendOptions) -> Result<Box<dyn Report>> {
        let (chain, book, account) = (self.chain().await?, self.book()?, self.account()?);
        let history = journal.entries()?;
        self.settled(&history, chain.name())?;
        let chain = &self.up_to_date(chain, plan.owner, &history).await?;
        let options = pipeline::supersede(chain, journal, plan.owner, send.options(&self.config)).await?;
        let simulated = pipeline::simulate(chain, &book, plan).await?;
        let approved = pipeline::review(chain, &book, self.ui(), &name_of(&account), simulated, options).await?;
        let signer = self.unlock(&account).await?;
        let mut desk = Desk { chain, book: &book, ui: self.ui(), signer: &signer, journal, resumes };
        Ok(Box::new(pipeline::execute(&mut desk, approved).await?))
    }

    /// The chain was opened before the journal was locked: another process may have sent meanwhile.
    async fn up_to_date(&self, chain: &Chain, owner: Address, history: &History) -> Result<Chain> {
        let signed = history.plans().iter().flat_map(crate::journal::Record::signed).map(|signed| signed.nonce).max();
        let nonce = chain.standing(owner).await?.nonce;
        if signed.is_some_and(|signed| signed >= nonce) { chain.again(Some(owner)).await } else { Ok(chain.clone()) }
    }

    /// Nothing new is signed while the fate of something signed is open: its nonce may be used twice.
    fn settled(&self, history: &History, network: &str) -> Result<()> {
        if let Some(line) = history.broken.first() {
            self.ui.say(&format!("note: line {line} of the journal on {network} cannot be read; the others are whole"));
        }
        match history.plans().into_iter().find(|plan| !plan.waiting().is_empty()) {
            Some(plan) => {
                let message = format!("what became of a transaction of plan {} is not known", plan.id);
                Err(Failure::new(Fate::Failed, "open", message).hint("find out with `restake history resume`").into())
            }
            None => Ok(()),
        }
    }
}

fn name_of(account: &Selected) -> String {
    account.entry().map_or_else(String::new, |entry| entry.name.to_string())
}

fn report(state: &'static str, file: Option<&std::path::PathBuf>) -> Outcome {
    let file = file.map(|file| file.display().to_string());
    Outcome { state, expected: vec![], transactions: vec![], fee_at_most: None, file }
}

/// The first line of a file. `-` is the next line of standard input, so that a second secret can follow the first.
///
/// # Errors
/// When it cannot be read, is empty from the start, is too long or is no text.
pub fn read_secret(file: &Path) -> Result<SecretString> {
    const MOST: u64 = 64 * 1024;
    // Reserved in full, so that growing leaves no copy behind.
    let mut line = Zeroizing::new(Vec::with_capacity(64 * 1024));
    let standard = file == Path::new("-");
    let shown = if standard { "standard input".into() } else { file.display().to_string() };
    let read = if standard {
        std::io::stdin().lock().take(MOST).read_until(b'\n', &mut line)
    } else {
        fs::File::open(file).and_then(|file| std::io::BufReader::new(file.take(MOST)).read_until(b'\n', &mut line))
    };
    let length = read.with_context(|| format!("{shown} cannot be read"))?;
    if length == 0 {
        bail!(Failure::usage(format!("{shown} ends before the secret that was to be read from it")));
    }
    let text = std::str::from_utf8(&line).ok().with_context(|| format!("what {shown} holds is not text"))?;
    let text = text.strip_suffix('\n').unwrap_or(text);
    Ok(SecretString::from(text.strip_suffix('\r').unwrap_or(text)))
}

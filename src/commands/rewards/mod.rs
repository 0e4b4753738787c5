//! Rewards: what is claimable, claiming it, and who may.

mod report;

use super::{Intent, SendOptions, an_address};
use crate::{
    app::App,
    chain::{Chain, erc20::Token},
    error::Failure,
    protocol::{
        eigenlayer::rewards::{Claims, Sidecar, Source, To},
        registry::{Registry, address},
    },
    ui::Report,
};
use alloy::primitives::Address;
use anyhow::{Context, Result, bail, ensure};
use clap::{Args, Subcommand};
use futures::future::try_join_all;
use report::Rewards;
use std::{fs, path::Path, path::PathBuf};

/// The largest claim file, in bytes: a row of everybody's earnings on mainnet is about 130.
const LARGEST: u64 = 512 << 20;

/// Show and claim rewards, and say who may claim them
#[derive(Debug, Args)]
pub struct RewardsCommand {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Show what is claimable now
    Show {
        /// Whose rewards: an account or an address; the account that acts where none is named
        earner: Option<String>,
        #[command(flatten)]
        from: Data,
    },
    /// Claim what is new, proved against the root on the chain
    Claim(Box<Claim>),
    /// Let another account claim all rewards of this one; `none` takes the right back
    SetClaimer {
        /// The account that may claim from now on, alone
        #[arg(value_name = "ADDRESS")]
        claimer: String,
        #[command(flatten)]
        send: Box<SendOptions>,
    },
}

/// Where the claim data comes from.
#[derive(Debug, Args)]
pub(super) struct Origin {
    /// A file of claim data: a sidecar's proof, or JSON lines of everybody's cumulative earnings
    #[arg(long, value_name = "FILE")]
    claims: Option<PathBuf>,
    /// The rewards sidecar to ask, where no file is given
    #[arg(long, env = "RESTAKE_SIDECAR_URL", hide_env_values = true, value_name = "URL")]
    sidecar: Option<String>,
}

/// Which claim data counts.
#[derive(Debug, Args)]
struct Data {
    #[command(flatten)]
    origin: Origin,
    /// Only this token, by symbol or address; repeat it for several
    #[arg(long, value_name = "TOKEN")]
    token: Vec<String>,
}

/// Claim what is new, proved against the root on the chain
#[derive(Debug, Args)]
struct Claim {
    #[command(flatten)]
    from: Data,
    /// Whose rewards, where the account that acts is another's claimer
    #[arg(long, value_name = "ADDRESS", value_parser = an_address)]
    earner: Option<Address>,
    /// Who receives them; whoever earned them, not the account that acts, where nobody is named
    #[arg(long, value_name = "ADDRESS", value_parser = an_address)]
    recipient: Option<Address>,
    #[command(flatten)]
    send: SendOptions,
}

impl RewardsCommand {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the claim data cannot be had or proves nothing, and as the pipeline says.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        match self.what {
            What::Show { earner, from } => show(app, earner.as_deref(), &from).await,
            acts => app.carry_out(Self { what: acts }.intent(app).await?).await,
        }
    }

    /// What it means to do.
    ///
    /// # Errors
    /// When the claim data cannot be had or proves nothing, and where it only shows something.
    pub async fn intent(self, app: &App) -> Result<Intent> {
        match self.what {
            What::Show { .. } => bail!(Failure::usage("`rewards show` does not act")),
            What::Claim(claim) => claim.intent(app).await,
            What::SetClaimer { claimer, send } => set_claimer(app, &claimer, &send).await,
        }
    }
}

async fn show(app: &App, earner: Option<&str>, from: &Data) -> Result<Box<dyn Report>> {
    let (registry, chain, earner) = (app.registry()?, app.chain().await?, app.subject(earner)?.address());
    let (source, only) = (from.source(app)?, from.tokens(registry)?);
    let claimable = registry.eigenlayer()?.claimable(chain, earner, &source, &only).await?;
    let fresh = claimable.fresh();
    let tokens = try_join_all(fresh.iter().map(|earned| token(registry, chain, earned.token))).await?;
    Ok(Box::new(Rewards::new(&claimable, &fresh, &tokens)))
}

impl Claim {
    async fn intent(&self, app: &App) -> Result<Intent> {
        let (registry, ask) = (app.registry()?, app.ask(&self.send).await?);
        let (core, earner) = (registry.eigenlayer()?, self.earner.unwrap_or(ask.owner));
        let (source, only) = (self.from.source(app)?, self.from.tokens(registry)?);
        let claimable = core.claimable(ask.chain, earner, &source, &only).await?;
        let recipient = self.recipient.unwrap_or(earner);
        let to = To { recipient, rebasing: &registry.rebasing(), tokens: &registry.tokens() };
        let steps = core.claim_rewards(&ask, &claimable, to).await?;
        Ok(Intent::new("rewards claim", steps, self.send.knowing(recipient)))
    }
}

async fn set_claimer(app: &App, claimer: &str, send: &SendOptions) -> Result<Intent> {
    let owner = app.owner()?;
    let claimer = match claimer {
        "none" => Address::ZERO,
        text => an_address(text).map_err(|err| err.context(Failure::usage("the claimer is an address, or `none`")))?,
    };
    let core = app.registry()?.eigenlayer()?;
    let chain = app.chain().await?;
    let (present, wanted) = (core.claimer_of(chain, owner).await?, if claimer.is_zero() { owner } else { claimer });
    ensure!(present != wanted, Failure::failed("claimer", format!("{wanted} may claim the rewards already, alone")));
    Ok(Intent::new("rewards set-claimer", vec![core.set_claimer(owner, claimer)], send.knowing(claimer)))
}

impl Origin {
    /// The file that is named, or the sidecar: of the option, the configuration, or the registry.
    ///
    /// # Errors
    /// When the file cannot be read, or the sidecar would be asked in the clear.
    pub(super) fn source(&self, app: &App) -> Result<Option<Source>> {
        if let Some(file) = &self.claims {
            return Ok(Some(Source::Claims(Claims::parse(&read(file)?)?)));
        }
        let registry = app.registry()?;
        let configured = || app.config().sidecar.get(&registry.name);
        let listed = || registry.eigenlayer.as_ref().and_then(|core| core.sidecar.as_ref());
        let url = self.sidecar.as_ref().or_else(configured).or_else(listed);
        url.map(|url| Ok(Source::Sidecar(Sidecar::new(url)?))).transpose()
    }
}

impl Data {
    fn source(&self, app: &App) -> Result<Source> {
        let registry = app.registry()?;
        registry.eigenlayer()?;
        let none = || {
            let hint = "pass `--sidecar URL` or `--claims FILE`, or write a sidecar under `[sidecar]` into the configuration";
            Failure::usage(format!("no rewards sidecar of `{}` is known", registry.name)).hint(hint)
        };
        self.origin.source(app)?.with_context(none)
    }

    fn tokens(&self, registry: &Registry) -> Result<Vec<Address>> {
        let find = |text: &String| match address(text)? {
            Some(address) => Ok(address),
            None => Ok(registry.asset(text)?.address),
        };
        self.token.iter().map(find).collect()
    }
}

fn read(file: &Path) -> Result<String> {
    let sorry = || format!("the claim data {} cannot be read", file.display());
    let size = fs::metadata(file).with_context(sorry)?.len();
    ensure!(size <= LARGEST, Failure::usage(format!("the claim data is larger than {} MiB", LARGEST >> 20)));
    fs::read_to_string(file).with_context(sorry)
}

/// The registry's word on a token, or the token's own.
pub(super) async fn token(registry: &Registry, chain: &Chain, address: Address) -> Result<Token> {
    match registry.tokens().into_iter().find(|token| token.address == address) {
        Some(token) => Ok(token),
        None => Token::ask(chain, address).await,
    }
}

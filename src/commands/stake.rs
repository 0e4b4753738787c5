//! Ether into a liquid staking or restaking token.

use super::{Intent, SendOptions};
use crate::{
    app::App,
    chain::Fees,
    error::Failure,
    plan::{ETHER, Step},
    protocol::{Ask, Venue},
    ui::Report,
    units::{Amount, Money},
};
use alloy::primitives::{Address, U256};
use anyhow::{Context, Result, bail};
use clap::Args;

/// Gas that `max` leaves for the fees of this and the next steps.
const GAS_KEPT: u64 = 1_000_000;

/// Stake ether for a liquid staking token
#[derive(Debug, Args)]
pub struct Stake {
    /// How much ether: `1.5`, `50%` or `max`
    amount: Amount,
    /// Where: a venue's id
    #[arg(long, default_value = "lido", value_name = "VENUE")]
    with: String,
    /// Wraps what comes out, such as stETH into wstETH
    #[arg(long)]
    wrap: bool,
    #[command(flatten)]
    send: SendOptions,
}

impl Stake {
    /// Carries the command out.
    ///
    /// # Errors
    /// As the venue and the pipeline say.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        app.carry_out(self.intent(app).await?).await
    }

    /// What it means to do.
    ///
    /// # Errors
    /// As the venue says.
    pub async fn intent(self, app: &App) -> Result<Intent> {
        let venue = app.registry()?.venue(&self.with)?;
        if !venue.facts().takes.contains(&ETHER) {
            bail!(Failure::usage(format!("`{}` does not take ether", self.with)).hint("see `restake venues`"));
        }
        let ask = app.ask(&self.send).await?;
        let amount = amount_of_ether(app, &ask, &self.amount, &self.send).await?;
        let mut steps = venue.enter(&ask, ETHER, amount).await?;
        if self.wrap {
            let more = wrapping(&*venue, &ask, &steps).await?;
            steps.extend(more);
        }
        Ok(Intent::new("stake", steps, self.send))
    }
}

/// The second round: what is wrapped is the least that the first must bring.
async fn wrapping(venue: &dyn Venue, ask: &Ask<'_>, first: &[Step]) -> Result<Vec<Step>> {
    let facts = venue.facts();
    let (base, _) = facts.wraps.with_context(|| format!("nothing of {} is wrapped", facts.name))?;
    let least = least_of(first, base).with_context(|| format!("{} does not bring what it wraps", facts.name))?;
    venue.enter(ask, base, least).await
}

/// The least of `asset` that the last of some steps must bring.
pub(super) fn least_of(steps: &[Step], asset: Address) -> Option<U256> {
    steps.iter().rev().find_map(|step| step.receives.get(&asset)).copied()
}

/// An amount of ether, where `max` leaves what the fees may cost.
pub(super) async fn amount_of_ether(app: &App, ask: &Ask<'_>, amount: &Amount, send: &SendOptions) -> Result<U256> {
    amount_of_ether_but(GAS_KEPT, app, ask, amount, send).await
}

/// The same where `max` leaves what so much gas may cost.
pub(super) async fn amount_of_ether_but(gas: u64, app: &App, ask: &Ask<'_>, amount: &Amount, send: &SendOptions) -> Result<U256> {
    let standing = ask.chain.standing(ask.owner).await?;
    let mut whole = standing.balance;
    if *amount == Amount::Max {
        let fees = Fees::choose(&standing, send.options(app.config()).fees)?;
        let kept = U256::from(gas).saturating_mul(U256::from(fees.max));
        whole = whole.saturating_sub(kept);
    }
    let wei = amount.of(whole, 18, "ETH")?;
    if wei > whole {
        bail!(Failure::failed("funds", format!("{} is more than the {} there is", Money::ether(wei), Money::ether(whole))));
    }
    Ok(wei)
}

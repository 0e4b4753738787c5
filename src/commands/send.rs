//! Ether and tokens to somebody else.

use super::{Intent, SendOptions, deposit::amount_of_token, rewards::token, stake::amount_of_ether_but};
use crate::{
    address::address,
    app::App,
    chain::{
        Chain,
        erc20::{IERC20, Token},
    },
    error::Failure,
    plan::{Call, ETHER, Expect, Step},
    protocol::{Ask, rebasing::least},
    signer::Selected,
    ui::Report,
    units::Amount,
};
use alloy::primitives::{Address, Bytes, U256};
use anyhow::{Result, bail};
use clap::Args;

/// What `max` leaves for a transfer to an account without code, in gas: it costs 21,000, a simulation may say a quarter more,
/// and the limit is another quarter above that.
const TRANSFER_GAS: u64 = 32_813;

/// The same for one to a contract, which runs code of its own.
const CONTRACT_GAS: u64 = 500_000;

/// Send ether or a token to somebody
#[derive(Debug, Args)]
pub struct Send {
    /// How much: `1.5`, `50%` or `max`
    amount: Amount,
    /// What: `eth`, a token such as `steth`, or a token's address
    asset: String,
    /// To whom: an address, or the name of an account, such as `ops/3`
    to: String,
    #[command(flatten)]
    send: SendOptions,
}

impl Send {
    /// Carries the command out.
    ///
    /// # Errors
    /// When what is sent would be lost, and as the pipeline says.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        app.carry_out(self.intent(app).await?).await
    }

    /// What it means to do.
    ///
    /// # Errors
    /// When what is sent would be lost, or is not there.
    pub async fn intent(self, app: &App) -> Result<Intent> {
        let to = self.payee(app)?;
        let steps = self.steps(app, &to).await?;
        // Who types an address knows it.
        Ok(Intent::new("send", steps, self.send.knowing(to.address())))
    }

    /// Who receives it.
    fn payee(&self, app: &App) -> Result<Selected> {
        let to = app.find(&self.to)?;
        if to.address().is_zero() {
            bail!(Failure::usage("what goes to the zero address is lost").hint("name who is to receive it"));
        }
        Ok(to)
    }

    async fn steps(&self, app: &App, to: &Selected) -> Result<Vec<Step>> {
        let ask = app.ask(&self.send).await?;
        let asset = self.asset(app, ask.chain).await?;
        let payee = Payee { address: to.address(), said: said(to) };
        let mut step = match asset.address {
            ETHER => payee.ether(self.ether(app, &ask, payee.address).await?),
            _ if asset.address == payee.address => {
                let message = format!("what goes to the contract of {} itself is lost", asset.symbol);
                bail!(Failure::usage(message).hint("name who is to receive it"));
            }
            _ => {
                let amount = amount_of_token(&ask, &self.amount, &asset).await?;
                let rebases = app.registry()?.rebasing().contains(&asset.address);
                payee.token(&ask, &asset, amount, rebases)
            }
        };
        for note in self.notes(app, ask.owner, payee.address)? {
            step = step.note(note);
        }
        Ok(vec![step])
    }

    /// What is sent: a token of the registry, or any by its address.
    async fn asset(&self, app: &App, chain: &Chain) -> Result<Token> {
        let registry = app.registry()?;
        match address(&self.asset)? {
            Some(address) => token(registry, chain, address).await,
            None => registry.asset(&self.asset),
        }
    }

    /// How much ether: `max` leaves what this one transfer may cost.
    async fn ether(&self, app: &App, ask: &Ask<'_>, to: Address) -> Result<U256> {
        let gas = match self.send.gas_limit {
            Some(limit) => limit,
            None if self.amount != Amount::Max || ask.chain.code(to).await?.is_empty() => TRANSFER_GAS,
            None => CONTRACT_GAS,
        };
        amount_of_ether_but(gas, app, ask, &self.amount, &self.send).await
    }

    /// What the sender should know of who receives it.
    fn notes(&self, app: &App, owner: Address, to: Address) -> Result<Vec<String>> {
        let mut notes = vec![];
        if to == owner {
            notes.push("it goes to the account that sends it: nothing but the fee is spent".to_owned());
        }
        if let Some(name) = app.book()?.name(to) {
            notes.push(format!("{name} is a contract: what is sent to it may never come back"));
        }
        // Digits alone have no case, and nothing to check either.
        if self.to.starts_with("0x") && self.to != to.to_string() {
            notes.push("the address was typed without its checksum: compare every digit of it".to_owned());
        }
        Ok(notes)
    }
}

/// Who receives something, and how they are named.
struct Payee {
    address: Address,
    said: String,
}

/// An account by its name and address, anybody else by the address.
fn said(to: &Selected) -> String {
    let name = to.entry().map(|_| format!("{to}, ")).unwrap_or_default();
    format!("{name}{}", to.address())
}

impl Payee {
    fn ether(&self, amount: U256) -> Step {
        let call = Call { to: self.address, value: amount, data: Bytes::new() };
        Step::new(format!("Send {} to {}", Token::ether().money(amount), self.said), call).spends(ETHER, amount)
    }

    /// What arrives is watched: a token may answer that it did nothing, or keep a part.
    fn token(&self, ask: &Ask<'_>, token: &Token, amount: U256, rebases: bool) -> Step {
        let (to, value) = (self.address, amount);
        let call = Call::new(token.address, &IERC20::transferCall { to, value });
        let mut step = Step::new(format!("Send {} to {}", token.money(amount), self.said), call).spends(token.address, amount);
        if to != ask.owner {
            let balance = Call::new(token.address, &IERC20::balanceOfCall { account: to });
            let arrives = if rebases { least(amount) } else { amount };
            step = step.watches(format!("{} of {to}", token.symbol), token.decimals, balance, Expect::Gains(arrives));
        }
        if rebases {
            step = step.note(format!("{} is counted in shares: a wei or two less may arrive", token.symbol));
        }
        step
    }
}

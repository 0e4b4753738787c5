//! One action as a plan: its command is planned on the chain as it is by then, with what other actions brought.

use super::{
    next::value,
    past::{Bar, Known},
    work::Work,
};
use crate::{
    app::App,
    chain::erc20::IERC20,
    commands::{Intent, SendOptions, terms::accepted},
    error::{Failure, fate},
    journal::{FRESH, Tag},
    pipeline::{Job as Member, Options, ROUNDED},
    plan::{ETHER, Plan},
    script::{Amount, Job, Position, Value},
    units::Gwei,
};
use alloy::primitives::{Address, U256};
use anyhow::{Context, Result, bail};
use std::{collections::BTreeMap, mem};

/// After how many blocks a transaction that waits is signed again at higher fees, where the ceiling leaves room.
pub(super) const STUCK: u64 = 5;

/// An action that is ready to be simulated.
#[derive(Debug)]
pub(super) struct Planned {
    /// Which one.
    pub(super) job: usize,
    /// What it does, as the journal will have it.
    pub(super) member: Member,
    /// How it is carried out.
    pub(super) options: Options,
}

/// How actions are planned.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    /// They are to be signed; else they are shown, no key is needed and nothing is accepted.
    pub(super) sign: bool,
    /// The most that a unit of gas may cost.
    pub(super) ceiling: Gwei,
    /// Which run of the file it is.
    pub(super) run: u32,
}

impl Planned {
    /// Plans one action for the account of `app`.
    ///
    /// # Errors
    /// As its command says, with its name; a refusal where it is under terms that are not accepted.
    pub(super) async fn new(
        (app, work, job): (&App, &Work, usize),
        terms: Terms,
        known: Option<&Known>,
        brought: Option<&BTreeMap<Address, U256>>,
    ) -> Result<Self> {
        let what = work.jobs.get(job).context("there is no such action")?;
        let (plan, mut options) = one((app, work, what), terms, known, brought).await.map_err(|err| {
            let failure = fate(&err);
            let place = work.script.place(place(what, &format!("{err:#}")));
            let mut words = failure.saying(format!("`{}` cannot be done ({place})", what.key));
            words.hint = words.hint.map(|hint| in_file(&hint, |key| work.forms.borrow_mut().takes(&work.script, what, key)));
            err.context(words)
        })?;
        let resumes = match known {
            Some(Known::Again { resumes, .. } | Known::Left { resumes, .. } | Known::Open { resumes, .. }) => Some(resumes.clone()),
            _ => None,
        };
        let rest = match known {
            Some(Known::Left { places, .. }) => Some(places.clone()),
            _ => None,
        };
        let tag = Tag { script: work.script.digest, run: terms.run, job: what.key.clone(), of: work.jobs.len(), rest };
        let allow_unknown = mem::take(&mut options.allow_unknown);
        Ok(Self { job, member: Member { tag, plan, resumes, allow_unknown }, options })
    }

    /// Whether it is one transaction.
    pub(super) fn is_single(&self) -> bool {
        self.member.plan.steps.len() == 1
    }

    /// Whether it may go out with another: they are paid and waited for alike.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let of = |options: &Options| {
            (options.fees.max, options.fees.tip, options.gas_limit, options.confirmations, options.patience, options.ceiling)
        };
        of(&self.options) == of(&other.options)
    }
}

async fn one(
    (app, work, what): (&App, &Work, &Job),
    terms: Terms,
    known: Option<&Known>,
    brought: Option<&BTreeMap<Address, U256>>,
) -> Result<(Plan, Options)> {
    let (chain, owner) = (app.chain().await?, app.owner()?);
    let (plan, send) = match known {
        // Its command may be impossible by now, for what was done of it.
        Some(Known::Left { bar: Some(bar), .. }) => bail!(barred(*bar)),
        Some(Known::Open { hashes, .. }) if !hashes.is_empty() => {
            bail!(
                Failure::failed("open", "something that was sent of it is not mined yet").hint("try again later, or see `restake history`")
            )
        }
        Some(Known::Left { rest, .. }) => (rest.clone(), said(what)?),
        _ => {
            let amount = match (what.amount_from, brought) {
                (Some(from), Some(brought)) => Some(amount_of((app, work), what, from, brought).await?),
                (Some(_), None) => bail!("what it takes up was not brought yet"),
                (None, _) => None,
            };
            let text = amount.as_ref().map(|(_, text)| text.as_str());
            let command = work.forms.borrow_mut().command(&work.script, what, text, !terms.sign)?;
            let Intent { command, steps, send } = command.intent(app).await?;
            if let Some((token, _)) = amount.filter(|(token, _)| !steps.iter().any(|step| step.spends.contains_key(token))) {
                let name = app.book()?.label(token);
                bail!(Failure::failed("brought", format!("{name} was brought, and it takes something else")));
            }
            (Plan::new(chain.id(), owner, command, steps), send)
        }
    };
    let mut options = send.options(app.config());
    (options.yes, options.screen, options.bump_after) = (true, app.account()?.screen(), Some(STUCK));
    // What an action says is no more than that, whatever the rest of the file may pay.
    options.ceiling = Some(options.fees.max.map_or(terms.ceiling, |max| max.min(terms.ceiling)));
    options.fees.max = options.fees.max.and(options.ceiling);
    if plan.steps.is_empty() {
        bail!(Failure::failed("nothing", "there is nothing to do"));
    }
    // A digest that the file names is gone through while the command is planned, where it signs.
    if send.accept_terms.is_none() {
        accepted(app, chain, &plan).await?;
    }
    Ok((plan, options))
}

/// Where the file says what an error is about: the value that it quotes, else the action.
fn place(what: &Job, words: &str) -> Position {
    let quoted = |text: &str| !text.is_empty() && words.contains(&format!("`{text}`"));
    let is_meant = |value: &Value| match value {
        Value::Flag(_) => false,
        Value::One(text) => quoted(text),
        Value::Several(texts) => texts.iter().any(|text| quoted(text)),
    };
    what.settings().find(|setting| is_meant(&setting.value)).map_or(what.at, |setting| setting.value_at)
}

/// Words that name options, as a file has those of them that it `takes`: `accept_terms` for `--accept-terms DIGEST`.
pub(super) fn in_file(words: &str, takes: impl Fn(&str) -> bool) -> String {
    let mut parts = words.split("`--");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let (option, rest) = part.split_once('`').unwrap_or((part, ""));
        let key = option.split([' ', '=']).next().unwrap_or_default().replace('-', "_");
        if takes(&key) { format!("{text}`{key}`{rest}") } else { format!("{text}`--{part}") }
    })
}

/// What is left of an action is done by hand.
fn barred(bar: Bar) -> Failure {
    let failure = match bar {
        Bar::Stale => {
            let message = format!("what is left of it is older than {} hours, and so are the least amounts in it", FRESH.as_hours());
            Failure::failed("stale", message)
        }
        Bar::Twice => Failure::failed("twice", "it was planned twice, and steps of both plans are mined: see `restake history`"),
    };
    failure.hint("do the rest by a command of its own, and give this up with `restake history close`")
}

/// What an action's own options say of how it is paid and waited for.
pub(super) fn said(what: &Job) -> Result<SendOptions> {
    let number = |key| value(what, key).map(str::parse::<u64>).transpose();
    let fee = |key| value(what, key).map(str::parse::<Gwei>).transpose();
    Ok(SendOptions {
        max_fee: fee("max_fee")?,
        priority_fee: fee("priority_fee")?,
        gas_limit: number("gas_limit")?,
        confirmations: number("confirmations")?,
        timeout: number("timeout")?,
        ..SendOptions::default()
    })
}

/// What an action brought, and how much of it is the amount of another: of several tokens the one that the other takes.
async fn amount_of((app, work): (&App, &Work), what: &Job, from: Amount, brought: &BTreeMap<Address, U256>) -> Result<(Address, String)> {
    let registry = app.registry()?;
    // A default that the command has no option for says nothing here.
    let takes = |key: &&str| work.forms.borrow_mut().takes(&work.script, what, key);
    let named = ["asset", "token"].iter().filter(|key| takes(key)).find_map(|key| value(what, key));
    let wanted = named.map(|name| registry.asset(name)).transpose()?.map(|token| token.address);
    // Ether that arrives is in no receipt, and what the account has more by then may be somebody else's.
    let tokens: BTreeMap<_, _> = brought.iter().filter(|(token, _)| **token != ETHER).collect();
    let found = match (wanted, tokens.len()) {
        (Some(wanted), _) => tokens.get_key_value(&wanted),
        (None, 1) => tokens.first_key_value(),
        (None, 0) => None,
        (None, _) => bail!(Failure::failed("brought", "several tokens were brought").hint("name the one that is meant with `asset`")),
    };
    let nothing = || Failure::failed("brought", "no token that it takes was brought").hint("ether has to be said as an amount, or `max`");
    let (token, amount) = found.with_context(nothing)?;
    let (token, amount) = (**token, **amount);
    let amount = match from.share {
        Some(share) => share.of(amount)?,
        None => amount,
    };
    let there = app.chain().await?.read(token, &IERC20::balanceOfCall { account: app.owner()? }).await?;
    let lost = amount.checked_sub(there).filter(|lost| *lost <= ROUNDED).unwrap_or_default();
    Ok((token, format!("{}wei", amount.saturating_sub(lost))))
}

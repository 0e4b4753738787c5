//! Choosing an operator by what it secures, then accepting its terms and delegating.

use super::super::{
    delegate::Entry,
    directory::Directory,
    exposed::{self, Blocks},
    operators::bips,
    prose,
};
use crate::{
    app::App,
    error::{Failure, Fate},
    label::Label,
    protocol::eigenlayer::{
        abi::IDelegationManager,
        avs::members,
        choice::{Choice, Fit, Ranking, Wish, rank},
        operator::{Operator, Rules},
    },
    ui::Report,
    units::counted,
};
use alloy::primitives::Address;
use anyhow::{Error, Result, anyhow, bail};
use clap::Args;
use futures::future::try_join_all;
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// Find the operators that secure exactly these, and go on to their terms and the delegation
#[derive(Debug, Args)]
pub(super) struct Choose {
    /// AVSs by name or address, or one of their sets: `AVS/SET`
    #[arg(required = true, value_name = "AVS[/SET]")]
    wanted: Vec<String>,
    /// What must not be touched
    #[arg(long, value_name = "AVS[/SET]", num_args = 1..)]
    avoid: Vec<String>,
    /// Counts every strategy, not only those that the account has deposits in
    #[arg(long)]
    all_strategies: bool,
    /// Goes on with this one of the operators found, by name or address
    #[arg(long, value_name = "OPERATOR")]
    operator: Option<String>,
    #[command(flatten)]
    entry: Entry,
}

impl Choose {
    pub(super) async fn run(self, app: &App, directory: &Directory<'_>) -> Result<Box<dyn Report>> {
        let send = &self.entry.send;
        if !send.dry_run {
            app.actor(send)?;
        }
        let wish = self.wish(app, directory).await?;
        let found = find(directory, &wish).await?;
        if found.choices.is_empty() {
            bail!(self.nobody(&found));
        }
        let named = match &self.operator {
            Some(text) => Some(directory.operator_for(self.entry.need(), text).await?),
            None => None,
        };
        if named.is_some_and(|named| !found.choices.iter().any(|choice| choice.operator.operator == named)) {
            let failure = Failure::usage("that operator is not among those that secure what is wanted");
            bail!(found.among(failure.hint("name one of them with `--operator`")));
        }
        if send.dry_run {
            return self.rehearse(app, directory, found, named).await;
        }
        let operator = match named {
            Some(operator) => operator,
            // Nobody looks on: only what is exactly as asked may be taken without a name.
            None if send.yes || send.accept_terms.is_some() => found.exact()?,
            None => ask(app, &found)?,
        };
        self.entry.delegate(app, directory, operator).await
    }

    /// What was found, and the delegation to the operator that is named, or that alone secures exactly what is wanted.
    async fn rehearse(&self, app: &App, directory: &Directory<'_>, found: Found, named: Option<Address>) -> Result<Box<dyn Report>> {
        let Some(operator) = named.or_else(|| found.only()).filter(|_| app.owner().is_ok()) else { return Ok(Box::new(found)) };
        match self.entry.delegate(app, directory, operator).await {
            Ok(report) => Ok(Box::new(Rehearsed { found, delegation: report.json()?, text: report.text() })),
            Err(err) if named.is_some() => Err(err),
            Err(err) => {
                app.ui().say(&format!("note: the delegation to {operator} is not possible now: {err:#}"));
                Ok(Box::new(found))
            }
        }
    }

    async fn wish(&self, app: &App, directory: &Directory<'_>) -> Result<Wish> {
        let mut wish = Wish::default();
        for text in &self.wanted {
            wish.wanted.push(directory.wanted(self.entry.need(), text).await?);
        }
        for text in &self.avoid {
            wish.avoided.push(directory.avoided(self.entry.need(), text).await?);
        }
        let both = wish.wanted.iter().find(|wanted| wish.avoided.contains(wanted));
        if let Some(both) = both {
            bail!(Failure::usage(format!("{both} is both wanted and avoided")));
        }
        if let (false, Ok(staker)) = (self.all_strategies, app.owner()) {
            let held =
                directory.chain.read(directory.core.delegation_manager, &IDelegationManager::getDepositedSharesCall { staker }).await?;
            let held: BTreeSet<Address> = held.strategies.into_iter().collect();
            wish.strategies = Some(held).filter(|held| !held.is_empty());
        }
        Ok(wish)
    }

    fn nobody(&self, found: &Found) -> Failure {
        let avoided = if found.avoided > 0 { format!("; {} more touch what is avoided", found.avoided) } else { String::new() };
        let failure = Failure::failed("choice", format!("no operator secures all of that; {} secure some of it{avoided}", found.partial));
        match self.all_strategies {
            true => failure.hint("want less, or see `restake operators list`"),
            false => failure.hint("want less, or count every strategy with `--all-strategies`"),
        }
    }
}

/// The operators in the wanted sets, ranked.
async fn find(directory: &Directory<'_>, wish: &Wish) -> Result<Found> {
    let (chain, core) = (directory.chain, directory.core);
    let sets: BTreeSet<_> = wish.wanted.iter().flat_map(|target| target.sets(&directory.index)).collect();
    let members = try_join_all(sets.into_iter().map(|set| members(chain, core, set))).await?;
    let candidates: BTreeSet<Address> = members.into_iter().flatten().collect();
    let none = BTreeSet::new();
    let (rules, operators) = tokio::try_join!(
        Rules::read(chain, core),
        Operator::read_all(chain, core, &candidates, wish.strategies.as_ref().unwrap_or(&none))
    )?;
    let Ranking { choices, partial, avoided } = rank(operators, wish, &rules, &directory.index);
    let names = directory.operators(choices.iter().map(|choice| choice.operator.operator)).await;
    let sets = choices.iter().flat_map(|choice| choice.operator.sets.keys().map(|set| set.avs)).collect::<BTreeSet<_>>();
    let exposures = || choices.iter().flat_map(|choice| &choice.exposures);
    let pairs: Vec<_> = choices.iter().flat_map(|choice| paid(choice).map(|avs| (choice.operator.operator, avs))).collect();
    let splits = core.avs_splits(chain, pairs.iter().copied()).await?;
    let mut avs_splits: BTreeMap<Address, BTreeMap<Address, u16>> = BTreeMap::new();
    for ((operator, avs), split) in pairs.into_iter().zip(splits) {
        avs_splits.entry(operator).or_default().extend(split.map(|split| (avs, split)));
    }
    Ok(Found {
        blocks: exposed::blocks(chain, exposures(), []),
        strategies: exposures().map(|exposure| exposure.strategy).map(|strategy| (strategy, directory.strategy(strategy))).collect(),
        avss: directory.avss(sets).await,
        names,
        partial,
        avoided,
        avs_splits,
        choices,
    })
}

/// The AVSs of an operator's sets.
fn paid(choice: &Choice) -> impl Iterator<Item = Address> {
    choice.operator.sets.keys().map(|set| set.avs).collect::<BTreeSet<_>>().into_iter()
}

impl Found {
    fn exactly(&self) -> impl Iterator<Item = Address> {
        self.choices.iter().filter(|choice| choice.fit == Fit::Exact).map(|choice| choice.operator.operator)
    }

    /// The best operator that secures exactly what is wanted.
    fn exact(&self) -> Result<Address> {
        let failure = || Failure::failed("choice", "every operator that secures that secures more").hint("name one with `--operator`");
        self.exactly().next().ok_or_else(|| self.among(failure()))
    }

    /// The same where it is the only one.
    fn only(&self) -> Option<Address> {
        let mut exactly = self.exactly();
        exactly.next().filter(|_| exactly.next().is_none())
    }

    /// A failure with the candidates as its causes, the best first.
    fn among(&self, failure: Failure) -> Error {
        let mut lines = self.choices.iter().rev().map(|choice| {
            let (name, fit) = self.title(choice);
            format!("{name}, {}: {fit}", choice.operator.operator)
        });
        match lines.next() {
            Some(last) => lines.fold(anyhow!(last), Error::context).context(failure),
            None => failure.into(),
        }
    }
}

/// Lists them and asks for one of them.
fn ask(app: &App, found: &Found) -> Result<Address> {
    if !app.ui().asks() {
        let failure = Failure::usage("nobody is here to choose one of the operators found");
        bail!(found.among(failure.hint("name one with `--operator`, or only look with `--dry-run`")));
    }
    app.ui().show(found.to_string().trim_end());
    let typed = app.ui().input(&format!("Delegate to which, 1 to {} (empty: none)", found.choices.len()))?.unwrap_or_default();
    if typed.trim().is_empty() {
        bail!(Failure::new(Fate::Declined, "declined", "no operator was chosen: nothing was signed"));
    }
    let number = typed.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    match number.and_then(|index| found.choices.get(index)) {
        Some(choice) => Ok(choice.operator.operator),
        None => bail!(Failure::usage(format!("`{}` is none of them", Label::new(&typed, 40)))),
    }
}

/// What was found, and what the delegation would do.
#[derive(Serialize)]
struct Rehearsed {
    #[serde(flatten)]
    found: Found,
    delegation: serde_json::Value,
    #[serde(skip)]
    text: String,
}

impl fmt::Display for Rehearsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", self.found, self.text)
    }
}

/// What was found.
#[derive(Debug, Serialize)]
struct Found {
    choices: Vec<Choice>,
    names: BTreeMap<Address, Label>,
    partial: usize,
    avoided: usize,
    /// What part each operator keeps of what an AVS pays outside its sets, of 10,000.
    avs_splits: BTreeMap<Address, BTreeMap<Address, u16>>,
    #[serde(skip)]
    blocks: Blocks,
    #[serde(skip)]
    strategies: BTreeMap<Address, String>,
    #[serde(skip)]
    avss: BTreeMap<Address, Label>,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, choice) in (1..).zip(&self.choices) {
            self.choice(f, number, choice)?;
        }
        if self.partial > 0 {
            writeln!(f, "\nOnly some of it is secured by {}.", counted(self.partial, "other"))?;
        }
        if self.avoided > 0 {
            writeln!(f, "\nWhat is to be avoided is touched by {}.", counted(self.avoided, "other"))?;
        }
        Ok(())
    }
}

impl Found {
    /// An operator's name, and how it fits.
    fn title(&self, choice: &Choice) -> (&str, String) {
        let fit = match &choice.fit {
            Fit::Exact => "secures exactly that".to_owned(),
            Fit::More { besides } => format!("secures that and {} more", besides.len()),
        };
        (self.names.get(&choice.operator.operator).map_or("an operator without a name", Label::as_str), fit)
    }

    fn choice(&self, f: &mut fmt::Formatter<'_>, number: usize, choice: &Choice) -> fmt::Result {
        let operator = &choice.operator;
        let (name, fit) = self.title(choice);
        writeln!(f, "{}{number}. {name}: {fit}", if number > 1 { "\n" } else { "" })?;
        writeln!(f, "   {}", operator.operator)?;
        for exposure in &choice.exposures {
            let avs = self.avss.get(&exposure.set.avs).map_or_else(|| exposure.set.avs.to_string(), |name| format!("`{name}`"));
            let strategy = self.strategies.get(&exposure.strategy).cloned().unwrap_or_default();
            let besides = matches!(&choice.fit, Fit::More { besides } if besides.contains(&exposure.set));
            let not_wanted = if besides { " (not asked for)" } else { "" };
            let words = exposed::words(exposure, &strategy, &self.blocks);
            prose(f, "   - ", &format!("set {} of {avs} {words}{not_wanted}", exposure.set.id))?;
        }
        if !choice.leaves_time {
            prose(f, "   ! ", "nobody can leave before a new allocation counts")?;
        }
        if choice.slashes > 0 {
            prose(f, "   ! ", &format!("slashed {}", counted(choice.slashes, "time")))?;
        }
        if operator.approver.is_some() {
            prose(f, "   - ", "takes only whom it approves")?;
        }
        match self.keeps(operator) {
            Some(split) => prose(f, "   - ", &format!("keeps at most {} of the rewards", bips(split))),
            None => Ok(()),
        }
    }

    /// The most that an operator keeps of any reward, of 10,000: of its sets, of what their AVSs pay besides, and of programmatic incentives.
    fn keeps(&self, operator: &Operator) -> Option<u16> {
        let sets = operator.sets.values().filter_map(|of| of.split);
        let avss = self.avs_splits.get(&operator.operator).into_iter().flat_map(|splits| splits.values().copied());
        sets.chain(avss).chain(operator.incentives_split).max()
    }
}

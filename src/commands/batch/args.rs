//! A job of a batch, read as the command that it is: by the definitions that read what is typed.

use crate::{
    cli::{Command, without_empty},
    error::Failure,
    label::Label,
    script::{Job, KEYS, Script, Setting, Value, instead, nearest},
};
use anyhow::{Context, Result, bail};
use clap::{
    Arg, ArgAction, ArgMatches, FromArgMatches, Subcommand,
    error::{ContextKind, ContextValue, ErrorKind},
};
use std::{
    collections::{BTreeMap, HashSet},
    error::Error,
};

/// The commands that act.
const ACTS: [&str; 13] = [
    "claim",
    "delegate",
    "deposit",
    "redelegate",
    "rewards claim",
    "rewards set-claimer",
    "send",
    "stake",
    "undelegate",
    "unstake",
    "unwrap",
    "withdraw",
    "wrap",
];

/// Options that make no sense here, and why.
const REFUSED: [(&str, &str); 13] = [
    ("dry_run", "the whole batch is rehearsed by `restake batch check`"),
    ("export", "a batch is signed here: export single commands"),
    ("json", "pass `--json` to `restake batch run`"),
    ("multi_send", "a batch is signed here: export single commands"),
    ("network", "it stands at the top of the file"),
    ("no_wait", "an account's next action waits for the one before"),
    ("nonce", "the batch gives out the nonces"),
    ("out", "a batch is signed here: export single commands"),
    ("qr", "a batch is signed here: export single commands"),
    ("safe_nonce", "a batch is signed here: export single commands"),
    ("safe_version", "a batch is signed here: export single commands"),
    ("save", "a batch is signed here: save single commands"),
    ("yes", "the whole batch is answered once: pass `--yes` to `restake batch run`"),
];

/// Stands for an amount that another action has yet to bring.
const SOME: &str = "1";

/// The forms of the commands, each made on first use.
pub struct Forms {
    tree: clap::Command,
    forms: BTreeMap<String, Form>,
}

/// What one command takes.
struct Form {
    /// The tree of words with this command alone.
    root: clap::Command,
    name: String,
    arguments: Vec<Argument>,
    /// What was read last: many jobs are the same words.
    last: Option<(Vec<String>, ArgMatches)>,
}

/// One argument of a command.
struct Argument {
    key: String,
    /// The long name, unless it is told by its place.
    long: Option<String>,
    shape: Shape,
    required: bool,
    /// What an error calls it.
    shown: String,
}

/// What an argument takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Flag,
    One,
    Several,
}

impl Default for Forms {
    fn default() -> Self {
        Self { tree: without_empty(Command::augment_subcommands(clap::Command::new("restake"))), forms: BTreeMap::new() }
    }
}

impl Forms {
    /// Reads every job of a batch, and the defaults.
    ///
    /// # Errors
    /// As [`Forms::command`], and when a default is no option of any command.
    pub fn check(&mut self, script: &Script, jobs: &[Job]) -> Result<()> {
        self.check_defaults(script)?;
        let mut seen = HashSet::new();
        for job in jobs {
            // What is the same for every account is read once.
            if !job.is_plain() || seen.insert(job.action) {
                self.command(script, job, None, false)?;
            }
        }
        Ok(())
    }

    /// The command of a job, which signs nothing where it is to be rehearsed. `amount` is what another job brought, where one does.
    ///
    /// # Errors
    /// When the command does not act, or does not take one of the options as it is given, with its place in the file.
    pub fn command(&mut self, script: &Script, job: &Job, amount: Option<&str>, rehearse: bool) -> Result<Command> {
        let form = self.form(script, job)?;
        let mut words = form.words(script, job, amount)?;
        if rehearse {
            // In front of the options, behind the words of the command.
            words.insert(job.command.len().saturating_add(1), "--dry-run".into());
        }
        form.read(words).map_err(|err| form.explain(script, job, &err).into())
    }

    /// Whether the command of a job has an option.
    pub fn takes(&mut self, script: &Script, job: &Job, key: &str) -> bool {
        self.form(script, job).is_ok_and(|form| form.argument(key).is_some())
    }

    fn check_defaults(&mut self, script: &Script) -> Result<()> {
        let Some(first) = script.defaults.first() else { return Ok(()) };
        let mut known = vec![];
        for name in ACTS {
            let form = self.open(name).with_context(|| script.fault(first.at, format!("`{name}` is no command")))?;
            known.extend(form.arguments.iter().map(|argument| argument.key.clone()));
        }
        for default in &script.defaults {
            refuse(script, default)?;
            if !known.iter().any(|key| *key == *default.key) {
                let known: Vec<_> = known.iter().map(String::as_str).collect();
                let hint = nearest(&default.key, known).map(|near| format!("did you mean `{near}`?"));
                let fault = script.fault(default.at, format!("no command has an option `{}`", Label::new(&default.key, 80)));
                bail!(fault.hint(hint.unwrap_or_else(|| "see `restake help COMMAND` for what each one takes".into())));
            }
        }
        Ok(())
    }

    fn form(&mut self, script: &Script, job: &Job) -> Result<&mut Form> {
        let name = job.command.join(" ");
        if !ACTS.contains(&name.as_str()) {
            let there = job.command.first().is_some_and(|word| self.tree.find_subcommand(word).is_some());
            let known = nearest(&name, ACTS);
            let shown = Label::new(&name, 80);
            let message = match known {
                None if there => format!("`{shown}` is no command that acts"),
                _ => format!("no command `{shown}` that acts is known"),
            };
            let hint = known.map_or_else(|| format!("a batch takes {}", ACTS.join(", ")), |near| format!("did you mean `{near}`?"));
            bail!(script.fault(job.at, message).hint(hint));
        }
        self.open(&name).with_context(|| script.fault(job.at, format!("`{name}` is no command of this build")))
    }

    fn open(&mut self, name: &str) -> Option<&mut Form> {
        if !self.forms.contains_key(name) {
            let form = Form::new(&self.tree, name)?;
            self.forms.insert(name.to_owned(), form);
        }
        self.forms.get_mut(name)
    }
}

impl Form {
    fn new(tree: &clap::Command, name: &str) -> Option<Self> {
        let path: Vec<_> = name.split(' ').collect();
        let leaf = path.iter().try_fold(tree, |at, word| at.find_subcommand(word))?;
        let leaf = leaf.clone().disable_help_flag(true).disable_version_flag(true);
        let outer = path.iter().rev().skip(1).chain([&"restake"]);
        let mut root = outer.fold(leaf, |inner, word| {
            let word: String = (*word).into();
            clap::Command::new(word).subcommand(inner).disable_help_subcommand(true)
        });
        root.build();
        let leaf = path.iter().try_fold(&root, |at, word| at.find_subcommand(word))?;
        let arguments = leaf.get_arguments().map(Argument::new).collect();
        Some(Self { root, name: name.to_owned(), arguments, last: None })
    }

    fn read(&mut self, words: Vec<String>) -> Result<Command, clap::Error> {
        let (_, matches) = match self.last.take() {
            Some(last) if last.0 == words => self.last.insert(last),
            _ => {
                let matches = self.root.try_get_matches_from_mut(&words)?;
                self.last.insert((words, matches))
            }
        };
        Command::from_arg_matches(matches)
    }

    fn argument(&self, key: &str) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.key == key)
    }

    /// What would be typed. No value can be taken for an option: each is tied to its own, or stands behind `--`.
    fn words(&self, script: &Script, job: &Job, amount: Option<&str>) -> Result<Vec<String>> {
        let mut words = vec!["restake".to_owned()];
        words.extend(self.name.split(' ').map(str::to_owned));
        let mut placed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        if job.amount_from.is_some() {
            if self.argument("amount").is_none() {
                bail!(script.fault(job.at, format!("`{}` takes no amount", self.name)).hint("leave `amount` out"));
            }
            placed.insert("amount", vec![amount.unwrap_or(SOME).to_owned()]);
        }
        let mut given = HashSet::new();
        for setting in job.settings() {
            refuse(script, setting)?;
            let Some(argument) = self.argument(&setting.key) else {
                if setting.default {
                    continue;
                }
                return Err(self.unknown(script, setting).into());
            };
            given.insert(argument.key.as_str());
            let values = argument.values(script, job, setting)?;
            match &argument.long {
                Some(long) if argument.shape == Shape::Flag => words.extend(values.map(|_| format!("--{long}"))),
                Some(long) => words.extend(values.into_iter().flatten().map(|value| format!("--{long}={value}"))),
                None => drop(placed.insert(&argument.key, values.unwrap_or_default())),
            }
        }
        self.complete(script, job, &given, &placed)?;
        words.push("--".to_owned());
        let order = self.arguments.iter().filter(|argument| argument.long.is_none());
        words.extend(order.flat_map(|argument| placed.remove(argument.key.as_str()).unwrap_or_default()));
        Ok(words)
    }

    /// Everything that the command needs is given, and of what is told by its place nothing is left out before another.
    fn complete(&self, script: &Script, job: &Job, given: &HashSet<&str>, placed: &BTreeMap<&str, Vec<String>>) -> Result<()> {
        let there = |argument: &&Argument| given.contains(argument.key.as_str()) || placed.contains_key(argument.key.as_str());
        let by_place = || self.arguments.iter().filter(|argument| argument.long.is_none());
        let last = (1..).zip(by_place()).filter(|(_, argument)| there(argument)).map(|(number, _)| number).last().unwrap_or_default();
        let gap = by_place().take(last).find(|argument| !there(argument));
        let missing = gap.or_else(|| self.arguments.iter().find(|argument| argument.required && !there(argument)));
        match missing {
            Some(argument) => Err(script.fault_in(job, job.at, format!("`{}` needs `{}`", self.name, argument.key)).into()),
            None => Ok(()),
        }
    }

    fn unknown(&self, script: &Script, setting: &Setting) -> Failure {
        let message = format!("`{}` has no option `{}`", self.name, Label::new(&setting.key, 80));
        let refused = |key: &&str| REFUSED.iter().all(|(other, _)| other != key);
        let own = self.arguments.iter().map(|argument| argument.key.as_str()).filter(refused);
        let known: Vec<_> = own.chain(KEYS).collect();
        script.fault(setting.at, message).hint(instead(&setting.key, &known))
    }

    /// Why a command cannot be read, at the value that is wrong.
    fn explain(&self, script: &Script, job: &Job, err: &clap::Error) -> Failure {
        let named = |kind| match err.get(kind) {
            Some(ContextValue::String(text)) => self.arguments.iter().find(|argument| argument.shown == *text),
            _ => None,
        };
        let wrong = named(ContextKind::InvalidArg);
        let setting = wrong.and_then(|argument| job.settings().find(|setting| *setting.key == *argument.key));
        let at = setting.map_or(job.at, |setting| setting.value_at);
        let text = |kind| match err.get(kind) {
            Some(ContextValue::String(text)) => Label::new(text, 80).to_string(),
            _ => String::new(),
        };
        let key = wrong.map_or_else(|| self.name.clone(), |argument| argument.key.clone());
        let message = match (err.kind(), named(ContextKind::PriorArg)) {
            (ErrorKind::ArgumentConflict, Some(other)) => format!("`{key}` and `{}` exclude one another", other.key),
            (ErrorKind::ValueValidation | ErrorKind::InvalidValue, _) => {
                let (value, why) = (text(ContextKind::InvalidValue), causes(err));
                match why.contains(&value) && !value.is_empty() {
                    true => format!("`{key}`: {why}"),
                    false if why.is_empty() => format!("`{key}` cannot be `{value}`"),
                    false => format!("`{key}` cannot be `{value}`: {why}"),
                }
            }
            _ => format!("`{key}`: {}", first_line(err)),
        };
        let failure = script.fault_in(job, at, message);
        match err.get(ContextKind::ValidValue) {
            Some(ContextValue::Strings(known)) if !known.is_empty() => failure.hint(format!("it can be {}", known.join(", "))),
            _ => failure,
        }
    }
}

/// All causes of an error, in one sentence.
fn causes(err: &clap::Error) -> String {
    let mut said: Vec<String> = vec![];
    let mut cause = err.source();
    while let Some(err) = cause {
        said.push(Label::new(&err.to_string(), 200).to_string());
        cause = err.source();
    }
    said.join(": ")
}

fn first_line(err: &clap::Error) -> String {
    let text = err.to_string();
    Label::new(text.trim_start_matches("error: ").lines().next().unwrap_or_default(), 200).to_string()
}

fn refuse(script: &Script, setting: &Setting) -> Result<()> {
    match REFUSED.iter().find(|(key, _)| *key == &*setting.key) {
        Some((key, why)) => Err(script.fault(setting.at, format!("`{key}` makes no sense in a batch")).hint(*why).into()),
        None => Ok(()),
    }
}

impl Argument {
    fn new(arg: &Arg) -> Self {
        let many = arg.get_num_args().is_some_and(|count| count.max_values() > 1);
        Self {
            key: arg.get_long().map_or_else(|| arg.get_id().to_string(), |long| long.replace('-', "_")),
            long: arg.get_long().map(str::to_owned),
            shape: match arg.get_action() {
                ArgAction::SetTrue | ArgAction::SetFalse | ArgAction::Count => Shape::Flag,
                ArgAction::Append => Shape::Several,
                _ if many => Shape::Several,
                _ => Shape::One,
            },
            required: arg.is_required_set(),
            shown: arg.to_string(),
        }
    }

    /// The values that it is given; `None` for a flag that is not set.
    fn values(&self, script: &Script, job: &Job, setting: &Setting) -> Result<Option<Vec<String>>> {
        let wrong = |what: &str| script.fault_in(job, setting.value_at, format!("`{}` {what}", self.key));
        match (self.shape, &setting.value) {
            (Shape::Flag, Value::Flag(set)) => Ok(set.then(Vec::new)),
            (Shape::Flag, _) => bail!(wrong("is true or false, without quotes")),
            (_, Value::Flag(_)) => bail!(wrong("takes text in quotes")),
            (Shape::One, Value::Several(_)) => bail!(wrong("takes one value, not a list")),
            (_, Value::One(value)) => Ok(Some(vec![value.clone()])),
            (Shape::Several, Value::Several(values)) => Ok(Some(values.clone())),
        }
    }
}

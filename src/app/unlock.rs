//! Many accounts are opened for one command: each keystore once, on all cores, in no more memory than is allowed.

use super::{
    App,
    carry::ensure_key,
    password::{TRIES, is_wrong},
};
use crate::{
    error::Failure,
    signer::{Budget, Entry, MemorySize, Name, Selected, Signer, Weakness, keyring},
    units::counted,
};
use alloy::primitives::Address;
use anyhow::{Context, Result, anyhow};
use secrecy::SecretString;
use std::{collections::BTreeMap, sync::Arc};
use tokio::task::JoinSet;

/// One keystore, and which of its addresses are asked for.
struct Lot {
    entry: Entry,
    indexes: Vec<u32>,
    memory: MemorySize,
}

/// What was opened, by name and index; an address that is in two accounts is in each of them.
type Opened = BTreeMap<(Name, u32), Arc<Signer>>;

/// What opening a keystore gives: the signers of its indexes, and what makes it weak.
type Answer = Result<(Vec<Signer>, Option<Weakness>)>;

/// Keystores that are being opened, each on its turn; dropped, none of the others is begun.
struct Started {
    lots: Vec<Lot>,
    answers: JoinSet<(usize, Answer)>,
}

/// The opening of the keys of several accounts, each keystore once.
pub struct Opening<'a> {
    app: &'a App,
    accounts: Vec<Selected>,
    lots: Vec<Lot>,
    budget: Arc<Budget>,
    /// What is opened before it is asked for.
    begun: Option<Started>,
    opened: Opened,
    weak: usize,
}

impl App {
    /// Opens the keys of several accounts, and gives them in the order of the accounts.
    ///
    /// # Errors
    /// As [`App::opening`] and [`Opening::finish`].
    pub async fn unlock_all(&self, accounts: &[Selected], memory: Option<MemorySize>) -> Result<Vec<Arc<Signer>>> {
        self.opening(accounts.to_vec(), memory)?.finish().await
    }

    /// Prepares to open the keys of several accounts.
    ///
    /// Each keystore is opened once for all of its addresses, and several at once, on all cores. They take no more than `memory`
    /// together, or half of what is free where that is not said; one that takes more than that alone is opened alone. Devices are
    /// opened one after another.
    ///
    /// # Errors
    /// When one of them cannot sign, or its keystore cannot be read.
    pub fn opening(&self, accounts: Vec<Selected>, memory: Option<MemorySize>) -> Result<Opening<'_>> {
        accounts.iter().try_for_each(ensure_key)?;
        let lots = lots(&accounts)?;
        let memory = memory.map_or_else(MemorySize::half_free, MemorySize::within_free);
        let budget = Arc::new(Budget::new(memory));
        Ok(Opening { app: self, accounts, lots, budget, begun: None, opened: Opened::new(), weak: 0 })
    }
}

/// The keystores behind some accounts, in the order in which they come first; each may be opened.
fn lots(accounts: &[Selected]) -> Result<Vec<Lot>> {
    let mut lots: Vec<Lot> = vec![];
    let mut places = BTreeMap::new();
    for account in accounts {
        let Some(entry) = account.entry().filter(|entry| entry.account.needs_password()) else { continue };
        let place = *places.entry(&entry.name).or_insert(lots.len());
        match lots.get_mut(place) {
            Some(lot) => lot.indexes.push(account.index()),
            None => lots.push(Lot { entry: entry.clone(), indexes: vec![account.index()], memory: entry.openable()?.memory() }),
        }
    }
    for lot in &mut lots {
        lot.indexes.sort_unstable();
        lot.indexes.dedup();
    }
    Ok(lots)
}

impl Opening<'_> {
    /// Begins what nobody has to be asked for, beside whatever else is done: where an option says the passwords. Whether they are right
    /// shows at the end.
    ///
    /// # Errors
    /// When the passwords cannot be read, or they are too few.
    pub fn begin(&mut self) -> Result<()> {
        if !self.lots.is_empty()
            && let Some(given) = self.app.given_passwords(self.lots.len())?
        {
            let lots = std::mem::take(&mut self.lots);
            self.begun = Some(self.start(lots.into_iter().zip(given).collect()));
        }
        Ok(())
    }

    /// The keys, in the order of the accounts: by what an option says, else by the keyring where that holds the password, else by
    /// what is typed.
    ///
    /// # Errors
    /// When a password is wrong, or there is no one to ask for it, or a device is not there. Nothing is left open then.
    pub async fn finish(mut self) -> Result<Vec<Arc<Signer>>> {
        self.begin()?;
        match self.begun.take() {
            Some(begun) => {
                let left = self.end(begun).await?;
                if !left.is_empty() {
                    return Err(wrong(&left).into());
                }
            }
            None => {
                let lots = std::mem::take(&mut self.lots);
                let left = self.recalled(lots).await?;
                self.typed(left).await?;
            }
        }
        self.say_weak();
        self.signers().await
    }

    async fn signers(self) -> Result<Vec<Arc<Signer>>> {
        let mut devices: BTreeMap<Address, Arc<Signer>> = BTreeMap::new();
        let mut all = vec![];
        for account in &self.accounts {
            let entry = account.entry().context("invariant: what can sign is stored")?;
            let known = self.opened.get(&(entry.name.clone(), account.index())).or_else(|| devices.get(&account.address()));
            let signer = match known {
                Some(signer) => Arc::clone(signer),
                None => Arc::new(self.app.unlock(account).await?),
            };
            if !signer.is_local() {
                devices.insert(account.address(), Arc::clone(&signer));
            }
            all.push(signer);
        }
        Ok(all)
    }

    /// Tries the passwords that the keyring holds; gives what is left.
    async fn recalled(&mut self, lots: Vec<Lot>) -> Result<Vec<Lot>> {
        let (mut held, mut left) = (vec![], vec![]);
        for lot in lots {
            let Some(user) = &lot.entry.remembered else {
                left.push(lot);
                continue;
            };
            match keyring::recall(user).await {
                Ok(password) => held.push((lot, password)),
                Err(why) => {
                    self.app.ui.say(&format!("note: the password of `{}` cannot be had from the keyring: {why}", lot.entry.name));
                    left.push(lot);
                }
            }
        }
        for lot in self.attempt(held).await? {
            self.app.ui.say(&format!("note: the password that the keyring holds of `{}` does not open it", lot.entry.name));
            left.push(lot);
        }
        Ok(left)
    }

    /// Asks for one password after another. Each is tried on the account that it is asked for first: what is mistyped costs one
    /// key derivation, and not one for each account.
    async fn typed(&mut self, mut left: Vec<Lot>) -> Result<()> {
        let mut tries = TRIES;
        while !left.is_empty() {
            let rest = left.split_off(1);
            let first = left.first().context("invariant: there is one")?.entry.name.clone();
            let prompt = match rest.len() {
                0 => format!("Password of {first}"),
                more => format!("Password of {first}, tried on {} too", counted(more, "other account")),
            };
            let nobody =
                || Failure::usage(format!("there is no one to ask for the password of `{first}`")).hint("pass `--password-file FILE`");
            let typed = self.app.ui.password(&prompt)?.ok_or_else(nobody)?;
            let with = |lots: Vec<Lot>| lots.into_iter().map(|lot| (lot, typed.clone())).collect();
            left = self.attempt(with(left)).await?;
            if left.is_empty() {
                left = self.attempt(with(rest)).await?;
                tries = TRIES;
                continue;
            }
            tries = tries.saturating_sub(1);
            if tries == 0 {
                return Err(wrong(&left).into());
            }
            self.app.ui.say("the password is wrong");
            left.extend(rest);
        }
        Ok(())
    }

    /// Opens keystores by their passwords, several at once; gives those that theirs does not open.
    async fn attempt(&mut self, lots: Vec<(Lot, SecretString)>) -> Result<Vec<Lot>> {
        let begun = self.start(lots);
        self.end(begun).await
    }

    fn start(&self, lots: Vec<(Lot, SecretString)>) -> Started {
        let mut answers = JoinSet::new();
        let one = |(place, (lot, password)): (usize, (Lot, SecretString))| {
            let (budget, entry, indexes, memory) = (Arc::clone(&self.budget), lot.entry.clone(), lot.indexes.clone(), lot.memory);
            answers.spawn(async move { (place, budget.spend(memory, entry.open_all(&password, &indexes)).await) });
            lot
        };
        let lots = lots.into_iter().enumerate().map(one).collect();
        Started { lots, answers }
    }

    async fn end(&mut self, Started { lots, mut answers }: Started) -> Result<Vec<Lot>> {
        let bar = &self.app.ui.progress("Opening keystores", lots.len().try_into().unwrap_or(u64::MAX));
        let mut ended = vec![];
        while let Some(answer) = answers.join_next().await {
            // What a panic says may hold a secret.
            ended.push(answer.map_err(|_| anyhow!("a keystore was not opened"))?);
            bar.inc(1);
        }
        bar.finish_and_clear();
        ended.sort_by_key(|(place, _)| *place);
        let mut left = vec![];
        for (lot, (_, answer)) in lots.into_iter().zip(ended) {
            match answer {
                Ok((signers, weakness)) => {
                    let keys = lot.indexes.iter().map(|index| (lot.entry.name.clone(), *index));
                    self.opened.extend(keys.zip(signers.into_iter().map(Arc::new)));
                    if let Some(weakness) = weakness {
                        self.weak = self.weak.saturating_add(1);
                        if self.weak == 1 {
                            self.app.warn(&weakness, &lot.entry)?;
                        }
                    }
                }
                Err(err) if is_wrong(&err) => left.push(lot),
                Err(err) => return Err(err),
            }
        }
        Ok(left)
    }

    /// One note of those that are weak is enough.
    fn say_weak(&self) {
        if let Some(more @ 1..) = self.weak.checked_sub(1) {
            self.app.ui.say(&format!("note: so are the keystores of {}: see `restake account list`", counted(more, "other account")));
        }
    }
}

fn wrong(lots: &[Lot]) -> Failure {
    /// How many accounts are named.
    const MOST: usize = 3;
    let names: Vec<_> = lots.iter().take(MOST).map(|lot| format!("`{}`", lot.entry.name)).collect();
    let message = match (names.as_slice(), lots.len().saturating_sub(names.len())) {
        ([name], 0) => format!("the password of {name} is wrong"),
        (names, 0) => format!("the passwords of {} are wrong", names.join(", ")),
        (names, more) => format!("the passwords of {} and {} are wrong", names.join(", "), counted(more, "other account")),
    };
    Failure::failed("password", message)
}

//! What an account does next, planned, and held to what was shown and to the limits of the file.

use super::{Runner, Shared, Stop};
use crate::{
    app::App,
    commands::batch::{
        budget::Tally,
        planned::{Planned, Terms},
    },
    fork::Fork,
    pipeline::Wave,
};
use alloy::primitives::{Address, U256};
use anyhow::Result;
use std::collections::BTreeMap;

impl Runner<'_> {
    /// Plans actions, up to the first that wants to be alone.
    pub(super) async fn planned(&self, acting: &App, jobs: &[usize]) -> Result<Vec<Planned>, Stop> {
        let Shared { work, past, board, burst, ceiling, run, .. } = self.shared;
        let terms = Terms { sign: true, ceiling: *ceiling, run: *run };
        // Those that need one another are planned on a copy of the state that those before them changed.
        let copy = match jobs.len() > 1 && *burst {
            true => Some(self.copy(acting).await.map_err(|err| (jobs.first().copied().unwrap_or_default(), err))?),
            false => None,
        };
        let mut all: Vec<Planned> = vec![];
        let mut brings: BTreeMap<usize, BTreeMap<Address, U256>> = BTreeMap::new();
        for job in jobs {
            let what = work.jobs.get(*job);
            let from = what.and_then(|what| what.amount_from).map(|from| from.job);
            // As it was shown: the least that it must bring.
            let least = from.filter(|from| *burst && self.lane.jobs.contains(from)).and_then(|from| self.shown(from));
            let least = least.map(|shown| shown.arrives.clone());
            let brought = from.and_then(|from| least.or_else(|| brings.get(&from).cloned()).or_else(|| board.brought(from)));
            let known = what.and_then(|what| past.known.get(&what.key));
            let planned = async {
                let acting = match &copy {
                    Some(fork) => self.acting_on(fork.chain(Some(self.lane.account.address())).await?),
                    None => self.acting_on(acting.chain().await?.clone()),
                };
                let planned = Planned::new((&acting, work, *job), terms, known, brought.as_ref()).await?;
                if let Some(fork) = &copy {
                    let calls: Vec<_> = planned.member.plan.steps.iter().map(|step| step.call.clone()).collect();
                    let fee = self.shown(*job).map(|shown| shown.fee).unwrap_or_default();
                    fork.apply(self.lane.account.address(), &calls, fee).await?;
                }
                Ok(planned)
            };
            match planned.await {
                Ok(next) if all.first().is_none_or(|first| first.is_like(&next) && (*burst || first.is_single() && next.is_single())) => {
                    brings.insert(*job, Tally::of(&next.member.plan, U256::ZERO).map_err(|err| (*job, err))?.arrives);
                    all.push(next);
                }
                Err(err) if all.is_empty() => return Err((*job, err)),
                _ => break,
            }
        }
        Ok(all)
    }

    async fn copy(&self, acting: &App) -> Result<Fork> {
        let fork = Fork::open(acting.chain().await?).await?;
        fork.prefetch(&[self.lane.account.address()]).await?;
        Ok(fork)
    }

    /// Sets aside what an action may cost, within what was shown of it and within the limits of the file.
    pub(super) fn agreed(&mut self, job: usize, tally: &Tally, writes: usize) -> Result<()> {
        // Where another account's action was shown before it, which is the one that writes into an empty slot of storage there (EIP-2929
        // and EIP-2200: 22,100 gas), it may be the first now.
        const SLOT: u64 = 22_100;
        let book = self.shared.app.book()?;
        let first = U256::from(SLOT).saturating_mul(U256::from(writes)).saturating_mul(U256::from(self.shared.ceiling.0));
        match self.shown(job) {
            Some(agreed) => tally.within(agreed, first, book)?,
            None => self.shared.budget.bounds(tally, book)?,
        }
        self.shared.budget.reserve(self.lane.account.address(), tally)?;
        self.reserved.insert(job, tally.fee);
        Ok(())
    }

    /// What was shown of an action, where it could be simulated then.
    fn shown(&self, job: usize) -> Option<&Tally> {
        self.shared.agreed.get(job).and_then(Option::as_ref)
    }

    pub(super) fn reserve(&mut self, jobs: &[usize], wave: &Wave) -> Result<()> {
        for (job, ready) in jobs.iter().zip(wave.jobs()) {
            // A payment of ether writes nowhere.
            let writes = if wave.only_pays() { 0 } else { ready.job.plan.steps.len() };
            self.agreed(*job, &Tally::of(&ready.job.plan, ready.fee_at_most)?, writes)?;
        }
        Ok(())
    }
}

//! Which nonce comes next: one answer for an account and chain, from what the node says and what was signed and may still be mined.

use crate::{
    chain::Standing,
    error::Failure,
    journal::{Record, Signed},
};
use anyhow::{Result, bail};

/// The nonces of one account, from the next that is given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nonces(u64);

impl Nonces {
    /// Begins with the first free nonce, or with the one that was said.
    ///
    /// # Errors
    /// When the one that was said is used, or would wait for others before it (usage).
    pub fn new(standing: &Standing, said: Option<u64>) -> Result<Self> {
        let (used, free) = (standing.nonce, standing.next());
        let next = said.unwrap_or(free);
        if next > free {
            let message = format!("nonce {next} would wait for those before it, and the next one is {free}: it could be mined much later");
            bail!(Failure::usage(message).hint("leave `--nonce` out"));
        }
        if next < used {
            bail!(Failure::usage(format!("nonce {next} is used: the next one is {used}")));
        }
        Ok(Self(next))
    }

    /// Fails where one of the next `count` nonces is that of something that was signed before and may be mined instead: whoever did
    /// not ask for that nonce must not take it from under a plan of the same account. `heir` says which plan the nonce is given to.
    ///
    /// # Errors
    /// When the fate of something that was signed is open.
    pub fn beside(&self, records: &[Record], count: usize, heir: impl Fn(u64, &Record) -> bool) -> Result<()> {
        let end = self.0.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        let taken = |of: &Record, signed: &Signed| (self.0..end).contains(&signed.nonce) && !heir(signed.nonce, of);
        for of in records.iter().filter(|of| !of.given_up()) {
            if let Some(signed) = of.waiting().iter().find(|signed| taken(of, signed)) {
                let message = format!("what became of a transaction of plan {} with nonce {} is not known", of.id, signed.nonce);
                bail!(Failure::failed("open", message).hint("find out with `restake history resume`"));
            }
        }
        Ok(())
    }

    /// Gives the next one out.
    pub fn take(&mut self) -> u64 {
        let nonce = self.0;
        self.0 = nonce.saturating_add(1);
        nonce
    }
}

impl From<u64> for Nonces {
    /// Begins with one that was given out before.
    fn from(next: u64) -> Self {
        Self(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        journal::{Entry, Event, History},
        plan::Plan,
    };
    use alloy::primitives::{Address, Bytes, TxHash, U256};
    use jiff::Timestamp;

    fn standing(nonce: u64, pending: u64) -> Standing {
        Standing { account: Address::ZERO, nonce, pending, balance: U256::ZERO, history: Default::default() }
    }

    #[test]
    fn they_follow_what_the_pool_has_and_one_another() {
        let mut nonces = Nonces::new(&standing(5, 7), None).unwrap();
        assert_eq!([nonces.take(), nonces.take()], [7, 8]);
        assert_eq!(Nonces::new(&standing(7, 5), None).unwrap().take(), 7, "of a node that knows less of its pool than of its blocks");
    }

    #[test]
    fn one_that_was_said_is_neither_used_nor_beyond_the_next() {
        let said = |nonce| Nonces::new(&standing(5, 7), Some(nonce)).map(|mut nonces| nonces.take());
        assert_eq!([said(5).unwrap(), said(6).unwrap(), said(7).unwrap()], [5, 6, 7]);
        assert!(said(4).is_err() && said(8).is_err());
    }

    #[test]
    fn none_is_taken_from_under_what_may_still_be_mined() {
        let entry = |event| Entry { at: Timestamp::UNIX_EPOCH, plan: "a".into(), event }.into();
        let planned = Event::Planned { plan: Plan::new(1, Address::ZERO, "stake", vec![]), resumes: None, batch: None };
        let signed = Event::Signed { step: 0, hash: TxHash::ZERO, nonce: 8, raw: Bytes::new(), logged: vec![] };
        let records = |more: Vec<Event>| {
            let all = [planned.clone(), signed.clone()].into_iter().chain(more).map(entry);
            History { entries: all.collect(), ..Default::default() }.plans()
        };
        let nonces = Nonces::new(&standing(5, 7), None).unwrap();
        let beside = |more, count| nonces.beside(&records(more), count, |_, _| false).is_ok();
        assert!(beside(vec![], 1) && !beside(vec![], 2));
        assert!(beside(vec![Event::Refused { hash: TxHash::ZERO, reason: String::new() }], 2), "a node's refusal is seen to elsewhere");
        assert!(nonces.beside(&records(vec![]), 2, |nonce, of| (nonce, of.id.as_str()) == (8, "a")).is_ok(), "its own plan takes it");
    }
}

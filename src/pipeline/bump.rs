//! Signs a transaction that waits once more, at higher fees and below the ceiling that was agreed to: one of the two is mined.

use super::{
    flight::{Flight, Shot},
    fresh::run_again,
    instead::decoded,
    jobs::Happening,
    launch::Run,
    send::{Answer, send},
};
use crate::{
    chain::{FeeChoice, Fees, Standing},
    journal::Event,
    plan::Plan,
    units::Gwei,
};
use alloy::consensus::TxEip1559;
use anyhow::{Context, Result};
use std::slice;

impl Run<'_, '_> {
    /// What a node says of it at higher fees; `None` where nothing was signed, for whatever reason: then all is as it was. `stands`
    /// where it has waited for long, and everything before it is mined: then it is run once more.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub(super) async fn sign_again(&mut self, index: usize, stands: bool) -> Result<Option<Answer>> {
        let Some(flight) = self.flights.get(index) else { return Ok(None) };
        let Ok(Some(shot)) = self.raised(flight, stands).await else { return Ok(None) };
        let (id, step, nonce) = (self.id(flight), flight.step, flight.nonce);
        let (hash, raw) = (shot.hash, shot.raw.clone());
        self.write_down()?;
        self.desk.journal.append_aside(vec![(id, Event::Signed { step, hash, nonce, raw: raw.clone(), logged: vec![] })]).await?;
        let Some(flight) = self.flights.get_mut(index) else { return Ok(None) };
        flight.replace(shot);
        if let Some(flight) = self.flights.get(index) {
            self.tell(flight, Happening::Signed { step, hash, nonce });
        }
        self.desk.ui.sends(hash);
        let answer = send(self.desk.chain, hash, &raw, false).await;
        if stands && matches!(answer, Ok(Answer::Taken(_))) {
            self.note_sent(index);
        }
        // Where nothing is heard it may be out: whoever waits hands it over again.
        Ok(Some(answer.unwrap_or(Answer::Taken(None))))
    }

    /// The same transaction, signed at higher fees; `None` where these would be above the ceiling, nothing is to be paid beyond what
    /// was, or its nonce is used.
    async fn raised(&self, flight: &Flight, stands: bool) -> Result<Option<Shot>> {
        let (Some(signer), Some(ceiling)) = (&self.signer, self.options.ceiling) else { return Ok(None) };
        let chain = self.desk.chain.again(Some(self.owner)).await?;
        let standing = chain.standing(self.owner).await?;
        if standing.nonce > flight.nonce {
            return Ok(None);
        }
        let former = decoded(&flight.shot.raw)?;
        let former = former.as_eip1559().context("what was signed is not of the type of EIP-1559")?.tx().clone();
        let Some(fees) = above(&former, &standing, ceiling) else { return Ok(None) };
        let transaction = TxEip1559 { max_fee_per_gas: fees.max, max_priority_fee_per_gas: fees.tip, ..former };
        if stands {
            run_again(self.desk, &chain, self.rest(flight), slice::from_ref(&transaction)).await?;
        }
        Ok(Some(Shot::of(&signer.sign_transaction(transaction).await?)))
    }

    /// What is left of a job from a transaction on.
    fn rest(&self, from: &Flight) -> Plan {
        let plan = self.errands.get(from.errand).map(|errand| errand.plan.clone());
        let mut plan = plan.unwrap_or_else(|| Plan::new(self.desk.chain.id(), self.owner, "batch", vec![]));
        plan.steps.drain(..from.step.min(plan.steps.len()));
        plan
    }
}

/// An eighth more of both fees, or what is usual now; `None` where a node would not take what the ceiling leaves.
fn above(former: &TxEip1559, standing: &Standing, ceiling: Gwei) -> Option<Fees> {
    let former = Fees { max: former.max_fee_per_gas, tip: former.max_priority_fee_per_gas };
    let least = former.bumped().ok()?;
    let fees = Fees::above(former, standing, FeeChoice::default()).unwrap_or(least);
    let fees = Fees { max: fees.max.min(ceiling.0), tip: fees.tip.min(ceiling.0) };
    (fees.max >= least.max && fees.tip >= least.tip).then_some(fees)
}

//! Carries on what was signed before for many jobs: the same bytes, handed over together; never a new signature for want of an answer.

use super::{
    execute::Desk,
    fill::Options,
    flight::{Errand, Flight, Outbox, Shot, State},
    launch::Run,
    refused::{hand_over, rival, taken, twin},
    resume::{failed, permitted, wanted},
};
use crate::{
    chain::{Chain, sorry},
    error::Failure,
    journal::{Record, Signed},
};
use alloy::{
    primitives::TxHash,
    providers::Provider,
    rpc::{client::BatchRequest, json_rpc::RpcRecv, types::TransactionReceipt},
};
use anyhow::{Context, Result, ensure};
use futures::future::try_join_all;
use serde::de::IgnoredAny;
use std::collections::BTreeSet;

/// How many transactions are asked for in one request.
const AT_ONCE: usize = 100;

/// What became of plans that were carried on.
#[derive(Debug)]
pub struct Relaunched {
    /// Those that could be carried on together.
    pub ends: Vec<super::jobs::JobEnd>,
    /// Those that have to be settled one by one: of no script, not signed in full, given up, or with a nonce that something else has.
    pub left: Vec<Record>,
}

/// Finds out what became of plans whose transactions were all signed at once, and sends what no node has; what a node refused, too.
///
/// The key of the desk is used only where a ceiling lets more be paid for what is stuck.
///
/// # Errors
/// When the node does not answer, the journal cannot be written, or the gate forbids what would be sent again (a refusal).
pub async fn relaunch(desk: &mut Desk<'_>, plans: Vec<Record>, options: Options, outbox: &Outbox<'_>) -> Result<Relaunched> {
    hand_over(desk.journal)?;
    let records = desk.journal.entries()?.plans();
    let asked: BTreeSet<String> = plans.into_iter().map(|plan| plan.id).collect();
    let (mine, mut left): (Vec<_>, Vec<_>) =
        records.iter().filter(|record| asked.contains(&record.id)).partition(|record| is_simple(&records, record));
    let (mut errands, mut flights) = (vec![], vec![]);
    for record in mine {
        let (Some(tag), Some(plan)) = (record.batch(), record.plan()) else {
            left.push(record);
            continue;
        };
        for signed in wanted(record) {
            flights.push(flight(record, errands.len(), &signed));
        }
        errands.push(Errand { tag: tag.clone(), id: record.id.clone(), plan: plan.clone(), expected: vec![] });
    }
    flights.sort_by_key(|flight| flight.nonce);
    let left = left.into_iter().cloned().collect();
    let Some(owner) = errands.first().map(|errand| errand.plan.owner) else { return Ok(Relaunched { ends: vec![], left }) };
    ensure!(desk.hand.address() == owner, "the key is that of {}, not of {owner}", desk.hand.address());
    let signer = if options.ceiling.is_some() { desk.hand.take_key().ok() } else { None };
    let mut run = Run { desk, outbox, options, owner, signer, errands, flights, notes: vec![] };
    run.find().await?;
    if run.flights.iter().any(Flight::is_to_send) {
        run.desk.journal.secure()?;
    }
    Ok(Relaunched { ends: run.fly().await?, left })
}

/// Whether all of a plan was signed and nothing else has a claim to its nonces.
fn is_simple(records: &[Record], record: &Record) -> bool {
    let signed: BTreeSet<_> = record.signed().iter().filter(|signed| !signed.cancels).map(|signed| signed.step).collect();
    let all = record.plan().is_some_and(|plan| signed.len() == plan.steps.len());
    let wanted = wanted(record);
    let claimed = |signed: &Signed| {
        signed.cancels
            || taken(records, signed)
            || rival(records, &record.id, signed).is_some()
            || twin(records, &record.id, signed.hash).is_some()
    };
    all && record.batch().is_some() && !record.closed() && failed(record).is_none() && !wanted.iter().any(claimed)
}

fn flight(record: &Record, errand: usize, signed: &Signed) -> Flight {
    let shot = |signed: &Signed| Shot { hash: signed.hash, raw: signed.raw.clone() };
    let mut flight = Flight::new(errand, signed.step, signed.nonce, shot(signed));
    flight.former = record.with_nonce(signed.nonce).iter().filter(|other| other.hash != signed.hash).map(shot).collect();
    flight.state = State::Unsure;
    flight.logged = record.logged(signed.step);
    flight
}

impl Run<'_, '_> {
    /// Finds out what is mined, what a node has, and whether the rest may be sent.
    async fn find(&mut self) -> Result<()> {
        let all: Vec<(usize, TxHash)> = self
            .flights
            .iter()
            .enumerate()
            .flat_map(|(index, flight)| flight.hashes().into_iter().map(move |hash| (index, hash)))
            .collect();
        let mut there = BTreeSet::new();
        for some in all.chunks(AT_ONCE) {
            let hashes: Vec<_> = some.iter().map(|(_, hash)| *hash).collect();
            let seen = seen(self.desk.chain, &hashes).await?;
            there.extend(some.iter().zip(seen).filter(|(_, seen)| *seen).map(|((index, _), _)| *index));
        }
        for index in 0..self.flights.len() {
            if there.contains(&index) {
                self.await_again(index);
                continue;
            }
            let Some(flight) = self.flights.get(index) else { break };
            let Flight { step, nonce, .. } = *flight;
            let signed = Signed { step, hash: flight.hash(), nonce, raw: flight.shot.raw.clone(), cancels: false };
            permitted(self.desk.chain, (&self.id(flight), &signed), (self.owner, self.desk.gate)).await?;
            self.desk.ui.sends(signed.hash);
        }
        Ok(())
    }

    /// A node has it, in a block or in its pool.
    fn await_again(&mut self, index: usize) {
        let Some(flight) = self.flights.get_mut(index) else { return };
        flight.state = State::Sent;
        for hash in flight.hashes() {
            flight.told.push(self.outbox.receipts.watch_again(hash, (self.owner, flight.nonce), self.options.confirmations));
        }
    }
}

/// Whether a node has each, in a block or in its pool.
async fn seen(chain: &Chain, hashes: &[TxHash]) -> Result<Vec<bool>> {
    let unknown = || Failure::failed("node", "what became of what was signed is not known");
    let mined = asked::<TransactionReceipt>(chain, "eth_getTransactionReceipt", hashes).await.with_context(unknown)?;
    let pooled = asked::<IgnoredAny>(chain, "eth_getTransactionByHash", hashes).await.with_context(unknown)?;
    Ok(mined.into_iter().zip(pooled).map(|(mined, pooled)| mined || pooled).collect())
}

/// Whether a node answers anything about each.
async fn asked<T: RpcRecv>(chain: &Chain, method: &'static str, hashes: &[TxHash]) -> Result<Vec<bool>> {
    let mut batch = BatchRequest::new(chain.provider().client());
    let mut waiting = vec![];
    for hash in hashes {
        waiting.push(batch.add_call::<_, Option<T>>(method, &(hash,))?);
    }
    batch.send().await.map_err(sorry)?;
    Ok(try_join_all(waiting).await.map_err(sorry)?.iter().map(Option::is_some).collect())
}

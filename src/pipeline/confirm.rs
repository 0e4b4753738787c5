//! Waits for all that was sent of one account: each nonce counts on those before it.

use super::{
    blocks::block_time,
    execute::in_block,
    flight::{Flight, State},
    jobs::Happening,
    launch::Run,
    send::{Answer, follow, pooled, send},
};
use crate::{
    chain::wait::{Ending, Watched, doubt, sighting, wait},
    journal::Event,
};
use alloy::{primitives::TxHash, rpc::types::TransactionReceipt};
use anyhow::Result;
use futures::{FutureExt, future::select_all};
use std::time::{Duration, Instant};

/// For so many blocks' time nothing more is done than to ask for the receipt.
const CALM: u64 = 3;

/// Nobody is more patient than that, and every clock goes so far.
const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

impl Run<'_, '_> {
    /// Waits for one after another; their receipts are asked for together.
    pub(super) async fn confirm_all(&mut self) -> Result<()> {
        // Whether all before did what it was to do, and what of it is not mined.
        let (mut well, mut behind) = (true, None);
        for index in 0..self.flights.len() {
            let now = Instant::now();
            let deadline = now.checked_add(self.options.patience.min(YEAR)).unwrap_or(now);
            if well {
                self.resend(index, deadline).await?;
            }
            let Some(flight) = self.flights.get(index) else { break };
            match &flight.state {
                State::Sent => match behind {
                    None => self.confirm(index, deadline).await?,
                    Some(hash) => self.look(index, hash).await?,
                },
                State::Refused(_) => self.judge(index).await?,
                State::Unsure => self.leave(index, "it was signed and may be out, and what comes before it failed")?,
                _ => {}
            }
            let Some(flight) = self.flights.get(index) else { break };
            well &= matches!(&flight.state, State::Final(receipt) if receipt.status());
            if !matches!(flight.state, State::Final(_) | State::Replaced) {
                behind = behind.or(Some(flight.hash()));
            }
        }
        self.write_down()
    }

    /// What no node was heard of is handed over again, with all that comes after it.
    async fn resend(&mut self, index: usize, deadline: Instant) -> Result<()> {
        const PAUSE: Duration = Duration::from_secs(1);
        while self.flights.get(index).is_some_and(Flight::is_to_send) {
            self.send_all(index).await?;
            if self.flights.get(index).is_some_and(Flight::is_to_send) {
                if Instant::now() >= deadline {
                    self.set(index, State::Open("no node answers".into()));
                    break;
                }
                tokio::time::sleep(PAUSE).await;
            }
        }
        Ok(())
    }

    /// Waits for one until it is final, its nonce went to another, or `deadline` is over.
    async fn confirm(&mut self, index: usize, deadline: Instant) -> Result<()> {
        let block_time = block_time(self.desk.chain);
        let blocks = |count: u64| block_time.saturating_mul(u32::try_from(count).unwrap_or(u32::MAX));
        let calm = blocks(self.options.bump_after.unwrap_or(CALM).min(CALM));
        let mut since = Instant::now();
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if let Some(receipt) = self.told(index, left.min(calm)).await? {
                return self.finish(index, receipt);
            }
            let left = deadline.saturating_duration_since(Instant::now());
            let bump = self.options.bump_after.map(|count| blocks(count).saturating_sub(since.elapsed()));
            let Some(flight) = self.flights.get(index) else { return Ok(()) };
            let (hashes, raw) = (flight.hashes(), flight.shot.raw.clone());
            let watched = Watched { account: self.owner, nonce: flight.nonce, hashes: &hashes };
            let patience = bump.map_or(left, |bump| bump.min(left));
            match follow(self.desk.chain, watched, &raw, self.options.confirmations, patience).await {
                Ok(Ending::Mined(receipt)) => return self.finish(index, receipt),
                Ok(Ending::Replaced) => return self.replaced(index),
                Ok(Ending::Open) if Instant::now() < deadline => {
                    since = Instant::now();
                    self.hurry(index).await?;
                }
                Ok(Ending::Open) => return self.leave(index, "it is not final, and nobody waits any longer"),
                Err(err) => return self.leave(index, &format!("{err:#}")),
            }
        }
    }

    /// Pays more for what waits in the pool; what fell out of it is handed over again, as it is.
    async fn hurry(&mut self, index: usize) -> Result<()> {
        let Some(flight) = self.flights.get(index) else { return Ok(()) };
        let (hash, raw) = (flight.shot.hash, flight.shot.raw.clone());
        if !pooled(self.desk.chain, hash).await {
            // Whatever comes of it shows by itself, and the wait goes on.
            send(self.desk.chain, hash, &raw, false).await.ok();
        } else if let Some(Answer::Refused(reason)) = self.sign_again(index, true).await? {
            self.note_refusal(index, &reason);
        }
        self.watch(index);
        Ok(())
    }

    /// Its receipt, once it is final, or nothing in that time. What is known is written down before anything is waited for.
    async fn told(&mut self, index: usize, patience: Duration) -> Result<Option<Box<TransactionReceipt>>> {
        let start = Instant::now();
        loop {
            let Some(flight) = self.flights.get_mut(index).filter(|flight| !flight.told.is_empty()) else { return Ok(None) };
            let (told, which) = match select_all(&mut flight.told).now_or_never() {
                Some((told, which, _)) => (told, which),
                None => {
                    self.write_down()?;
                    let Some(flight) = self.flights.get_mut(index) else { return Ok(None) };
                    let left = patience.saturating_sub(start.elapsed());
                    match tokio::time::timeout(left, select_all(&mut flight.told)).await {
                        Ok((told, which, _)) => (told, which),
                        Err(_) => return Ok(None),
                    }
                }
            };
            if let Ok(receipt) = told {
                return Ok(Some(receipt));
            }
            // Nobody asks for that one any more.
            if let Some(flight) = self.flights.get_mut(index) {
                flight.told.swap_remove(which);
            }
        }
    }

    /// One look at what counts on something that was not mined.
    async fn look(&mut self, index: usize, behind: TxHash) -> Result<()> {
        match self.told(index, Duration::ZERO).await? {
            Some(receipt) => self.finish(index, receipt),
            None => self.leave(index, &format!("it comes after {behind}, which is not mined")),
        }
    }

    /// What a node refused may be in a block all the same, or its nonce be used by another.
    async fn judge(&mut self, index: usize) -> Result<()> {
        self.write_down()?;
        let chain = self.desk.chain;
        let Some(flight) = self.flights.get(index) else { return Ok(()) };
        let hashes = flight.hashes();
        let watched = Watched { account: self.owner, nonce: flight.nonce, hashes: &hashes };
        let Ok(seen) = sighting(chain, watched).await else { return Ok(()) };
        if seen.next <= flight.nonce && seen.receipts.iter().all(Option::is_none) {
            return Ok(());
        }
        match wait(chain, watched, self.options.confirmations, doubt(chain), async || {}).await {
            Ok(Ending::Mined(receipt)) => self.finish(index, receipt),
            Ok(Ending::Replaced) => self.replaced(index),
            Ok(Ending::Open) | Err(_) => Ok(()),
        }
    }

    /// It is in a block for good, and what was signed beside it with its nonce never is.
    fn finish(&mut self, index: usize, receipt: Box<TransactionReceipt>) -> Result<()> {
        let Some(flight) = self.flights.get(index) else { return Ok(()) };
        let (id, hash) = (self.id(flight), receipt.transaction_hash);
        self.notes.push((id.clone(), in_block(&receipt)));
        for other in flight.hashes().into_iter().filter(|other| *other != hash) {
            self.notes.push((id.clone(), Event::Failed { hash: other, reason: format!("replaced by {hash}") }));
        }
        let (step, block, success) = (flight.step, receipt.block_number.unwrap_or_default(), receipt.status());
        self.tell(flight, Happening::Mined { step, hash, block, success });
        self.set(index, State::Final(receipt));
        Ok(())
    }

    /// A transaction that is none of ours has its nonce.
    fn replaced(&mut self, index: usize) -> Result<()> {
        let Some(flight) = self.flights.get(index) else { return Ok(()) };
        let reason = format!("another transaction took nonce {}", flight.nonce);
        let id = self.id(flight);
        for hash in flight.hashes() {
            self.notes.push((id.clone(), Event::Failed { hash, reason: reason.clone() }));
        }
        self.tell(flight, Happening::Failed { step: flight.step, hash: flight.hash(), reason: &reason });
        self.set(index, State::Replaced);
        self.write_down()
    }

    fn leave(&mut self, index: usize, why: &str) -> Result<()> {
        self.set(index, State::Open(why.into()));
        self.write_down()
    }

    /// What was signed to be mined sooner is not taken: what it was to take the place of still waits.
    fn note_refusal(&mut self, index: usize, reason: &str) {
        let Some(flight) = self.flights.get(index) else { return };
        self.notes.push((self.id(flight), Event::Refused { hash: flight.hash(), reason: reason.to_owned() }));
        self.tell(flight, Happening::Failed { step: flight.step, hash: flight.hash(), reason });
        if let Some(flight) = self.flights.get_mut(index) {
            flight.fall_back();
        }
    }

    /// What was signed to be mined sooner is with a node.
    pub(super) fn note_sent(&mut self, index: usize) {
        let Some(flight) = self.flights.get(index) else { return };
        self.tell(flight, Happening::Sent { step: flight.step, hash: flight.hash() });
        self.notes.push((self.id(flight), Event::Sent { hash: flight.hash(), left: false }));
    }

    fn watch(&mut self, index: usize) {
        let Some(flight) = self.flights.get_mut(index) else { return };
        flight.told.push(self.outbox.receipts.watch_again(flight.shot.hash, (self.owner, flight.nonce), self.options.confirmations));
    }
}

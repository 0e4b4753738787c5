//! Carries out a wave: everything is signed, then on disk, then handed over in the order of the nonces, then waited for.

use super::{
    execute::Desk,
    fill::Options,
    flight::{Errand, Flight, Outbox, Shot, State, Turn},
    fresh::{is_late, look_again},
    jobs::{Happening, JobEnd},
    nonces::Nonces,
    outcome::Expected,
    signing::sign_all,
    wave::{Fixed, Wave, joint},
};
use crate::{
    error::{Failure, Fate, about, fate},
    journal::{Event, Record, UNSENT},
    signer::Signer,
};
use alloy::{consensus::TxEip1559, primitives::Address};
use anyhow::{Result, ensure};
use std::sync::Arc;

/// What is under way for one account.
pub(super) struct Run<'a, 'd> {
    pub(super) desk: &'a mut Desk<'d>,
    pub(super) outbox: &'a Outbox<'a>,
    pub(super) options: Options,
    pub(super) owner: Address,
    /// The key, where something may have to be signed again.
    pub(super) signer: Option<Arc<Signer>>,
    pub(super) errands: Vec<Errand>,
    /// In the order of their nonces.
    pub(super) flights: Vec<Flight>,
    /// What is not in the journal yet, and need not be before anything else is done.
    pub(super) notes: Vec<(String, Event)>,
}

/// Carries out what was approved of one account, all of it at once. `start` is its turn where it has one ([`Outbox::start`]), which ends
/// once it is signed.
///
/// # Errors
/// Before anything is sent: when the key is another's, the account's next nonce or what the jobs do is no longer as it was shown, a
/// transaction is not signed, or the journal cannot be written. With [`Fate::Sent`] where the journal cannot be written later.
pub async fn launch(desk: &mut Desk<'_>, wave: Wave, outbox: &Outbox<'_>, mut start: Option<Turn<'_>>) -> Result<Vec<JobEnd>> {
    let Wave { jobs, owner, options } = wave;
    ensure!(desk.hand.address() == owner, "the key is that of {}, not of {owner}", desk.hand.address());
    let transactions: Vec<_> = jobs.iter().flat_map(|ready| ready.transactions.iter().cloned()).collect();
    transactions.iter().try_for_each(|transaction| desk.hand.foresee(transaction))?;
    let plan = || joint(jobs.iter().map(|ready| &ready.job));
    if is_late(desk.chain) {
        // The node is asked once more, and nobody has to wait for that.
        start = None;
        let _turn = outbox.turn().await?;
        look_again(desk, owner, plan, (&transactions, &options)).await?;
    }
    unclaimed(desk, &jobs, &transactions, &options)?;
    let key = desk.hand.take_key()?;
    // A device takes its time.
    let start = start.filter(|_| key.is_local());
    let envelopes = sign_all(&key, transactions, &outbox.cores).await?;
    drop(start);
    // Without a ceiling nothing is ever signed again, and the key is wiped before anything is sent.
    let signer = options.ceiling.is_some().then_some(key);
    let ids = desk.journal.new_ids(jobs.iter().map(|ready| &ready.job.plan))?;
    let (mut errands, mut flights, mut events, mut envelopes) = (vec![], vec![], vec![], envelopes.into_iter());
    for (errand, (Fixed { job, transactions, expected, .. }, id)) in jobs.into_iter().zip(ids).enumerate() {
        let planned = Event::Planned { plan: job.plan.clone(), resumes: job.resumes, batch: Some(job.tag.clone()) };
        events.push((id.clone(), planned));
        for (step, (transaction, envelope)) in transactions.iter().zip(envelopes.by_ref()).enumerate() {
            let (shot, nonce) = (Shot::of(&envelope), transaction.nonce);
            let logged = expected.get(step).map(Expected::logged).unwrap_or_default().to_vec();
            events.push((id.clone(), Event::Signed { step, hash: shot.hash, nonce, raw: shot.raw.clone(), logged: logged.clone() }));
            flights.push(Flight { logged, ..Flight::new(errand, step, nonce, shot) });
        }
        errands.push(Errand { tag: job.tag, id, plan: job.plan, expected });
    }
    desk.journal.append_aside(events).await?;
    desk.journal.let_go();
    let run = Run { desk, outbox, options, owner, signer, errands, flights, notes: vec![] };
    run.announce();
    run.fly().await
}

/// Nothing that was signed before may be mined in the place of what is signed now, unless it is of the same job, or its nonce was said.
fn unclaimed(desk: &mut Desk<'_>, jobs: &[Fixed], transactions: &[TxEip1559], options: &Options) -> Result<()> {
    let Some(first) = transactions.first() else { return Ok(()) };
    let records = desk.journal.entries()?.plans();
    let heir = |nonce: u64, of: &Record| {
        let mine = |ready: &&Fixed| ready.transactions.iter().any(|transaction| transaction.nonce == nonce);
        options.nonce == Some(nonce) || jobs.iter().find(mine).is_some_and(|ready| ready.job.resumes.as_ref() == Some(&of.id))
    };
    Nonces::from(first.nonce).beside(&records, transactions.len(), heir)
}

impl Run<'_, '_> {
    fn announce(&self) {
        for errand in &self.errands {
            self.outbox.tell(errand, Happening::Planned);
        }
        for flight in &self.flights {
            self.tell(flight, Happening::Signed { step: flight.step, hash: flight.hash(), nonce: flight.nonce });
            self.desk.ui.sends(flight.hash());
        }
    }

    pub(super) fn tell(&self, flight: &Flight, what: Happening<'_>) {
        if let Some(errand) = self.errands.get(flight.errand) {
            self.outbox.tell(errand, what);
        }
    }

    /// The plan of a transaction in the journal.
    pub(super) fn id(&self, flight: &Flight) -> String {
        self.errands.get(flight.errand).map(|errand| errand.id.clone()).unwrap_or_default()
    }

    /// Sends and waits.
    pub(super) async fn fly(mut self) -> Result<Vec<JobEnd>> {
        let ended = async {
            self.send_all(0).await?;
            self.confirm_all().await?;
            self.close_unsent()
        };
        if let Err(err) = ended.await {
            let hashes = self.flights.iter().map(Flight::hash).collect();
            let words = "transactions were sent, and then something went wrong";
            let hint = fate(&err).hint.unwrap_or_else(|| "see `restake history`".into());
            return Err(about(err.context(Failure::new(Fate::Sent, "open", words).hint(hint)), hashes));
        }
        let of = |(index, errand): (usize, &Errand)| {
            let flights: Vec<_> = self.flights.iter().filter(|flight| flight.errand == index).collect();
            JobEnd::of(self.desk.book, self.owner, errand, &flights)
        };
        Ok(self.errands.iter().enumerate().map(of).collect())
    }

    /// What nothing of ever reached a node is given up: its bytes will not be sent, and it can be planned anew.
    fn close_unsent(&mut self) -> Result<()> {
        for (index, errand) in self.errands.iter().enumerate() {
            let mut flights = self.flights.iter().filter(|flight| flight.errand == index).peekable();
            if flights.peek().is_some() && flights.all(|flight| matches!(flight.state, State::Unsent)) {
                let reason = UNSENT.into();
                self.notes.push((errand.id.clone(), Event::Closed { reason }));
            }
        }
        self.write_down()
    }

    /// Writes down what happened meanwhile.
    pub(super) fn write_down(&mut self) -> Result<()> {
        let notes = std::mem::take(&mut self.notes);
        if notes.is_empty() { Ok(()) } else { self.desk.journal.append_all(notes) }
    }
}

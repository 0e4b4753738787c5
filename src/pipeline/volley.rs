//! Hands many transactions to a node in few requests, in the order of their nonces.

use super::{
    execute::underpriced,
    flight::{Flight, State},
    jobs::Happening,
    launch::Run,
    post::{AT_ONCE, Handed},
    send::{Answer, heard, send},
};
use crate::journal::Event;
use anyhow::Result;

/// How often more is paid for one that a node calls underpriced, before it is given up.
const RAISES: usize = 3;

/// How it goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Course {
    /// Something was not taken: what comes after it counts on it.
    stopped: bool,
    /// Something was taken later than what came after it, which may have been refused for want of it.
    mended: bool,
    /// No node answers.
    deaf: bool,
}

impl Run<'_, '_> {
    /// Sends everything from one on, until something is not taken or no node answers.
    pub(super) async fn send_all(&mut self, from: usize) -> Result<()> {
        let to_send = self.flights.iter().enumerate().skip(from).filter(|(_, flight)| flight.is_to_send());
        let indices: Vec<_> = to_send.map(|(index, _)| index).collect();
        for some in indices.chunks(AT_ONCE.min(self.desk.chain.node().at_once())) {
            let Course { stopped, deaf, .. } = self.send_some(some).await?;
            self.write_down()?;
            if stopped || deaf {
                break;
            }
        }
        Ok(())
    }

    /// One request, and what its answers ask for.
    async fn send_some(&mut self, indices: &[usize]) -> Result<Course> {
        let chain = self.desk.chain.clone();
        let raws: Vec<_> = indices.iter().filter_map(|index| self.flights.get(*index)).map(|flight| flight.shot.raw.clone()).collect();
        let (together, said) = match self.outbox.post.hand_over(raws).await {
            Handed::Over(said) => (true, said),
            Handed::Unread => {
                // That it keeps none of them is its word alone.
                indices.iter().for_each(|index| self.set(*index, State::Unsure));
                (false, vec![])
            }
            Handed::Kept => (false, vec![]),
        };
        let mut answers = said.into_iter();
        let mut course = Course::default();
        for index in indices {
            // What went out with others is out, whatever was said of those before it.
            if course.stopped && !together {
                break;
            }
            let Some((hash, raw)) = self.flights.get(*index).map(|flight| (flight.hash(), flight.shot.raw.clone())) else { break };
            let answer = answers.next();
            let just_now = matches!(answer, Some(Ok(_)));
            let mut said = match answer {
                Some(Ok(_)) => Some(Answer::Taken(None)),
                Some(Err(err)) => heard(&chain, hash, err).await.ok(),
                None => None,
            };
            let in_vain = said.is_none() || (course.mended && matches!(said, Some(Answer::Refused(_))));
            if in_vain && !course.stopped && !course.deaf {
                said = send(&chain, hash, &raw, false).await.ok();
                course.deaf = said.is_none();
                course.mended |= said.is_some();
            }
            match said {
                Some(Answer::Taken(_)) => self.taken(*index, just_now),
                Some(Answer::Refused(reason)) => {
                    self.refused(*index, &reason)?;
                    let mended = !course.stopped && self.raise(*index, reason).await?;
                    (course.stopped, course.mended) = (course.stopped || !mended, course.mended || mended);
                }
                None => self.set(*index, State::Unsure),
            }
        }
        Ok(course)
    }

    pub(super) fn set(&mut self, index: usize, state: State) {
        if let Some(flight) = self.flights.get_mut(index) {
            // What has ended is asked for no more, and what comes after it is the account's next.
            if matches!(state, State::Final(_) | State::Replaced | State::Open(_)) {
                flight.told.clear();
            }
            flight.state = state;
        }
    }

    /// A node has it, since just now or for longer.
    pub(super) fn taken(&mut self, index: usize, just_now: bool) {
        let (receipts, owner, confirmations) = (&self.outbox.receipts, self.owner, self.options.confirmations);
        let Some(flight) = self.flights.get_mut(index) else { return };
        flight.state = State::Sent;
        let (hash, from) = (flight.hash(), (owner, flight.nonce));
        let told = if just_now { receipts.watch(hash, from, confirmations) } else { receipts.watch_again(hash, from, confirmations) };
        flight.told.push(told);
        let Some(flight) = self.flights.get(index) else { return };
        let Flight { step, .. } = *flight;
        self.tell(flight, Happening::Sent { step, hash: flight.hash() });
        self.notes.push((self.id(flight), Event::Sent { hash: flight.hash(), left: false }));
    }

    /// A node does not take it, which is on disk before anything else is signed or sent.
    pub(super) fn refused(&mut self, index: usize, reason: &str) -> Result<()> {
        self.set(index, State::Refused(reason.to_owned()));
        let Some(flight) = self.flights.get(index) else { return Ok(()) };
        self.tell(flight, Happening::Failed { step: flight.step, hash: flight.hash(), reason });
        self.notes.push((self.id(flight), Event::Refused { hash: flight.hash(), reason: reason.to_owned() }));
        self.write_down()
    }

    /// Pays more for what a node calls underpriced, below the ceiling; whether it is taken then.
    async fn raise(&mut self, index: usize, reason: String) -> Result<bool> {
        let mut reason = reason;
        for _ in 0..RAISES {
            if !underpriced(&reason) {
                return Ok(false);
            }
            match self.sign_again(index, false).await? {
                None => return Ok(false),
                Some(Answer::Taken(_)) => {
                    self.taken(index, true);
                    return Ok(true);
                }
                Some(Answer::Refused(words)) => {
                    self.refused(index, &words)?;
                    reason = words;
                }
            }
        }
        Ok(false)
    }
}

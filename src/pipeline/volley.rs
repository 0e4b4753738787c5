//! Hands many transactions to a node in few requests, in the order of their nonces.

use super::{
    execute::underpriced,
    flight::{Flight, State},
    jobs::Happening,
    launch::Run,
    send::{Answer, heard, send},
};
use crate::{chain::Chain, journal::Event};
use alloy::{
    primitives::{Bytes, TxHash},
    providers::Provider,
    rpc::client::BatchRequest,
    transports::{RpcError, TransportError, TransportErrorKind, TransportResult},
};
use anyhow::Result;
use futures::future::join_all;
use std::sync::atomic::Ordering;

/// How many transactions go out in one request.
const AT_ONCE: usize = 48;

/// How often more is paid for one that a node calls underpriced, before it is given up.
const RAISES: usize = 3;

/// What a node says of each.
async fn hand_over(chain: &Chain, raws: &[Bytes]) -> Result<Vec<TransportResult<TxHash>>, TransportError> {
    let mut batch = BatchRequest::new(chain.provider().client());
    let mut waiting = vec![];
    for raw in raws {
        waiting.push(batch.add_call::<_, TxHash>("eth_sendRawTransaction", &(raw,))?);
    }
    batch.send().await?;
    Ok(join_all(waiting).await)
}

/// Whether a node refuses a request as such: none of what was in it got in, and it would be refused again.
fn is_too_much(err: &TransportError) -> bool {
    matches!(err, RpcError::Transport(TransportErrorKind::HttpError(http)) if (400..500).contains(&http.status) && http.status != 429)
}

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
        for some in indices.chunks(AT_ONCE) {
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
        let together = raws.len() > 1 && !self.outbox.alone.load(Ordering::Relaxed);
        let answers = if together { Some(hand_over(&chain, &raws).await) } else { None };
        let too_much = answers.as_ref().is_some_and(|answers| answers.as_ref().is_err_and(is_too_much));
        if too_much {
            self.outbox.alone.store(true, Ordering::Relaxed);
        }
        let mut answers = answers.and_then(Result::ok).into_iter().flatten();
        let mut course = Course::default();
        for index in indices {
            // What went out with others is out, whatever was said of those before it.
            if course.stopped && (!together || too_much) {
                break;
            }
            let Some((hash, raw)) = self.flights.get(*index).map(|flight| (flight.hash(), flight.shot.raw.clone())) else { break };
            let mut said = match answers.next() {
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
                Some(Answer::Taken(_)) => self.taken(*index),
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
            flight.state = state;
        }
    }

    /// A node has it.
    pub(super) fn taken(&mut self, index: usize) {
        let Some(flight) = self.flights.get_mut(index) else { return };
        flight.state = State::Sent;
        flight.told.push(self.outbox.receipts.watch(flight.shot.hash, self.options.confirmations));
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
                    self.taken(index);
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

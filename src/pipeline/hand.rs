//! Who signs what was approved: a key that is here, or nobody, where that was done without a network.

use super::review::Approved;
use crate::{
    error::{Failure, Fate},
    journal::{Event, Journal, Record, plan_id},
    signer::Signer,
};
use alloy::{
    consensus::{TxEip1559, TxEnvelope},
    eips::Encodable2718,
    primitives::{Address, Bytes, TxHash},
};
use anyhow::{Context, Result, bail, ensure};
use std::{mem, sync::Arc};

/// What signatures come from.
pub enum Hand {
    /// An account's key, until the last transaction is signed.
    Key(Address, Option<Arc<Signer>>),
    /// Transactions that an account signed before; no others are ever sent.
    Signed(Address, Vec<TxEnvelope>),
}

impl Hand {
    /// A key that is here; it is wiped once nobody shares it any more.
    pub fn key(signer: impl Into<Arc<Signer>>) -> Self {
        let signer = signer.into();
        Self::Key(signer.address(), Some(signer))
    }

    /// Whose signatures they are.
    pub(super) fn address(&self) -> Address {
        let (Self::Key(by, _) | Self::Signed(by, _)) = self;
        *by
    }

    /// The key itself, for whoever signs much at once and wipes it then.
    pub(super) fn take_key(&mut self) -> Result<Arc<Signer>> {
        match self {
            Self::Key(_, key) => key.take().context("the key was wiped already"),
            Self::Signed(..) => bail!("there is no key to sign with"),
        }
    }

    /// Fails where it is known that a transaction will not be signed.
    pub(super) fn foresee(&self, transaction: &TxEip1559) -> Result<()> {
        match self {
            Self::Key(_, Some(signer)) => signer.foresee(transaction),
            _ => Ok(()),
        }
    }

    /// What is said where only the first of several transactions are done.
    pub(super) fn unfinished(&self, id: &str, done: usize, of: usize) -> Failure {
        let (what, then) = match self {
            Self::Key(..) => ("signed", format!("`restake history resume {id}`")),
            Self::Signed(..) => ("sent", "`restake broadcast` once more".into()),
        };
        let message = format!("{done} of {of} transactions are done, the rest was not {what}");
        Failure::new(Fate::Sent, "unfinished", message).hint(format!("see `restake history show {id}`, then {then}"))
    }

    /// Signs a transaction, or finds it among those that are signed. Behind the `last` one the key is wiped, before anything is
    /// sent or waited for.
    pub(super) async fn sign(&mut self, transaction: TxEip1559, last: bool) -> Result<TxEnvelope> {
        match self {
            Self::Key(_, key) => {
                let signer = key.take().context("the key was wiped already")?;
                let signed = signer.sign_transaction(transaction).await?;
                *key = Some(signer).filter(|_| !last);
                Ok(signed)
            }
            Self::Signed(_, signed) => {
                let found = signed.iter().find(|envelope| envelope.as_eip1559().is_some_and(|signed| *signed.tx() == transaction));
                found.cloned().with_context(|| Failure::refused("signed", "what was shown is not what is signed"))
            }
        }
    }
}

/// A transaction that is signed and not sent.
#[derive(Clone, Debug)]
pub struct Sealed {
    /// The step it carries out.
    pub title: String,
    /// Its nonce.
    pub nonce: u64,
    /// Its hash.
    pub hash: TxHash,
    /// Its bytes.
    pub raw: Bytes,
}

/// Signs everything that was approved, and writes it down; nothing is sent. What is signed a second time is in the journal already.
///
/// # Errors
/// When it is known that a step will not be signed, when a key or a device does not sign, and when the journal cannot be written: what was signed is then thrown away.
pub async fn seal(signer: Signer, journal: &mut Journal, mut approved: Approved) -> Result<Vec<Sealed>> {
    let plan = approved.plan;
    ensure!(signer.address() == plan.owner, "the key is that of {}, not of {}", signer.address(), plan.owner);
    approved.transactions.iter().try_for_each(|transaction| signer.foresee(transaction))?;
    let mut sealed = vec![];
    for (transaction, step) in mem::take(&mut approved.transactions).into_iter().zip(&plan.steps) {
        let nonce = transaction.nonce;
        let envelope = signer.sign_transaction(transaction).await?;
        let (hash, raw) = (*envelope.tx_hash(), Bytes::from(envelope.encoded_2718()));
        sealed.push(Sealed { title: step.title.clone(), nonce, hash, raw });
    }
    drop(signer);
    let records = journal.entries()?.plans();
    let known = |record: &Record| {
        let signed: Vec<_> = record.signed().into_iter().map(|signed| signed.hash).collect();
        !record.closed() && sealed.iter().all(|one| signed.contains(&one.hash))
    };
    if records.iter().any(known) {
        return Ok(sealed);
    }
    let id = plan_id(&plan)?;
    journal.append(&id, Event::Planned { plan, resumes: None, batch: None })?;
    for (step, Sealed { nonce, hash, raw, .. }) in sealed.iter().enumerate() {
        // A file does not tell which tokens its simulation had logs of.
        journal.append(&id, Event::Signed { step, hash: *hash, nonce: *nonce, raw: raw.clone(), logged: vec![] })?;
    }
    Ok(sealed)
}

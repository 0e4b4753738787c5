//! A request in Lido's queue: what it pays, and how far it is.

use super::abi::IWithdrawalQueue as abi;
use crate::{
    plan::ETHER,
    protocol::{Readiness, Ticket, Wait, preflight, rebasing},
    units::{Money, counted, span},
};
use alloy::primitives::{Address, U256};
use anyhow::Result;

/// A request, as the queue knows it at the pinned block.
pub(super) struct Request {
    pub(super) id: U256,
    pub(super) status: abi::Status,
    /// The checkpoint that says its rate; what a claim has to name.
    pub(super) hint: U256,
    pub(super) claimable: U256,
    /// How many requests wait before it, and how much stETH they ask for, where it is not finalised.
    pub(super) ahead: Option<(u64, Option<U256>)>,
}

/// An amount of stETH.
pub(super) fn steth(wei: U256) -> Money {
    Money::new(wei, 18, "stETH")
}

impl Request {
    /// How far it is from being finalised.
    fn wait(&self) -> Wait {
        let (requests, amount) = self.ahead.unzip();
        Wait {
            asked_at: u64::try_from(self.status.timestamp).ok(),
            requests_ahead: requests,
            amount_ahead: amount.flatten().map(steth),
            ..Wait::default()
        }
    }

    /// When it was asked for, and what is before it. Lido's contracts name no time.
    fn note(&self, bunker: bool, now: u64) -> String {
        let asked = u64::try_from(self.status.timestamp).ok().and_then(|asked| now.checked_sub(asked));
        let ahead = self.ahead.map(|ahead| match ahead {
            (0, _) => "it is the next that Lido finalises".to_owned(),
            (count, Some(amount)) => format!("{} of {} before it", counted(count, "request"), steth(amount).short()),
            (count, None) => format!("{} before it", counted(count, "request")),
        });
        let slowed = bunker.then(|| "Lido is in bunker mode: requests are finalised later than usual".to_owned());
        let words = [asked.map(|seconds| format!("asked {} ago", span(seconds))), ahead, slowed];
        words.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// Its ticket at the time `now`, where 10^18 shares are worth `rate`.
    pub(super) fn ticket(&self, id: &str, bunker: bool, rate: U256, now: u64) -> Result<Ticket> {
        let done = self.status.isFinalized;
        let amount = if done { self.claimable } else { rebasing::due(self.status.amountOfStETH, self.status.amountOfShares, rate)? };
        Ok(Ticket {
            id: format!("{id}/{}", self.id),
            key: self.id,
            parts: vec![(ETHER, amount)],
            at_most: !done,
            readiness: if done { Readiness::Ready } else { Readiness::Waiting(self.wait()) },
            note: (!done).then(|| self.note(bunker, now)),
        })
    }

    /// Whether `owner` can claim it now.
    pub(super) fn check(&self, id: &str, owner: Address) -> Result<()> {
        let why = if self.status.isClaimed {
            "it has been claimed"
        } else if self.status.owner != owner {
            "it is another account's"
        } else if !self.status.isFinalized {
            "Lido has not finalised it yet"
        } else {
            return Ok(());
        };
        Err(preflight::not_ready(&format!("{id}/{}", self.id), why))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    const OWNER: Address = Address::repeat_byte(4);

    pub(in crate::protocol::lst::lido) fn request(id: u64, done: bool) -> Request {
        let status = abi::Status {
            amountOfStETH: U256::from(1000),
            amountOfShares: U256::from(900),
            owner: OWNER,
            timestamp: U256::ZERO,
            isFinalized: done,
            isClaimed: false,
        };
        let ahead = (!done).then(|| (2, Some(rebasing::WAD.saturating_mul(U256::from(3)))));
        Request { id: U256::from(id), status, hint: U256::from(7), claimable: U256::from(if done { 990 } else { 0 }), ahead }
    }

    #[test]
    fn a_ticket_is_ready_when_its_request_is_finalised() {
        let waiting = request(5, false).ticket("lido", true, rebasing::WAD, 1000).unwrap();
        assert_eq!((waiting.id.as_str(), waiting.at_most), ("lido/5", true));
        assert_eq!(waiting.parts, [(ETHER, U256::from(900))], "a loss since the request shows");
        let note =
            "asked 1000 seconds ago; 2 requests of 3 stETH before it; Lido is in bunker mode: requests are finalised later than usual";
        assert_eq!(waiting.note.as_deref(), Some(note.replace("1000 seconds", "17 minutes").as_str()));
        let json = serde_json::to_value(&waiting.readiness).unwrap();
        assert_eq!((&json["state"], &json["requests_ahead"], &json["amount_ahead"]["amount"]), (&"waiting".into(), &2.into(), &"3".into()));
        let ready = request(5, true).ticket("lido", true, rebasing::WAD, 1000).unwrap();
        assert_eq!((ready.readiness, ready.at_most, ready.note), (Readiness::Ready, false, None));
        assert_eq!(ready.parts, [(ETHER, U256::from(990))]);
    }

    #[test]
    fn only_its_owner_claims_a_finalised_request_once() {
        assert!(request(5, true).check("lido", OWNER).is_ok());
        assert!(request(5, true).check("lido", Address::ZERO).unwrap_err().to_string().contains("another account"));
        assert!(request(5, false).check("lido", OWNER).unwrap_err().to_string().contains("not finalised"));
        let mut claimed = request(5, true);
        claimed.status.isClaimed = true;
        assert!(claimed.check("lido", OWNER).is_err());
    }
}

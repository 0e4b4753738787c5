//! Bytes that no node has are not sent once what they fall under has changed.

use futures::future::LocalBoxFuture;
use restake::{
    chain::{Chain, Expected, Node},
    error::{Failure, Fate, fate},
    journal::Journal,
    pipeline::{Effort, Gate, Resend, Settlement, settle},
    plan::Plan,
    practice::chain::CHAIN_ID,
};

use super::{
    home::{owner, speaks_of},
    node::Lie,
    review::Person,
    stage::Stage,
};

/// The terms are others by now.
struct Shut(Plan);

impl Gate for Shut {
    fn still<'a>(&'a self, _: &'a Chain, _: &'a Plan) -> LocalBoxFuture<'a, anyhow::Result<()>> {
        Box::pin(async { Ok(()) })
    }

    fn anew<'a>(&'a self, _: &'a Chain, plan: &'a Plan) -> LocalBoxFuture<'a, anyhow::Result<()>> {
        assert_eq!((plan.owner, &plan.steps[0].call), (self.0.owner, &self.0.steps[0].call), "it is asked of what was signed");
        Box::pin(async { Err(Failure::refused("terms", "they changed").into()) })
    }
}

#[tokio::test]
async fn what_was_signed_under_other_terms_is_not_sent_again() {
    let stage = Stage::set();
    stage.node.lies("eth_sendRawTransactionSync", Lie::Lost);
    stage.node.lies("eth_sendRawTransaction", Lie::Lost);
    stage.home.run(&["stake", "1", "--with", "lido", "--yes"]).failed(5, "open");
    stage.node.behaves();
    let sent = stage.node.sent().len();
    let expected = Expected { name: "practice".into(), chain_id: CHAIN_ID, block_time: 1, multicall: None };
    let chain = Chain::open(Node::new(&[stage.node.url()], false).unwrap(), expected, Some(owner())).await.unwrap();
    let mut journal = Journal::open(&stage.home.path("home/journal"), CHAIN_ID, owner()).unwrap();
    let record = journal.entries().unwrap().plans().remove(0);
    let (gate, ui) = (Shut(record.plan().unwrap().clone()), Person::who_says(None));
    let patience = std::time::Duration::from_secs(1);
    let effort = Effort { account: owner(), resend: Resend::Lost, confirmations: 1, patience, gate: &gate, ui: &ui };
    let mut settlement = Settlement::default();
    let error = settle(&chain, &mut journal, &record, effort, &mut settlement).await.unwrap_err();
    assert_eq!((fate(&error).fate, fate(&error).kind), (Fate::Refused, "terms"));
    speaks_of(&fate(&error).hint.unwrap(), &[&format!("history close {}", record.id)]);
    assert_eq!((stage.node.sent().len(), settlement.sent.len()), (sent, 0));
}

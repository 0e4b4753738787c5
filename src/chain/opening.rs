//! The first request of a command: which chain a node is of, and how far it is. Of several nodes all are asked at once, and the
//! highest block wins.

use super::{Expected, Head, Node, Standing, is_too_many, node::sorry};
use crate::{error::Failure, units::counted};
use alloy::{
    consensus::BlockHeader,
    eips::BlockId,
    network::primitives::{BlockResponse, HeaderResponse},
    primitives::{Address, U64, U256},
    providers::Provider,
    rpc::{
        client::BatchRequest,
        types::{Block, FeeHistory},
    },
};
use anyhow::{Context, Result, anyhow, bail};
use futures::stream::{FuturesUnordered, StreamExt};
use jiff::Timestamp;
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// How many blocks a node may be behind another without a word: what is on its way takes as long.
const BEHIND: u64 = 3;

/// By how many seconds a block may be ahead of this machine's clock.
const AHEAD: u64 = 60;

/// How long nodes are waited for at least once one has answered.
const GRACE: Duration = Duration::from_secs(1);

/// What a node says at first.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) chain_id: u64,
    pub(super) head: Head,
    pub(super) standing: Option<Standing>,
}

/// The word of the node with the highest block, which is asked first from now on, and where the others differ from it.
///
/// # Errors
/// When no node answers, one is of another chain (a refusal), or the only one shows a block from the future.
pub(super) async fn agreed(node: &Node, expected: &Expected, owner: Option<Address>) -> Result<(Opened, Vec<String>)> {
    let each = node.each();
    if each.is_empty() {
        let opened = opening(node, owner).await?;
        is_of(&opened, expected, "the node")?;
        return match ahead(node, &opened) {
            Some(trouble) => bail!(from_the_future(&format!("the node is {trouble}"))),
            None => Ok((opened, vec![])),
        };
    }
    let (mut notes, mut heard) = (vec![], vec![]);
    for ((index, (shown, node)), answer) in (0..).zip(&each).zip(all(&each, owner).await) {
        match answer {
            Ok(opened) => {
                is_of(&opened, expected, &format!("the node at {shown}"))?;
                match ahead(node, &opened) {
                    Some(trouble) => notes.push((format!("note: the node at {shown} is not believed: it is {trouble}"), None)),
                    None => heard.push((index, shown, opened)),
                }
            }
            Err(err) => notes.push((format!("note: the node at {shown} is passed over: {err:#}"), Some(err))),
        }
    }
    // Of several with the same block the one that is named first.
    let highest = heard.iter().map(|(.., opened)| opened.head.number).max();
    let Some(best) = heard.iter().position(|(.., opened)| Some(opened.head.number) == highest) else {
        let first = notes.into_iter().find_map(|(_, err)| err);
        return Err(first.unwrap_or_else(|| from_the_future("every node is ahead of this machine's clock").into()));
    };
    let (index, shown, opened) = heard.swap_remove(best);
    node.prefer(index);
    heard.sort_by_key(|(index, ..)| *index);
    let differ = heard.iter().filter_map(|(_, other, late)| differs(&opened.head, shown, &late.head, other));
    let notes = notes.into_iter().map(|(note, _)| note).chain(differ).collect();
    Ok((opened, notes))
}

/// The answers in the order of the nodes. One that takes much longer than the first is not waited for.
async fn all(each: &[(String, Node)], owner: Option<Address>) -> Vec<Result<Opened>> {
    let start = Instant::now();
    let mut answers: Vec<Option<Result<Opened>>> = each.iter().map(|_| None).collect();
    let asked = (0_usize..).zip(each).map(|(index, (_, node))| async move { (index, opening(node, owner).await) });
    let mut asked: FuturesUnordered<_> = asked.collect();
    let mut put = |(index, answer): (usize, Result<Opened>)| {
        let good = answer.is_ok();
        if let Some(place) = answers.get_mut(index) {
            *place = Some(answer);
        }
        good
    };
    let mut good = false;
    while !good && let Some(answer) = asked.next().await {
        good = put(answer);
    }
    let rest = async {
        while let Some(answer) = asked.next().await {
            put(answer);
        }
    };
    // Whoever is cut off here has said nothing of use yet.
    let _ = timeout(start.elapsed().saturating_mul(2).max(GRACE), rest).await;
    let late = || Err(anyhow!("it has not answered {} after another one", counted(GRACE.as_secs(), "second")));
    answers.into_iter().map(|answer| answer.unwrap_or_else(late)).collect()
}

/// Fails on a node of another chain.
fn is_of(opened: &Opened, expected: &Expected, who: &str) -> Result<()> {
    let Expected { name, chain_id: wanted, .. } = expected;
    if opened.chain_id == *wanted {
        return Ok(());
    }
    let message = format!("{who} is of chain {}, and `{name}` is chain {wanted}", opened.chain_id);
    Err(Failure::refused("chain", message).hint("check `--rpc-url` and `--network`").into())
}

/// By what a node is ahead of this machine's clock, in words, where its blocks come by the clock.
fn ahead(node: &Node, opened: &Opened) -> Option<String> {
    let now: u64 = Timestamp::now().as_second().try_into().unwrap_or_default();
    let ahead = opened.head.timestamp.saturating_sub(now);
    let far = node.is_timely() && ahead > AHEAD;
    far.then(|| format!("{} ahead of this machine's clock at block {}", counted(ahead, "second"), opened.head.number))
}

fn from_the_future(message: &str) -> Failure {
    Failure::failed("node", message).hint("set the clock of this machine, or use another `--rpc-url`")
}

/// How another node differs from the one that is believed, in words.
fn differs(best: &Head, shown: &str, late: &Head, other: &str) -> Option<String> {
    let by = best.number.saturating_sub(late.number);
    if by > BEHIND {
        return Some(format!("note: the node at {other} is {} behind the one at {shown}", counted(by, "block")));
    }
    let forked = by == 0 && best.hash != late.hash;
    forked.then(|| format!("note: the nodes at {shown} and at {other} have different blocks of number {}", best.number))
}

/// Asks a node for its chain id, its newest block and, for `owner`, what may be signed next, in one request where it takes so many calls.
///
/// # Errors
/// When it does not answer, or not as it should.
pub(super) async fn opening(node: &Node, owner: Option<Address>) -> Result<Opened> {
    let client = node.provider().client();
    let mut batch = BatchRequest::new(client);
    let chain_id = batch.add_call::<_, U64>("eth_chainId", &())?;
    let latest = batch.add_call::<_, Option<Block>>("eth_getBlockByNumber", &("latest", false))?;
    let standing = match owner {
        None => None,
        Some(owner) => Some((
            batch.add_call::<_, U64>("eth_getTransactionCount", &(owner, "latest"))?,
            batch.add_call::<_, U64>("eth_getTransactionCount", &(owner, "pending"))?,
            batch.add_call::<_, U256>("eth_getBalance", &(owner, "latest"))?,
            batch.add_call::<_, FeeHistory>("eth_feeHistory", &("0xa", "latest", [50.0]))?,
        )),
    };
    match (batch.send().await, owner) {
        (Err(err), Some(owner)) if is_too_many(&err) => return Box::pin(in_parts(node, owner)).await,
        (sent, _) => sent.map_err(sorry)?,
    }
    let chain_id = chain_id.await.map_err(sorry)?.to::<u64>();
    let head = head_of(latest.await.map_err(sorry)?)?;
    let standing = match (standing, owner) {
        (Some((nonce, pending, balance, history)), Some(account)) => Some(Standing {
            account,
            nonce: nonce.await.map_err(sorry)?.to(),
            pending: pending.await.map_err(sorry)?.to(),
            balance: balance.await.map_err(sorry)?,
            history: history.await.map_err(sorry)?,
        }),
        _ => None,
    };
    Ok(Opened { chain_id, head, standing })
}

/// The same in three requests, of at most three calls. What the later ones say is of the block that the first shows, whoever answers.
async fn in_parts(node: &Node, account: Address) -> Result<Opened> {
    let Opened { chain_id, head, .. } = opening(node, None).await?;
    let (client, at) = (node.provider().client(), BlockId::hash(head.hash));
    let mut batch = BatchRequest::new(client);
    let nonce = batch.add_call::<_, U64>("eth_getTransactionCount", &(account, at))?;
    let pending = batch.add_call::<_, U64>("eth_getTransactionCount", &(account, "pending"))?;
    let balance = batch.add_call::<_, U256>("eth_getBalance", &(account, at))?;
    batch.send().await.map_err(sorry)?;
    let history = client.request("eth_feeHistory", ("0xa", U64::from(head.number), [50.0])).await.map_err(sorry)?;
    let (nonce, pending) = (nonce.await.map_err(sorry)?.to(), pending.await.map_err(sorry)?.to());
    Ok(Opened { chain_id, head, standing: Some(Standing { account, nonce, pending, balance: balance.await.map_err(sorry)?, history }) })
}

/// What is kept of a block.
pub(super) fn head_of(block: Option<Block>) -> Result<Head> {
    let block = block.context("the node has no blocks")?;
    let header = block.header();
    Ok(Head {
        number: header.number(),
        hash: header.hash(),
        timestamp: header.timestamp(),
        base_fee: header.base_fee_per_gas().context("the chain has no base fee: it is older than EIP-1559")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::B256;

    #[test]
    fn a_node_that_is_late_or_forked_is_told_of() {
        let head = |number, byte| Head { number, hash: B256::repeat_byte(byte), timestamp: 0, base_fee: 1 };
        let said = |late: Head| differs(&head(10, 1), "a", &late, "b");
        assert_eq!((said(head(10, 1)), said(head(9, 2)), said(head(7, 2))), (None, None, None));
        assert_eq!(said(head(6, 2)).unwrap(), "note: the node at b is 4 blocks behind the one at a");
        assert_eq!(said(head(10, 2)).unwrap(), "note: the nodes at a and at b have different blocks of number 10");
    }
}

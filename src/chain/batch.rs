//! Reads that are awaited together go out as one Multicall3 call.

use super::{Chain, node};
use crate::error::Failure;
use alloy::{
    network::TransactionBuilder,
    primitives::{Address, Bytes, U64},
    providers::Provider,
    rpc::{client::BatchRequest, types::TransactionRequest},
    sol,
    sol_types::SolCall,
    transports::TransportResult,
};
use anyhow::{Context, Result, ensure};
use futures::future::{join_all, try_join_all};
use std::sync::Mutex;
use tokio::sync::oneshot;

sol! {
    // https://github.com/mds1/multicall3, at 0xcA11bde05977b3631167028862bE2a173976CA11 on most chains.
    #[sol(abi)]
    interface IMulticall3 {
        struct Call3 { address target; bool allowFailure; bytes callData; }
        struct Result { bool success; bytes returnData; }
        function aggregate3(Call3[] calls) external payable returns (Result[] returnData);
        function getEthBalance(address addr) external view returns (uint256 balance);
    }
}

/// Nodes bound the gas of a call: so many reads a request stay below the usual 50 million.
const CHUNK: usize = 250;

/// Nodes bound the calls of a JSON-RPC batch too; most take so many, and the others are asked in smaller ones.
const BATCH: usize = 100;

impl Chain {
    /// How many transactions of each account are mined at the pinned block, in as few requests as nodes take them.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn nonces(&self, accounts: &[Address]) -> Result<Vec<u64>> {
        let parts = accounts.chunks(BATCH).map(|part| async move {
            let mut batch = BatchRequest::new(self.provider().client());
            let mut waiting = vec![];
            for account in part {
                waiting.push(batch.add_call::<_, U64>("eth_getTransactionCount", &(account, self.at()))?);
            }
            batch.send().await.map_err(node::sorry)?;
            let nonces = try_join_all(waiting).await.map_err(node::sorry)?;
            Ok::<_, anyhow::Error>(nonces.into_iter().map(|nonce| nonce.to::<u64>()).collect::<Vec<_>>())
        });
        Ok(try_join_all(parts).await?.concat())
    }
}

type Answer = Result<Result<Bytes, Bytes>>;

/// Reads that wait for their companions.
#[derive(Default)]
pub(super) struct Queue(Mutex<Vec<(Address, Bytes, oneshot::Sender<Answer>)>>);

/// Puts a read into the queue; the first of a group sends the group as soon as nobody else adds to it.
pub(super) async fn ask(chain: &Chain, to: Address, data: Bytes) -> Answer {
    let (sender, receiver) = oneshot::channel();
    let first = {
        let mut queue = chain.0.queue.0.lock().expect("invariant: no reader panics while it holds the queue");
        queue.push((to, data, sender));
        queue.len() == 1
    };
    if first {
        let chain = chain.clone();
        tokio::spawn(async move {
            // Whoever is being polled together with the first reader gets to add its own read.
            tokio::task::yield_now().await;
            flush(&chain).await;
        });
    }
    receiver.await.context("a read was dropped")?
}

async fn flush(chain: &Chain) {
    let waiting = std::mem::take(&mut *chain.0.queue.0.lock().expect("invariant: no reader panics while it holds the queue"));
    let mut chunks = vec![];
    let mut rest = waiting.into_iter().peekable();
    while rest.peek().is_some() {
        chunks.push(rest.by_ref().take(CHUNK).collect::<Vec<_>>());
    }
    join_all(chunks.into_iter().map(|chunk| answer(chain, chunk))).await;
}

async fn answer(chain: &Chain, chunk: Vec<(Address, Bytes, oneshot::Sender<Answer>)>) {
    let (reads, senders): (Vec<_>, Vec<_>) = chunk.into_iter().map(|(to, data, sender)| ((to, data), sender)).unzip();
    let answers = match (chain.multicall(), reads.as_slice()) {
        (Some(multicall), [_, _, ..]) => together(chain, multicall, &reads).await,
        _ => Ok(join_all(reads.iter().map(|(to, data)| alone(chain, *to, data.clone()))).await),
    };
    match answers {
        // A reader that no longer waits is no error.
        Ok(answers) => senders.into_iter().zip(answers).for_each(|(sender, answer)| drop(sender.send(answer))),
        Err(err) => {
            // Every reader gets the same error, with its fate.
            let failure = err.downcast_ref::<Failure>().cloned().unwrap_or_else(|| Failure::failed("node", format!("{err:#}")));
            senders.into_iter().for_each(|sender| drop(sender.send(Err(failure.clone().into()))));
        }
    }
}

async fn together(chain: &Chain, multicall: Address, reads: &[(Address, Bytes)]) -> Result<Vec<Answer>> {
    let calls =
        reads.iter().map(|(target, data)| IMulticall3::Call3 { target: *target, allowFailure: true, callData: data.clone() }).collect();
    let data = IMulticall3::aggregate3Call { calls }.abi_encode().into();
    let bytes = alone(chain, multicall, data).await?.map_err(|_| anyhow::anyhow!("the multicall at {multicall} reverts"))?;
    let results =
        IMulticall3::aggregate3Call::abi_decode_returns(&bytes).ok().with_context(|| format!("there is no multicall at {multicall}"))?;
    ensure!(results.len() == reads.len(), "the node answered {} of {} reads", results.len(), reads.len());
    // A call that ran out of gas among its companions looks like one that reverts without a word: it is asked again with gas of its own.
    let wordless = |result: &IMulticall3::Result| !result.success && result.returnData.is_empty();
    let asked: Vec<_> = results.iter().zip(reads).filter(|(result, _)| wordless(result)).map(|(_, read)| read).collect();
    let mut again = apart(chain, &asked).await?.into_iter();
    let answers = results.into_iter().map(|result| match result.success {
        true => Ok(Ok(result.returnData)),
        false if result.returnData.is_empty() => again.next().context("a read was not asked again")?,
        false => Ok(Err(result.returnData)),
    });
    Ok(answers.collect())
}

/// Calls that know nothing of one another, in as few requests as nodes take them.
async fn apart(chain: &Chain, reads: &[&(Address, Bytes)]) -> Result<Vec<Answer>> {
    if let [(to, data)] = reads {
        return Ok(vec![alone(chain, *to, data.clone()).await]);
    }
    let parts = reads.chunks(BATCH).map(|part| async move {
        let mut batch = BatchRequest::new(chain.provider().client());
        let mut waiting = vec![];
        for (to, data) in part {
            waiting.push(batch.add_call::<_, Bytes>("eth_call", &(request(*to, data.clone()), chain.at()))?);
        }
        batch.send().await.map_err(node::sorry)?;
        Ok::<_, anyhow::Error>(join_all(waiting).await.into_iter().map(answered).collect::<Vec<_>>())
    });
    Ok(try_join_all(parts).await?.into_iter().flatten().collect())
}

async fn alone(chain: &Chain, to: Address, data: Bytes) -> Answer {
    answered(chain.provider().call(request(to, data)).block(chain.at()).await)
}

fn request(to: Address, data: Bytes) -> TransactionRequest {
    TransactionRequest::default().with_to(to).with_input(data)
}

fn answered(answer: TransportResult<Bytes>) -> Answer {
    match answer {
        Ok(bytes) => Ok(Ok(bytes)),
        Err(err) => match err.as_error_resp().and_then(|answer| answer.as_revert_data()) {
            Some(data) => Ok(Err(data)),
            None if err.as_error_resp().is_some_and(|answer| answer.message.contains("revert")) => Ok(Err(Bytes::new())),
            None => Err(node::sorry(err)),
        },
    }
}

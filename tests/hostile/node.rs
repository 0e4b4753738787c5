//! A JSON-RPC node that answers from a practice chain, except where it was told to lie.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    sync::{
        Arc, Mutex, MutexGuard,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};

use alloy::{
    consensus::{Transaction, TxEnvelope},
    eips::Decodable2718,
    primitives::{B256, Bytes},
};
use http_body_util::{BodyExt, Full};
use hyper::{Request, Response, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use restake::practice::{chain::Chain, rpc, transport::Shared};
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::oneshot};

pub use super::lie::Lie;

/// Stands in every URL where providers put their keys; nothing the wallet prints may hold it.
pub const KEY: &str = "a1b2c3secretkey";

struct Rule {
    method: &'static str,
    /// How many requests are still answered truly.
    skip: usize,
    /// How many are then lied to.
    times: usize,
    lie: Lie,
}

struct Inner {
    chain: Shared,
    rules: Mutex<Vec<Rule>>,
    asked: Mutex<Vec<(String, Value)>>,
    /// How many calls it had and whether a transaction was handed over, for each HTTP request.
    trips: Mutex<Vec<(usize, bool)>>,
    hung: Sender<String>,
    late: Mutex<Option<Shared>>,
    /// How many calls it takes at once, and whether it says so as geth does, else by a status.
    most: Mutex<Option<(usize, bool)>>,
}

/// The node; it ends with its value.
pub struct Node {
    address: String,
    inner: Arc<Inner>,
    hung: Receiver<String>,
    _stop: oneshot::Sender<()>,
}

/// What a request comes to.
enum Reply {
    Object(Value),
    Lost,
    Http(u16, &'static str),
    Later(&'static str),
    Never,
}

impl Node {
    /// Starts a node over a chain, on a free port.
    pub fn over(chain: Shared) -> Self {
        let (hung, wait) = channel();
        let inner = Inner {
            chain,
            rules: Mutex::default(),
            asked: Mutex::default(),
            trips: Mutex::default(),
            hung,
            late: Mutex::default(),
            most: Mutex::default(),
        };
        let inner = Arc::new(inner);
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell, told) = channel();
        let served = inner.clone();
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
                tell.send(listener.local_addr().expect("an address")).expect("somebody waits");
                tokio::select! { () = accept(listener, served) => {}, _ = stopped => {} }
            });
        });
        let address = told.recv().expect("the node starts").to_string();
        Self { address, inner, hung: wait, _stop: stop }
    }

    /// The URL, with a key in it.
    pub fn url(&self) -> String {
        format!("http://{}/v3/{KEY}", self.address)
    }

    /// The chain behind it.
    pub fn chain(&self) -> MutexGuard<'_, Chain> {
        self.inner.chain.lock().expect("the chain is whole")
    }

    /// The same, for whoever outlives this borrow.
    pub fn shared(&self) -> Shared {
        self.inner.chain.clone()
    }

    /// Lies to every request of `method`.
    pub fn lies(&self, method: &'static str, lie: Lie) {
        self.lies_at(method, 0, usize::MAX, lie);
    }

    /// Lies to `times` requests of `method` after `skip` true answers.
    pub fn lies_at(&self, method: &'static str, skip: usize, times: usize, lie: Lie) {
        self.inner.rules.lock().expect("the rules are whole").push(Rule { method, skip, times, lie });
    }

    /// Tells the truth from now on.
    pub fn behaves(&self) {
        self.inner.rules.lock().expect("the rules are whole").clear();
    }

    /// Answers batches from a chain that hears of nothing any more; returns it.
    pub fn batches_are_late(&self) -> Shared {
        let late: Shared = Arc::new(Mutex::new(self.chain().clone()));
        *self.inner.late.lock().expect("whole") = Some(late.clone());
        late
    }

    /// Forgets the last transaction that it was handed.
    pub fn forgets_one(&self) {
        let mut asked = self.inner.asked.lock().expect("whole");
        let last = asked.iter().rposition(|(method, _)| method.starts_with("eth_sendRawTransaction")).expect("a transaction");
        asked.remove(last);
    }

    /// Waits until a request hangs, and says of which method.
    pub fn hung(&self) -> String {
        self.hung.recv_timeout(Duration::from_secs(30)).expect("a request hangs")
    }

    /// Whether a request hangs, without waiting for one.
    pub fn hangs(&self) -> Option<String> {
        self.hung.try_recv().ok()
    }

    /// How often a method was asked for.
    pub fn count(&self, method: &str) -> usize {
        self.inner.asked.lock().expect("whole").iter().filter(|(asked, _)| asked == method).count()
    }

    /// How many HTTP requests came.
    pub fn trips(&self) -> usize {
        self.inner.trips.lock().expect("whole").len()
    }

    /// Takes no more than this many calls at once; it says so in an answer to the first, as geth does, or by a status.
    pub fn takes(&self, most: usize, as_geth: bool) {
        *self.inner.most.lock().expect("whole") = Some((most, as_geth));
    }

    /// How many HTTP requests handed over transactions.
    pub fn deliveries(&self) -> usize {
        self.inner.trips.lock().expect("whole").iter().filter(|(_, sends)| *sends).count()
    }

    /// How many calls there were in the largest HTTP request.
    pub fn largest(&self) -> usize {
        self.inner.trips.lock().expect("whole").iter().map(|(calls, _)| *calls).max().unwrap_or_default()
    }

    /// How many HTTP requests came before the first that handed over a transaction.
    pub fn trips_before_the_send(&self) -> usize {
        self.inner.trips.lock().expect("whole").iter().position(|(_, sends)| *sends).expect("a transaction")
    }

    /// The raw transactions that were handed in, in order, repetitions too.
    pub fn sent(&self) -> Vec<TxEnvelope> {
        let asked = self.inner.asked.lock().expect("whole");
        let sent = asked.iter().filter(|(method, _)| method.starts_with("eth_sendRawTransaction"));
        let raw = sent.map(|(_, params)| serde_json::from_value::<Bytes>(params[0].clone()).expect("bytes"));
        raw.map(|raw| TxEnvelope::decode_2718_exact(&raw).expect("a transaction")).collect()
    }

    /// The hashes that were handed in, by nonce.
    pub fn hashes(&self) -> BTreeMap<u64, BTreeSet<B256>> {
        let mut hashes: BTreeMap<u64, BTreeSet<B256>> = BTreeMap::new();
        for transaction in self.sent() {
            hashes.entry(transaction.nonce()).or_default().insert(*transaction.tx_hash());
        }
        hashes
    }
}

async fn accept(listener: TcpListener, inner: Arc<Inner>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        stream.set_nodelay(true).expect("a socket");
        let inner = inner.clone();
        tokio::spawn(async move {
            let service = service_fn(move |request| respond(inner.clone(), request));
            // A connection that is closed on purpose ends in an error.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn respond(inner: Arc<Inner>, request: Request<Incoming>) -> io::Result<Response<Full<hyper::body::Bytes>>> {
    let body = request.into_body().collect().await.map_err(io::Error::other)?.to_bytes();
    let request: Value = serde_json::from_slice(&body)?;
    let (batch, requests) = match request {
        Value::Array(requests) => (true, requests),
        single => (false, vec![single]),
    };
    let most = *inner.most.lock().expect("whole");
    if let Some((_, as_geth)) = most.filter(|(most, _)| requests.len() > *most) {
        let error = json!({ "code": -32600, "message": "batch too large" });
        let first = json!([{ "jsonrpc": "2.0", "id": requests[0]["id"], "error": error }]);
        return if as_geth { response(200, first.to_string()) } else { response(413, "too large".into()) };
    }
    let sends = |request: &Value| request["method"].as_str().is_some_and(|method| method.starts_with("eth_sendRawTransaction"));
    inner.trips.lock().expect("whole").push((requests.len(), requests.iter().any(sends)));
    let mut answers = vec![];
    for request in requests {
        let late = inner.late.lock().expect("whole").clone().filter(|_| batch);
        match inner.answer(request, &late.unwrap_or_else(|| inner.chain.clone())) {
            Reply::Object(object) => answers.push(object),
            Reply::Lost => return Err(io::Error::other("closed on purpose")),
            Reply::Http(status, body) => return response(status, body.into()),
            Reply::Later(seconds) => {
                let limited = Response::builder().status(429).header("Retry-After", seconds);
                return limited.body(Full::default()).map_err(io::Error::other);
            }
            Reply::Never => std::future::pending().await,
        }
    }
    let body = if batch { Value::Array(answers) } else { answers.remove(0) };
    response(200, body.to_string())
}

fn response(status: u16, body: String) -> io::Result<Response<Full<hyper::body::Bytes>>> {
    Response::builder().status(status).body(Full::new(body.into())).map_err(io::Error::other)
}

/// Takes the lie that this request gets, if it gets one.
fn lie<'a>(rules: &'a mut [Rule], method: &str) -> Option<&'a Lie> {
    let rule = rules.iter_mut().find(|rule| rule.method == method && (rule.skip > 0 || rule.times > 0))?;
    if rule.skip > 0 {
        rule.skip -= 1;
        return None;
    }
    rule.times -= 1;
    Some(&rule.lie)
}

impl Inner {
    fn answer(&self, request: Value, chain: &Shared) -> Reply {
        let (id, method) = (request["id"].clone(), request["method"].as_str().expect("a method").to_owned());
        let params = request["params"].as_array().cloned().unwrap_or_default();
        self.asked.lock().expect("whole").push((method.clone(), params.clone().into()));
        let truth = || match rpc::answer(&mut chain.lock().expect("whole"), &method, &params) {
            Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
            Err(refusal) => {
                json!({ "jsonrpc": "2.0", "id": id, "error": { "code": refusal.code, "message": refusal.message, "data": refusal.data } })
            }
        };
        let denied = |code: i64, message: &str| json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message } });
        let mut rules = self.rules.lock().expect("whole");
        match lie(&mut rules, &method) {
            None => Reply::Object(truth()),
            Some(Lie::Result(result)) => Reply::Object(json!({ "jsonrpc": "2.0", "id": id, "result": result })),
            Some(Lie::Error(code, message)) => Reply::Object(denied(*code, message)),
            Some(Lie::Edit(edit)) => {
                let mut object = truth();
                edit(&mut object["result"]);
                Reply::Object(object)
            }
            Some(Lie::After(happens)) => {
                happens();
                Reply::Object(truth())
            }
            Some(Lie::DoneAndDenied(code, message)) => {
                truth();
                Reply::Object(denied(*code, message))
            }
            Some(Lie::DoneAndLost) => {
                truth();
                Reply::Lost
            }
            Some(Lie::Lost) => Reply::Lost,
            Some(Lie::Http(status, body)) => Reply::Http(*status, body),
            Some(Lie::Later(seconds)) => Reply::Later(seconds),
            Some(Lie::Hang) => self.never(method),
            Some(Lie::DoneAndHang) => {
                truth();
                self.never(method)
            }
        }
    }

    fn never(&self, method: String) -> Reply {
        // The test may have ended meanwhile.
        let _ = self.hung.send(method);
        Reply::Never
    }
}

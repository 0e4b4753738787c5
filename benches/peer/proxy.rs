//! A proxy in front of a node passes everything on and remembers which methods each HTTP request asked for.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{self, BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use serde_json::Value;

/// What hands a transaction over begins like this.
const SEND: &str = "eth_sendRawTransaction";

/// The methods of every request, in the order of their arrival.
type Requests = Arc<Mutex<Vec<Vec<String>>>>;

/// A proxy that serves as long as this program runs.
pub struct Proxy {
    address: SocketAddr,
    requests: Requests,
}

impl Proxy {
    /// Stands in front of the node at `url`.
    pub fn before(url: &str) -> Self {
        let node: SocketAddr = url.strip_prefix("http://").and_then(|rest| rest.parse().ok()).expect("the URL of a local node");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let proxy = Self { address: listener.local_addr().expect("its address"), requests: Requests::default() };
        let requests = Arc::clone(&proxy.requests);
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let requests = Arc::clone(&requests);
                // A connection ends with an error where either side hangs up.
                thread::spawn(move || pass(client, node, &requests).ok());
            }
        });
        proxy
    }

    /// Returns where it serves.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns one line a request, and how many there were before the transaction was handed over.
    pub fn report(&self) -> String {
        let requests = self.requests.lock().expect("no connection panics while it writes");
        let mut text = String::new();
        for (number, methods) in (1..).zip(requests.iter()) {
            let mut counted = BTreeMap::new();
            methods.iter().for_each(|method| *counted.entry(method).or_insert(0) += 1);
            let counted: Vec<_> = counted.into_iter().map(|(method, times)| format!("{times} × {method}")).collect();
            writeln!(text, "  {number}. {}", counted.join(", ")).expect("a string takes everything");
        }
        let before = requests.iter().take_while(|methods| !methods.iter().any(|method| method.starts_with(SEND))).count();
        text + &format!("  before the transaction is sent: {before} HTTP requests, so at most {before} sequential round trips")
    }
}

/// Passes one connection on, both ways.
fn pass(client: TcpStream, node: SocketAddr, requests: &Requests) -> io::Result<()> {
    let mut node = TcpStream::connect(node)?;
    node.set_nodelay(true)?;
    client.set_nodelay(true)?;
    let (mut answers, mut back) = (node.try_clone()?, client.try_clone()?);
    thread::spawn(move || io::copy(&mut answers, &mut back).ok());
    let mut client = BufReader::new(client);
    while let Some((head, body)) = request(&mut client)? {
        requests.lock().expect("no connection panics while it writes").push(methods(&body));
        node.write_all(&[head, body].concat())?;
    }
    Ok(())
}

/// Reads the head and the body of one request; `None` at the end of the connection.
fn request(client: &mut impl BufRead) -> io::Result<Option<(Vec<u8>, Vec<u8>)>> {
    let (mut head, mut length) = (vec![], 0);
    loop {
        let start = head.len();
        if client.read_until(b'\n', &mut head)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&head[start..]).to_ascii_lowercase();
        if let Some(said) = line.strip_prefix("content-length:") {
            length = said.trim().parse().map_err(io::Error::other)?;
        }
        if line.trim().is_empty() {
            let mut body = vec![0; length];
            client.read_exact(&mut body)?;
            return Ok(Some((head, body)));
        }
    }
}

/// Returns the methods that a body asks for: one, or those of a batch.
fn methods(body: &[u8]) -> Vec<String> {
    let asked = match serde_json::from_slice(body) {
        Ok(Value::Array(batch)) => batch,
        Ok(one) => vec![one],
        Err(_) => vec![],
    };
    asked.iter().map(|one| one["method"].as_str().unwrap_or("no method").to_owned()).collect()
}

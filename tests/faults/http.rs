//! As much of HTTP/1.1 as a node on this machine speaks: messages whose length is said in front.

use std::{
    io::{self, BufRead, BufReader, Write},
    net::TcpStream,
};

use serde_json::{Value, json};

/// A request or an answer: its head with the empty line, and its body.
pub struct Message {
    pub head: Vec<u8>,
    pub body: Vec<u8>,
}

impl Message {
    /// Reads one; `None` at the end of the connection.
    pub fn read(stream: &mut impl BufRead) -> io::Result<Option<Self>> {
        let (mut head, mut length) = (vec![], 0);
        loop {
            let start = head.len();
            if stream.read_until(b'\n', &mut head)? == 0 {
                return Ok(None);
            }
            let line = String::from_utf8_lossy(&head[start..]).to_ascii_lowercase();
            if let Some(said) = line.strip_prefix("content-length:") {
                length = said.trim().parse().map_err(io::Error::other)?;
            }
            if line.trim().is_empty() {
                let mut body = vec![0; length];
                stream.read_exact(&mut body)?;
                return Ok(Some(Self { head, body }));
            }
        }
    }

    /// An answer that a client takes for a node's.
    pub fn answer(body: Vec<u8>) -> Self {
        let head = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
        Self { head: head.into_bytes(), body }
    }

    /// A request for JSON-RPC.
    pub fn request(body: &Value) -> Self {
        let body = body.to_string().into_bytes();
        let head = format!("POST / HTTP/1.1\r\nhost: node\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
        Self { head: head.into_bytes(), body }
    }

    /// The whole of it.
    pub fn bytes(&self) -> Vec<u8> {
        [&self.head[..], &self.body].concat()
    }
}

/// A connection to a node.
pub struct Line(BufReader<TcpStream>);

impl Line {
    /// Connects to what `url` names: `http://`, an address and a port.
    pub fn to(url: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(url.strip_prefix("http://").expect("the URL of a local node"))?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Sends a request and reads its answer.
    pub fn exchange(&mut self, request: &Message) -> io::Result<Message> {
        self.0.get_mut().write_all(&request.bytes())?;
        Message::read(&mut self.0)?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

/// Asks a node many things at once; every one has to be answered.
pub fn ask_all(url: &str, asked: &[(&str, Value)]) -> Vec<Value> {
    if asked.is_empty() {
        return vec![];
    }
    let request =
        |(id, (method, params)): (usize, &(&str, Value))| json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
    let batch: Value = asked.iter().enumerate().map(request).collect::<Vec<_>>().into();
    let answer = Line::to(url).and_then(|mut line| line.exchange(&Message::request(&batch))).expect("the node answers");
    let answers: Vec<Value> = serde_json::from_slice(&answer.body).expect("as many answers");
    assert_eq!(answers.len(), asked.len());
    let result = |((id, (method, _)), mut answer): ((usize, &(&str, Value)), Value)| {
        assert!(answer.get("result").is_some() && answer["id"] == id, "{method}: {answer}");
        answer["result"].take()
    };
    asked.iter().enumerate().zip(answers).map(result).collect()
}

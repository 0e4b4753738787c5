//! A proxy in front of a node that loses, delays, repeats and mixes up answers, and requests with them.

use std::{
    io::{self, BufReader, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, RwLock,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::{
    chance::Chance,
    http::{Line, Message},
};

/// What is done to a request.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// The node does it, and its answer is lost.
    Lose,
    /// The node does it, and half of its answer is lost.
    Cut,
    /// The node never hears of it.
    Close,
    /// The answer takes its time.
    Delay(Duration),
    /// The node does it twice, and the second answer counts.
    Again,
    /// The same, and the first answer counts.
    Twice,
    /// The answers of a batch come in any order, one of them twice, after what was asked later on another connection.
    Mix(u64),
}

impl Fault {
    fn draw(chance: &mut Chance) -> Self {
        match chance.below(7) {
            0 => Self::Lose,
            1 => Self::Cut,
            2 => Self::Close,
            3 => Self::Delay(Duration::from_millis(20 + chance.below(600))),
            4 => Self::Again,
            5 => Self::Twice,
            _ => Self::Mix(chance.next()),
        }
    }
}

/// A proxy that serves as long as it lives.
pub struct Faulty {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    node: String,
    percent: u64,
    chance: Mutex<Chance>,
    answered: AtomicUsize,
    faults: AtomicUsize,
    /// Held by each request that is under way, and alone by who wants none to be.
    under_way: RwLock<()>,
    over: AtomicBool,
}

impl Faulty {
    /// Stands in front of the node at `url`, and does something to `percent` of a hundred requests.
    pub fn before(url: &str, percent: u64, seed: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let shared = Arc::new(Shared {
            node: url.to_owned(),
            percent,
            chance: Mutex::new(Chance::of(seed)),
            answered: AtomicUsize::new(0),
            faults: AtomicUsize::new(0),
            under_way: RwLock::default(),
            over: AtomicBool::new(false),
        });
        let serving = Arc::clone(&shared);
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                if serving.over.load(Ordering::Relaxed) {
                    break;
                }
                let shared = Arc::clone(&serving);
                // A connection ends with an error where either side hangs up.
                thread::spawn(move || shared.serve(&client).ok());
            }
        });
        Self { address, shared }
    }

    /// Returns where it serves.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Does something while no request that came through here is under way.
    pub fn between_requests<T>(&self, act: impl FnOnce() -> T) -> T {
        let _alone = self.shared.under_way.write().expect("no request panics");
        act()
    }

    /// How many requests were answered, and to how many something was done.
    pub fn counted(&self) -> (usize, usize) {
        (self.shared.answered.load(Ordering::Relaxed), self.shared.faults.load(Ordering::Relaxed))
    }
}

impl Drop for Faulty {
    fn drop(&mut self) {
        self.shared.over.store(true, Ordering::Relaxed);
        // It looks up when somebody comes.
        TcpStream::connect(self.address).ok();
    }
}

impl Shared {
    fn serve(&self, client: &TcpStream) -> io::Result<()> {
        client.set_nodelay(true)?;
        let mut node = Line::to(&self.node)?;
        let (mut reader, mut writer) = (BufReader::new(client), client);
        while let Some(request) = Message::read(&mut reader)? {
            let fault = {
                let mut chance = self.chance.lock().expect("chance does not panic");
                chance.hits(self.percent).then(|| Fault::draw(&mut chance))
            };
            if fault.is_some() {
                self.faults.fetch_add(1, Ordering::Relaxed);
            }
            let answer = {
                let _under_way = self.under_way.read().expect("who is alone does not panic");
                self.answer(fault, &mut node, &request)?
            };
            let Some(answer) = answer else {
                return client.shutdown(Shutdown::Both);
            };
            self.answered.fetch_add(1, Ordering::Relaxed);
            writer.write_all(&answer)?;
            if matches!(fault, Some(Fault::Cut)) {
                return client.shutdown(Shutdown::Both);
            }
        }
        Ok(())
    }

    /// The bytes that are answered; `None` where the connection is closed instead.
    fn answer(&self, fault: Option<Fault>, node: &mut Line, request: &Message) -> io::Result<Option<Vec<u8>>> {
        let Some(fault) = fault else { return Ok(Some(node.exchange(request)?.bytes())) };
        if matches!(fault, Fault::Close) {
            return Ok(None);
        }
        let answer = node.exchange(request)?;
        Ok(match fault {
            Fault::Lose | Fault::Close => None,
            Fault::Cut => {
                let bytes = answer.bytes();
                Some(bytes[..bytes.len() - answer.body.len() / 2 - 1].to_vec())
            }
            Fault::Delay(time) => {
                thread::sleep(time);
                Some(answer.bytes())
            }
            Fault::Again => Some(node.exchange(request)?.bytes()),
            Fault::Twice => {
                node.exchange(request)?;
                Some(answer.bytes())
            }
            Fault::Mix(seed) => {
                self.let_another_pass();
                Some(mixed(answer, Chance::of(seed)).bytes())
            }
        })
    }

    /// Waits until another request is answered, or for a while where there is none.
    fn let_another_pass(&self) {
        let (before, start) = (self.answered.load(Ordering::Relaxed), Instant::now());
        while self.answered.load(Ordering::Relaxed) == before && start.elapsed() < Duration::from_millis(200) {
            thread::sleep(Duration::from_millis(2));
        }
    }
}

/// The answers of a batch in any order, one of them twice.
fn mixed(answer: Message, mut chance: Chance) -> Message {
    let Ok(Value::Array(mut answers)) = serde_json::from_slice(&answer.body) else { return answer };
    answers.extend(answers.first().cloned());
    chance.shuffle(&mut answers);
    Message::answer(Value::Array(answers).to_string().into_bytes())
}

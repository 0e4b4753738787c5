//! Transactions, messages and tokens go to the device as Ledger's own library hands them over: the recorded conversations of npm
//! `@ledgerhq/hw-app-eth` are played to the protocol layer, which may say nothing else.

use std::{
    collections::VecDeque,
    env, fs,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use alloy::{
    hex,
    primitives::{B256, U256},
};
use anyhow::Result;
use restake::signer::ledger::{Answer, EthereumApp, Path, Token, Transport};

use super::rlp;

/// A command and its answer, with the status word.
type Turn = (Vec<u8>, Vec<u8>);

/// A device that knows one conversation.
#[derive(Clone, Default)]
struct Replay(Arc<Mutex<VecDeque<Turn>>>);

impl Transport for Replay {
    fn exchange(&mut self, apdu: &[u8]) -> Result<Answer> {
        let (expected, answer) = self.0.lock().unwrap().pop_front().expect("Ledger's library asks no more");
        assert_eq!(hex::encode(apdu), hex::encode(expected));
        let (data, status) = answer.split_last_chunk::<2>().unwrap();
        Ok(Answer { data: data.to_vec(), status: u16::from_be_bytes(*status) })
    }
}

/// Returns every turn that is written in a file of the package's tests.
fn turns(file: &str) -> Vec<Turn> {
    let folder = env::var_os("RESTAKE_LEDGER_JS_DIR").expect("RESTAKE_LEDGER_JS_DIR names the folder that `npm install` filled");
    let file = PathBuf::from(folder).join("node_modules/@ledgerhq/hw-app-eth/tests").join(file);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let digits = |text: &str| hex::decode(text.chars().take_while(char::is_ascii_hexdigit).collect::<String>()).ok();
    let said = text.lines().map(str::trim).filter_map(|line| Some((line.get(..3)?, digits(line.get(3..)?)?)));
    let mut turns = vec![];
    let mut asked = None;
    for (who, bytes) in said {
        match who {
            "=> " => asked = Some(bytes),
            "<= " => turns.extend(asked.take().map(|asked| (asked, bytes))),
            _ => {}
        }
    }
    turns
}

/// Takes the path off the front of what is signed.
fn path(whole: &[u8]) -> (Path, &[u8]) {
    let (levels, rest) = whole[1..].split_at(4 * usize::from(whole[0]));
    let level = |bytes: &[u8]| {
        let number = u32::from_be_bytes(*bytes.first_chunk().unwrap());
        format!("/{}{}", number & 0x7fff_ffff, if number >> 31 == 1 { "'" } else { "" })
    };
    (format!("m{}", levels.chunks(4).map(level).collect::<String>()).parse().unwrap(), rest)
}

/// The chain that a transaction from before EIP-2718 is for.
fn chain(payload: &[u8]) -> Option<u64> {
    let (head, _, _) = rlp::head(payload)?;
    let (items, _) = rlp::items(&payload[head..]);
    (payload[0] >= 0xc0 && items.len() == 9).then(|| U256::from_be_slice(items[6]).to())
}

/// Plays a conversation and returns how many of its commands are of the protocol layer's own kinds.
fn play(turns: &[Turn]) -> usize {
    let replay = Replay::default();
    // The conversations are with versions that signed without a chain id too.
    let about = hex!("0108457468657265756d06312e31322e3001009000");
    replay.0.lock().unwrap().push_back((hex!("b001000000").to_vec(), about.to_vec()));
    let mut app = EthereumApp::open(Box::new(replay.clone())).unwrap();
    let mut played = 0;
    let mut rest = turns;
    while let Some((first, _)) = rest.first() {
        let more = |(command, _): &&Turn| command[1] == first[1] && command[2] == 0x80;
        let length = 1 + rest[1..].iter().take_while(more).count();
        let (group, next) = rest.split_at(length);
        rest = next;
        replay.0.lock().unwrap().extend(group.iter().cloned());
        let whole = group.iter().flat_map(|(command, _)| &command[5..]).copied().collect::<Vec<_>>();
        let worked = group.last().unwrap().1.ends_with(&[0x90, 0x00]);
        let same = match first[..4] {
            [0xe0, 0x04, 0, 0] => {
                let (path, payload) = path(&whole);
                // The recorded answer to one without a chain is made up: the app itself says 27 or 28.
                let made_up = payload[0] >= 0xc0 && chain(payload).is_none();
                app.sign_transaction(&path, payload, chain(payload)).is_ok() || made_up
            }
            [0xe0, 0x08, 0, 0] => {
                let (path, message) = path(&whole);
                app.sign_message(&path, &message[4..]).is_ok()
            }
            [0xe0, 0x0a, 0, 0] => app.provide_token(&Token::read(whole).unwrap()).is_ok(),
            [0xe0, 0x0c, 0, 0] => {
                let (path, hashes) = path(&whole);
                app.sign_hashes(&path, B256::from_slice(&hashes[..32]), B256::from_slice(&hashes[32..])).is_ok()
            }
            [0xe0, 0x06, 0, 0] => app.configuration().is_ok(),
            // Names, plugins and keys that this wallet has no use for.
            _ => {
                replay.0.lock().unwrap().clear();
                continue;
            }
        };
        assert_eq!(same, worked, "{}", hex::encode(first));
        assert!(replay.0.lock().unwrap().is_empty(), "Ledger's library says more: {}", hex::encode(first));
        played += 1;
    }
    played
}

#[test]
#[ignore = "needs npm @ledgerhq/hw-app-eth: run by .ci/run"]
fn tokens_are_handed_over_before_their_transactions() {
    assert_eq!(play(&turns("fixtures/apdus/ERC20-OK.apdus")), 2);
    assert_eq!(play(&turns("fixtures/apdus/ERC20-KO.apdus")), 1);
}

#[test]
#[ignore = "needs npm @ledgerhq/hw-app-eth: run by .ci/run"]
fn whatever_ledgers_library_signs_is_cut_and_read_as_it_does() {
    let played = play(&turns("Eth.unit.test.ts"));
    assert!(played >= 30, "{played} commands were compared");
}

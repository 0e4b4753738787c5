//! Options that change what is asked of a node, and how much of it is said.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    thread,
};

use super::{home::speaks_of, stage::Stage};

#[test]
fn a_slippage_that_bounds_nothing_is_usage_and_a_large_one_gets_a_word() {
    let stage = Stage::set();
    for slippage in ["100", "100%", "250"] {
        let refused = stage.home.run(&["stake", "1", "--with", "lido", "--yes", "--slippage", slippage]);
        speaks_of(&refused.failed(2, "usage"), &["nothing would have to arrive"]);
    }
    stage.untouched();
    let large = stage.home.run(&["stake", "1", "--with", "lido", "--dry-run", "--slippage", "6%"]);
    large.done();
    speaks_of(&large.stderr, &["a slippage of 6%"]);
    let usual = stage.home.run(&["stake", "1", "--with", "lido", "--dry-run", "--slippage", "5%"]);
    assert!(!usual.stderr.contains("slippage of"), "{usual}");
}

#[test]
fn which_node_was_asked_is_said_where_that_is_asked_for() {
    let stage = Stage::set();
    let loud = stage.home.run(&["stake", "1", "--with", "lido", "--dry-run", "-v"]);
    loud.done();
    assert!(loud.stderr.lines().all(|line| line.len() <= 80), "{loud}");
    speaks_of(&loud.stderr, &["note: reading from http://127.0.0.1:", "/… at block ", " requests in "]);
    let usual = stage.home.run(&["stake", "1", "--with", "lido", "--dry-run"]);
    assert!(!usual.stderr.contains("reading from"), "{usual}");
}

#[test]
fn a_node_beyond_this_machine_is_asked_through_the_proxy() {
    let stage = Stage::set();
    let proxy = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", proxy.local_addr().expect("an address"));
    let asked = thread::spawn(move || {
        let (mut stream, _) = proxy.accept().expect("somebody asks");
        let mut line = String::new();
        BufReader::new(&stream).read_line(&mut line).expect("a request");
        stream.write_all(b"HTTP/1.1 503 Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").expect("an answer");
        line
    });
    let home = stage.home_of(&["http://node.invalid/".into()]);
    let mut command = home.command(&["stake", "1", "--with", "lido", "--dry-run", "--allow-insecure-rpc"]);
    let output = command.env("http_proxy", &url).output().expect("the binary runs");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(asked.join().expect("it is asked").trim_end(), "POST http://node.invalid/ HTTP/1.1");
    let output = stage.home.command(&["stake", "1", "--with", "lido", "--dry-run"]).env("http_proxy", "http://127.0.0.1:1").output();
    assert!(output.expect("the binary runs").status.success(), "this machine is asked without one");
}

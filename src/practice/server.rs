//! The chain answers JSON-RPC over HTTP to programs on the same machine, and to no one else.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, PoisonError};

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};

use super::rpc;
use super::transport::Shared;

/// The most bytes of one request.
const MAX_REQUEST: usize = 2 * 1024 * 1024;

/// Answers requests that are not JSON-RPC: from method, path with query, and body to a status and a JSON body, or nothing if
/// the path is not its own.
pub type Routes = Arc<dyn Fn(&str, &str, &[u8]) -> Option<(u16, Vec<u8>)> + Send + Sync>;

/// Listens on a port of the loopback interface (0 for any that is free), and returns the address with what serves it.
///
/// # Errors
/// The port is taken.
pub async fn serve(chain: Shared, port: u16, routes: Option<Routes>) -> io::Result<(SocketAddr, impl Future<Output = ()> + Send)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = listener.local_addr()?;
    let accept = async move {
        loop {
            // One that could not be accepted is the client's loss, not the server's end.
            if let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(connection(stream, chain.clone(), routes.clone()));
            }
        }
    };
    Ok((address, accept))
}

async fn connection(stream: TcpStream, chain: Shared, routes: Option<Routes>) {
    // A late acknowledgement would hold every answer back.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let (chain, routes) = (chain.clone(), routes.clone());
        async move { Ok::<_, Infallible>(respond(&chain, routes.as_ref(), request).await) }
    });
    // How a connection ends concerns its client alone.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

async fn respond(chain: &Shared, routes: Option<&Routes>, request: Request<Incoming>) -> Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    let announced = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if announced > MAX_REQUEST {
        return response(StatusCode::PAYLOAD_TOO_LARGE, Bytes::new());
    }
    let Ok(body) = Limited::new(body, MAX_REQUEST).collect().await else {
        return response(StatusCode::PAYLOAD_TOO_LARGE, Bytes::new());
    };
    let body = body.to_bytes();
    let path = head.uri.path_and_query().map_or("/", |path| path.as_str());
    if let Some((status, body)) = routes.and_then(|routes| routes(head.method.as_str(), path, &body)) {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        return response(status, body.into());
    }
    match (head.method, head.uri.path()) {
        (Method::POST, "/") => {
            let mut chain = chain.lock().unwrap_or_else(PoisonError::into_inner);
            response(StatusCode::OK, rpc::answer_text(&mut chain, &body).0)
        }
        (_, "/") => response(StatusCode::METHOD_NOT_ALLOWED, Bytes::new()),
        _ => response(StatusCode::NOT_FOUND, Bytes::new()),
    }
}

fn response(status: StatusCode, body: Bytes) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use alloy::primitives::U256;
    use alloy::providers::{Provider, ProviderBuilder};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;
    use crate::practice::sample::{self, ALICE, ether};

    async fn start() -> SocketAddr {
        let routes: Routes = Arc::new(|method, path, _| (method == "GET" && path == "/health?deep=1").then(|| (201, b"{}".to_vec())));
        let (address, accept) = serve(Arc::new(Mutex::new(sample::chain())), 0, Some(routes)).await.unwrap();
        tokio::spawn(accept);
        address
    }

    async fn raw(address: SocketAddr, request: String) -> String {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).await.unwrap();
        reply
    }

    fn post(body: &str) -> String {
        let length = body.len();
        format!("POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}")
    }

    #[tokio::test]
    async fn a_provider_speaks_to_it_over_http() {
        let address = start().await;
        let provider = ProviderBuilder::new().connect_http(format!("http://{address}").parse().unwrap());
        assert_eq!(provider.get_chain_id().await.unwrap(), 7_357_000);
        assert_eq!(provider.get_balance(ALICE).await.unwrap(), ether(1_000));
        assert_eq!(provider.get_storage_at(ALICE, U256::ZERO).await.unwrap(), U256::ZERO);
    }

    #[tokio::test]
    async fn routes_batches_and_nonsense_are_told_apart() {
        let address = start().await;
        let get = |path: &str| format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        assert!(raw(address, get("/health?deep=1")).await.starts_with("HTTP/1.1 201"));
        assert!(raw(address, get("/nothing")).await.starts_with("HTTP/1.1 404"));
        assert!(raw(address, get("/")).await.starts_with("HTTP/1.1 405"));
        let batch = r#"[{"id":1,"method":"eth_chainId"},{"id":"b","method":"eth_magic","params":[]}]"#;
        let reply = raw(address, post(batch)).await;
        assert!(reply.contains(r#""id":1,"jsonrpc":"2.0","result":"0x704248""#), "{reply}");
        assert!(reply.contains(r#"{"code":-32601,"message":"the method eth_magic does not exist/is not available"}"#));
        assert!(raw(address, post("{")).await.contains("-32700"));
        assert!(raw(address, post("[]")).await.contains("empty batch"));
    }

    #[tokio::test]
    async fn a_request_beyond_the_limit_is_not_read() {
        let length = MAX_REQUEST + 1;
        let head = format!("POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n");
        assert!(raw(start().await, head).await.starts_with("HTTP/1.1 413"));
    }
}
